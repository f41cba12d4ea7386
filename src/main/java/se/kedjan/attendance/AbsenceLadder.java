package se.kedjan.attendance;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/**
 * «Vid upprepad frånvaro» (S1): so many unreported days in so many weeks, by the owner's table,
 * begin a contact that ends with what a person decides. What was excused or reported never counts,
 * and what came before the last decision counts no more.
 */
@Component
class AbsenceLadder {

  static final String PROCESS = "absence";

  /** Also SOF reads it: what it is that goes on is not for everybody. */
  static final String SOMETHING_ELSE =
      "Beslutet kan inte tas än: något annat om deltagarens tid på Corner är inte avslutat,"
          + " till exempel ett samtal eller en paus. Avsluta först det.";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.forLanguageTag("sv-SE"));

  private final Weeks weeks;
  private final AttendanceSpans spans;
  private final Rules rules;
  private final Companions companions;
  private final CaseFiles caseFiles;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  AbsenceLadder(
      Weeks weeks,
      AttendanceSpans spans,
      Rules rules,
      Companions companions,
      CaseFiles caseFiles,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.weeks = weeks;
    this.spans = spans;
    this.rules = rules;
    this.companions = companions;
    this.caseFiles = caseFiles;
    this.jdbc = jdbc;
    this.events = events;
  }

  /** Under the case's lock; one process at a time for a case. */
  void judge(CaseId caseId, String activity) {
    if (!spans.isThere(caseId)
        || !caseFiles.isOpen(caseId)
        || companions.isRunning(caseId, PROCESS)) {
      return;
    }
    var rule = rules.repeatedAbsence(activity);
    if (rule.unreported() > 0 && counted(caseId, rule).size() >= rule.unreported()) {
      companions.start(caseId, "AbsenceRepeated", Map.of(ProcessVariable.ACTIVITY, activity));
      events.publishEvent(new AbsenceNoticed(caseId));
    }
  }

  /** A decision that ends or interrupts the participation needs one that goes on. */
  void requireParticipating(CaseId caseId) {
    if (!companions.isAwaited(caseId, "ParticipationInterrupted")) {
      throw Refusal.conflict(SOMETHING_ELSE);
    }
  }

  /** The days that count towards the rule, as staff read it. */
  String told(CaseId caseId) {
    var rule = rules.repeatedAbsence(caseFiles.activityOf(caseId));
    var days = counted(caseId, rule);
    return days.isEmpty()
        ? "Ingen oanmäld frånvaro räknas längre: dagarna har rättats."
        : "Oanmäld frånvaro: %s. Regeln är %d dagar på %d veckor."
            .formatted(
                days.stream().map(DAY::format).collect(Collectors.joining(", ")),
                rule.unreported(),
                rule.weeks());
  }

  private List<LocalDate> counted(CaseId caseId, Rules.RepeatedAbsence rule) {
    var unreported = weeks.unreported(caseId, lastDecision(caseId).orElse(LocalDate.EPOCH));
    if (unreported.isEmpty()) {
      return unreported;
    }
    var since = unreported.get(unreported.size() - 1).minusWeeks(rule.weeks());
    return unreported.stream().filter(day -> day.isAfter(since)).toList();
  }

  private Optional<LocalDate> lastDecision(CaseId caseId) {
    return Optional.ofNullable(
        jdbc.sql(
                "select max(on_day) from kedjan.absence_step where case_id = ? and step ="
                    + " 'assessment'")
            .param(caseId.number())
            .query(LocalDate.class)
            .optional()
            .orElse(null));
  }

  void note(Submission s, String step, LocalDate day, String answer, @Nullable String note) {
    jdbc.sql(
            """
            insert into kedjan.absence_step (case_id, step, on_day, answer, note, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(), step, day, answer, note, Timestamp.from(s.at()), s.staff().value())
        .update();
  }

  record Noted(LocalDate day, String answer, @Nullable String note) {}

  /** The latest of its kind. */
  Optional<Noted> latest(CaseId caseId, String step) {
    return jdbc.sql(
            """
            select on_day, answer, note from kedjan.absence_step
            where case_id = ? and step = ? order by id desc limit 1
            """)
        .params(caseId.number(), step)
        .query(
            (row, n) ->
                new Noted(row.getObject(1, LocalDate.class), row.getString(2), row.getString(3)))
        .optional();
  }

  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, se.kedjan.calendar.ClockConfiguration.ZONE);
  }

  record AbsenceNoticed(CaseId caseId) implements Act {
    @Override
    public String kind() {
      return "absence-noticed";
    }
  }
}
