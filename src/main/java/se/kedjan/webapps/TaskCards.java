package se.kedjan.webapps;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.chain.Refusal;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;

/** What stands on the cards of a task list: two queries, however many cards. */
@RestController
class TaskCards {

  private static final int AT_MOST = 200;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final TaskService tasks;
  private final OpenSteps openSteps;
  private final Clock clock;

  TaskCards(TaskService tasks, OpenSteps openSteps, Clock clock) {
    this.tasks = tasks;
    this.openSteps = openSteps;
    this.clock = clock;
  }

  /**
   * @param caseNumber absent for a step that is about no single case
   * @param step the step's name in the model
   * @param party the name of its lane
   */
  record Card(
      String taskId,
      @Nullable String caseNumber,
      String step,
      String party,
      @Nullable Instant dueAt,
      boolean late) {}

  /** Cards of those tasks that the signed-in person may see, in the order asked for. */
  @GetMapping("/camunda/kedjan/cards")
  List<Card> cards(@RequestParam String taskIds) {
    var asked = ids(taskIds);
    if (asked.isEmpty()) {
      return List.of();
    }
    var visible =
        tasks.createTaskQuery().taskIdIn(asked.toArray(String[]::new)).listPage(0, AT_MOST).stream()
            .map(Task::getId)
            .toList();
    Map<String, OpenStep> steps =
        openSteps.ofTasks(visible).stream()
            .collect(Collectors.toMap(OpenStep::taskId, Function.identity()));
    return asked.stream().filter(steps::containsKey).map(id -> card(steps.get(id))).toList();
  }

  private Card card(OpenStep step) {
    return new Card(
        step.taskId(),
        step.caseId() == null ? null : step.caseId().number(),
        step.stepName(),
        step.party().laneName(),
        step.dueAt(),
        step.dueAt() != null && step.dueAt().isBefore(clock.instant()));
  }

  private static Set<String> ids(String taskIds) {
    var ids = new LinkedHashSet<String>();
    for (var id : taskIds.split(",")) {
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    if (ids.size() > AT_MOST || !ids.stream().allMatch(id -> ID.matcher(id).matches())) {
      throw Refusal.badInput("Högst %d uppgifter kan visas på en gång.".formatted(AT_MOST));
    }
    return ids;
  }
}
