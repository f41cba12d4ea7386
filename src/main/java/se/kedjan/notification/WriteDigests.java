package se.kedjan.notification;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.notification.Outbox.Kind;

/** Each working morning one mail to everybody whose lists have something to say, once. */
@Component("writeDigests")
class WriteDigests implements JavaDelegate {

  private final MailServer server;
  private final MailProperties properties;
  private final Outbox outbox;
  private final MyLists lists;
  private final WritingMail writing;
  private final WorkingDays workingDays;
  private final Clock clock;

  WriteDigests(
      MailServer server,
      MailProperties properties,
      Outbox outbox,
      MyLists lists,
      WritingMail writing,
      WorkingDays workingDays,
      Clock clock) {
    this.server = server;
    this.properties = properties;
    this.outbox = outbox;
    this.lists = lists;
    this.writing = writing;
    this.workingDays = workingDays;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var today = LocalDate.now(clock);
    if (!server.isOn() || !workingDays.isWorkingDay(today) || !outbox.begin(today)) {
      return;
    }
    var since =
        outbox
            .lastBefore(today)
            .orElseGet(() -> workingDays.minus(today, 1).atStartOfDay(clock.getZone()).toInstant());
    lists
        .since(since)
        .forEach((staff, lines) -> writing.write(staff, Kind.DIGEST, today.toString(), lines));
    outbox.forgetSettledBefore(properties.kept());
  }
}
