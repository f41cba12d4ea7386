package se.kedjan.notification;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.notification.Outbox.Kind;

/**
 * Sends one mail, once: whoever holds its row sends it. A node that stops between the sending and
 * the commit leaves it waiting; it is sent again then, under the same id, by which a mail server
 * and a reader's program know the two for one.
 */
@Component
class SendingMail {

  private final Outbox outbox;
  private final MailServer server;

  SendingMail(Outbox outbox, MailServer server) {
    this.outbox = outbox;
    this.server = server;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void send(long id) {
    outbox.tried(id);
    var mail = outbox.take(id).orElse(null);
    if (mail == null) {
      return;
    }
    var address = outbox.address(mail.staff()).orElse(null);
    var lines = outbox.lines(mail);
    if (address == null || lines.isEmpty()) {
      outbox.dropped(mail);
      return;
    }
    server.send(
        address,
        mail.messageId(),
        mail.kind() == Kind.DIGEST
            ? MailText.digest(lines, server.publicUrl())
            : MailText.alert(lines, server.publicUrl()));
    outbox.sent(mail);
  }
}
