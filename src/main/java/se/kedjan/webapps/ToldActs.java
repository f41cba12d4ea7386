package se.kedjan.webapps;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.forms.StepCategories;

/**
 * Which steps and acts of another party a reader is told of by name. Whom a case waits for, since
 * when, and who answers for it is for all who reach it; that a step is about a relapse is not.
 */
@Component
class ToldActs {

  /** What a case is to everybody in it. */
  private static final Set<String> ALWAYS =
      Set.of(
          "interest-registered",
          "accountability-began",
          "accountability-ended",
          "handover-offered",
          "handover-accepted",
          "handover-refused",
          "handover-lapsed",
          "staff-named",
          "case-reopened",
          "case-closed");

  private static final Set<String> OF_DEVIATION = Set.of("relapse-left", "contact-ended");
  private static final Set<String> OF_WORK =
      Set.of(
          "transition-raised",
          "transition-abandoned",
          "transition-reconciled",
          "readiness-decided",
          "work-training-started",
          "handover-not-offered",
          "left-for-good",
          "returned-to-corner");

  private final CaseAccess access;
  private final StepCategories categories;

  ToldActs(CaseAccess access, StepCategories categories) {
    this.access = access;
    this.categories = categories;
  }

  /**
   * @param reader the process owner, who knows no identity, is told of all
   */
  Told by(@Nullable Party reader, CaseId caseId) {
    return new Told(reader, caseId);
  }

  /** Asks about each party and kind once. */
  class Told {

    private record Kind(Party owner, Category category) {}

    private final @Nullable Party reader;
    private final CaseId caseId;
    private final Map<Kind, Boolean> asked = new HashMap<>();

    private Told(@Nullable Party reader, CaseId caseId) {
      this.reader = reader;
      this.caseId = caseId;
    }

    /**
     * @param owner whose act it is; Corner's for what the system does with its places
     */
    boolean of(@Nullable Party owner, String act, @Nullable String step) {
      if (ALWAYS.contains(act) || reader == Party.PROCESS_OWNER) {
        return true;
      }
      var whose = owner == null ? Party.CORNER : owner;
      return reader != null
          && (!whose.isOfTheChain()
              || asked.computeIfAbsent(
                  new Kind(whose, category(act, step)),
                  kind -> access.mayRead(reader, caseId, kind.owner(), kind.category())));
    }

    boolean ofStep(Party owner, String step) {
      return of(owner, "step-opened", step);
    }
  }

  private Category category(String act, @Nullable String step) {
    if (act.startsWith("consent-")) {
      return Category.CONTACT;
    }
    return Optional.ofNullable(step)
        .flatMap(categories::of)
        .orElseGet(
            () ->
                OF_DEVIATION.contains(act)
                    ? Category.DEVIATION
                    : OF_WORK.contains(act) ? Category.WORK : Category.PARTICIPATION);
  }
}
