package se.kedjan.testing;

import java.util.TimeZone;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A PostgreSQL for one context alone, for tests that count everything there is. */
public class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Stockholm"));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("postgres", Postgres.properties(Postgres.fresh())));
  }
}
