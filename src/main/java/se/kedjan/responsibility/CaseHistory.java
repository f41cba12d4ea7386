package se.kedjan.responsibility;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;

/** What the log tells of one case: who held it, when, for how long; what each party did. */
@Component
public class CaseHistory {

  private final JdbcClient jdbc;
  private final Accountability accountability;
  private final OpenSteps openSteps;
  private final Clock clock;

  CaseHistory(JdbcClient jdbc, Accountability accountability, OpenSteps openSteps, Clock clock) {
    this.jdbc = jdbc;
    this.accountability = accountability;
    this.openSteps = openSteps;
    this.clock = clock;
  }

  /** Length runs to now where the party still holds the case. */
  public record Held(Party party, Instant from, @Nullable Instant to, Duration length) {}

  public record Done(
      Instant at,
      String actor,
      @Nullable String actorName,
      @Nullable Party party,
      @Nullable String unit,
      String act,
      @Nullable String step,
      @Nullable String detail) {}

  public record WaitingFor(
      Party party, String step, String stepName, Instant since, @Nullable Instant dueAt) {}

  public record View(
      CaseId caseId, List<Held> held, List<WaitingFor> waitingFor, List<Done> done) {}

  /** Four queries, whatever the length of the history. */
  public View of(CaseId caseId) {
    var now = clock.instant();
    var held =
        accountability.intervals(caseId).stream()
            .map(
                i ->
                    new Held(
                        i.party(),
                        i.from(),
                        i.to(),
                        Duration.between(i.from(), i.to() == null ? now : i.to())))
            .toList();
    var waiting =
        openSteps.of(caseId).stream()
            .map(s -> new WaitingFor(s.party(), s.step(), s.stepName(), s.since(), s.dueAt()))
            .toList();
    return new View(caseId, held, waiting, done(caseId));
  }

  private List<Done> done(CaseId caseId) {
    return jdbc.sql(
            """
            select l.at, l.actor, s.name, coalesce(l.on_behalf_of, l.party) as party,
              -- One party's act may move another's affairs; the unit is the actor's own.
              case when l.on_behalf_of is null or l.on_behalf_of = l.party then l.unit end as unit,
              l.act, l.step, l.detail
            from kedjan.responsibility_log l left join kedjan.staff s on s.id = l.actor
            where l.chain = (select chain from kedjan.log_chain where case_id = ?) order by l.seq
            """)
        .param(caseId.number())
        .query(
            (row, n) -> {
              var party = row.getString("party");
              return new Done(
                  row.getTimestamp("at").toInstant(),
                  row.getString("actor"),
                  row.getString("name"),
                  party == null ? null : Party.valueOf(party),
                  row.getString("unit"),
                  row.getString("act"),
                  row.getString("step"),
                  row.getString("detail"));
            })
        .list();
  }
}
