package se.kedjan.selfassessment;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;

/**
 * What the participant answered. Scales run from 0, worst, to 10, best; a skipped question is null.
 *
 * @param declinedReason there exactly where the participant declined
 * @param loneliness 10 is not lonely at all
 * @param soberDays of the last 30
 */
record SelfAssessment(
    @Nullable String declinedReason,
    @Nullable Integer motivation,
    @Nullable Integer selfEsteem,
    @Nullable Integer physicalHealth,
    @Nullable Integer mentalHealth,
    @Nullable Integer loneliness,
    @Nullable Integer housing,
    @Nullable Integer economy,
    @Nullable Integer network,
    @Nullable Integer soberDays,
    @Nullable Integer soberHoursPerWeek) {

  /** Refuses an assessment that was done but holds no answer. */
  SelfAssessment {
    if (declinedReason == null
        && Stream.of(
                motivation,
                selfEsteem,
                physicalHealth,
                mentalHealth,
                loneliness,
                housing,
                economy,
                network,
                soberDays,
                soberHoursPerWeek)
            .allMatch(Objects::isNull)) {
      throw Refusal.badInput(
          "assessmentDone",
          "Självskattningen har inga svar. Fyll i minst ett, eller välj att deltagaren avböjer.");
    }
  }

  static SelfAssessment of(Submission s) {
    return new SelfAssessment(
        switch (s.word("assessmentDone")) {
          case "declined" -> s.word("declinedReason");
          case "unreachable" -> "Deltagaren har inte nåtts.";
          default -> null;
        },
        s.integer("motivation"),
        s.integer("selfEsteem"),
        s.integer("physicalHealth"),
        s.integer("mentalHealth"),
        s.integer("loneliness"),
        s.integer("housing"),
        s.integer("economy"),
        s.integer("network"),
        s.integer("soberDays"),
        s.integer("soberHoursPerWeek"));
  }

  boolean done() {
    return declinedReason == null;
  }
}
