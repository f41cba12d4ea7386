package se.kedjan.webapps;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.ReadLog;
import se.kedjan.responsibility.CaseHistory;

/**
 * Who held a case, whom it waits for and what each party did, in Swedish words; what another party
 * did by consent only. Each opening is a reading, in one transaction with its row in the log.
 */
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
  private final ToldActs toldActs;
  private final ReadLog readLog;
  private final CurrentActor currentActor;
  private final Clock clock;

  ResponsibilityPages(
      MayFollowCase mayFollow,
      CaseHistory history,
      StepNames stepNames,
      ToldActs toldActs,
      ReadLog readLog,
      CurrentActor currentActor,
      Clock clock) {
    this.mayFollow = mayFollow;
    this.history = history;
    this.stepNames = stepNames;
    this.toldActs = toldActs;
    this.readLog = readLog;
    this.currentActor = currentActor;
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
  @Transactional
  public Page throughTask(@PathVariable String taskId) {
    return page(mayFollow.throughTask(taskId).orElseThrow(ResponsibilityPages::notFound), "task");
  }

  @GetMapping("/camunda/kedjan/cases/{number}/responsibility")
  @Transactional
  public Page byNumber(@PathVariable String number) {
    if (!CaseId.isValid(number) || !mayFollow.byNumber(new CaseId(number))) {
      throw notFound();
    }
    return page(new CaseId(number), "case-page");
  }

  private Page page(CaseId caseId, String screen) {
    var view = history.of(caseId);
    if (view.done().isEmpty()) {
      throw notFound();
    }
    readLog.read(caseId, "responsibility", screen);
    var told = toldActs.by(currentActor.get().party(), caseId);
    return new Page(
        caseId.number(),
        view.held().stream()
            .map(h -> new Held(h.party().laneName(), h.from(), h.to(), h.length().toDays()))
            .toList(),
        view.waitingFor().stream()
            .filter(w -> told.follows(w.party()))
            .map(w -> waitingFor(w, told))
            .toList(),
        done(view, told));
  }

  private WaitingFor waitingFor(CaseHistory.WaitingFor w, ToldActs.Told told) {
    return new WaitingFor(
        w.party().laneName(),
        told.ofStep(w.party(), w.step()) ? w.stepName() : aStepOf(w.party()),
        w.since(),
        w.dueAt(),
        w.dueAt() != null && w.dueAt().isBefore(clock.instant()));
  }

  private List<Done> done(CaseHistory.View view, ToldActs.Told told) {
    var names = stepNames.all();
    var rows = new ArrayList<Done>();
    for (var d : view.done()) {
      // That a step began to wait is nobody's doing; what still waits is told above.
      if (NOT_SHOWN.contains(d.act())) {
        continue;
      }
      if (told.of(d.party(), d.act(), d.step())) {
        rows.add(done(d, names));
      } else if (d.act().equals("step-completed") && d.party() != null && told.follows(d.party())) {
        var party = d.party().laneName();
        rows.add(new Done(d.at(), party, party, null, aStepOf(d.party()), null));
      }
    }
    return rows;
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

  private static String aStepOf(Party party) {
    return "Ett steg hos " + party.laneName();
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
