package se.kedjan.escalation;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.forms.Markdown;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;

/** The steps of a case that are late and that a group is to secure. */
@Component
class LateSteps {

  private final OpenSteps openSteps;
  private final Clock clock;

  LateSteps(OpenSteps openSteps, Clock clock) {
    this.openSteps = openSteps;
    this.clock = clock;
  }

  /** On one line, since the form writes it after a label. */
  String namesFor(CaseId caseId, String group) {
    var names =
        of(caseId, group).stream()
            .map(step -> "%s (%s)".formatted(step.stepName(), step.party().laneName()))
            .distinct()
            .map(Markdown::escape)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "Inget steg är försenat längre." : names;
  }

  /** Element ids, oldest first. */
  List<String> elementsFor(CaseId caseId, String group) {
    return of(caseId, group).stream().map(OpenStep::step).distinct().toList();
  }

  private List<OpenStep> of(CaseId caseId, String group) {
    var now = clock.instant();
    return openSteps.of(caseId).stream()
        .filter(step -> group.equals(step.escalatesTo()))
        .filter(step -> step.dueAt() != null && step.dueAt().isBefore(now))
        .toList();
  }
}
