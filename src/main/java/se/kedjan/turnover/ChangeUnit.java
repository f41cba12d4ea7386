package se.kedjan.turnover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Units;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/**
 * A unit has another name from a day on, or goes up into another one (S1 «det nya
 * verksamhetsområdet Första linjen/insatser och service»). What was done before keeps the name it
 * was done under.
 */
@Component
class ChangeUnit implements StartForm {

  private final Units units;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChangeUnit(Units units, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.units = units;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Started submit(Submission s) {
    var from = s.day("unitFrom");
    if (from.isBefore(LocalDate.now(clock))) {
      throw Refusal.badInput(
          "unitFrom",
          "Fältet «Gäller från» kan inte ligga i det förflutna. Välj i dag eller senare.");
    }
    var name = s.word("unitName").strip();
    var newName = s.word("newUnitName").strip();
    if (name.equals(newName)) {
      throw Refusal.badInput("newUnitName", "Det nya namnet är detsamma som det gamla.");
    }
    switch (units.change(name, newName, from)) {
      case CHANGED -> events.publishEvent(new UnitChanged(from.toString()));
      case UNKNOWN ->
          throw Refusal.badInput(
              "unitName", "Det finns ingen enhet med det namnet den dagen. Kontrollera namnet.");
      case OTHER_PARTY ->
          throw Refusal.badInput(
              "newUnitName",
              "En annan part har en enhet med det namnet. En enhet kan inte flyttas till en annan part.");
    }
    return new Started(
        "E-" + jdbc.sql("select nextval('kedjan.unit_change')").query(Long.class).single(),
        Set.of(),
        Map.of());
  }

  record UnitChanged(String detail) implements Act {
    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "unit-changed";
    }
  }
}
