package se.kedjan.casefile;

import java.util.Arrays;

/** How a case ended: one per end event of the chain, in both directions (a test compares). */
public enum EndState {
  REFUSED_BY_SOF("End_RefusedBySof"),
  NOT_RELEVANT("End_NotRelevant"),
  QUEUE_LEFT("End_QueueLeft"),
  NOT_ENROLLED("End_NotEnrolled"),
  CONSENT_MISSING("End_ConsentMissing"),
  CONSENT_WITHDRAWN("End_ConsentWithdrawn"),
  DECLINED_AFTER_VISIT("End_DeclinedAfterVisit"),
  DECLINED_AFTER_TRIAL("End_DeclinedAfterTrial"),
  WORK_TRAINING("End_WorkTraining"),
  INTERNSHIP("End_Internship"),
  STUDIES("End_Studies"),
  SUBSIDISED_WORK("End_SubsidisedWork"),
  OPEN_WORK("End_OpenWork"),
  EMPLOYED_IN_ACTIVITY("End_EmployedInActivity"),
  OTHER_SUPPORT("End_OtherSupport"),
  DISCHARGED_FOR_ABSENCE("End_DischargedForAbsence"),
  OWN_CHOICE("End_OwnChoice"),
  RELAPSE_WITHOUT_RETURN("End_RelapseWithoutReturn"),
  MOVED("End_Moved"),
  DECEASED("End_Deceased"),
  DISCHARGED_WITHOUT_CONSENT("End_DischargedWithoutConsent"),
  AGREEMENT_ENDED("End_AgreementEnded");

  private final String element;

  EndState(String element) {
    this.element = element;
  }

  public String element() {
    return element;
  }

  static EndState ofElement(String element) {
    return Arrays.stream(values())
        .filter(state -> state.element.equals(element))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No end state for " + element));
  }
}
