package se.kedjan.attendance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.attendance.Weeks.Day;
import se.kedjan.chain.Refusal;
import se.kedjan.enrolment.Schedules;

/** What may stand in the cells of a week. Every refusal names the case and the day. */
@Component
class Grid {

  private static final String FIELD = "payload";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.forLanguageTag("sv-SE"));

  private final AttendanceSpans spans;
  private final Schedules schedules;
  private final Clock clock;

  Grid(AttendanceSpans spans, Schedules schedules, Clock clock) {
    this.spans = spans;
    this.schedules = schedules;
    this.clock = clock;
  }

  /** The filled cells of each case, as sent. */
  Map<CaseId, Map<LocalDate, Day>> read(Week week, List<CaseId> cases, JsonNode rows) {
    var read = new LinkedHashMap<CaseId, Map<LocalDate, Day>>();
    for (var row : rows) {
      var number = row.path("caseNumber").asText();
      var caseId = CaseId.isValid(number) ? new CaseId(number) : null;
      if (caseId == null || !cases.contains(caseId)) {
        throw Refusal.badInput(
            FIELD,
            "%s står inte i veckan, eller ska inte registreras här. Ladda om sidan."
                .formatted(caseId == null ? "En rad" : number));
      }
      if (read.put(caseId, cells(week, caseId, row)) != null) {
        throw Refusal.badInput(FIELD, "%s står på två rader. Ladda om sidan.".formatted(number));
      }
    }
    return read;
  }

  private Map<LocalDate, Day> cells(Week week, CaseId caseId, JsonNode row) {
    var cells = new LinkedHashMap<LocalDate, Day>();
    for (var i = 0; i < Week.DAYS.size(); i++) {
      var sent = row.get(Week.DAYS.get(i));
      if (sent != null && !sent.isNull()) {
        var day = week.days().get(i);
        cells.put(day, cell(caseId, day, sent));
      }
    }
    return cells;
  }

  private Day cell(CaseId caseId, LocalDate day, JsonNode sent) {
    var what =
        new Day(
            sent.path("status").asText(),
            sent.hasNonNull("hours") ? sent.get("hours").decimalValue() : BigDecimal.ZERO);
    check(caseId, day, what, FIELD);
    return what;
  }

  /** Throws where it cannot have been so. */
  void check(CaseId caseId, LocalDate day, Day what, String field) {
    if (day.isAfter(LocalDate.now(clock))) {
      throw refuse(field, caseId, day, "dagen har inte varit än. Lämna den tom.");
    }
    if (!spans.wasThere(caseId, day)) {
      throw refuse(
          field, caseId, day, "deltagaren var inte inskriven på Corner den dagen. Lämna den tom.");
    }
    var present = what.status().equals("present");
    if (present && what.hours().signum() <= 0) {
      throw refuse(field, caseId, day, "fyll i hur många timmar deltagaren var där.");
    }
    if (!present && what.hours().signum() != 0) {
      throw refuse(field, caseId, day, "timmar fylls bara i för den som var där.");
    }
    if (what.hours().compareTo(BigDecimal.valueOf(24)) > 0) {
      throw refuse(field, caseId, day, "en dag har högst 24 timmar.");
    }
  }

  /** A week is closed with every planned day accounted for. */
  void requireWhole(Week week, CaseId caseId, Map<LocalDate, Day> cells) {
    var sometime = false;
    for (var day : week.days()) {
      var mayBe = mayBe(caseId, day);
      if (mayBe && planned(caseId, day).isPresent() && !cells.containsKey(day)) {
        throw refuse(FIELD, caseId, day, "fyll i timmar, eller varför deltagaren inte var där.");
      }
      sometime |= mayBe && isSometime(caseId, day);
    }
    if (sometime && cells.isEmpty()) {
      throw Refusal.badInput(
          FIELD,
          "%s: schemat är någon gång i veckan. Fyll i minst en dag, närvaro eller frånvaro."
              .formatted(caseId));
    }
  }

  /** Whether nothing is left to fill in. */
  boolean isWhole(Week week, CaseId caseId, Map<LocalDate, Day> cells) {
    try {
      requireWhole(week, caseId, cells);
      return true;
    } catch (Refusal missing) {
      return false;
    }
  }

  /** What is left of a week could be filled in by nobody any more once it is closed. */
  void requireOver(Week week) {
    if (LocalDate.now(clock).isBefore(week.friday())) {
      throw Refusal.badInput(
          FIELD,
          "Veckan avslutas tidigast på fredagen. Spara det du har fyllt i, och gör klart då.");
    }
  }

  /** Whether the cell is there to be filled in. */
  boolean mayBe(CaseId caseId, LocalDate day) {
    return !day.isAfter(LocalDate.now(clock)) && spans.wasThere(caseId, day);
  }

  Optional<BigDecimal> planned(CaseId caseId, LocalDate day) {
    return spans.wasThere(caseId, day)
        ? schedules.on(caseId, day).flatMap(schedule -> schedule.plannedOn(day))
        : Optional.empty();
  }

  boolean isSometime(CaseId caseId, LocalDate day) {
    return schedules.on(caseId, day).filter(Schedules.Schedule::isSometime).isPresent();
  }

  Optional<Integer> hoursOfWeek(CaseId caseId, Week week) {
    return week.days().stream()
        .flatMap(day -> schedules.on(caseId, day).stream())
        .filter(Schedules.Schedule::isSometime)
        .findFirst()
        .map(Schedules.Schedule::hoursPerWeek);
  }

  private static Refusal refuse(String field, CaseId caseId, LocalDate day, String what) {
    return Refusal.badInput(field, "%s, %s: %s".formatted(caseId, DAY.format(day), what));
  }
}
