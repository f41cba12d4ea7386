package se.kedjan.turnover;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ChangingHands;
import se.kedjan.responsibility.CaseLock;

/**
 * Each morning: what lies with somebody who has left goes to the deputy, else to the pool; and a
 * case that nobody of a party has any more comes to its head, once.
 */
@Component("findUnheldCases")
class FindUnheldCases implements JavaDelegate {

  private final ChangingHands changingHands;
  private final CaseFiles caseFiles;
  private final CaseLock caseLock;
  private final Takeover takeover;

  FindUnheldCases(
      ChangingHands changingHands, CaseFiles caseFiles, CaseLock caseLock, Takeover takeover) {
    this.changingHands = changingHands;
    this.caseFiles = caseFiles;
    this.caseLock = caseLock;
    this.takeover = takeover;
  }

  /** All cases in one order, so that two nodes that watch do not wait for each other. */
  @Override
  public void execute(DelegateExecution execution) {
    changingHands.takeFromLeavers();
    for (var unheld : caseFiles.unheld()) {
      caseLock.hold(unheld.caseId());
      takeover.toHead(unheld.caseId(), unheld.party(), null);
    }
  }
}
