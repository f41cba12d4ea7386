package se.kedjan.attendance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseClosed;
import se.kedjan.casefile.CaseStopped;
import se.kedjan.chain.Refusal;
import se.kedjan.consent.WithdrawalDecided;
import se.kedjan.enrolment.ParticipantDischarged;
import se.kedjan.enrolment.ParticipantEnrolled;
import se.kedjan.pause.PauseBegan;
import se.kedjan.transition.BackToCorner;
import se.kedjan.transition.LeftForGood;
import se.kedjan.transition.WorkTrainingStarted;

/** From when to when each participant was at the activity, as what happens in the case says. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AttendanceSpans {

  private final JdbcClient jdbc;
  private final Clock clock;

  AttendanceSpans(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @EventListener
  void on(ParticipantEnrolled enrolled) {
    var left = left(enrolled.caseId());
    if (left != null && enrolled.enrolledOn().isBefore(left)) {
      throw Refusal.badInput(
          "enrolledOn",
          "Fältet «Inskrivningsdatum» kan inte ligga före %s, då deltagaren senast var på Corner."
              .formatted(left));
    }
    begin(enrolled.caseId(), enrolled.enrolledOn());
  }

  /** Where the place is gone they wait for one and are enrolled anew: that begins it. */
  @EventListener
  void on(BackToCorner back) {
    if (holdsPlace(back.caseId())) {
      begin(back.caseId(), LocalDate.now(clock));
    }
  }

  /** Who returns is enrolled anew. */
  @EventListener
  void on(PauseBegan pause) {
    end(pause.caseId(), LocalDate.now(clock));
  }

  @EventListener
  void on(CaseStopped stopped) {
    end(stopped.caseId(), LocalDate.now(clock));
  }

  @EventListener
  void on(ParticipantDischarged discharged) {
    end(discharged.caseId(), discharged.dischargedOn());
  }

  @EventListener
  void on(WorkTrainingStarted started) {
    end(started.caseId(), LocalDate.now(clock));
  }

  @EventListener
  void on(LeftForGood left) {
    end(left.caseId(), LocalDate.now(clock));
  }

  /** The case is being closed; where it goes on with less, they are there as before. */
  @EventListener
  void on(WithdrawalDecided decided) {
    if (!decided.goesOn()) {
      end(decided.caseId(), LocalDate.now(clock));
    }
  }

  @EventListener
  void on(CaseClosed closed) {
    end(closed.caseId(), LocalDate.now(clock));
  }

  /**
   * Those of the activity who were there on any day of the week and are not protected. Of somebody
   * who has died nothing is asked for any more.
   */
  List<CaseId> during(Week week) {
    return jdbc.sql(
            """
            select distinct s.case_id from kedjan.attendance_span s
            join kedjan.case_file f on f.number = s.case_id
            where f.activity = ? and s.from_day <= ? and coalesce(s.to_day, 'infinity') >= ?
              and not kedjan.is_protected(s.case_id)
              and not exists (select from kedjan.silent_case q where q.case_id = s.case_id)
            order by s.case_id
            """)
        .params(week.activity(), week.friday(), week.monday())
        .query((row, n) -> new CaseId(row.getString(1)))
        .list();
  }

  /**
   * From when to when somebody was there.
   *
   * @param to the last day; absent while they are
   */
  record Span(LocalDate from, @Nullable LocalDate to) {

    boolean holds(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
  }

  Map<CaseId, List<Span>> of(Collection<CaseId> cases, Week week) {
    return jdbc
        .sql(
            """
            select case_id, from_day, to_day from kedjan.attendance_span
            where case_id = any(?) and from_day <= ? and coalesce(to_day, 'infinity') >= ?
            """)
        .params(
            cases.stream().map(CaseId::number).toArray(String[]::new), week.friday(), week.monday())
        .query(
            (row, n) ->
                Map.entry(
                    new CaseId(row.getString(1)),
                    new Span(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class))))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  boolean isThere(CaseId caseId) {
    return jdbc.sql(
            "select exists (select 1 from kedjan.attendance_span where case_id = ? and to_day is"
                + " null)")
        .param(caseId.number())
        .query(Boolean.class)
        .single();
  }

  private @Nullable LocalDate left(CaseId caseId) {
    return jdbc.sql("select max(to_day) from kedjan.attendance_span where case_id = ?")
        .param(caseId.number())
        .query(LocalDate.class)
        .optional()
        .orElse(null);
  }

  private boolean holdsPlace(CaseId caseId) {
    return jdbc.sql(
            """
            select exists (
              select from kedjan.place_allocation where case_id = ? and released_at is null)
            """)
        .param(caseId.number())
        .query(Boolean.class)
        .single();
  }

  private void begin(CaseId caseId, LocalDate day) {
    jdbc.sql(
            """
            insert into kedjan.attendance_span (case_id, from_day) values (?, ?)
            on conflict (case_id) where to_day is null do nothing
            """)
        .params(caseId.number(), day)
        .update();
  }

  /** The last day counts as one of theirs. */
  private void end(CaseId caseId, LocalDate day) {
    jdbc.sql(
            """
            update kedjan.attendance_span set to_day = greatest(from_day, cast(? as date))
            where case_id = ? and to_day is null
            """)
        .params(day, caseId.number())
        .update();
  }
}
