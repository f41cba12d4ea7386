package se.kedjan.turnover;

import java.util.Comparator;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ChangingHands;
import se.kedjan.chain.EachCaseApart;
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
  private final EachCaseApart eachCaseApart;
  private final Takeover takeover;

  FindUnheldCases(
      ChangingHands changingHands,
      CaseFiles caseFiles,
      CaseLock caseLock,
      EachCaseApart eachCaseApart,
      Takeover takeover) {
    this.changingHands = changingHands;
    this.caseFiles = caseFiles;
    this.caseLock = caseLock;
    this.eachCaseApart = eachCaseApart;
    this.takeover = takeover;
  }

  @Override
  public void execute(DelegateExecution execution) {
    eachCaseApart.alone(() -> changingHands.takeFromLeavers(null));
    var cases = new TreeSet<>(Comparator.comparing(CaseId::number));
    cases.addAll(changingHands.casesWithLeavers());
    caseFiles.unheld().forEach(unheld -> cases.add(unheld.caseId()));
    eachCaseApart.run(cases, this::watch);
  }

  /** Asked again once the case is held: it may be closed, or have somebody, by now. */
  private void watch(CaseId caseId) {
    caseLock.hold(caseId);
    changingHands.takeFromLeavers(caseId);
    caseFiles.unheld(caseId).forEach(unheld -> takeover.toHead(caseId, unheld.party(), null));
  }
}
