package se.kedjan.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import se.kedjan.access.Party;
import se.kedjan.casefile.EndState;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.testing.Filling;

/** The process owner's tables speak of steps, groups and parameters that exist. */
class TablesTest {

  /** Open as long as the participant is at Corner, so no deadline can hold. */
  private static final String WITHOUT_DEADLINE = "Task_SuperviseParticipant";

  private record Deadline(
      String activity, String element, String unit, String escalatesTo, String remindBefore) {}

  private record Parameter(String activity, String name, String unit) {}

  @Test
  void everyStepButOneHasADeadlineAndEveryDeadlineItsStep() {
    var steps =
        Models.userTasks().map(UserTask::getId).filter(id -> !id.equals(WITHOUT_DEADLINE)).toList();

    assertThat(deadlines())
        .extracting(Deadline::element)
        .containsExactlyInAnyOrderElementsOf(steps);
  }

  @Test
  void everyDeadlineEscalatesToAGroupThatTheEscalationKnows() {
    var groups =
        Stream.of(Party.values())
            .filter(party -> party != Party.LOG_REVIEW)
            .map(Party::headGroup)
            .collect(Collectors.toSet());

    assertThat(ProcessVariable.ESCALATES_TO.words()).isEqualTo(groups);
    assertThat(deadlines())
        .extracting(Deadline::escalatesTo)
        .filteredOn(group -> !group.isEmpty())
        .isNotEmpty()
        .isSubsetOf(groups);
  }

  @Test
  void noStepOfAnEscalationEscalates() {
    var secured = Models.model("escalation").getModelElementsByType(UserTask.class);

    assertThat(deadlines())
        .filteredOn(d -> secured.stream().anyMatch(task -> task.getId().equals(d.element())))
        .isNotEmpty()
        .extracting(Deadline::escalatesTo)
        .containsOnly("");
  }

  @Test
  void everyUnitIsKnown() {
    assertThat(deadlines())
        .extracting(Deadline::unit)
        .isSubsetOf("workingDays", "days", "weeks", "months");
    assertThat(parameters())
        .extracting(Parameter::unit)
        .isSubsetOf("workingDays", "days", "weeks", "months", "years", "count");
  }

  @Test
  void everyActivityIsKnown() {
    var activities = ProcessVariable.ACTIVITY.words();

    assertThat(deadlines()).extracting(Deadline::activity).isSubsetOf(activities);
    assertThat(parameters()).extracting(Parameter::activity).isSubsetOf(activities);
  }

  @Test
  void everyParameterThatCodeAsksForIsThereForEveryActivity() {
    var asked =
        Code.find("\\brules\\s*\\.(?:dayAfter|count)\\([^;]*?\"(\\w+)\"\\)")
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(asked).isNotEmpty();
    for (var activity : ProcessVariable.ACTIVITY.words()) {
      assertThat(parameters())
          .filteredOn(parameter -> parameter.activity().equals(activity))
          .extracting(Parameter::name)
          .containsAll(asked);
    }
  }

  @Test
  void everyCriterionThatCodeAsksForIsThereForEveryActivityAndNoOther() {
    var asked =
        Code.find("\\brules\\s*\\.points\\([^;]*?\"(\\w+)\"\\)")
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(asked).hasSize((int) Code.find("\\brules\\s*\\.points\\(").count());
    for (var activity : ProcessVariable.ACTIVITY.words()) {
      assertThat(Models.rows("queue-order"))
          .filteredOn(row -> input(row, 0).equals(activity))
          .extracting(row -> input(row, 1))
          .containsExactlyInAnyOrderElementsOf(asked);
    }
  }

  @Test
  void everyAskForAParameterIsSeenByTheTestAbove() {
    var asks = Code.find("\\brules\\s*\\.(?:dayAfter|count)\\(").count();
    var seen = Code.find("\\brules\\s*\\.(?:dayAfter|count)\\([^;]*?\"(\\w+)\"\\)").count();

    assertThat(seen).isEqualTo(asks);
  }

  @Test
  void noParameterStandsTwiceForAnActivity() {
    assertThat(parameters())
        .extracting(parameter -> Set.of(parameter.activity(), parameter.name()))
        .doesNotHaveDuplicates();
  }

