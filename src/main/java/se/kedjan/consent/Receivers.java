package se.kedjan.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.forms.OptionList;

/** Who else than the parties may be told something by consent: data, with validity dates. */
@Repository
class Receivers implements OptionList {

  private final JdbcClient jdbc;
  private final Clock clock;

  Receivers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Receiver(String id, String name) {}

  /** Those that are no party, today. */
  List<Receiver> others() {
    return jdbc.sql(
            """
            select id, name from kedjan.consent_receiver
            where party is null and valid_from <= :today and (valid_to is null or valid_to >= :today) order by name
            """)
        .param("today", LocalDate.now(clock))
        .query((row, n) -> new Receiver(row.getString(1), row.getString(2)))
        .list();
  }

  /** The name of any receiver, parties too. */
  String nameOf(String id) {
    return jdbc.sql("select name from kedjan.consent_receiver where id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .orElse(id);
  }

  @Override
  public String name() {
    return "consentReceivers";
  }

  @Override
  public List<Option> options() {
    return others().stream().map(r -> new Option(r.id(), r.name())).toList();
  }
}
