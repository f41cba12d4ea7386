package se.kedjan.chain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.Party;

/** Each step belongs to one party, by lane and by group, and is done through its own form. */
class StepRules implements ModelRules.Theme {

  private final Set<String> resources;

  StepRules(Set<String> resources) {
    this.resources = resources;
  }

  @Override
  public void check(BpmnModelInstance model, ModelProblems problems) {
    var lanes = List.copyOf(model.getModelElementsByType(Lane.class));
    for (var task : model.getModelElementsByType(UserTask.class)) {
      owner(task, lanes, problems);
      form(task, problems);
    }
    for (var start : model.getModelElementsByType(StartEvent.class)) {
      startForm(start, problems);
    }
  }

  static Optional<Party> party(Lane lane) {
    return Optional.ofNullable(lane.getName()).flatMap(Party::ofLane);
  }

  private static void owner(UserTask task, List<Lane> all, ModelProblems problems) {
    var lanes = all.stream().filter(lane -> holds(lane, task)).toList();
    if (lanes.isEmpty()) {
      problems.add(task, "står inte i någon bana. Dra den till banan för den part som utför den.");
    } else if (lanes.size() > 1) {
      problems.add(
          task,
          "står i flera banor (%s). Låt den stå i en enda; ett gemensamt steg är en uppgift per part."
              .formatted(lanes.stream().map(Lane::getName).collect(Collectors.joining(", "))));
    }
    var groups = words(task.getCamundaCandidateGroups());
    if (groups.isEmpty()) {
      problems.add(task, "saknar kandidatgrupp. Ange partens grupp i camunda:candidateGroups.");
    } else if (groups.size() > 1) {
      problems.add(
          task,
          "har flera kandidatgrupper (%s). Ange en enda; ett gemensamt steg är en uppgift per part."
              .formatted(String.join(", ", groups)));
    } else if (lanes.size() == 1) {
      party(lanes.get(0))
          .filter(party -> Party.ofGroup(groups.get(0)).filter(party::equals).isEmpty())
          .ifPresent(
              party ->
                  problems.add(
                      task,
                      "har kandidatgruppen «%s» men står i banan «%s». Där är gruppen %s."
                          .formatted(groups.get(0), party.laneName(), groupsOf(party))));
    }
  }

  /** What lies in a sub-process stands where the sub-process stands. */
  private static boolean holds(Lane lane, FlowNode node) {
    for (ModelElementInstance at = node;
        at instanceof FlowNode inside;
        at = at.getParentElement()) {
      if (lane.getFlowNodeRefs().contains(inside)) {
        return true;
      }
    }
    return false;
  }

  private static String groupsOf(Party party) {
    return party.group().equals(party.headGroup())
        ? "«%s»".formatted(party.group())
        : "«%s» eller «%s»".formatted(party.group(), party.headGroup());
  }

  private void form(UserTask task, ModelProblems problems) {
    var html =
        Optional.ofNullable(task.getCamundaFormKey()).flatMap(HtmlForms::formId).orElse(null);
    var form = html == null ? task.getCamundaFormRef() : html;
    if (form == null) {
      problems.add(task, "saknar formulär. Ange det i camunda:formRef.");
      return;
    }
    formId(task.getId())
        .filter(expected -> !expected.equals(form))
        .ifPresent(
            expected ->
                problems.add(
                    task,
                    "har formuläret «%s» men heter så att formuläret ska vara «%s»."
                        .formatted(form, expected)));
    if (html == null) {
      attached(task, form, task.getCamundaFormRefBinding(), problems);
    } else {
      attached(task, html, problems);
    }
  }

  /** Both files; without the schema anything could be sent. */
  private void attached(UserTask task, String html, ModelProblems problems) {
    if (task.getCamundaFormRef() != null) {
      problems.add(task, "har två formulär. Behåll camunda:formRef eller camunda:formKey.");
    }
    for (var file : List.of(html + HtmlForms.HTML, html + HtmlForms.SCHEMA)) {
      if (!resources.contains(file)) {
        problems.add(
            task, "har formuläret «%s», men filen %s är inte bifogad.".formatted(html, file));
      }
    }
  }

  private void startForm(StartEvent start, ModelProblems problems) {
    var form = start.getCamundaFormRef();
    if (form != null) {
      attached(start, form, start.getCamundaFormRefBinding(), problems);
    } else if (start.getEventDefinitions().isEmpty()
        && start.getParentElement() instanceof Process) {
      problems.add(start, "saknar formulär. Det som startas för hand startas genom ett formulär.");
    }
  }

  private void attached(
      FlowNode step, String form, @Nullable String binding, ModelProblems problems) {
    if (!"deployment".equals(binding)) {
      problems.add(step, "ska ta formuläret ur samma driftsättning (formRefBinding «deployment»).");
    }
    if (!resources.contains(form + ".form")) {
      problems.add(
          step, "har formuläret «%1$s», men filen %1$s.form är inte bifogad.".formatted(form));
    }
  }

  /** {@code Task_BookStudyVisit} has {@code book-study-visit}; empty where the id tells nothing. */
  static Optional<String> formId(String taskId) {
    return taskId.matches("Task_[A-Z][A-Za-z]+")
        ? Optional.of(
            taskId.substring("Task_".length()).replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase())
        : Optional.empty();
  }

  private static List<String> words(@Nullable String commaSeparated) {
    return commaSeparated == null
        ? List.of()
        : Arrays.stream(commaSeparated.split(","))
            .map(String::trim)
            .filter(word -> !word.isEmpty())
            .toList();
  }
}
