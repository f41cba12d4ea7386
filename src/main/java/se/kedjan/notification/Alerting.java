package se.kedjan.notification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import se.kedjan.casefile.CaseClosed;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.casefile.CaseReopened;
import se.kedjan.casefile.CaseStopped;
import se.kedjan.chain.CaseStaffing;
import se.kedjan.chain.Companions;
import se.kedjan.chain.Consequence;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.consent.AccessEnded;
import se.kedjan.enrolment.EnrolmentDeclined;
import se.kedjan.enrolment.ParticipantDischarged;
import se.kedjan.enrolment.TrialDeclined;
import se.kedjan.notification.Outbox.Kind;
import se.kedjan.notification.Outbox.Line;
import se.kedjan.notification.Outbox.Section;
import se.kedjan.pause.Leavings;
import se.kedjan.pause.Leavings.Leaving;
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

  private static final List<Party> PARTIES = List.of(Party.SOF, Party.CORNER, Party.AMF);

  private final Alerts alerts;
  private final Leavings leavings;
  private final Rules rules;
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
      Leavings leavings,
      Rules rules,
      WritingMail writing,
      Companions companions,
      CaseFiles caseFiles,
      CaseStaffing staffing,
      CaseAccess access,
      CaseRelations relations,
      CurrentActor currentActor,
      ApplicationEventPublisher events) {
    this.alerts = alerts;
    this.leavings = leavings;
    this.rules = rules;
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
    left(discharged.caseId(), toldOf(discharged), teller());
  }

  @EventListener
  void on(PauseBegan pause) {
    left(
        pause.caseId(),
        tells(pause.caseId(), Consequence.Kind.PAUSE, pause.reason()).orElse(PARTIES),
        teller());
  }

  @EventListener
  void on(CaseStopped stopped) {
    if (stopped.isDeath()) {
      silence(stopped.caseId());
    } else {
      // SOF, which sums it up, tells those to whom the party that stopped it may not.
      left(stopped.caseId(), concerned(stopped.caseId(), stopped.why()), teller(), Party.SOF);
    }
  }

  /** What has not been confirmed yet may still be, but nothing is late on a closed case. */
  @EventListener
  void on(CaseClosed closed) {
    companions.withoutDeadline(closed.caseId(), KEY);
  }

  /**
   * Of the dead only what was closed as a death by mistake is opened again. Who has not confirmed
   * that the participant left need not any longer.
   */
  @EventListener
  void on(CaseReopened reopened) {
    alerts.unsilence(reopened.caseId());
    companions.end(reopened.caseId(), KEY);
  }

  @EventListener
  void on(TrialDeclined declined) {
    left(declined.caseId(), PARTIES, teller());
  }

  @EventListener
  void on(EnrolmentDeclined declined) {
    left(declined.caseId(), PARTIES, teller());
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

  /** By the reason that was looked up, unless Corner discharged for another in the end. */
  private List<Party> toldOf(ParticipantDischarged discharged) {
    var caseId = discharged.caseId();
    var reason =
        leavings
            .latest(caseId)
            .filter(leaving -> leaving.outcome().equals(discharged.outcome()))
            .map(Leaving::reason)
            .orElse(discharged.outcome());
    return tells(caseId, Consequence.Kind.ENDING, reason).orElse(PARTIES);
  }

  /** Of a stop by whoever learned of it: who else would have decided knows it no other way. */
  private List<Party> concerned(CaseId caseId, String why) {
    return rules
        .consequence(caseFiles.activityOf(caseId), Consequence.Kind.ENDING, why)
        .map(
            consequence ->
                Stream.concat(Stream.of(consequence.decidedBy()), consequence.tells().stream())
                    .distinct()
                    .toList())
        .orElse(PARTIES);
  }

  /** Whom the owner's table tells; empty for a reason that it does not know. */
  private Optional<List<Party>> tells(CaseId caseId, Consequence.Kind kind, String reason) {
    return rules.consequence(caseFiles.activityOf(caseId), kind, reason).map(Consequence::tells);
  }

  /**
   * @param told of them those who may know of the participation from one of the tellers
   */
  private void left(CaseId caseId, List<Party> told, Party... tellers) {
    told.stream()
        .filter(
            party ->
                Stream.of(tellers)
                    .anyMatch(
                        teller -> access.mayRead(party, caseId, teller, Category.PARTICIPATION)))
        .forEach(party -> alert(caseId, party, null));
  }

  private Party teller() {
    var acting = acting();
    return acting == null ? Party.CORNER : acting;
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
