package se.kedjan.notification;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.StaffId;
import se.kedjan.chain.Companions;
import se.kedjan.notification.Outbox.Kind;
import se.kedjan.notification.Outbox.Line;

/**
 * Writes a mail and starts what sends it, both in the caller's transaction: none is sent of what
 * was rolled back, and none is lost of what was not.
 */
@Component
class WritingMail {

  private final MailServer server;
  private final Outbox outbox;
  private final Companions companions;

  WritingMail(MailServer server, Outbox outbox, Companions companions) {
    this.server = server;
    this.outbox = outbox;
    this.companions = companions;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void write(StaffId staff, Kind kind, String about, List<Line> lines) {
    if (!server.isOn() || outbox.address(staff).isEmpty()) {
      return;
    }
    outbox
        .write(staff, kind, about, lines)
        .ifPresent(id -> companions.start(MailNumber.of(id), "MailWritten", Map.of()));
  }
}
