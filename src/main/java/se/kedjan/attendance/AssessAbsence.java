package se.kedjan.attendance;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** A person decides, never a rule; from then on absence is counted anew. */
@Component
class AssessAbsence implements StepForm {

  private final AbsenceLadder ladder;

  AssessAbsence(AbsenceLadder ladder) {
    this.ladder = ladder;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of(
        "absenceText",
        ladder.told(caseId),
        "contactText",
        ladder
            .latest(caseId, "contact")
            .map(
                c ->
                    c.answer().equals("yes")
                        ? "Deltagaren nåddes den %s.".formatted(c.day())
                        : "Deltagaren nåddes inte den %s.".formatted(c.day()))
            .orElse(""),
        "sofText",
        ladder
            .latest(caseId, "talk")
            .map(t -> "SOF höll samtal före utskrivning den %s.".formatted(t.day()))
            .orElse(""));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    if (!s.word("absenceDecision").equals("continues")) {
      ladder.requireParticipating(s.caseId());
    }
    ladder.note(
        s,
        "assessment",
        AbsenceLadder.day(s.at()),
        s.word("absenceDecision"),
        s.text("assessmentNote"));
    return Map.of();
  }
}
