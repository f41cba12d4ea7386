package se.kedjan.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseAccess.Shown;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.ReadLog;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Submitted;
import se.kedjan.forms.StepAboutCases.Part;
import se.kedjan.forms.StepAboutCases.Sent;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.CaseLock;
import se.kedjan.responsibility.OpenSteps;

/**
 * What {@link FormGateway} is for Camunda Forms: the party is checked, the step is taken first, the
 * payload held against its schema, each case's part kept, and only decisions reach the engine.
 */
@Component
class HtmlFormGateway {

  /** The one value that an embedded form sends. */
  static final String PAYLOAD = "payload";

  /** Shown above a sheet that is not shown whole; empty where it is. */
  static final String NOT_SHOWN = "notShown";

  private static final String MORE_NOW = "Fler rader visas för dig nu än när du öppnade sidan. ";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectProvider<StepForm> stepForms;
  private final Submissions submissions;
  private final CurrentActor currentActor;
  private final CaseLock caseLock;
  private final CaseAccess caseAccess;
  private final OpenSteps openSteps;
  private final ReadLog readLog;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  HtmlFormGateway(
      ObjectProvider<StepForm> stepForms,
      Submissions submissions,
      CurrentActor currentActor,
      CaseLock caseLock,
      CaseAccess caseAccess,
      OpenSteps openSteps,
      ReadLog readLog,
      ApplicationEventPublisher events,
      Clock clock) {
    this.stepForms = stepForms;
    this.submissions = submissions;
    this.currentActor = currentActor;
    this.caseLock = caseLock;
    this.caseAccess = caseAccess;
    this.openSteps = openSteps;
    this.readLog = readLog;
    this.events = events;
    this.clock = clock;
  }

  /** As {@link FormGateway#prefill}; names stand in it, so only who has taken the step gets it. */
  Map<String, Object> prefill(String formId, String subject, String taskId) {
    var prefill = new HashMap<String, Object>();
    for (var decision : ProcessVariable.values()) {
      prefill.put(decision.variableName(), null);
    }
    var actor = currentActor.get();
    if (!holds(actor, taskId)) {
      return prefill;
    }
    var step = step(formId);
    var shown = shown(step, subject, actor);
    readLog.read(shown.cases(), formId, "task");
    prefill.put(NOT_SHOWN, shown.whole() ? "" : step.notShown());
    prefill.putAll(step.prefill(subject, shown.cases()));
    return prefill;
  }

  /** As {@link FormGateway#submitStep}. */
  Map<String, Object> submit(
      HtmlFormSchema schema,
      String subject,
      Party owner,
      String taskId,
      String element,
      Map<String, Object> raw) {
    var actor = holder(owner, taskId);
    var payload = payload(raw);
    HtmlFormValidator.validate(schema, payload);
    var step = step(schema.id());
    var shown = taken(step, subject, actor);
    var cases = shown.cases();
    var sent =
        new Sent(schema.id(), taskId, element, actor, clock.instant(), payload, shown.whole());
    if (!sent.hasRowsOf(cases)) {
      throw Refusal.conflict(MORE_NOW + step.loadedAnew());
    }
    var taken = step.submit(subject, cases, sent);
    submissions.keep(
        schema.id(),
        schema.version(),
        taskId,
        element,
        actor,
        sent.at(),
        null,
        step.category(),
        taken.common());
    var once = new HashSet<CaseId>();
    for (var part : taken.parts()) {
      var isTheirs = part.recorded() == null;
      if (isTheirs != cases.contains(part.caseId()) || !once.add(part.caseId())) {
        throw new IllegalStateException("Not one part for each case of the step");
      }
      keep(schema, step, sent, part);
    }
    Submitted.mark(taskId, taken.common());
    var decisions = new LinkedHashMap<String, Object>();
    taken.decisions().forEach((variable, value) -> decisions.put(variable.variableName(), value));
    return decisions;
  }

  /**
   * What is filled in so far, under the same rules; nothing reaches the engine or is a submission.
   */
  Map<String, ?> save(
      HtmlFormSchema schema,
      String subject,
      Party owner,
      String taskId,
      String element,
      JsonNode payload) {
    var actor = holder(owner, taskId);
    HtmlFormValidator.validate(schema, payload);
    var step = step(schema.id());
    var shown = taken(step, subject, actor);
    return step.save(
        subject,
        shown.cases(),
        new Sent(schema.id(), taskId, element, actor, clock.instant(), payload, shown.whole()));
  }

  /** Asked again once they are held: a case that has ended meanwhile is the step's no longer. */
  private Shown taken(StepAboutCases step, String subject, Actor actor) {
    var cases = new ArrayList<>(shown(step, subject, actor).cases());
    caseLock.hold(cases);
    var still = shown(step, subject, actor);
    cases.retainAll(still.cases());
    return new Shown(List.copyOf(cases), still.whole());
  }

  /** Who has taken the step, or a refusal. */
  Actor holder(Party owner, String taskId) {
    var actor = currentActor.get();
    if (actor.party() != owner) {
      throw Refusal.forbidden(
          "Steget hör till %s, och du är inte registrerad där i dag.".formatted(owner.laneName()));
    }
    if (!holds(actor, taskId)) {
      throw openSteps.ofTask(taskId).isEmpty()
          ? Refusal.conflict(
              "Uppgiften finns inte längre. Den kan redan vara slutförd. Uppdatera listan.")
          : Refusal.forbidden("Ta uppgiften först, och fyll sedan i formuläret.");
    }
    return actor;
  }

  /** What a colleague recorded is kept as theirs; that the step is done is the sender's act. */
  private void keep(HtmlFormSchema schema, StepAboutCases step, Sent sent, Part part) {
    var recorded = part.recorded();
    var by =
        recorded == null
            ? sent.actor()
            : new Actor(recorded.by().value(), sent.actor().party(), null);
    submissions.keep(
        schema.id(),
        schema.version(),
        sent.taskId(),
        sent.step(),
        by,
        recorded == null ? sent.at() : recorded.at(),
        part.caseId(),
        step.category(),
        part.payload());
    events.publishEvent(
        new CaseTouched(
            part.caseId(), part.act(), sent.step(), sent.taskId(), part.detail(), part.payload()));
  }

  /** The one row of a case that a step about many has touched. */
  record CaseTouched(
      CaseId caseId,
      String kind,
      String step,
      String taskId,
      @Nullable String detail,
      Map<String, ?> payload)
      implements Act {}

  private Shown shown(StepAboutCases step, String subject, Actor actor) {
    return caseAccess.shownOn(step.sheet(), step.cases(subject), actor);
  }

  private boolean holds(Actor actor, String taskId) {
    return openSteps
        .ofTask(taskId)
        .filter(step -> actor.staffId().equals(step.assignee()) && actor.party() == step.party())
        .isPresent();
  }

  private StepAboutCases step(String formId) {
    return (StepAboutCases) FormGateway.handler(stepForms, formId);
  }

  private static JsonNode payload(Map<String, Object> raw) {
    if (!raw.keySet().equals(Set.of(PAYLOAD)) || !(raw.get(PAYLOAD) instanceof Map<?, ?> sent)) {
      throw Refusal.badInput(
          PAYLOAD, "Formulärets innehåll kunde inte läsas. Ladda om sidan och försök igen.");
    }
    return JSON.valueToTree(sent);
  }
}
