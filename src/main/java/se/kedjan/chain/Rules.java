package se.kedjan.chain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.Party;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.calendar.WorkingDays;

/**
 * What the process owner's tables say today (the files {@code bpmn/*.dmn}), the latest version
 * deployed. A changed rule counts from the next question on. Evaluated without the engine's
 * decision history, which would cost a dozen rows per task and says nothing more. Usable only
 * within a command of the engine: listeners, delegates and form handlers.
 */
@Component
public class Rules {

  private static final String DEADLINES = "deadlines";
  private static final String PARAMETERS = "parameters";
  private static final String QUEUE_ORDER = "queue-order";
  private static final String CONVENERS = "conveners";
  private static final String ABSENCE_RULE = "absence-rule";
  private static final String AFTER_CARE = "after-care-rules";
  private static final String CONSEQUENCES = "consequences";

  private final DmnEngine dmn = NoScripts.feelOnly().buildEngine();
  private final Map<Question, Optional<DmnDecisionRuleResult>> answers = new ConcurrentHashMap<>();
  private final WorkingDays workingDays;
  private final Clock clock;

  Rules(WorkingDays workingDays, Clock clock) {
    this.workingDays = workingDays;
    this.clock = clock;
  }

  /**
   * @param dueAt the last second of the last day, Stockholm time
   * @param escalatesTo the candidate group that secures the step once it is late
   * @param remindOn the day from which the step is reminded of, Stockholm date
   */
  record Deadline(Instant dueAt, @Nullable String escalatesTo, @Nullable LocalDate remindOn) {

    /** On another day, reminded of as long before it. */
    Deadline movedTo(Instant agreed) {
      return new Deadline(
          agreed,
          escalatesTo,
          remindOn == null
              ? null
              : day(agreed).minusDays(ChronoUnit.DAYS.between(remindOn, day(dueAt))));
    }

    private static LocalDate day(Instant at) {
      return LocalDate.ofInstant(at, ClockConfiguration.ZONE);
    }
  }

  /** Empty where the owner has set no deadline for the step. */
  Optional<Deadline> deadline(String activity, String element) {
    return evaluate(DEADLINES, Map.of("activity", activity, "element", element))
        .map(
            row -> {
              String escalatesTo = row.getEntry("escalatesTo");
              // An empty cell is no entry.
              var remindBefore = (Number) row.get("remindBefore");
              var lastDay = after(LocalDate.now(clock), amount(row), row.getEntry("unit"));
              return new Deadline(
                  endOf(lastDay),
                  escalatesTo == null || escalatesTo.isBlank() ? null : known(escalatesTo),
                  remindBefore == null
                      ? null
                      : workingDays.minus(lastDay, remindBefore.intValue()));
            });
  }

  /** The last day of a step that opens today; empty where the owner has set no deadline for it. */
  public Optional<LocalDate> lastDay(String activity, String element) {
    return deadline(activity, element).map(d -> Deadline.day(d.dueAt()));
  }

  /** A group that nobody is in secures nothing: the process owner, who wrote it, gets the step. */
  private static String known(String group) {
    return ProcessVariable.ESCALATES_TO.accepts(group) ? group : Party.PROCESS_OWNER.group();
  }

  /** The day that lies the parameter's span after the given day. */
  public LocalDate dayAfter(LocalDate from, String activity, String parameter) {
    var row = parameter(activity, parameter);
    return after(from, amount(row), row.getEntry("unit"));
  }

  /** A parameter that counts something. */
  public int count(String activity, String parameter) {
    return amount(parameter(activity, parameter));
  }

  /** What a criterion weighs in the order of the queue. */
  public int points(String activity, String criterion) {
    return evaluate(QUEUE_ORDER, Map.of("activity", activity, "criterion", criterion))
        .map(row -> ((Number) row.getEntry("points")).intValue())
        .orElseThrow(() -> missing(criterion, activity));
  }

  /** The candidate group of the party that calls to the joint review of the activity's cases. */
  public String convener(String activity) {
    return evaluate(CONVENERS, Map.of("activity", activity))
        .map(row -> (String) row.getEntry("convener"))
        .orElseThrow(() -> missing("sammankallande", activity));
  }

  /**
   * When absence is repeated.
   *
   * @param unreported so many days of unreported absence; 0 where no rule holds
   * @param weeks in so many weeks
   */
  public record RepeatedAbsence(int unreported, int weeks) {}

