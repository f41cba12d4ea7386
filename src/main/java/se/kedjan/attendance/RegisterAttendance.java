package se.kedjan.attendance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.Sheet;
import se.kedjan.attendance.Weeks.Cell;
import se.kedjan.attendance.Weeks.Day;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.casefile.ParticipantNames;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StepAboutCases;
import se.kedjan.responsibility.CaseLock;

/** Step 11: one sheet a week with everybody who was at the activity on any of its days. */
@Component
class RegisterAttendance implements StepAboutCases {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("EEE d/M", Locale.forLanguageTag("sv-SE"));
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.forLanguageTag("sv-SE"));

  private final Weeks weeks;
  private final AttendanceSpans spans;
  private final Grids grids;
  private final AbsenceLadder ladder;
  private final ParticipantNames names;
  private final Rules rules;
  private final WorkingDays workingDays;
  private final CaseLock caseLock;

  RegisterAttendance(
      Weeks weeks,
      AttendanceSpans spans,
      Grids grids,
      AbsenceLadder ladder,
      ParticipantNames names,
      Rules rules,
      WorkingDays workingDays,
      CaseLock caseLock) {
    this.weeks = weeks;
    this.spans = spans;
    this.grids = grids;
    this.ladder = ladder;
    this.names = names;
    this.rules = rules;
    this.workingDays = workingDays;
    this.caseLock = caseLock;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Sheet sheet() {
    return Sheet.ATTENDANCE;
  }

  @Override
  public String notShown() {
    return "Fler rader visas inte för dig. De fylls i av deltagarens handledare, av den som är utsedd"
        + " för närvaron, eller av chefen, innan veckan avslutas.";
  }

  @Override
  public String loadedAnew() {
    return "Spara det du har fyllt i, så står det kvar, och ladda om sidan.";
  }

  @Override
  public List<CaseId> cases(String subject) {
    return spans.during(Week.parse(subject));
  }

  @Override
  public Map<String, ?> prefill(String subject, List<CaseId> cases) {
    var week = Week.parse(subject);
    var state = weeks.find(week).orElseThrow();
    var sheet = JSON.createObjectNode();
    sheet.put("week", week.words());
    sheet.put("version", state.version());
    sheet.put("openingHours", state.openingHours());
    sheet.put("openingHoursAgreed", rules.count(week.activity(), "openingHours"));
    var days = sheet.putArray("days");
    for (var i = 0; i < Week.DAYS.size(); i++) {
      var day = week.days().get(i);
      days.addObject()
          .put("key", Week.DAYS.get(i))
          .put("label", SHORT.format(day) + (workingDays.isWorkingDay(day) ? "" : " (ledig dag)"))
          .put("title", LONG.format(day));
    }
    var rows = sheet.putArray("rows");
    var grid = grids.of(week, cases);
    var called = names.of(cases, Party.CORNER);
    var filled = weeks.days(cases, week);
    for (var caseId : cases) {
      var row = rows.addObject();
      row.put("caseNumber", caseId.number());
      row.put("name", called.get(caseId));
      row(row, week, grid, caseId, filled.getOrDefault(caseId, Map.of()));
    }
    return Map.of("sheet", sheet);
  }

  private static void row(
      ObjectNode row, Week week, Grid grid, CaseId caseId, Map<LocalDate, Day> filled) {
    grid.hoursOfWeek(caseId).ifPresent(hours -> row.put("hoursPerWeek", hours));
    var cells = row.putObject("days");
    for (var i = 0; i < Week.DAYS.size(); i++) {
      var day = week.days().get(i);
      var cell = cells.putObject(Week.DAYS.get(i));
      cell.put("open", grid.mayBe(caseId, day));
      grid.planned(caseId, day).ifPresent(hours -> cell.put("planned", hours));
      if (filled.containsKey(day)) {
        cell.put("status", filled.get(day).status());
        cell.put("hours", filled.get(day).hours());
      }
    }
  }

  /** What has been filled in so far; a lost session loses nothing of it. */
  @Override
  public Map<String, ?> save(String subject, List<CaseId> cases, Sent sent) {
    var week = Week.parse(subject);
    return Map.of("version", store(week, cases, grids.of(week, cases), sent));
  }

  @Override
  public Taken submit(String subject, List<CaseId> cases, Sent sent) {
    var week = Week.parse(subject);
    var hours = openingHours(sent.payload());
    if (hours == null) {
      throw Refusal.badInput("payload", "Fyll i hur många timmar Corner hade öppet under veckan.");
    }
    var grid = grids.of(week, cases);
    store(week, cases, grid, sent);
    var parts = new ArrayList<Part>();
    var days = weeks.days(cases, week);
    for (var caseId : cases) {
      var cells = days.getOrDefault(caseId, Map.of());
      grid.requireWhole(caseId, cells);
      if (!cells.isEmpty()) {
        parts.add(new Part(caseId, kept(week, cells), "attendance-registered", week.number()));
      }
    }
    var others = others(week, cases);
    grid.requireOver();
    weeks.close(week, sent.actor().staffId(), sent.at());
    parts.addAll(partsOf(others, week));
    others.forEach(caseId -> ladder.judge(caseId, week.activity()));
    cases.forEach(caseId -> ladder.judge(caseId, week.activity()));
    return new Taken(
        Map.of("week", week.words(), "openingHours", hours),
        parts,
        Map.<ProcessVariable, Object>of());
  }

  /**
   * Those of the week whom the member of staff does not see, kept from them or neither named for
   * them nor for the sheet: a colleague fills them in first, and the week is closed with nobody
   * forgotten. Says so, and never of whom.
   */
  private List<CaseId> others(Week week, List<CaseId> cases) {
    var others = spans.during(week).stream().filter(caseId -> !cases.contains(caseId)).toList();
    caseLock.hold(others);
    var grid = grids.of(week, others);
    var days = weeks.days(others, week);
    for (var caseId : others) {
      if (!grid.isWhole(caseId, days.getOrDefault(caseId, Map.of()))) {
        throw Refusal.conflict(
            "Veckan kan inte avslutas än: en kollega behöver fylla i en rad som inte visas för dig."
                + " Spara det du har fyllt i och lämna tillbaka uppgiften.");
      }
    }
    return others;
  }

  /**
   * In the name of whoever recorded it, whom the detail tells beside the week; of whom nothing is
   * filled in, nothing is kept.
   */
  private List<Part> partsOf(List<CaseId> others, Week week) {
    var days = weeks.days(others, week);
    var recorded = weeks.recorded(others, week);
    return others.stream()
        .filter(recorded::containsKey)
        .map(
            caseId -> {
              var by = recorded.get(caseId);
              return new Part(
                  caseId,
                  kept(week, days.getOrDefault(caseId, Map.of())),
                  "attendance-registered",
                  week.number() + " " + by.by().value(),
                  by);
            })
        .toList();
  }

  private int store(Week week, List<CaseId> cases, Grid grid, Sent sent) {
    var payload = sent.payload();
    var version = weeks.next(week, payload.path("version").asInt(-1), openingHours(payload));
    var rows = grid.read(cases, payload.path("rows"));
    var cells = new ArrayList<Cell>();
    rows.forEach(
        (caseId, days) ->
            days.forEach(
                (day, what) ->
                    cells.add(
                        new Cell(caseId, day, grid.planned(caseId, day).orElse(null), what))));
    weeks.replace(week, rows.keySet(), cells, sent.actor().staffId(), sent.at());
    return version;
  }

  private static @Nullable BigDecimal openingHours(JsonNode payload) {
    return payload.hasNonNull("openingHours") ? payload.get("openingHours").decimalValue() : null;
  }

  /** In the words of the schema's {@code $defs/case}. */
  private static Map<String, Object> kept(Week week, Map<LocalDate, Day> cells) {
    var kept = new LinkedHashMap<String, Object>();
    kept.put("week", week.words());
    for (var i = 0; i < Week.DAYS.size(); i++) {
      var what = cells.get(week.days().get(i));
      if (what != null) {
        kept.put(
            Week.DAYS.get(i),
            what.status().equals("present")
                ? Map.of("status", what.status(), "hours", what.hours())
                : Map.of("status", what.status()));
      }
    }
    return kept;
  }
}
