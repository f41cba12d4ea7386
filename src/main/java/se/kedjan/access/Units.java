package se.kedjan.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Units of the parties, each valid from one day to another. */
@Repository
public class Units {

  private final JdbcClient jdbc;

  Units(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public enum Change {
    CHANGED,
    /** No unit has the name on the day. */
    UNKNOWN,
    /** Another party has a unit of the new name. */
    OTHER_PARTY
  }

  private record Unit(long id, String party, LocalDate from) {}

  private record Lasting(long id, String staff, boolean head, @Nullable LocalDate validTo) {}

  /**
   * The unit bears the new name from the day on; where the party has a unit of that name already,
   * its staff belong to that one. Who works where on earlier days stays as it is.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Change change(String name, String newName, LocalDate from) {
    var unit = on(name, from);
    if (unit == null) {
      return Change.UNKNOWN;
    }
    var other = on(newName, from);
    if (other != null && !other.party().equals(unit.party())) {
      return Change.OTHER_PARTY;
    }
    if (other == null && unit.from().equals(from)) {
      jdbc.sql("update kedjan.unit set name = ? where id = ?").params(newName, unit.id()).update();
      return Change.CHANGED;
    }
    move(unit.id(), other == null ? open(unit, newName, from) : other.id(), from);
    return Change.CHANGED;
  }

  private long open(Unit old, String name, LocalDate from) {
    return jdbc.sql(
            """
            insert into kedjan.unit (party, name, valid_from, valid_to)
            select party, ?, ?, valid_to from kedjan.unit where id = ? returning id
            """)
        .params(name, from, old.id())
        .query(Long.class)
        .single();
  }

  private void move(long old, long now, LocalDate from) {
    var lasting =
        jdbc.sql(
                """
                select id, staff_id, head, valid_to from kedjan.staff_membership
                where unit_id = ? and valid_from < ? and (valid_to is null or valid_to >= ?) order by id for update
                """)
            .params(old, from, from)
            .query(
                (row, n) ->
                    new Lasting(
                        row.getLong(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getObject(4, LocalDate.class)))
            .list();
    for (var membership : lasting) {
      jdbc.sql("update kedjan.staff_membership set valid_to = ? where id = ?")
          .params(from.minusDays(1), membership.id())
          .update();
      jdbc.sql(
              "insert into kedjan.staff_membership (staff_id, unit_id, head, valid_from, valid_to) values (?, ?, ?, ?, ?)")
          .params(membership.staff(), now, membership.head(), from, membership.validTo())
          .update();
    }
    jdbc.sql("update kedjan.staff_membership set unit_id = ? where unit_id = ? and valid_from >= ?")
        .params(now, old, from)
        .update();
    // One that began on that very day keeps that day, with nobody in it.
    jdbc.sql("update kedjan.unit set valid_to = greatest(valid_from, ?) where id = ?")
        .params(from.minusDays(1), old)
        .update();
  }

  private @Nullable Unit on(String name, LocalDate day) {
    return jdbc.sql(
            """
            select id, coalesce(party, '') as party, valid_from from kedjan.unit
            where name = ? and valid_from <= ? and (valid_to is null or valid_to >= ?)
              and exists (select 1 from kedjan.staff_membership m where m.unit_id = unit.id
                and (m.valid_to is null or m.valid_to >= ?))
            order by valid_from desc limit 1 for update
            """)
        .params(name, day, day, day)
        .query(
            (row, n) ->
                new Unit(row.getLong(1), row.getString(2), row.getObject(3, LocalDate.class)))
        .optional()
        .orElse(null);
  }
}
