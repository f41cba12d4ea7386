package se.kedjan.testing;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A real SMTP server in this process, that can be closed and opened again. */
public class PostOffice implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  public static final String URL = "https://kedjan.example";

  private static final int PORT = freePort();
  private static final List<Letter> DELIVERED = new ArrayList<>();
  private static GreenMail server;

  /**
   * @param raw all of it, parts decoded
   */
  public record Letter(String to, String messageId, String subject, String plain, String html) {
    public String raw() {
      return to + messageId + subject + plain + html;
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    open();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "mail",
                Map.of(
                    "spring.mail.host",
                    "localhost",
                    "spring.mail.port",
                    PORT,
                    "kedjan.mail.from",
                    "kedjan@kedjan.example",
                    "kedjan.mail.public-url",
                    URL)));
  }

  public static synchronized void open() {
    if (server == null) {
      server =
          new GreenMail(new ServerSetup(PORT, "localhost", ServerSetup.PROTOCOL_SMTP))
              .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
      server.start();
    }
  }

  /** Nobody takes mail until it is opened again. */
  public static synchronized void close() {
    collect();
    server.stop();
    server = null;
  }

  /** All that was delivered since it was last emptied, oldest first. */
  public static synchronized List<Letter> letters() {
    collect();
    return List.copyOf(DELIVERED);
  }

  public static List<Letter> lettersTo(String staffId) {
    return letters().stream().filter(l -> l.to().equals(staffId + "@kedjan.example")).toList();
  }

  public static synchronized void empty() {
    collect();
    DELIVERED.clear();
  }

  private static void collect() {
    if (server == null) {
      return;
    }
    Arrays.stream(server.getReceivedMessages()).map(PostOffice::letter).forEach(DELIVERED::add);
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (com.icegreen.greenmail.store.FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Letter letter(MimeMessage message) {
    try {
      var parts = new ArrayList<String>();
      texts(message.getContent(), parts);
      return new Letter(
          message.getAllRecipients()[0].toString(),
          message.getMessageID(),
          message.getSubject(),
          parts.get(0),
          parts.get(1));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(GreenMailUtil.getWholeMessage(message), e);
    }
  }

  private static void texts(Object content, List<String> into)
      throws MessagingException, IOException {
    if (content instanceof jakarta.mail.Multipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        texts(parts.getBodyPart(i).getContent(), into);
      }
    } else {
      into.add(content.toString());
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
