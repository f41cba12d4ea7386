package se.kedjan.placement;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.forms.Markdown;

/** What SOF asked for, and what Corner sees of it when it decides. */
@Component
class PlaceRequests {

  private final JdbcClient jdbc;
  private final Places places;
  private final WaitingList waitingList;
  private final CaseAccess access;
  private final Clock clock;

  PlaceRequests(
      JdbcClient jdbc, Places places, WaitingList waitingList, CaseAccess access, Clock clock) {
    this.access = access;
    this.jdbc = jdbc;
    this.places = places;
    this.waitingList = waitingList;
    this.clock = clock;
  }

  void record(CaseId caseId, @Nullable LocalDate wantedFrom, @Nullable String needs) {
    jdbc.sql(
            "insert into kedjan.place_request (case_id, on_day, wanted_from, needs) values (?, ?, ?, ?)")
        .param(1, caseId.number())
        .param(2, LocalDate.now(clock))
        .param(3, wantedFrom, Types.DATE)
        .param(4, needs, Types.VARCHAR)
        .update();
  }

  /** For the forms that reserve or offer a place. */
  Map<String, ?> prefill(CaseId caseId) {
    var pool = places.poolOf(caseId);
    return Map.of(
        "placeRequestText", text(caseId),
        "freePlaces", places.free(pool),
        "queueLength", waitingList.length(pool));
  }

  private String text(CaseId caseId) {
    return jdbc.sql(
            "select on_day, wanted_from, needs from kedjan.place_request where case_id = ? order by id desc limit 1")
        .param(caseId.number())
        .query(
            (row, n) -> {
              var wanted = row.getDate("wanted_from");
              var needs = row.getString("needs");
              return "- Begärd %s\n- Önskad från: %s\n- Behov: %s"
                  .formatted(
                      row.getDate("on_day").toLocalDate(),
                      wanted == null ? "så snart som möjligt" : wanted.toLocalDate(),
                      needs == null
                              || !access.mayReadText(
                                  Party.CORNER, caseId, Party.SOF, Category.PARTICIPATION)
                          ? "inga särskilda"
                          : Markdown.escape(needs));
            })
        .optional()
        .orElse("Ingen begäran finns.");
  }
}
