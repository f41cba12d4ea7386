package se.kedjan.identity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key under which identity numbers lie, from the environment ({@code KEDJAN_IDENTITY_KEY}).
 *
 * @param key at least 32 characters
 * @param previousKeys keys of earlier days, which can still be read but are not written with
 */
@Validated
@ConfigurationProperties("kedjan.identity")
record IdentityProperties(
    @NotNull @Size(min = 32) String key,
    @DefaultValue List<@NotNull @Size(min = 32) String> previousKeys) {

  /** Keeps the keys out of whatever prints this record. */
  @Override
  public String toString() {
    return "IdentityProperties[key=***]";
  }
}
