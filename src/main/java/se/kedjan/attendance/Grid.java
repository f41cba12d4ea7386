package se.kedjan.attendance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import se.kedjan.access.CaseId;
import se.kedjan.attendance.AttendanceSpans.Span;
import se.kedjan.attendance.Weeks.Day;
import se.kedjan.chain.Refusal;
import se.kedjan.enrolment.Schedules.Planned;
import se.kedjan.enrolment.Schedules.Schedule;

/** What may stand in the cells of a week. Every refusal names the case and the day. */
final class Grid {

  private static final String FIELD = "payload";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.forLanguageTag("sv-SE"));

  private final Week week;
  private final LocalDate today;
  private final Predicate<LocalDate> working;
  private final Map<CaseId, List<Span>> spans;
  private final Map<CaseId, List<Planned>> schedules;

  Grid(
      Week week,
      LocalDate today,
      Predicate<LocalDate> working,
      Map<CaseId, List<Span>> spans,
      Map<CaseId, List<Planned>> schedules) {
    this.week = week;
    this.today = today;
    this.working = working;
    this.spans = spans;
    this.schedules = schedules;
  }

  /** The filled cells of each case, as sent. */
  Map<CaseId, Map<LocalDate, Day>> read(List<CaseId> cases, JsonNode rows) {
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
      if (read.put(caseId, cells(caseId, row)) != null) {
        throw Refusal.badInput(FIELD, "%s står på två rader. Ladda om sidan.".formatted(number));
      }
    }
    return read;
  }

  private Map<LocalDate, Day> cells(CaseId caseId, JsonNode row) {
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
    if (!working.test(day)) {
      throw refuse(FIELD, caseId, day, "dagen är ingen arbetsdag. Lämna den tom.");
    }
    check(caseId, day, what, FIELD);
    return what;
  }

  boolean isWorkingDay(LocalDate day) {
    return working.test(day);
  }

  /**
   * Throws where it cannot have been so. A public holiday has no cell in the sheet; what was
   * registered for one all the same can be put right, but not into an absence that counts.
   */
  void check(CaseId caseId, LocalDate day, Day what, String field) {
    if (day.isAfter(today)) {
      throw refuse(field, caseId, day, "dagen har inte varit än. Lämna den tom.");
    }
    if (!isWorkingDay(day) && what.isUnreported()) {
      throw refuse(field, caseId, day, "dagen är ingen arbetsdag, och då är ingen oanmält borta.");
    }
    if (!wasThere(caseId, day)) {
      throw refuse(
          field, caseId, day, "deltagaren var inte inskriven på Corner den dagen. Lämna den tom.");
    }
    var present = what.isPresent();
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
  void requireWhole(CaseId caseId, Map<LocalDate, Day> cells) {
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
  boolean isWhole(CaseId caseId, Map<LocalDate, Day> cells) {
    try {
      requireWhole(caseId, cells);
      return true;
    } catch (Refusal missing) {
      return false;
    }
  }

  /** What is left of a week could be filled in by nobody any more once it is closed. */
  void requireOver() {
    if (today.isBefore(week.friday())) {
      throw Refusal.badInput(
          FIELD,
          "Veckan avslutas tidigast på fredagen. Spara det du har fyllt i, och gör klart då.");
    }
  }

  /** Whether the cell is there to be filled in. */
  boolean mayBe(CaseId caseId, LocalDate day) {
    return !day.isAfter(today) && working.test(day) && wasThere(caseId, day);
  }

  /** Nothing on a public holiday, whatever weekday the schedule has. */
  Optional<BigDecimal> planned(CaseId caseId, LocalDate day) {
    return working.test(day) && wasThere(caseId, day)
        ? schedule(caseId, day).flatMap(schedule -> schedule.plannedOn(day))
        : Optional.empty();
  }

  boolean isSometime(CaseId caseId, LocalDate day) {
    return schedule(caseId, day).filter(Schedule::isSometime).isPresent();
  }

  Optional<Integer> hoursOfWeek(CaseId caseId) {
    return week.days().stream()
        .flatMap(day -> schedule(caseId, day).stream())
        .filter(Schedule::isSometime)
        .findFirst()
        .map(Schedule::hoursPerWeek);
  }

  private boolean wasThere(CaseId caseId, LocalDate day) {
    return spans.getOrDefault(caseId, List.of()).stream().anyMatch(span -> span.holds(day));
  }

  private Optional<Schedule> schedule(CaseId caseId, LocalDate day) {
    return schedules.getOrDefault(caseId, List.of()).stream()
        .filter(planned -> planned.holdsOn(day))
        .map(Planned::schedule)
        .findFirst();
  }

  private static Refusal refuse(String field, CaseId caseId, LocalDate day, String what) {
    return Refusal.badInput(field, "%s, %s: %s".formatted(caseId, DAY.format(day), what));
  }
}
