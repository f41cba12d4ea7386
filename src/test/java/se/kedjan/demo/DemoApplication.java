package se.kedjan.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;
import se.kedjan.KedjanApplication;
import se.kedjan.testing.Postgres;

/**
 * {@code mvn spring-boot:test-run}: the whole application on a PostgreSQL of its own, with a year
 * at Corner played through it. What is done there stays until {@code mvn clean}.
 */
public class DemoApplication {

  private static final Path DATABASE = Path.of("target", "demo-database").toAbsolutePath();

  /** There once the whole year has been played; a start that was stopped half-way begins anew. */
  static final Path PLAYED = DATABASE.resolveSibling("demo-year-played");

  public static void main(String[] args) throws IOException {
    KedjanApplication.useSwedishTime();
    if (!Files.exists(PLAYED)) {
      FileSystemUtils.deleteRecursively(DATABASE);
    }
    Files.createDirectories(DATABASE.getParent());
    var properties = new LinkedHashMap<String, Object>(Postgres.properties(Postgres.in(DATABASE)));
    properties.put("server.port", "8080");
    properties.put("kedjan.log.key", "demo-key-demo-key-demo-key-demo-key");
    properties.put("kedjan.identity.key", "demo-numbers-demo-numbers-demo-numbers");
    properties.put("kedjan.staff.file", "classpath:demo/staff.csv");
    properties.put("kedjan.staff.password", "Kedjan-demo-2026");
    properties.put("spring.main.banner-mode", "off");
    // In this order: the demo's clock is there before the application would make its own.
    var application = new SpringApplication(DemoConfiguration.class, KedjanApplication.class);
    application.setDefaultProperties(properties);
    application.run(args);
  }
}
