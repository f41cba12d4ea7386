package se.kedjan.turnover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.access.StaffRegister;
import se.kedjan.chain.Refusal;

/**
 * Staff as they are typed into a form that starts something, where no list can be shown: by the
 * name or by the id they sign in with.
 */
@Component
class Colleagues {

  private final StaffRegister register;
  private final JdbcClient jdbc;
  private final Clock clock;

  Colleagues(StaffRegister register, JdbcClient jdbc, Clock clock) {
    this.register = register;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Named(StaffId staff, String name) {}

  /** Somebody who can have a case of the party's today. */
  StaffId atWork(String typed, Party party, String field, String which) {
    return atWork(typed, party, LocalDate.now(clock), field, which);
  }

  /** As {@link #atWork(String, Party, String, String)}, on a day. */
  StaffId atWork(String typed, Party party, LocalDate day, String field, String which) {
    var found =
        one(
            register.membersOf(party, day).stream()
                .map(member -> new Named(member.staff(), member.name()))
                .toList(),
            typed,
            field);
    return found.orElseThrow(
        () ->
            Refusal.badInput(
                field,
                "%s arbetar inte som handläggare, handledare eller guide hos %s %s hela namnet eller det personen loggar in med."
                    .formatted(
                        which,
                        party.laneName(),
                        day.equals(LocalDate.now(clock))
                            ? "i dag. Skriv"
                            : "den %s. Välj en annan dag, eller skriv".formatted(day))));
  }

  /** Somebody who works or has worked for the party. */
  StaffId everAt(String typed, Party party, String field) {
    var everybody =
        jdbc.sql(
                """
                select distinct s.id, s.name from kedjan.staff s
                join kedjan.staff_membership m on m.staff_id = s.id join kedjan.unit u on u.id = m.unit_id
                where u.party = ?
                """)
            .param(party.name())
            .query((row, n) -> new Named(new StaffId(row.getString(1)), row.getString(2)))
            .list();
    return one(everybody, typed, field)
        .orElseThrow(
            () ->
                Refusal.badInput(
                    field,
                    "Personen har aldrig arbetat hos %s. Skriv hela namnet eller det personen loggar in med."
                        .formatted(party.laneName())));
  }

  private static Optional<StaffId> one(List<Named> all, String typed, String field) {
    var text = typed.strip();
    var found =
        all.stream()
            .filter(n -> n.staff().value().equals(text) || n.name().equalsIgnoreCase(text))
            .map(Named::staff)
            .distinct()
            .toList();
    if (found.size() > 1) {
      throw Refusal.badInput(
          field, "Flera har det namnet. Skriv det personen loggar in med i stället.");
    }
    return found.stream().findFirst();
  }
}
