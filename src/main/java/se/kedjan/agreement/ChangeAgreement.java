package se.kedjan.agreement;

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
import se.kedjan.agreement.Agreements.Period;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/**
 * The process owner registers for how long an activity is agreed upon, lets it end on another day
 * or not at all, or takes a mistake back. A period goes by its first day.
 */
@Component
class ChangeAgreement implements StartForm {

  private static final String ACTIVITY = "corner";

  private final Agreements agreements;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChangeAgreement(
      Agreements agreements, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
    this.agreements = agreements;
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
    agreements.hold();
    var from = s.day("agreementFrom");
    switch (s.word("agreementChange")) {
      case "until" -> put(s, new Period(from, lastDay(s, from)));
      case "untilFurther" -> put(s, new Period(from, null));
      default -> remove(from);
    }
    return new Started(
        "A-" + jdbc.sql("select nextval('kedjan.agreement_change')").query(Long.class).single(),
        Set.of(),
        Map.of());
  }

  private LocalDate lastDay(Submission s, LocalDate from) {
    var to = s.day("agreementTo");
    if (to.isBefore(LocalDate.now(clock))) {
      throw Refusal.badInput(
          "agreementTo",
          "Fältet «Gäller till och med» kan inte ligga i det förflutna. Välj i dag eller senare.");
    }
    if (to.isBefore(from)) {
      throw Refusal.badInput(
          "agreementTo", "Avtalet kan inte upphöra innan det börjar. Kontrollera dagarna.");
    }
    return to;
  }

  private void put(Submission s, Period period) {
    agreements
        .other(ACTIVITY, period)
        .ifPresent(
            other -> {
              throw Refusal.badInput(
                  "agreementFrom",
                  "Avtalet som gäller från %s omfattar någon av dagarna. Ange %s som första dag för att ändra det."
                      .formatted(other, other.from()));
            });
    agreements.put(ACTIVITY, period, s.staff());
    events.publishEvent(new AgreementChanged(period.toString()));
  }

  private void remove(LocalDate from) {
    var period =
        agreements
            .from(ACTIVITY, from)
            .orElseThrow(
                () ->
                    Refusal.badInput(
                        "agreementFrom",
                        "Det finns inget avtal som gäller från den dagen. Kontrollera dagen."));
    if (period.to() != null && period.to().isBefore(LocalDate.now(clock))) {
      throw Refusal.badInput("agreementFrom", "Avtalet har redan upphört och kan inte tas bort.");
    }
    agreements.remove(ACTIVITY, from);
    events.publishEvent(new AgreementChanged(from + " borttaget"));
  }

  /** Which period, and until when. */
  record AgreementChanged(String detail) implements Act {
    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "agreement-changed";
    }
  }
}
