package se.kedjan.logreview;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.chain.Refusal;

/** Who has read what, newest first, for the log reviewer; every search leaves a row of its own. */
@Component
public class ReadingsSearch {

  /** Rows on a page. */
  public static final int PAGE = 50;

  private final JdbcClient jdbc;
  private final SearchLog searches;
  private final CurrentActor currentActor;

  ReadingsSearch(JdbcClient jdbc, SearchLog searches, CurrentActor currentActor) {
    this.jdbc = jdbc;
    this.searches = searches;
    this.currentActor = currentActor;
  }

  /**
   * What is asked for; an absent one is any.
   *
   * @param from first day, in Stockholm
   * @param to last day
   * @param parts words of what was read, parted by commas
   * @param page from 0
   */
  public record Question(
      @Nullable String staffId,
      @Nullable String caseNumber,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String parts,
      int page) {}

  public record Reading(
      Instant at,
      String staffId,
      @Nullable String staffName,
      @Nullable String party,
      @Nullable String unit,
      String caseNumber,
      String part,
      String screen) {}

  /**
   * @param more whether there is a page after this one
   */
  public record Found(List<Reading> readings, boolean more) {}

  /** Two queries, however many rows. */
  @Transactional
  public Found find(Question question) {
    if (currentActor.get().party() != Party.LOG_REVIEW) {
      throw Refusal.forbidden("Läsloggen är till för loggkontrollen.");
    }
    searches.searched(question);
    var where = new ArrayList<String>();
    var values = new HashMap<String, Object>();
    if (question.staffId() != null) {
      where.add("r.staff_id = :staff");
      values.put("staff", question.staffId());
    }
    if (question.caseNumber() != null) {
      where.add("r.case_id = :case");
      values.put("case", question.caseNumber());
    }
    if (question.from() != null) {
      where.add("r.at >= :from");
      values.put("from", start(question.from()));
    }
    if (question.to() != null) {
      where.add("r.at < :to");
      values.put("to", start(question.to().plusDays(1)));
    }
    if (question.parts() != null) {
      where.add("r.part = any(string_to_array(:parts, ','))");
      values.put("parts", question.parts());
    }
    var found =
        jdbc.sql(
                """
                select r.at, r.staff_id, s.name, r.party, r.unit, r.case_id, r.part, r.screen
                from kedjan.read_log r left join kedjan.staff s on s.id = r.staff_id
                %s order by r.at desc, r.id desc limit :limit offset :offset
                """
                    .formatted(where.isEmpty() ? "" : "where " + String.join(" and ", where)))
            .params(values)
            .param("limit", PAGE + 1)
            .param("offset", question.page() * PAGE)
            .query(
                (row, n) ->
                    new Reading(
                        row.getTimestamp("at").toInstant(),
                        row.getString("staff_id"),
                        row.getString("name"),
                        row.getString("party"),
                        row.getString("unit"),
                        row.getString("case_id"),
                        row.getString("part"),
                        row.getString("screen")))
            .list();
    return new Found(found.subList(0, Math.min(PAGE, found.size())), found.size() > PAGE);
  }

  private static Timestamp start(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(ClockConfiguration.ZONE).toInstant());
  }
}
