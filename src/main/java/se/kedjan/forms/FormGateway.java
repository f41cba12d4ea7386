package se.kedjan.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.ReadLog;
import se.kedjan.access.StaffRegister;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Submitted;
import se.kedjan.forms.OptionList.Option;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.CaseLock;

/** From a payload to the domain and back, independent of how the engine hands it over. */
@Component
class FormGateway {

  private static final Map<String, Party> STAFF_LISTS =
      Map.of("sofStaff", Party.SOF, "cornerStaff", Party.CORNER, "amfStaff", Party.AMF);

  private final FormValidator validator;
  private final ObjectProvider<StepForm> stepForms;
  private final ObjectProvider<StartForm> startForms;
  private final ObjectProvider<CaseSummary> summaries;
  private final ObjectProvider<OptionList> optionLists;
  private final StaffRegister staff;
  private final CurrentActor currentActor;
  private final CaseLock caseLock;
  private final CaseAccess caseAccess;
  private final ReadLog readLog;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  FormGateway(
      FormValidator validator,
      ObjectProvider<StepForm> stepForms,
      ObjectProvider<StartForm> startForms,
      ObjectProvider<CaseSummary> summaries,
      ObjectProvider<OptionList> optionLists,
      StaffRegister staff,
      CurrentActor currentActor,
      CaseLock caseLock,
      CaseAccess caseAccess,
      ReadLog readLog,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.validator = validator;
    this.stepForms = stepForms;
    this.startForms = startForms;
    this.summaries = summaries;
    this.optionLists = optionLists;
    this.staff = staff;
    this.currentActor = currentActor;
    this.caseLock = caseLock;
    this.caseAccess = caseAccess;
    this.readLog = readLog;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /** What the form shows before anybody types; a null clears what the engine would prefill. */
  Map<String, Object> prefill(FormSchema schema, CaseId caseId, Party owner) {
    var prefill = new HashMap<String, Object>();
    // All decisions of the case, not only this form's: the engine would add those it knows.
    for (var decision : ProcessVariable.values()) {
      prefill.put(decision.variableName(), null);
    }
    prefill.put("caseNumber", caseId.number());
    if (!isOpenTo(currentActor.get(), caseId, owner)) {
      prefill.put("caseSummary", "Ta uppgiften för att se vem ärendet gäller.");
      return prefill;
    }
    readLog.read(caseId, schema.id(), "task");
    optionLists(schema).forEach(prefill::put);
    prefill.put("caseSummary", summary(caseId, owner));
    prefill.putAll(handler(stepForms, schema.id()).prefill(caseId));
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
   * @param owner the party that owns the step; whoever submits must work for it today
   */
  Map<String, Object> submitStep(
      FormSchema schema,
      CaseId caseId,
      Party owner,
      String taskId,
      String step,
      Map<String, Object> raw) {
    caseLock.hold(caseId);
    var actor = currentActor.get();
    if (actor.party() != owner) {
      throw Refusal.forbidden(
          "Steget hör till %s, och du är inte registrerad där i dag.".formatted(owner.laneName()));
    }
    if (!isOpenTo(actor, caseId, owner)) {
      throw Refusal.forbidden("Ta uppgiften först, och fyll sedan i formuläret.");
    }
    var values = validator.validate(schema, raw, suppliedOptions());
    var submission =
        new Submission(schema.id(), caseId, taskId, step, actor, clock.instant(), values);
    var handler = handler(stepForms, schema.id());
    keep(schema, submission, caseId, handler.category());
    var decided = handler.submit(submission);
    Submitted.mark(taskId, values);
    return decisions(schema, values, decided);
  }

  /** What starting gave: the case and what the engine may know. */
  record Start(CaseId caseId, Map<String, Object> variables) {}

  Start submitStart(FormSchema schema, String step, Map<String, Object> raw) {
    var values = validator.validate(schema, raw, suppliedOptions());
    var submission =
        new Submission(schema.id(), null, null, step, currentActor.get(), clock.instant(), values);
    var handler = handler(startForms, schema.id());
    var started = handler.submit(submission);
    keep(schema, submission, started.caseId(), handler.category());
    events.publishEvent(new ProcessStarted(started.caseId(), step, values));
    return new Start(started.caseId(), decisions(schema, values, started.variables()));
  }

  record ProcessStarted(CaseId caseId, String step, Map<String, ?> payload) implements Act {
    @Override
    public String kind() {
      return "process-started";
    }
  }

  private void keep(FormSchema schema, Submission submission, CaseId caseId, Category category) {
    var party = submission.actor().party();
    jdbc.sql(
            """
            insert into kedjan.submission (case_id, form_id, form_version, task_id, step, staff_id, at, payload, party, category)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            schema.id(),
            schema.version(),
            submission.taskId(),
            submission.step(),
            submission.actor().staffId(),
            Timestamp.from(submission.at()),
            write(submission.values()),
            party == null ? null : party.name(),
            category.name())
        .update();
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

  /** The choices that are data: staff of a party, and what other modules own. */
  private Map<String, Object> optionLists(FormSchema schema) {
    var lists = new HashMap<String, Object>();
    schema.fields().stream()
        .map(FormSchema.Field::optionsFrom)
        .filter(name -> name != null)
        .distinct()
        .forEach(
            name ->
                lists.put(
                    name,
                    options(name).stream()
                        .map(option -> Map.of("label", option.label(), "value", option.value()))
                        .toList()));
    return lists;
  }

  private Function<String, Set<String>> suppliedOptions() {
    return name -> options(name).stream().map(Option::value).collect(Collectors.toSet());
  }

  private List<Option> options(String name) {
    if (STAFF_LISTS.containsKey(name)) {
      return members(name).stream().map(m -> new Option(m.staff().value(), m.name())).toList();
    }
    return optionLists.stream()
        .filter(list -> list.name().equals(name))
        .flatMap(list -> list.options().stream())
        .toList();
  }

  private List<StaffRegister.Membership> members(String list) {
    return staff.membersOf(STAFF_LISTS.get(list), LocalDate.now(clock));
  }

  private static <T extends NamedForm> T handler(ObjectProvider<T> handlers, String formId) {
    return handlers.stream()
        .filter(handler -> handler.formId().equals(formId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nobody takes the form " + formId));
  }

  private String write(Map<String, Object> values) {
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A submission cannot be written", e);
    }
  }
}
