package se.kedjan.testing;

import java.util.LinkedHashMap;
import java.util.TimeZone;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/**
 * A PostgreSQL for one context alone, as {@link OwnDatabase}, and two nodes beside it that start
 * with it at once on the empty database. What is put in place after the engine is there, they do at
 * the same moment.
 */
public class NodesBeside implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The two, and the database as its superuser. */
  public record Beside(SecondNode first, SecondNode second, DataSource superuser) {}

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Stockholm"));
    var postgres = Postgres.fresh();
    var sources = context.getEnvironment().getPropertySources();
    sources.addFirst(new MapPropertySource("postgres", Postgres.properties(postgres)));
    var properties = new LinkedHashMap<String, Object>();
    // What the test's own application is told, above all others.
    Stream.of("Inlined Test Properties", "mail", "postgres")
        .map(name -> (MapPropertySource) sources.get(name))
        .forEach(source -> properties.putAll(source.getSource()));
    var beside =
        new Beside(
            SecondNode.start("node-a", properties),
            SecondNode.start("node-b", properties),
            postgres.getDatabase("postgres", "kedjan"));
    context.getBeanFactory().registerSingleton("nodesBeside", beside);
    context
        .getBeanFactory()
        .registerSingleton(
            "togetherAtStart",
            new TogetherAtStart(
                () -> {
                  beside.first().awaitReady();
                  beside.second().awaitReady();
                  beside.first().goOn();
                  beside.second().goOn();
                }));
    context.addApplicationListener(
        event -> {
          if (event instanceof ContextClosedEvent) {
            beside.first().close();
            beside.second().close();
          }
        });
  }
}
