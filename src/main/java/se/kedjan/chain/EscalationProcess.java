package se.kedjan.chain;

/** {@code escalation.bpmn}: a step that is late is secured by somebody else. */
public final class EscalationProcess {

  public static final String KEY = "escalation";
  static final String STEP_OVERDUE = "StepOverdue";

  private EscalationProcess() {}
}