  /** Who has died, or never agreed, is not asked afterwards, whatever an owner may choose. */
  @Test
  void afterCareSpeaksOfEndsThatThereAreAndLeavesSomeOut() {
    var ends = Models.rows("after-care-rules").stream().map(row -> input(row, 1)).toList();

    assertThat(ends)
        .doesNotHaveDuplicates()
        .isSubsetOf(Stream.of(EndState.values()).map(EndState::name).toList())
        .doesNotContain(
            "DECEASED",
            "CONSENT_MISSING",
            "CONSENT_WITHDRAWN",
            "DISCHARGED_WITHOUT_CONSENT",
            "REFUSED_BY_SOF",
            "NOT_RELEVANT");
  }

  @Test
  void everyReasonHasItsConsequence() {
    assertThat(consequences("ending"))
        .containsExactlyInAnyOrderElementsOf(ProcessVariable.LEAVING_REASON.words());
    assertThat(consequences("pause")).isNotEmpty().doesNotHaveDuplicates();
  }

  /** A death goes another way: nobody leaves for it, and a row about it would say nothing. */
  @Test
  void everyReasonIsOneThatSomebodyCanGive() {
    var offered =
        Stream.of(
                "supervise-participant.leavingReason",
                "request-pause.pauseReason",
                "stop-case.stopReason")
            .map(name -> name.split("\\."))
            .flatMap(
                name ->
                    Filling.fields(name[0]).stream().filter(field -> field.key().equals(name[1])))
            .flatMap(field -> field.options().stream())
            .filter(reason -> !reason.equals("deceased"))
            .toList();

    assertThat(offered).containsAll(ProcessVariable.LEAVING_REASON.words());
  }

  @Test
  void everyReasonForAPauseThatAFormOffersHasItsConsequence() {
    var offered =
        Filling.fields("request-pause").stream()
            .filter(field -> field.key().equals("pauseReason"))
            .flatMap(field -> field.options().stream());

    assertThat(consequences("pause")).containsAll(offered.toList());
  }

  @Test
  void everyReasonThatCornersFormOffersIsAWordOfTheEngine() {
    var offered =
        Filling.fields("supervise-participant").stream()
            .filter(field -> field.key().equals("leavingReason"))
            .flatMap(field -> field.options().stream())
            .toList();

    assertThat(offered)
        .isNotEmpty()
        .isSubsetOf(ProcessVariable.LEAVING_REASON.words())
        .doesNotContain("care", "lvm", "prison", "deceased");
  }

  private static List<String> consequences(String kind) {
    return Models.rows("consequences").stream()
        .filter(row -> input(row, 1).equals(kind))
        .map(row -> input(row, 2))
        .toList();
  }

  private static List<Deadline> deadlines() {
    return Models.rows("deadlines").stream()
        .map(
            row ->
                new Deadline(
                    input(row, 0), input(row, 1), output(row, 1), output(row, 2), cell(row, 3)))
        .toList();
  }

  /** A row that lacks the cell would stop the engine at the first such step. */
  @Test
  void everyRowSaysWhenToRemindOrLeavesItEmpty() {
    assertThat(deadlines())
        .allSatisfy(d -> assertThat(d.remindBefore()).as(d.element()).matches("\\d{0,2}"));
    assertThat(deadlines())
        .filteredOn(d -> d.element().equals("Task_CarryOutTrial"))
        .extracting(Deadline::remindBefore)
        .containsExactly("5");
  }

  private static List<Parameter> parameters() {
    return Models.rows("parameters").stream()
        .map(row -> new Parameter(input(row, 0), input(row, 1), output(row, 1)))
        .toList();
  }

  private static String input(Rule row, int column) {
    return Models.unquoted(List.copyOf(row.getInputEntries()).get(column));
  }

  private static String cell(Rule row, int column) {
    return List.copyOf(row.getOutputEntries()).get(column).getTextContent().trim();
  }

  private static String output(Rule row, int column) {
    return Models.unquoted(List.copyOf(row.getOutputEntries()).get(column));
  }
}
