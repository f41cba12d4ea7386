package se.kedjan.casefile;

import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.CaseLock;

/**
 * The case that a start form names by its number, for whoever may start it there. The case is held
 * before anything is asked about it: it may be closed, opened again or erased in this very moment.
 * One sentence for all who are turned away, so that nobody learns which case numbers there are.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CaseByNumber {

  private static final String FIELD = "caseNumber";

  private final CaseAccess access;
  private final CaseLock caseLock;

  public CaseByNumber(CaseAccess access, CaseLock caseLock) {
    this.access = access;
    this.caseLock = caseLock;
  }

  /** For whoever reaches the case. */
  public CaseId of(Submission s) {
    return of(s, caseId -> access.reaches(s.actor(), caseId));
  }

  /**
   * @param isTheirs asked while the case is held, also of one that does not exist
   */
  public CaseId of(Submission s, Predicate<CaseId> isTheirs) {
    var number = s.word(FIELD);
    if (CaseId.isValid(number)) {
      var caseId = new CaseId(number);
      caseLock.hold(caseId);
      if (isTheirs.test(caseId)) {
        return caseId;
      }
    }
    throw Refusal.badInput(FIELD, "Ärendet finns inte, eller är inte ditt.");
  }
}
