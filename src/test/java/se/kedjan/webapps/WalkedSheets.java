package se.kedjan.webapps;

import static java.util.Map.entry;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.Party;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.webapps.Doors.Door;
import se.kedjan.webapps.PlayedCases.Consent;
import se.kedjan.webapps.PlayedCases.Played;
import se.kedjan.webapps.WhoSeesWhat.Role;
import se.kedjan.webapps.WhoSeesWhat.Sees;

/**
 * The sheets about many cases, taken by everybody who can, one after the other: what they show of
 * the played cases, and what may be sent about those that they do not show.
 */
final class WalkedSheets {

  /** Whom the heads name, and for which sheet. */
  private static final Map<String, List<String>> KEEPERS =
      Map.ofEntries(
          entry("boende1", List.of("caseReview")),
          entry("corner8", List.of("caseReview", "attendance")),
          entry("amf9", List.of("caseReview")));

  private static final Pattern CASE = Pattern.compile("K-\\d{4}-\\d{4,9}");

  interface Wrong {
    void is(Door door, String what, String who);
  }

  private final Chain chain;
  private final JdbcClient jdbc;
  private final List<Played> cases;
  private final WhoSeesWhat table;
  private final Map<String, String> tasks = new TreeMap<>();
  private final Set<String> seen = new TreeSet<>();
  private Wrong wrong = (door, what, who) -> {};

  WalkedSheets(Chain chain, JdbcClient jdbc, List<Played> cases, WhoSeesWhat table) {
    this.chain = chain;
    this.jdbc = jdbc;
    this.cases = cases;
    this.table = table;
  }

  /** A week that the cases stand in, and a review of each party. */
  void open() {
    var week = java.util.Optional.<String>empty();
    while (week.isEmpty()) {
      chain
          .clock()
          .moveTo(
              chain.clock().today().with(TemporalAdjusters.next(DayOfWeek.FRIDAY)).atTime(8, 0));
      week = chain.openAttendanceWeek();
    }
    tasks.put("register-attendance", week.get());
    for (var party : List.of("sof", "corner", "amf")) {
      chain.withTable(
          "conveners",
          Models.dmn("conveners")
              .replace("<text>\"sof\"</text>", "<text>\"%s\"</text>".formatted(party)),
          () -> tasks.put("review-cases-" + party, newReview()));
    }
    KEEPERS.forEach((who, sheets) -> sheets.forEach(sheet -> chain.nameForSheet(who, sheet)));
  }

  private String newReview() {
    var called = chain.callCaseReview();
    while (called.isEmpty()) {
      chain.clock().moveBy(Duration.ofDays(31));
      called = chain.callCaseReview();
    }
    return called.get().getId();
  }

  /** Which sheet showed the case with all consent, and to whom. */
  Set<String> seen() {
    return seen;
  }

  void walkedBy(Map<String, Caller> callers, Wrong said) {
    wrong = said;
    tasks.forEach(
        (form, task) ->
            callers.forEach((staffId, caller) -> new Walker(form, task, staffId, caller).walks()));
  }

  private static Party owner(String form) {
    return switch (form) {
      case "review-cases-sof" -> Party.SOF;
      case "review-cases-amf" -> Party.AMF;
      default -> Party.CORNER;
    };
  }

  private final class Walker {

    private final String form;
    private final String task;
    private final String staffId;
    private final Caller caller;
    private final Door shows;
    private final Door takes;

    Walker(String form, String task, String staffId, Caller caller) {
      this.form = form;
      this.task = Caller.ENGINE + "/task/" + task;
      this.staffId = staffId;
      this.caller = caller;
      shows = new Door("GET", Doors.SHEET + form);
      takes = new Door("POST", Doors.SHEET + form);
    }

    void walks() {
      var taken = caller.post(task + "/claim", Map.of("userId", staffId)).isGood();
      if (taken && isClosed()) {
        wrong.is(shows, "is taken", staffId);
      }
      var reply = caller.get(task + "/form-variables");
      var shown = CASE.matcher(reply.body()).results().map(MatchResult::group).distinct().toList();
      for (var played : cases) {
        var may = taken && mayStand(shows, played);
        if (reply.body().contains(played.caseId().number())) {
          if (!may) {
            wrong.is(shows, "shows the case " + played.consent(), staffId);
          } else if (played.consent() == Consent.GIVEN) {
            seen.add(form + " " + PlayedCases.STAFF.get(staffId));
          }
        }
        played.wordsIn(reply.body()).stream()
            .map(played.typed()::get)
            .filter(typed -> !may || !played.allows(typed, owner(form)))
            .forEach(
                typed ->
                    wrong.is(
                        shows, "shows " + typed + " of the case " + played.consent(), staffId));
        if (!taken || !mayStand(takes, played)) {
          takesNothingAbout(played, shown);
        }
      }
      if (taken) {
        finishesOnlyWhole(shown);
        caller.post(task + "/unclaim");
      }
    }

