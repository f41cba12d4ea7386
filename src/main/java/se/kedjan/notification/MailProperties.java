package se.kedjan.notification;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param from the sender's address
 * @param publicUrl where staff reach Kedjan, without a path: {@code https://kedjan.example.se}
 * @param kept how long it stays known that a mail was sent
 */
@Validated
@ConfigurationProperties("kedjan.mail")
record MailProperties(
    @Nullable @Email(regexp = "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+") String from,
    @Nullable @Pattern(regexp = "https?://[A-Za-z0-9.:-]+") String publicUrl,
    @DefaultValue("30d") @NotNull Duration kept) {

  /** An empty variable of the environment says as much as none. */
  MailProperties {
    from = from == null || from.isBlank() ? null : from;
    publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl;
  }
}
