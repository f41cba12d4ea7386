package se.kedjan.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A node of the same application in a JVM of its own, on the test's database: one that can be
 * killed. Its connections and its jobs bear its name. The job executor rests until the node is told
 * to work, so that it does not take what the test is doing itself.
 */
public final class SecondNode implements AutoCloseable {

  private static final int SECONDS = 180;
  private static final Set<String> SIGNS =
      Set.of(NodeProcess.READY, NodeProcess.UP, NodeProcess.DONE);

  private final String name;
  private final Process process;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  private SecondNode(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /** Does not wait until it is up. */
  public static SecondNode start(String name, Map<String, Object> properties) {
    var all = new LinkedHashMap<>(properties);
    all.put("camunda.bpm.job-execution.enabled", "true");
    // One stopped in the middle of a job keeps its thread, and is not to keep others waiting.
    all.put("camunda.bpm.job-execution.core-pool-size", "12");
    all.put("camunda.bpm.job-execution.max-pool-size", "12");
    all.put("camunda.bpm.generic-properties.properties.hostname", name);
    all.put("spring.datasource.hikari.data-source-properties.ApplicationName", name);
    all.put("server.port", "0");
    try {
      var builder = new ProcessBuilder(command()).redirectErrorStream(true);
      builder
          .environment()
          .put("SPRING_APPLICATION_JSON", new ObjectMapper().writeValueAsString(all));
      var node = new SecondNode(name, builder.start());
      var reader = new Thread(node::listen, name);
      reader.setDaemon(true);
      reader.start();
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(NodeProcess.class.getName());
    return command;
  }

  /** What it logs is in {@code target/nodes}. */
  private void listen() {
    var log = Path.of("target", "nodes", name + ".log");
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Files.createDirectories(log.getParent());
      try (var kept = Files.newBufferedWriter(log)) {
        for (var line = out.readLine(); line != null; line = out.readLine()) {
          kept.write(line + "\n");
          kept.flush();
          if (SIGNS.contains(line)) {
            said.add(line);
          }
        }
      }
    } catch (IOException killed) {
      // Then there is nothing more to hear.
    }
    said.add("gone");
  }

  public String name() {
    return name;
  }

  /** It has come to where it would put in place what is not there yet. */
  void awaitReady() {
    await(NodeProcess.READY);
  }

  void goOn() {
    tell(NodeProcess.GO);
  }

  public void awaitUp() {
    await(NodeProcess.UP);
  }

  /** Its clock stands at that moment, and its job executor takes what is due. */
  public void work(Instant now) {
    tell(NodeProcess.WORK + now);
    await(NodeProcess.DONE);
  }

  public void rest() {
    tell(NodeProcess.REST);
    await(NodeProcess.DONE);
  }

  private void tell(String what) {
    try {
      process.getOutputStream().write((what + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is gone, see target/nodes", e);
    }
  }

  private void await(String sign) {
    try {
      var heard = said.poll(SECONDS, TimeUnit.SECONDS);
      if (!sign.equals(heard)) {
        throw new AssertionError("%s: %s, see target/nodes".formatted(name, heard));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** At once, as when the power goes: nothing is rolled back, released or said good-bye to. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
