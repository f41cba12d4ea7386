package se.kedjan.notification;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.CaseRelations;
import se.kedjan.access.Category;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.casefile.CaseStopped;
import se.kedjan.chain.CaseStaffing;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.consent.AccessEnded;
import se.kedjan.enrolment.EnrolmentDeclined;
import se.kedjan.enrolment.ParticipantDischarged;
import se.kedjan.enrolment.TrialDeclined;
import se.kedjan.notification.Outbox.Kind;
import se.kedjan.notification.Outbox.Line;
import se.kedjan.notification.Outbox.Section;
import se.kedjan.pause.PauseBegan;
import se.kedjan.responsibility.Act;

/**
 * Tells every other party concerned at once that a participant has left, or that access has ended,
 * and asks each to confirm. Never why. After a death nothing is sent, and what waits is not either.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Alerting {

  static final String KEY = "alert";

  private static final String DECEASED = "deceased";
  private static final List<Party> PARTIES = List.of(Party.SOF, Party.CORNER, Party.AMF);

  private final Alerts alerts;
  private final WritingMail writing;
  private final Companions companions;
  private final CaseFiles caseFiles;
  private final CaseStaffing staffing;
  private final CaseAccess access;
  private final CaseRelations relations;
  private final CurrentActor currentActor;
  private final ApplicationEventPublisher events;

  Alerting(
      Alerts alerts,
      WritingMail writing,
      Companions companions,
      CaseFiles caseFiles,
      CaseStaffing staffing,
      CaseAccess access,
      CaseRelations relations,
      CurrentActor currentActor,
      ApplicationEventPublisher events) {
    this.alerts = alerts;
    this.writing = writing;
    this.companions = companions;
    this.caseFiles = caseFiles;
    this.staffing = staffing;
    this.access = access;
    this.relations = relations;
    this.currentActor = currentActor;
    this.events = events;
  }

  @EventListener
  void on(ParticipantDischarged discharged) {
    if (DECEASED.equals(discharged.outcome())) {
      silence(discharged.caseId());
    } else {
      left(discharged.caseId());
    }
  }

  @EventListener
  void on(PauseBegan pause) {
    left(pause.caseId());
  }

  @EventListener
  void on(CaseStopped stopped) {
    if (stopped.isDeath()) {
      silence(stopped.caseId());
    } else {
      left(stopped.caseId());
    }
  }

  @EventListener
  void on(TrialDeclined declined) {
    left(declined.caseId());
  }

  @EventListener
  void on(EnrolmentDeclined declined) {
    left(declined.caseId());
  }

  /** The two it was about; the receiver learns that access ended and nothing else. */
  @EventListener
  void on(AccessEnded ended) {
    ended
        .direction()
        .filter(direction -> caseFiles.isOpen(ended.caseId()))
        .ifPresent(
            direction ->
                Stream.of(direction.from(), direction.to())
                    .forEach(party -> alert(ended.caseId(), party, direction)));
  }

  /** To those who may know of the participation from the party that ended it. */
  private void left(CaseId caseId) {
    var acting = acting();
    var teller = acting == null ? Party.CORNER : acting;
    PARTIES.stream()
        .filter(party -> access.mayRead(party, caseId, teller, Category.PARTICIPATION))
        .forEach(party -> alert(caseId, party, null));
  }

  private void silence(CaseId caseId) {
    alerts.silence(caseId);
    PARTIES.forEach(party -> companions.end(caseId, KEY, ProcessVariable.ALERT_OF, party.group()));
  }

  private void alert(CaseId caseId, Party party, @Nullable Direction ended) {
    if (party == acting() || !relations.takesPart(party, caseId) || alerts.isSilent(caseId)) {
      return;
    }
    var id = alerts.add(caseId, party, ended);
    events.publishEvent(new PartyAlerted(caseId, party));
    if (!companions.isRunning(caseId, KEY, ProcessVariable.ALERT_OF, party.group())) {
      companions.start(
          caseId,
          "PartyAlerted",
          Map.of(
              ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId),
              ProcessVariable.ALERT_OF, party.group()));
    }
    var line = new Line(Section.ALERT, caseId, null, null);
    for (var staff : readers(caseId, party)) {
      writing.write(staff, Kind.ALERT, String.valueOf(id), List.of(line));
    }
  }

  /** Who is named and the deputy; where there is nobody, the heads, who see to it. */
  private List<StaffId> readers(CaseId caseId, Party party) {
    return staffing
        .namedFor(caseId, party)
        .map(named -> Stream.of(named.staff(), named.deputy()))
        .map(both -> both.filter(java.util.Objects::nonNull).toList())
        .orElseGet(() -> alerts.heads(caseId, party));
  }

  private @Nullable Party acting() {
    var party = currentActor.get().party();
    return party != null && party.isOfTheChain() ? party : null;
  }

  record PartyAlerted(CaseId caseId, Party onBehalfOf) implements Act {
    @Override
    public String kind() {
      return "party-alerted";
    }
  }
}
