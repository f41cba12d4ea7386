package se.kedjan.notification;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.forms.Submission;
import se.kedjan.notification.Alerts.Alert;
import se.kedjan.responsibility.Act;

/** One step confirms all that a party has been alerted about in the case. */
@Component
class ConfirmingAlert {

  private final Alerts alerts;
  private final ApplicationEventPublisher events;

  ConfirmingAlert(Alerts alerts, ApplicationEventPublisher events) {
    this.alerts = alerts;
    this.events = events;
  }

  Map<String, ?> prefill(CaseId caseId, Party party) {
    return Map.of(
        "alertText",
        alerts.unconfirmed(caseId, party).stream()
            .map(alert -> "- " + said(alert, party))
            .distinct()
            .collect(Collectors.joining("\n")));
  }

  private static String said(Alert alert, Party party) {
    return alert
        .ended()
        .map(
            direction ->
                party == direction.to()
                    ? "Ni får inte längre del av alla uppgifter från %s."
                        .formatted(direction.from().laneName())
                    : "Ni får inte längre berätta allt för %s."
                        .formatted(direction.to().laneName()))
        .orElse("Deltagaren har slutat eller gör ett uppehåll.");
  }

  void confirm(Submission s, Party party) {
    alerts.confirm(s.caseId(), party, s.staff());
    events.publishEvent(new AlertConfirmed(s.caseId(), s.step(), s.taskId()));
  }

  record AlertConfirmed(CaseId caseId, String step, @Nullable String taskId) implements Act {
    @Override
    public String kind() {
      return "alert-confirmed";
    }
  }
}
