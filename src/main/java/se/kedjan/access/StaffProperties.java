package se.kedjan.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * @param file staff to take into the register at start
 * @param password the first password of those who are new, at least twelve characters
 */
@Validated
@ConfigurationProperties("kedjan.staff")
record StaffProperties(@NotNull Resource file, @NotNull @Size(min = 12) String password) {

  @Override
  public String toString() {
    return "StaffProperties[file=" + file + ", password=***]";
  }
}
