package se.kedjan.access;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * @param file staff to take into the register at start
 * @param password the first password of those who are new, at least twelve characters; where they
 *     sign in through the provider there is none
 */
@Validated
@ConfigurationProperties("kedjan.staff")
record StaffProperties(@Nullable Resource file, @Nullable @Size(min = 12) String password) {

  /** An empty variable of the environment says as much as none. */
  StaffProperties {
    password = password == null || password.isBlank() ? null : password;
  }

  @Override
  public String toString() {
    return "StaffProperties[file=" + file + ", password=***]";
  }
}
