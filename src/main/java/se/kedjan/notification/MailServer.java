package se.kedjan.notification;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** The way out, where one is configured. */
@Component
@EnableConfigurationProperties(MailProperties.class)
class MailServer implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);

  private final MailProperties properties;
  private final boolean hasHost;
  private final ObjectProvider<JavaMailSender> sender;
  private final Clock clock;

  MailServer(
      MailProperties properties,
      @Value("${spring.mail.host:}") String host,
      ObjectProvider<JavaMailSender> sender,
      Clock clock) {
    this.properties = properties;
    this.hasHost = !host.isBlank();
    this.sender = sender;
    this.clock = clock;
    if (hasHost && (properties.from() == null || properties.publicUrl() == null)) {
      throw new IllegalStateException(
          "Mail needs kedjan.mail.from (KEDJAN_MAIL_FROM) and kedjan.mail.public-url (KEDJAN_MAIL_PUBLICURL) beside spring.mail.host");
    }
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!isOn()) {
      LOG.info("Mail is off: spring.mail.host (SPRING_MAIL_HOST) is not set; none is written.");
    }
  }

  boolean isOn() {
    return hasHost;
  }

  /** The part after the @ of the sender, for the ids of mails. */
  String domain() {
    var from = Objects.requireNonNull(properties.from());
    return from.substring(from.indexOf('@') + 1);
  }

  String publicUrl() {
    return Objects.requireNonNull(properties.publicUrl());
  }

  /** Throws without the words of the server, which name the address. */
  void send(String to, String messageId, MailText text) {
    try {
      var mailer = sender.getObject();
      var message = mailer.createMimeMessage();
      var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      helper.setFrom(Objects.requireNonNull(properties.from()));
      helper.setTo(to);
      helper.setSubject(text.subject());
      helper.setText(text.plain(), text.html());
      helper.setSentDate(Date.from(clock.instant()));
      message.setHeader("Message-ID", messageId);
      message.setHeader("Auto-Submitted", "auto-generated");
      mailer.send(message);
    } catch (MailException | MessagingException refused) {
      throw new MailNotSent(refused.getClass().getSimpleName());
    }
  }

  /** The engine tries again, later and later. */
  static class MailNotSent extends RuntimeException {

    MailNotSent(String kind) {
      super("The mail server has not taken a mail: " + kind);
    }
  }
}
