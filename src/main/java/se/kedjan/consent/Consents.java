package se.kedjan.consent;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.GivenConsent;
import se.kedjan.access.Party;
import se.kedjan.casefile.InterestRegistered;
import se.kedjan.responsibility.Act;

/** Consent per direction; the latest row of a direction says what holds. */
@Component
public class Consents implements GivenConsent {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final CurrentActor currentActor;
  private final ApplicationEventPublisher events;

  Consents(
      JdbcClient jdbc, Clock clock, CurrentActor currentActor, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.currentActor = currentActor;
    this.events = events;
  }

  /** Whether the person has agreed that the one party may tell the other, today. */
  public boolean allows(CaseId caseId, Party from, Party to) {
    return jdbc.sql(
            """
            select given and (valid_to is null or valid_to >= ?) from kedjan.consent
            where case_id = ? and from_party = ? and to_party = ? order by id desc limit 1
            """)
        .params(LocalDate.now(clock), caseId.number(), from.name(), to.name())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  @Override
  public boolean allows(CaseId caseId, Party from, Party to, Category what) {
    return allows(caseId, from, to);
  }

  /** The form cannot be sent without the consent that lets the registering party tell SOF. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(InterestRegistered registered) {
    if (registered.onBehalfOf() != Party.SOF) {
      record(registered.caseId(), registered.onBehalfOf(), Party.SOF, true, null, null);
    }
  }

  void record(
      CaseId caseId,
      Party from,
      Party to,
      boolean given,
      @Nullable String form,
      @Nullable LocalDate until) {
    Actor actor = currentActor.get();
    jdbc.sql(
            """
            insert into kedjan.consent (case_id, from_party, to_party, given, form, valid_from, valid_to, taken_by, taken_by_party)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(1, caseId.number())
        .param(2, from.name())
        .param(3, to.name())
        .param(4, given)
        .param(5, form, Types.VARCHAR)
        .param(6, LocalDate.now(clock))
        .param(7, until, Types.DATE)
        .param(8, actor.staffId())
        .param(9, String.valueOf(actor.party()))
        .update();
    events.publishEvent(
        new ConsentRecorded(
            caseId, given ? "consent-given" : "consent-not-given", from + ">" + to));
  }

  record ConsentRecorded(CaseId caseId, String kind, String detail) implements Act {}
}
