package se.kedjan.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Staff with party and unit, each valid from one day to another. */
@Repository
public class StaffRegister {

  private final JdbcClient jdbc;

  StaffRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param head whether the member of staff heads the unit
   */
  public record Membership(
      StaffId staff, String name, @Nullable Party party, String unit, boolean head) {}

  /** Where the member of staff belongs on a day; empty for leavers and unknown ids. */
  public Optional<Membership> membership(StaffId staff, LocalDate day) {
    return jdbc.sql(MEMBERS + " and s.id = :staff order by m.id limit 1")
        .param("day", day)
        .param("staff", staff.value())
        .query(StaffRegister::membership)
        .optional();
  }

  /** Everybody who can be named for a case by a party on a day, by name. */
  public List<Membership> membersOf(Party party, LocalDate day) {
    return jdbc.sql(MEMBERS + " and u.party = :party and not m.head order by s.name")
        .param("day", day)
        .param("party", party.name())
        .query(StaffRegister::membership)
        .list();
  }

  /** Everybody who works for one of the parties on a day, heads included, by name. */
  public List<Membership> all(LocalDate day) {
    return jdbc.sql(MEMBERS + " and u.party is not null order by s.name")
        .param("day", day)
        .query(StaffRegister::membership)
        .list();
  }

  private static final String MEMBERS =
      """
      select s.id, s.name, u.party, u.name as unit, m.head
      from kedjan.staff s
      join kedjan.staff_membership m on m.staff_id = s.id
      join kedjan.unit u on u.id = m.unit_id
      where m.valid_from <= :day and (m.valid_to is null or m.valid_to >= :day)
      """;

  private static Membership membership(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    var party = row.getString("party");
    return new Membership(
        new StaffId(row.getString("id")),
        row.getString("name"),
        party == null ? null : Party.valueOf(party),
        row.getString("unit"),
        row.getBoolean("head"));
  }
}
