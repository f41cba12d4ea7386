package se.kedjan.webapps;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
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

  /** What would tell why an access ended, and what only the party itself has to do with. */
  private static final Set<String> OF_OWN_PARTY =
      Set.of(
          "process-started",
          "consent-given",
          "consent-not-given",
          "consent-withdrawn",
          "consent-expired",
          "went-on-with-less",
          "ended-without-consent",
          "identity-protected",
          "identity-unprotected",
          "staff-blocked",
          "correction-made",
          "objection-noted",
          "extract-made",
          "hold-placed",
          "hold-lifted");

  private static final Set<String> OF_DEVIATION =
      Set.of("relapse-left", "contact-ended", "deviation-registered", "deviation-raised");
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

  private static final Set<String> OF_PLAN = Set.of("phase-changed");
  private static final Set<String> OF_AFTER_CARE =
      Set.of("after-care-begun", "after-care-told", "after-care-ended");

  /** Of a step where the act is one: as the step's form is. */
  private static final Set<String> OF_PARTICIPATION =
      Set.of(
          "access-ended",
          "accountability-taken-back",
          "step-passed",
          "step-opened",
          "step-claimed",
          "step-released",
          "step-moved",
          "step-completed",
          "step-cancelled",
          "step-escalated",
          "step-secured",
          "case-unheld",
          "case-stopped",
          "party-alerted",
          "alert-confirmed",
          "queue-joined",
          "queue-reviewed",
          "queue-left",
          "queue-skipped",
          "place-promised",
          "place-promise-ended",
          "place-reserved",
          "place-kept",
          "place-resumed",
          "place-released",
          "trial-extended",
          "trial-declined",
          "enrolment-declined",
          "participant-enrolled",
          "participant-discharged",
          "participant-returned",
          "pause-began",
          "meeting-called",
          "meeting-answered",
          "meeting-called-off",
          "meeting-documented",
          "case-reviewed",
          "decision-made",
          "decision-reported",
          "schedule-changed",
          "attendance-registered",
          "attendance-corrected",
          "absence-noticed",
          "agreement-end-planned",
          "agreement-plan-lapsed");

  private static final Set<String> OF_NO_CASE =
      Set.of(
          "unit-changed",
          "sheet-keeper-named",
          "sheet-keeper-ended",
          "case-review-called",
          "attendance-week-opened",
          "agreement-changed",
          "case-erased",
          "readings-drawn",
          "access-log-reviewed",
          "chain-begun",
          "models-deployed",
          "break-glass-signed-in",
          "break-glass-used");

  /** Each kind of act stands in one of them, so that nobody is told of a new one by oversight. */
  static final List<Set<String>> ALL =
      List.of(
          ALWAYS,
          OF_OWN_PARTY,
          OF_DEVIATION,
          OF_WORK,
          OF_PLAN,
          OF_AFTER_CARE,
          OF_PARTICIPATION,
          OF_NO_CASE);

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
    private final Map<Party, Boolean> followed = new EnumMap<>(Party.class);

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
      if (whose.isOfTheChain()
          && (OF_OWN_PARTY.contains(act) || step != null && categories.isForOwnParty(step))) {
        return reader == whose;
      }
      return reader != null
          && (!whose.isOfTheChain()
              || asked.computeIfAbsent(
                  new Kind(whose, category(act, step)),
                  kind -> access.mayRead(reader, caseId, kind.owner(), kind.category())));
    }

    /** Whether the reader is told that the party acts at all, if not what. */
    boolean follows(Party owner) {
      return reader != null
          && (reader == Party.PROCESS_OWNER
              || followed.computeIfAbsent(owner, party -> access.mayFollow(reader, caseId, party)));
    }

    boolean ofStep(Party owner, String step) {
      return of(owner, "step-opened", step);
    }
  }

  private Category category(String act, @Nullable String step) {
    return Optional.ofNullable(step).flatMap(categories::of).orElseGet(() -> categoryOf(act));
  }

  private static Category categoryOf(String act) {
    if (OF_DEVIATION.contains(act)) {
      return Category.DEVIATION;
    }
    if (OF_WORK.contains(act)) {
      return Category.WORK;
    }
    if (OF_PLAN.contains(act)) {
      return Category.PLAN;
    }
    return OF_AFTER_CARE.contains(act) ? Category.AFTER_CARE : Category.PARTICIPATION;
  }
}
