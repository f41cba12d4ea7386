package se.kedjan.forms;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.ReadLog;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Submitted;
import se.kedjan.identity.IdentityVault;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.CaseLock;
import se.kedjan.responsibility.OpenSteps;

/** From a payload to the domain and back, independent of how the engine hands it over. */
@Component
class FormGateway {

  private final FormValidator validator;
  private final ObjectProvider<StepForm> stepForms;
  private final ObjectProvider<StartForm> startForms;
  private final ObjectProvider<CaseSummary> summaries;
  private final Choices choices;
  private final IdentityVault vault;
  private final CurrentActor currentActor;
  private final CaseLock caseLock;
  private final CaseAccess caseAccess;
  private final OpenSteps openSteps;
  private final ReadLog readLog;
  private final Submissions submissions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  FormGateway(
      FormValidator validator,
      ObjectProvider<StepForm> stepForms,
      ObjectProvider<StartForm> startForms,
      ObjectProvider<CaseSummary> summaries,
      Choices choices,
      IdentityVault vault,
      CurrentActor currentActor,
      CaseLock caseLock,
      CaseAccess caseAccess,
      OpenSteps openSteps,
      ReadLog readLog,
      Submissions submissions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.validator = validator;
    this.stepForms = stepForms;
    this.startForms = startForms;
    this.summaries = summaries;
    this.choices = choices;
    this.vault = vault;
    this.currentActor = currentActor;
    this.caseLock = caseLock;
    this.caseAccess = caseAccess;
    this.openSteps = openSteps;
    this.readLog = readLog;
    this.submissions = submissions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What the form shows before anybody types; a null clears what the engine would prefill.
   *
   * @param subject the business key: the number of the case, but for a {@link StepWithoutCase}
   * @param item which of several in the case, for a {@link StepOfItem}
   */
  Map<String, Object> prefill(
      FormSchema schema, String subject, @Nullable String item, Party owner) {
    var prefill = new HashMap<String, Object>();
    // All decisions of the case, not only this form's: the engine would add those it knows.
    for (var decision : ProcessVariable.values()) {
      prefill.put(decision.variableName(), null);
    }
    if (handler(stepForms, schema.id()) instanceof StepWithoutCase step) {
      if (currentActor.get().isSystem() || currentActor.get().party() == owner) {
        prefill.putAll(step.prefill(subject));
      }
      return prefill;
    }
    var caseId = new CaseId(subject);
    prefill.put("caseNumber", caseId.number());
    if (!isOpenTo(currentActor.get(), caseId, owner)) {
      prefill.put("caseSummary", "Ta uppgiften för att se vem ärendet gäller.");
      return prefill;
    }
    readLog.read(caseId, schema.id(), "task");
    prefill.putAll(choices.of(schema, caseId));
    prefill.put("caseSummary", summary(caseId, owner));
    var handler = handler(stepForms, schema.id());
    prefill.putAll(
        handler instanceof StepOfItem one
            ? one.prefill(caseId, number(item))
            : handler.prefill(caseId));
    return prefill;
  }

  /**
   * Cards in the pool are for the party; what stands in the form is for whoever has taken the step,
   * is named for the case or answers for those who are.
   */
  private boolean isOpenTo(Actor actor, CaseId caseId, Party owner) {
    return actor.isSystem()
        || owner == Party.PROCESS_OWNER && actor.party() == owner
        || caseAccess.reaches(actor, caseId);
  }

  /** The process owner secures steps without knowing whose they are. */
  private String summary(CaseId caseId, Party owner) {
    return owner == Party.PROCESS_OWNER
        ? "Vem ärendet gäller visas inte för processägaren."
        : summaries.getObject().of(caseId, owner);
  }

  /**
   * Returns the decisions that the engine may know.
   *
   * @param subject as for {@link #prefill}
   * @param item as for {@link #prefill}
   * @param owner the party that owns the step; whoever submits must work for it today
   */
  Map<String, Object> submitStep(
      FormSchema schema,
      String subject,
      @Nullable String item,
      Party owner,
      String taskId,
      String step,
      Map<String, Object> raw) {
    var handler = handler(stepForms, schema.id());
    var caseId = handler instanceof StepWithoutCase ? null : new CaseId(subject);
    if (caseId != null) {
      caseLock.hold(caseId);
    }
    var actor = currentActor.get();
    if (actor.party() != owner) {
      throw Refusal.forbidden(
          "Steget hör till %s, och du är inte registrerad där i dag.".formatted(owner.laneName()));
    }
    if (caseId != null && !isOpenTo(actor, caseId, owner)) {
      // Whoever sent it a moment earlier may have had nothing but this step to do with the case.
      throw openSteps.ofTask(taskId).isEmpty()
          ? Refusal.conflict(
              "Uppgiften finns inte längre. Den kan redan vara slutförd. Uppdatera listan.")
          : Refusal.forbidden("Ta uppgiften först, och fyll sedan i formuläret.");
    }
    var options =
        handler instanceof StepWithoutCase listing
            ? listed(listing.options(subject))
            : choices.options(caseId);
    var values = validator.validate(schema, raw, options);
    var kept = keepable(schema, values);
    var submission =
        new Submission(schema.id(), caseId, taskId, step, actor, clock.instant(), values);
    keep(schema, submission, kept, caseId, handler.category());
    var decided =
        handler instanceof StepWithoutCase own
            ? own.submit(subject, submission)
            : handler instanceof StepOfItem one
                ? one.submit(number(item), submission)
                : handler.submit(submission);
    Submitted.mark(taskId, kept);
    return decisions(schema, values, decided);
  }

  private static long number(@Nullable String item) {
    if (item == null) {
      throw new IllegalStateException("The process was started for nothing in particular");
    }
    return Long.parseLong(item);
  }

  /** What starting gave: what the process goes by and what the engine may know. */
  record Start(String subject, Map<String, Object> variables) {}

  Start submitStart(FormSchema schema, String step, Map<String, Object> raw) {
    var values = validator.validate(schema, raw, choices.options(null));
    var kept = keepable(schema, values);
    var submission =
        new Submission(schema.id(), null, null, step, currentActor.get(), clock.instant(), values);
    var handler = handler(startForms, schema.id());
    var started = handler.submit(submission);
    if (started.cases().isEmpty()) {
      begun(schema, submission, kept, null, handler.category());
    }
    started.cases().stream()
        .sorted(Comparator.comparing(CaseId::number))
        .forEach(caseId -> begun(schema, submission, kept, caseId, handler.category()));
    return new Start(started.subject(), decisions(schema, values, started.variables()));
  }

  private void begun(
      FormSchema schema,
      Submission submission,
      Map<String, Object> kept,
      @Nullable CaseId caseId,
      Category category) {
    keep(schema, submission, kept, caseId, category);
    events.publishEvent(new ProcessStarted(caseId, submission.step(), kept));
  }

  record ProcessStarted(@Nullable CaseId caseId, String step, Map<String, ?> payload)
      implements Act {
    @Override
    public String kind() {
      return "process-started";
    }
  }

  private void keep(
      FormSchema schema,
      Submission submission,
      Map<String, Object> kept,
      @Nullable CaseId caseId,
      Category category) {
    submissions.keep(
        schema.id(),
        schema.version(),
        submission.taskId(),
        submission.step(),
        submission.actor(),
        submission.at(),
        caseId,
        category,
        kept);
  }

  /**
   * What stands in the submission and goes to the log: secrets sealed, all else as it was typed.
   */
  private Map<String, Object> keepable(FormSchema schema, Map<String, Object> values) {
    var kept = new LinkedHashMap<>(values);
    schema.fields().stream()
        .filter(FormSchema.Field::secret)
        .forEach(field -> kept.computeIfPresent(field.key(), (k, v) -> vault.seal((String) v)));
    schema.fields().stream()
        .filter(FormSchema.Field::elsewhere)
        .forEach(field -> kept.remove(field.key()));
    return kept;
  }

  private static Map<String, Object> decisions(
      FormSchema schema, Map<String, Object> values, Map<ProcessVariable, ?> decided) {
    var decisions = new LinkedHashMap<String, Object>();
    for (var field : schema.fields()) {
      ProcessVariable.named(field.key())
          .filter(variable -> values.containsKey(field.key()))
          .ifPresent(
              variable -> {
                var value = values.get(field.key());
                decisions.put(field.key(), variable.isYesNo() ? "yes".equals(value) : value);
              });
    }
    decided.forEach((variable, value) -> decisions.put(variable.variableName(), value));
    return decisions;
  }

  private static Function<String, Set<String>> listed(Map<String, Set<String>> lists) {
    return name -> lists.getOrDefault(name, Set.of());
  }

  static <T extends NamedForm> T handler(ObjectProvider<T> handlers, String formId) {
    return handlers.stream()
        .filter(handler -> handler.formId().equals(formId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nobody takes the form " + formId));
  }
}
