package se.kedjan.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A real PostgreSQL from Maven Central's binaries, with the two roles of production: one that
 * migrates and owns, one that runs.
 */
public final class Postgres {

  static final String OWNER = "kedjan_owner";
  static final String APP = "kedjan_app";

  private Postgres() {}

  /** Fresh and in memory's way of the word: gone with the JVM. */
  public static EmbeddedPostgres fresh() {
    try {
      return prepare(EmbeddedPostgres.builder().start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps its data in the directory from one start to the next. */
  public static EmbeddedPostgres in(Path directory) {
    try {
      return prepare(
          EmbeddedPostgres.builder()
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the application needs to be told to run on it. */
  public static Map<String, Object> properties(EmbeddedPostgres postgres) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put(
        "spring.datasource.url", "jdbc:postgresql://localhost:" + postgres.getPort() + "/kedjan");
    properties.put("spring.datasource.username", APP);
    properties.put("spring.datasource.password", APP);
    properties.put("spring.flyway.user", OWNER);
    properties.put("spring.flyway.password", OWNER);
    // When the JVM stops, the database may be gone before the engine: it need not wait for it.
    properties.put("spring.datasource.hikari.connection-timeout", "3000");
    return properties;
  }

  private static EmbeddedPostgres prepare(EmbeddedPostgres postgres) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      try (var there =
          statement.executeQuery("select 1 from pg_database where datname = 'kedjan'")) {
        if (there.next()) {
          return postgres;
        }
      }
      statement.execute("create role " + OWNER + " login password '" + OWNER + "'");
      statement.execute("create role " + APP + " login password '" + APP + "'");
      statement.execute("create database kedjan owner " + OWNER);
      return postgres;
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL cannot be prepared", e);
    }
  }
}
