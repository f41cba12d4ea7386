package se.kedjan.turnover;

import java.util.Comparator;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.SheetKeepers;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ChangingHands;
import se.kedjan.chain.EachCaseApart;
import se.kedjan.responsibility.CaseLock;

/**
 * Each morning: whoever has left is named for no sheet any more; what lies with them goes to the
 * deputy, else to the pool; and a case that nobody of a party has any more comes to its head, once.
 */
@Component("findUnheldCases")
class FindUnheldCases implements JavaDelegate {

  private final SheetKeepers sheetKeepers;
  private final ChangingHands changingHands;
  private final CaseFiles caseFiles;
  private final CaseLock caseLock;
  private final EachCaseApart eachCaseApart;
  private final Takeover takeover;
  private final ApplicationEventPublisher events;

  FindUnheldCases(
      SheetKeepers sheetKeepers,
      ChangingHands changingHands,
      CaseFiles caseFiles,
      CaseLock caseLock,
      EachCaseApart eachCaseApart,
      Takeover takeover,
      ApplicationEventPublisher events) {
    this.sheetKeepers = sheetKeepers;
    this.changingHands = changingHands;
    this.caseFiles = caseFiles;
    this.caseLock = caseLock;
    this.eachCaseApart = eachCaseApart;
    this.takeover = takeover;
    this.events = events;
  }

  @Override
  public void execute(DelegateExecution execution) {
    eachCaseApart.alone(this::endSheets);
    eachCaseApart.alone(() -> changingHands.takeFromLeavers(null));
    var cases = new TreeSet<>(Comparator.comparing(CaseId::number));
    cases.addAll(changingHands.casesWithLeavers());
    caseFiles.unheld().forEach(unheld -> cases.add(unheld.caseId()));
    eachCaseApart.run(cases, this::watch);
  }

  /** Else a naming until further notice would hold again for somebody who comes back. */
  private void endSheets() {
    sheetKeepers
        .endOfLeavers()
        .forEach(
            ended ->
                events.publishEvent(
                    new NameSheetKeeper.SheetKeeperEnded(
                        NameSheetKeeper.detail(ended.sheet(), ended.staff(), ended.from()))));
  }

  /** Asked again once the case is held: it may be closed, or have somebody, by now. */
  private void watch(CaseId caseId) {
    caseLock.hold(caseId);
    changingHands.takeFromLeavers(caseId);
    caseFiles.unheld(caseId).forEach(unheld -> takeover.toHead(caseId, unheld.party(), null));
  }
}
