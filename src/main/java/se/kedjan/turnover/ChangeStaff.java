package se.kedjan.turnover;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.CaseRelations;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.casefile.CaseFiles.Holder;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/**
 * Somebody else has the case for one's own party from now on, or the head is to say who. For who is
 * named, the deputy, and the head of a party that takes part.
 */
@Component
class ChangeStaff implements StartForm {

  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final CaseRelations relations;
  private final CaseByNumber caseByNumber;
  private final Colleagues colleagues;
  private final Takeover takeover;

  ChangeStaff(
      CaseFiles caseFiles,
      CaseAccess access,
      CaseRelations relations,
      CaseByNumber caseByNumber,
      Colleagues colleagues,
      Takeover takeover) {
    this.caseFiles = caseFiles;
    this.access = access;
    this.relations = relations;
    this.caseByNumber = caseByNumber;
    this.colleagues = colleagues;
    this.takeover = takeover;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = caseByNumber.of(s, id -> isOwn(s.actor(), id) && caseFiles.isOpen(id));
    var party = Objects.requireNonNull(s.actor().party());
    if ("head".equals(s.word("handTo"))) {
      takeover.toHead(caseId, party, s.word("changeReason"));
      return new Started(caseId, Map.of());
    }
    var before = caseFiles.holder(caseId, party);
    var staff = colleagues.atWork(s.word("newStaff"), party, "newStaff", "Personen");
    var deputy = deputy(s, caseId, party, staff, before);
    if (before.equals(Optional.of(new Holder(staff, deputy)))) {
      throw Refusal.badInput("newStaff", "Personen har redan ärendet.");
    }
    takeover.toSomebody(caseId, party, staff, deputy, s.word("changeReason"), null);
    return new Started(caseId, Map.of());
  }

  /** Whoever was deputy stays, where nobody else is said. */
  private @Nullable StaffId deputy(
      Submission s, CaseId caseId, Party party, StaffId staff, Optional<Holder> before) {
    var typed = s.text("newDeputy");
    if (typed != null && !typed.isBlank()) {
      return colleagues.atWork(typed, party, "newDeputy", "Ställföreträdaren");
    }
    return before
        .map(Holder::deputy)
        .filter(deputy -> !deputy.equals(staff))
        .filter(deputy -> caseFiles.mayHave(caseId, party, deputy))
        .orElse(null);
  }

  private boolean isOwn(Actor actor, CaseId caseId) {
    var staff = new StaffId(actor.staffId());
    var party = actor.party();
    return party != null
        && party.isOfTheChain()
        && !access.isKeptFrom(staff, caseId)
        && (relations.isNamed(staff, caseId, party)
            || actor.head() && relations.takesPart(party, caseId));
  }
}
