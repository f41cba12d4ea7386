package se.kedjan.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One PostgreSQL for all tests of the JVM. */
public class SharedDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static @Nullable EmbeddedPostgres postgres;

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Stockholm"));
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("postgres", Postgres.properties(postgres())));
  }

  /** For tests that look at the database as its superuser. */
  public static synchronized EmbeddedPostgres postgres() {
    if (postgres == null) {
      postgres = Postgres.fresh();
    }
    return postgres;
  }
}