  public RepeatedAbsence repeatedAbsence(String activity) {
    return evaluate(ABSENCE_RULE, Map.of("activity", activity))
        .map(
            row ->
                new RepeatedAbsence(
                    ((Number) row.getEntry("unreported")).intValue(),
                    ((Number) row.getEntry("weeks")).intValue()))
        .orElse(new RepeatedAbsence(0, 0));
  }

  /**
   * Who follows up after a case has ended so: {@code sof}, {@code amf} or {@code nobody}; empty for
   * an end that the owner's table does not name.
   */
  public Optional<String> afterCareBy(String activity, String endState) {
    return evaluate(AFTER_CARE, Map.of("activity", activity, "endState", endState))
        .map(row -> row.getEntry("followedUpBy"));
  }

  /** Empty where the owner's table has no row: nobody pauses, or leaves, for that reason. */
  public Optional<Consequence> consequence(
      String activity, Consequence.Kind kind, String leavingReason) {
    return evaluate(
            CONSEQUENCES,
            Map.of("activity", activity, "kind", kind.word(), "reason", leavingReason))
        .map(row -> kind == Consequence.Kind.PAUSE ? ofPause(row) : ofEnding(row));
  }

  private Consequence ofPause(DmnDecisionRuleResult row) {
    return new Consequence(
        decidedBy(row),
        after(LocalDate.now(clock), amount(row), row.getEntry("unit")),
        row.getEntry("reentry"),
        row.getEntry("place"),
        parties(row.getEntry("tells")));
  }

  /** The cells about a pause are empty; where to begin again is, in a table from before it said. */
  private Consequence ofEnding(DmnDecisionRuleResult row) {
    return new Consequence(
        decidedBy(row),
        LocalDate.now(clock),
        row.get("reentry") instanceof String reentry ? reentry : "trial",
        "freed",
        parties(row.getEntry("tells")));
  }

  private static Party decidedBy(DmnDecisionRuleResult row) {
    return Party.ofGroup(row.getEntry("decidedBy")).orElse(Party.SOF);
  }

  private static List<Party> parties(String groups) {
    return Stream.of(groups.split(" "))
        .flatMap(group -> Party.ofGroup(group).stream())
        .filter(Party::isOfTheChain)
        .toList();
  }

  /** The value of a timer's variable that fires early in the morning of the day. */
  public static String timerOn(LocalDate day) {
    return timerAt(day, LocalTime.of(5, 0));
  }

  /** As {@link #timerOn}, at a minute of that day. */
  public static String timerAt(LocalDate day, LocalTime time) {
    return LocalDateTime.of(day, time).truncatedTo(ChronoUnit.MINUTES) + ":00";
  }

  /** The value of {@link ProcessVariable#DUE_ON}: the last second of the day. */
  public static String dueOn(LocalDate day) {
    return day.atTime(23, 59, 59).toString();
  }

  private DmnDecisionRuleResult parameter(String activity, String parameter) {
    return evaluate(PARAMETERS, Map.of("activity", activity, "parameter", parameter))
        .orElseThrow(() -> missing(parameter, activity));
  }

  private static Refusal missing(String parameter, String activity) {
    return Refusal.conflict(
        "Parametern «%s» saknas för verksamheten «%s». Kontakta processägaren."
            .formatted(parameter, activity));
  }

  private Optional<DmnDecisionRuleResult> evaluate(String table, Map<String, Object> inputs) {
    var decision =
        (DecisionDefinitionEntity)
            Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedLatestDecisionDefinitionByKey(table);
    return answers.computeIfAbsent(
        new Question(decision.getId(), inputs),
        question ->
            Optional.ofNullable(dmn.evaluateDecisionTable(decision, inputs).getSingleResult()));
  }

  /** A deployed table never changes, so that an answer it gave once holds on every node. */
  private record Question(String definitionId, Map<String, Object> inputs) {}

  private LocalDate after(LocalDate from, int amount, String unit) {
    return switch (unit) {
      case "workingDays" -> workingDays.plus(from, amount);
      case "days" -> from.plusDays(amount);
      case "weeks" -> from.plusWeeks(amount);
      case "months" -> from.plusMonths(amount);
      case "years" -> from.plusYears(amount);
      default ->
          throw Refusal.conflict(
              "Tabellen har enheten «%s», som inte finns. Kontakta processägaren.".formatted(unit));
    };
  }

  private Instant endOf(LocalDate day) {
    return day.atTime(23, 59, 59).atZone(clock.getZone()).toInstant();
  }

  private static int amount(DmnDecisionRuleResult row) {
    return ((Number) row.getEntry("amount")).intValue();
  }
}
