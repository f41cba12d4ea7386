package se.kedjan.transition;

import java.time.LocalDate;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/**
 * AMF has taken over and the participant has begun.
 *
 * @param placeKeptUntil the Stockholm day on whose morning the place at Corner is freed
 */
public record WorkTrainingStarted(CaseId caseId, LocalDate placeKeptUntil) implements Act {

  @Override
  public String kind() {
    return "work-training-started";
  }

  @Override
  public String detail() {
    return placeKeptUntil.toString();
  }
}
