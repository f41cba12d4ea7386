package se.kedjan.webapps;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.CaseHistory;

/** Who held a case, whom it waits for and what each party did, in Swedish words. */
@RestController
class ResponsibilityPages {

  /**
   * That a step began to wait is nobody's doing; what still waits is told above. Who may no longer
   * read something learns that, and not why.
   */
  private static final Set<String> NOT_SHOWN =
      Set.of("step-opened", "consent-withdrawn", "consent-expired");

  private static final String ACCESS_ENDED = "access-ended";

  private final MayFollowCase mayFollow;
  private final CaseHistory history;
  private final StepNames stepNames;
  private final Clock clock;

  ResponsibilityPages(
      MayFollowCase mayFollow, CaseHistory history, StepNames stepNames, Clock clock) {
    this.mayFollow = mayFollow;
    this.history = history;
    this.stepNames = stepNames;
    this.clock = clock;
  }

  /** Times as instants; parties by the names of their lanes. */
  record Page(String caseNumber, List<Held> held, List<WaitingFor> waitingFor, List<Done> done) {}

  /**
   * @param days whole days, to now where the party still holds the case
   */
  record Held(String party, Instant from, @Nullable Instant to, long days) {}

  record WaitingFor(
      String party, String step, Instant since, @Nullable Instant dueAt, boolean late) {}

  /** Who: absent where the system acted. */
  record Done(
      Instant at,
      @Nullable String actorName,
      @Nullable String party,
      @Nullable String unit,
      String act,
      @Nullable String step) {}

  @GetMapping("/camunda/kedjan/tasks/{taskId}/responsibility")
  Page throughTask(@PathVariable String taskId) {
    return page(mayFollow.throughTask(taskId).orElseThrow(ResponsibilityPages::notFound));
  }

  @GetMapping("/camunda/kedjan/cases/{number}/responsibility")
  Page byNumber(@PathVariable String number) {
    if (!CaseId.isValid(number) || !mayFollow.byNumber(new CaseId(number))) {
      throw notFound();
    }
    return page(new CaseId(number));
  }

  private Page page(CaseId caseId) {
    var view = history.of(caseId);
    if (view.done().isEmpty()) {
      throw notFound();
    }
    var now = clock.instant();
    var names = stepNames.all();
    return new Page(
        caseId.number(),
        view.held().stream()
            .map(h -> new Held(h.party().laneName(), h.from(), h.to(), h.length().toDays()))
            .toList(),
        view.waitingFor().stream()
            .map(
                w ->
                    new WaitingFor(
                        w.party().laneName(),
                        w.stepName(),
                        w.since(),
                        w.dueAt(),
                        w.dueAt() != null && w.dueAt().isBefore(now)))
            .toList(),
        view.done().stream()
            .filter(d -> !NOT_SHOWN.contains(d.act()))
            .map(d -> done(d, names))
            .toList());
  }

  private static Done done(CaseHistory.Done d, Map<String, String> names) {
    var isTold = d.act().equals(ACCESS_ENDED);
    return new Done(
        d.at(),
        isTold ? null : d.actorName(),
        d.party() == null ? null : d.party().laneName(),
        isTold ? null : d.unit(),
        ActWords.of(d.act()),
        d.step() == null ? null : names.get(d.step()));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
