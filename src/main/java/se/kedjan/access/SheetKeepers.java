package se.kedjan.access;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is named for a sheet about many cases by a party, each from one day to another. */
@Repository
public class SheetKeepers {

  private final JdbcClient jdbc;
  private final Clock clock;

  SheetKeepers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Returns whether it is so now: false where the member of staff is named for one of the days
   * already. Of two who name at once the later waits for the earlier.
   *
   * @param to the last day; absent until further notice
   */
  public boolean name(
      Party party, Sheet sheet, StaffId staff, LocalDate from, @Nullable LocalDate to, StaffId by) {
    return jdbc.sql(
                """
                insert into kedjan.sheet_keeper (party, sheet, staff_id, valid_from, valid_to, named_by, named_at)
                values (:party, :sheet, :staff, :from, :to, :by, :at) on conflict do nothing
                """)
            .param("party", party.name())
            .param("sheet", sheet.word())
            .param("staff", staff.value())
            .param("from", from)
            .param("to", to, Types.DATE)
            .param("by", by.value())
            .param("at", Timestamp.from(clock.instant()))
            .update()
        > 0;
  }

  /** From that day on no longer; returns whether there was anything to end. */
  public boolean end(Party party, Sheet sheet, StaffId staff, LocalDate from, StaffId by) {
    return jdbc.sql(
                """
                update kedjan.sheet_keeper
                set valid_to = greatest(valid_from, :from::date) - 1, ended_by = :by, ended_at = :at
                where party = :party and sheet = :sheet and staff_id = :staff
                  and (valid_to is null or valid_to >= greatest(valid_from, :from::date))
                """)
            .param("party", party.name())
            .param("sheet", sheet.word())
            .param("staff", staff.value())
            .param("from", from)
            .param("by", by.value())
            .param("at", Timestamp.from(clock.instant()))
            .update()
        > 0;
  }

  /**
   * @param from the day from which it no longer holds
   */
  public record Ended(Sheet sheet, StaffId staff, LocalDate from) {}

  /**
   * Ends, as the system, the namings of whoever does not work for the party today, or on the first
   * day of a naming to come. Of two at once the later finds nothing left to end.
   */
  public List<Ended> endOfLeavers() {
    return jdbc.sql(
            """
            update kedjan.sheet_keeper
            set valid_to = greatest(valid_from, :today::date) - 1, ended_by = :by, ended_at = :at
            where (valid_to is null or valid_to >= greatest(valid_from, :today::date))
              and not kedjan.works_for(staff_id, party, greatest(valid_from, :today::date))
            returning sheet, staff_id, valid_to + 1
            """)
        .param("today", LocalDate.now(clock))
        .param("by", Actor.SYSTEM)
        .param("at", Timestamp.from(clock.instant()))
        .query(
            (row, n) ->
                new Ended(
                    Sheet.ofWord(row.getString(1)),
                    new StaffId(row.getString(2)),
                    row.getObject(3, LocalDate.class)))
        .list();
  }

  /** Whether the party has named the member of staff for the sheet, today. */
  boolean isNamed(Party party, Sheet sheet, StaffId staff) {
    return jdbc.sql(
            """
            select exists (select from kedjan.sheet_keeper
              where party = :party and sheet = :sheet and staff_id = :staff
                and valid_from <= :today and (valid_to is null or valid_to >= :today))
            """)
        .param("party", party.name())
        .param("sheet", sheet.word())
        .param("staff", staff.value())
        .param("today", LocalDate.now(clock))
        .query(Boolean.class)
        .single();
  }
}
