package se.kedjan.pause;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** The planned day has come: SOF prolongs the pause, agrees on the return, or proposes to close. */
@Component
class DecideAfterPause implements StepForm {

  private final SettlingPause settlingPause;
  private final DecidingPause decidingPause;
  private final Pauses pauses;
  private final ApplicationEventPublisher events;

  DecideAfterPause(
      SettlingPause settlingPause,
      DecidingPause decidingPause,
      Pauses pauses,
      ApplicationEventPublisher events) {
    this.settlingPause = settlingPause;
    this.decidingPause = decidingPause;
    this.pauses = pauses;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    var prefill = new HashMap<String, Object>(settlingPause.prefill(caseId));
    prefill.put("pauseUntil", settlingPause.latest(caseId).toString());
    return prefill;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var decided = new HashMap<ProcessVariable, Object>(settlingPause.settle(s));
    if ("continues".equals(s.word("contact"))) {
      var until = decidingPause.requireUntil(s, settlingPause.latest(s.caseId()));
      pauses.prolong(s.caseId(), until);
      events.publishEvent(new PauseProlonged(s.caseId(), until));
      decided.put(ProcessVariable.PAUSE_ENDS_ON, Rules.timerOn(until));
    }
    return decided;
  }
}
