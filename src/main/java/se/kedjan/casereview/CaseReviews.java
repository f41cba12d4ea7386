package se.kedjan.casereview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.ParticipantNames;
import se.kedjan.consent.Consents;
import se.kedjan.forms.StepAboutCases.Sent;

/** The joint reviews, one a month and activity, and what was said of each case. */
@Repository
class CaseReviews {

  private static final String PREFIX = "G-";

  private final JdbcClient jdbc;
  private final Consents consents;
  private final ParticipantNames names;
  private final Telling telling;
  private final Clock clock;

  CaseReviews(
      JdbcClient jdbc, Consents consents, ParticipantNames names, Telling telling, Clock clock) {
    this.jdbc = jdbc;
    this.consents = consents;
    this.names = names;
    this.telling = telling;
    this.clock = clock;
  }

  record Review(long id, String activity, LocalDate month, Party convener) {}

  /** What a review goes by in the engine, as its business key: {@code G-12}. */
  static String number(long id) {
    return PREFIX + id;
  }

  /** Empty where the month's review has been called. */
  Optional<Long> call(String activity, Party convener) {
    return jdbc.sql(
            """
            insert into kedjan.case_review (activity, month, convener, called_at) values (?, ?, ?, ?)
            on conflict (activity, month) do nothing returning id
            """)
        .params(
            activity,
            LocalDate.now(clock).withDayOfMonth(1),
            convener.name(),
            Timestamp.from(clock.instant()))
        .query(Long.class)
        .optional();
  }

  Review get(String number) {
    return jdbc.sql("select id, activity, month, convener from kedjan.case_review where id = ?")
        .param(Long.valueOf(number.substring(PREFIX.length())))
        .query(
            (row, n) ->
                new Review(
                    row.getLong("id"),
                    row.getString("activity"),
                    row.getObject("month", LocalDate.class),
                    Party.valueOf(row.getString("convener"))))
        .single();
  }

  /** All open cases of the activity that the convener may know of. */
  List<CaseId> cases(Review review) {
    var open =
        jdbc.sql(
                "select number from kedjan.case_file where activity = ? and closed_on is null order by number")
            .param(review.activity())
            .query((row, n) -> new CaseId(row.getString(1)))
            .list();
    if (review.convener() == Party.SOF) {
      return open;
    }
    var known = consents.casesAllowing(Party.SOF, review.convener(), Category.PARTICIPATION);
    return open.stream().filter(known::contains).toList();
  }

  /**
   * A row for each case, in few queries however many; names as far as the convener may know them.
   */
  ArrayNode rows(Review review, List<CaseId> cases) {
    var withAmf = telling.known(cases, Party.AMF, review.convener());
    var called = names.of(cases, review.convener());
    var rows = JsonNodeFactory.instance.arrayNode();
    jdbc.sql(
            """
            select f.number,
              array(select distinct o.party from kedjan.open_step o
                where o.case_id = f.number and o.party in ('SOF', 'CORNER', 'AMF') order by 1) as waits,
              (select max(c.reviewed_at) from kedjan.case_review_case c where c.case_id = f.number and c.discussed) as last
            from kedjan.case_file f where f.number = any(:cases) order by f.number
            """)
        .param("cases", numbers(cases))
        .query(
            row -> {
              var last = row.getTimestamp("last");
              rows.addObject()
                  .put("caseNumber", row.getString("number"))
                  .put("name", called.getOrDefault(new CaseId(row.getString("number")), ""))
                  .put("waitsFor", waits(row, withAmf))
                  .put(
                      "last",
                      last == null
                          ? ""
                          : last.toInstant().atZone(clock.getZone()).toLocalDate().toString());
            });
    return rows;
  }

  private static String waits(ResultSet row, Set<CaseId> withAmf) throws SQLException {
    var isWithAmf = withAmf.contains(new CaseId(row.getString("number")));
    return Arrays.stream((String[]) row.getArray("waits").getArray())
        .map(Party::valueOf)
        .filter(party -> party != Party.AMF || isWithAmf)
        .map(Party::laneName)
        .collect(Collectors.joining(", "));
  }

  /** What was said, in one statement however many cases. */
  void reviewed(Review review, Collection<CaseId> discussed, Sent sent) {
    jdbc.sql("update kedjan.case_review set reviewed_at = ?, reviewed_by = ? where id = ?")
        .params(Timestamp.from(sent.at()), sent.staff().value(), review.id())
        .update();
    jdbc.sql(
            """
            insert into kedjan.case_review_case (review_id, case_id, discussed, reviewed_at, reviewed_by)
            select ?, n, true, ?, ? from unnest(?) n
            """)
        .params(review.id(), Timestamp.from(sent.at()), sent.staff().value(), numbers(discussed))
        .update();
  }

  private static String[] numbers(Collection<CaseId> cases) {
    return cases.stream().map(CaseId::number).toArray(String[]::new);
  }
}
