package se.kedjan.turnover;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.casefile.CaseFiles.Holder;
import se.kedjan.chain.ChangingHands;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.responsibility.Act;

/** One case comes to somebody else, or to the head who says to whom; its open steps follow. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Takeover {

  static final String UNHELD_CASE = "unheld-case";

  private final CaseFiles caseFiles;
  private final ChangingHands changingHands;
  private final Companions companions;
  private final CurrentActor currentActor;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Takeover(
      CaseFiles caseFiles,
      ChangingHands changingHands,
      Companions companions,
      CurrentActor currentActor,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.caseFiles = caseFiles;
    this.changingHands = changingHands;
    this.companions = companions;
    this.currentActor = currentActor;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param submitted the step that says so, which goes on by itself
   */
  void toSomebody(
      CaseId caseId,
      Party party,
      StaffId staff,
      @Nullable StaffId deputy,
      @Nullable String reason,
      @Nullable String submitted) {
    var before = caseFiles.holder(caseId, party);
    caseFiles.name(caseId, party, staff, Optional.ofNullable(deputy));
    keep(caseId, party, before, staff, reason);
    changingHands.follow(caseId, party, before.map(Holder::staff).orElse(null), submitted);
    if (submitted == null) {
      companions.end(caseId, UNHELD_CASE, ProcessVariable.UNHELD_BY, party.group());
    }
  }

  /** The head of the party gets a step to say who has the case from now on; once. */
  void toHead(CaseId caseId, Party party, @Nullable String reason) {
    if (companions.isRunning(caseId, UNHELD_CASE, ProcessVariable.UNHELD_BY, party.group())) {
      return;
    }
    if (reason != null) {
      keep(caseId, party, caseFiles.holder(caseId, party), null, reason);
    }
    events.publishEvent(new CaseUnheld(caseId, party));
    companions.start(
        caseId,
        "CaseUnheld",
        Map.of(
            ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId),
            ProcessVariable.UNHELD_BY, party.group()));
  }

  private void keep(
      CaseId caseId,
      Party party,
      Optional<Holder> before,
      @Nullable StaffId after,
      @Nullable String reason) {
    jdbc.sql(
            """
            insert into kedjan.staff_change (case_id, party, from_staff, to_staff, reason, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            party.name(),
            before.map(holder -> holder.staff().value()).orElse(null),
            after == null ? null : after.value(),
            reason,
            Timestamp.from(clock.instant()),
            Objects.requireNonNull(currentActor.get()).staffId())
        .update();
  }

  record CaseUnheld(CaseId caseId, Party onBehalfOf) implements Act {
    @Override
    public String kind() {
      return "case-unheld";
    }
  }
}
