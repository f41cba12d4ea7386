package se.kedjan.logreview;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.logreview.OddReadings.Odd;

/** The reviews, each with the readings that were drawn for it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LogReviews {

  private final JdbcClient jdbc;
  private final OddReadings oddReadings;
  private final Clock clock;

  LogReviews(JdbcClient jdbc, OddReadings oddReadings, Clock clock) {
    this.jdbc = jdbc;
    this.oddReadings = oddReadings;
    this.clock = clock;
  }

  /**
   * @param readings how many there are in the span
   */
  record Review(long id, Instant from, Instant to, int readings) {}

  record Drawn(
      int number,
      Instant at,
      String staffName,
      @Nullable String unit,
      @Nullable String caseNumber,
      String part,
      List<Oddity> why) {}

  /** From where the last one ended, else a month back, to now. What is drawn stays as it is. */
  long draw(int sample, int manyCases) {
    var now = clock.instant();
    var from =
        jdbc.sql("select max(to_at) from kedjan.log_review")
            .query(Timestamp.class)
            .optional()
            .map(Timestamp::toInstant)
            // Another node's clock may have been a little ahead.
            .map(last -> last.isAfter(now) ? now : last)
            .orElseGet(() -> ZonedDateTime.now(clock).minusMonths(1).toInstant());
    var id =
        jdbc.sql(
                """
                insert into kedjan.log_review (from_at, to_at, readings)
                values (:from, :to, (select count(*) from kedjan.read_log where at >= :from and at < :to and case_id is not null))
                returning id
                """)
            .param("from", Timestamp.from(from))
            .param("to", Timestamp.from(now))
            .query(Long.class)
            .single();
    var number = 0;
    for (var odd : oddReadings.between(from, now, manyCases)) {
      keep(id, ++number, odd);
    }
    jdbc.sql(
            """
            insert into kedjan.log_review_reading (review_id, number, reading_id, case_id, unusual)
            select :review, :after + row_number() over (order by drawn.id), drawn.id, drawn.case_id, '{}'
            from (
              select r.id, r.case_id from kedjan.read_log r
              where r.at >= :from and r.at < :to and r.case_id is not null and not exists (
                select 1 from kedjan.log_review_reading o where o.review_id = :review and o.reading_id = r.id)
              order by random() limit :sample) drawn
            """)
        .param("review", id)
        .param("after", number)
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(now))
        .param("sample", sample)
        .update();
    return id;
  }

  Review get(long id) {
    return jdbc.sql("select id, from_at, to_at, readings from kedjan.log_review where id = ?")
        .param(id)
        .query(
            (row, n) ->
                new Review(
                    row.getLong(1),
                    row.getTimestamp(2).toInstant(),
                    row.getTimestamp(3).toInstant(),
                    row.getInt(4)))
        .single();
  }

  /**
   * Why a reading of a protected case sticks out is never said: one of the reasons is a surname,
   * and where the others were said, their absence would tell it.
   */
  List<Drawn> drawn(long id) {
    return jdbc.sql(
            """
            select d.number, r.at, coalesce(s.name, r.staff_id) as name, r.unit, d.case_id, r.part,
              case when d.unusual <> '{}' and kedjan.is_protected(d.case_id) then array['check'] else d.unusual end as unusual
            from kedjan.log_review_reading d join kedjan.read_log r on r.id = d.reading_id
            left join kedjan.staff s on s.id = r.staff_id
            where d.review_id = ? order by d.number
            """)
        .param(id)
        .query(
            (row, n) ->
                new Drawn(
                    row.getInt("number"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("name"),
                    row.getString("unit"),
                    row.getString("case_id"),
                    row.getString("part"),
                    List.of((String[]) row.getArray("unusual").getArray()).stream()
                        .map(Oddity::of)
                        .toList()))
        .list();
  }

  /**
   * @param numbers of the readings that there is something to remark on
   */
  void reviewed(
      long id,
      String by,
      Instant at,
      String remarks,
      @Nullable String note,
      @Nullable String measures,
      List<Integer> numbers) {
    jdbc.sql(
            """
            update kedjan.log_review set reviewed_at = :at, reviewed_by = :by, remarks = :remarks,
              remark_note = :note, measures = :measures where id = :id
            """)
        .param("at", Timestamp.from(at))
        .param("by", by)
        .param("remarks", remarks)
        .param("note", note)
        .param("measures", measures)
        .param("id", id)
        .update();
    jdbc.sql(
            "update kedjan.log_review_reading set remarked = true where review_id = :id and number = any(:numbers)")
        .param("id", id)
        .param("numbers", numbers.toArray(Integer[]::new))
        .update();
  }

  private void keep(long review, int number, Odd odd) {
    jdbc.sql(
            "insert into kedjan.log_review_reading (review_id, number, reading_id, case_id, unusual) values (?, ?, ?, ?, ?)")
        .param(1, review)
        .param(2, number)
        .param(3, odd.readingId())
        .param(4, odd.caseNumber(), Types.VARCHAR)
        .param(5, odd.why().toArray(String[]::new))
        .update();
  }
}
