package se.kedjan.responsibility;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The key under which the log is chained, from the environment ({@code KEDJAN_LOG_KEY}).
 *
 * @param key at least 32 characters
 */
@Validated
@ConfigurationProperties("kedjan.log")
record LogProperties(@NotNull @Size(min = 32) String key) {

  /** Keeps the key out of whatever prints this record. */
  @Override
  public String toString() {
    return "LogProperties[key=***]";
  }
}