    private boolean isClosed() {
      return owner(form) != WhoSeesWhatTest.party(staffId) || sees(shows) == Sees.CLOSED;
    }

    private Sees sees(Door door) {
      return table
          .row(door)
          .orElseThrow()
          .cell(PlayedCases.STAFF.getOrDefault(staffId, Role.NOBODY));
    }

    /** Whether the case may stand in it, for this reader. */
    private boolean mayStand(Door door, Played played) {
      if (isClosed() || played.consent() == Consent.PROTECTED || !played.takesPart(owner(form))) {
        return false;
      }
      if (form.startsWith("review-cases-") && !isToldOfBySof(played)) {
        return false;
      }
      return switch (sees(door)) {
        case SHEET -> true;
        case OWN -> Set.of(Role.NAMED, Role.DEPUTY).contains(played.role(staffId));
        default -> false;
      };
    }

    /** The case is SOF's: another party's review has it by SOF's consent, whoever looks. */
    private boolean isToldOfBySof(Played played) {
      return owner(form) == Party.SOF
          || switch (played.consent()) {
            case GIVEN, SOME -> true;
            case NONE -> owner(form) == Party.CORNER;
            case WITHDRAWN, PROTECTED, IN_POOL -> false;
          };
    }

    /** With a row of each case that is shown, or it would be refused for that alone. */
    private void takesNothingAbout(Played played, List<String> shown) {
      var rows = new ArrayList<>(empty(shown));
      rows.removeIf(row -> played.caseId().number().equals(row.get("caseNumber")));
      rows.add(row(played));
      var payload = payload(rows);
      for (var reply :
          List.of(
              caller.post(task + "/submit-form", submitted(payload)),
              caller.post(
                  "/camunda/kedjan/tasks/" + task.replaceFirst(".*/", "") + "/saved",
                  Map.of("payload", payload)))) {
        if (reply.status() < 400 || reply.status() >= 500) {
          wrong.is(
              takes, "answered %d about %s".formatted(reply.status(), played.consent()), staffId);
        }
      }
      var written =
          jdbc.sql(
                  "select count(*) from kedjan.attendance_day where case_id = :case and recorded_by = :who")
              .param("case", played.caseId().number())
              .param("who", staffId)
              .query(Integer.class)
              .single();
      if (written > 0) {
        wrong.is(takes, "wrote about " + played.consent(), staffId);
      }
    }

    /** Whoever has none of the cases finishes nothing for the others. */
    private void finishesOnlyWhole(List<String> shown) {
      if (PlayedCases.STAFF.get(staffId) == Role.OTHER) {
        var reply = caller.post(task + "/submit-form", submitted(payload(empty(shown))));
        if (reply.status() < 400 || reply.status() >= 500) {
          wrong.is(takes, "finished with %d".formatted(reply.status()), staffId);
        }
      }
    }

    private List<Map<String, Object>> empty(List<String> shown) {
      return shown.stream()
          .map(
              number ->
                  form.equals("register-attendance")
                      ? Map.<String, Object>of("caseNumber", number)
                      : Map.<String, Object>of("caseNumber", number, "discussed", false))
          .toList();
    }

    private Map<String, Object> row(Played played) {
      return form.equals("register-attendance")
          ? Map.of("caseNumber", played.caseId().number(), "fri", Map.of("status", "sick"))
          : Map.of("caseNumber", played.caseId().number(), "discussed", true);
    }

    private Map<String, Object> payload(List<?> rows) {
      var payload = new HashMap<String, Object>(Map.of("rows", rows));
      if (form.equals("register-attendance")) {
        payload.put("version", 0);
        payload.put("openingHours", 18);
      }
      return payload;
    }

    private Map<String, ?> submitted(Map<String, ?> payload) {
      return Map.of(
          "variables", Map.of("payload", Map.of("type", "Json", "value", Caller.write(payload))));
    }
  }
}
