package se.kedjan.casefile;

import java.util.Arrays;
import java.util.Set;

/** How a case ended: each end event of the chain has one, and only its own (a test compares). */
public enum EndState {
  REFUSED_BY_SOF("Avslaget av SOF", "End_RefusedBySof"),
  NOT_RELEVANT("Ej aktuell", "End_NotRelevant", "End_StoppedNeverCame"),
  QUEUE_LEFT("Ej aktuell", "End_QueueLeft"),
  NOT_ENROLLED("Ej aktuell", "End_NotEnrolled", "End_ReturnNotRelevant"),
  CONSENT_MISSING("Samtycke saknas", "End_ConsentMissing"),
  CONSENT_WITHDRAWN("Samtycke återkallat", "End_ConsentWithdrawn"),
  DECLINED_AFTER_VISIT("Avböjt efter besök", "End_DeclinedAfterVisit"),
  DECLINED_AFTER_TRIAL("Avböjt efter test", "End_DeclinedAfterTrial"),
  WORK_TRAINING("Arbetsträning", "End_WorkTraining"),
  INTERNSHIP("Praktik", "End_Internship"),
  STUDIES("Studier", "End_Studies"),
  SUBSIDISED_WORK("Subventionerat arbete", "End_SubsidisedWork"),
  OPEN_WORK("Öppet arbete", "End_OpenWork"),
  EMPLOYED_IN_ACTIVITY("Anställd i verksamheten", "End_EmployedInActivity"),
  OTHER_SUPPORT("Annan insats", "End_OtherSupport"),
  DISCHARGED_FOR_ABSENCE("Utskriven frånvaro", "End_DischargedForAbsence"),
  OWN_CHOICE("Eget val", "End_OwnChoice", "End_StoppedDeclined", "End_ReturnOwnChoice"),
  RELAPSE_WITHOUT_RETURN("Återfall utan återkomst", "End_RelapseWithoutReturn"),
  MOVED("Flyttat", "End_Moved", "End_StoppedMoved"),
  DECEASED(
      "Avliden",
      "End_StoppedDeceased",
      "End_DiedBeforeSummaryAfterStop",
      "End_DiedBeforeSummaryAfterReturn",
      "End_DiedBeforeSummaryAfterWithdrawal"),
  DISCHARGED_WITHOUT_CONSENT("Samtycke saknas", "End_DischargedWithoutConsent"),
  AGREEMENT_ENDED("Avtal upphört", "End_AgreementEnded", "End_StoppedAgreementEnded");

  private final String swedish;
  private final Set<String> elements;

  EndState(String swedish, String... elements) {
    this.swedish = swedish;
    this.elements = Set.of(elements);
  }

  /** As the end event in the model is called. */
  public String swedish() {
    return swedish;
  }

  /** The end events of the chain that lead to it. */
  public Set<String> elements() {
    return elements;
  }

  static EndState ofElement(String element) {
    return Arrays.stream(values())
        .filter(state -> state.elements.contains(element))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No end state for " + element));
  }
}
