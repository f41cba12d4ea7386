package se.kedjan.chain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;

/**
 * What a step rests on by consent is said in a form that can be read, concerns the party that owns
 * it, and never stops SOF, who decides what happens when a consent ends.
 */
class ConsentRules implements ModelRules.Theme {

  @Override
  public void check(BpmnModelInstance model, ModelProblems problems) {
    for (var task : model.getModelElementsByType(UserTask.class)) {
      var properties = properties(task);
      properties.keySet().stream()
          .filter(
              name -> !name.equals(ConsentOfStep.RESTS_ON) && !name.equals(ConsentOfStep.WITHOUT))
          .forEach(
              name ->
                  problems.add(
                      task,
                      "har egenskapen «%s», som inte används i kedjan. Ta bort den."
                          .formatted(name)));
      var restsOn = properties.get(ConsentOfStep.RESTS_ON);
      if (restsOn != null) {
        restsOn(task, restsOn, problems);
      }
      without(task, restsOn != null, properties.get(ConsentOfStep.WITHOUT), problems);
    }
  }

  private static void restsOn(UserTask task, String restsOn, ModelProblems problems) {
    var owner = Party.ofGroup(String.valueOf(task.getCamundaCandidateGroups()).trim());
    for (var word : restsOn.trim().split(" +")) {
      var direction = Direction.parse(word);
      if (direction.isEmpty()) {
        problems.add(
            task,
            "vilar på «%s», som inte är en riktning för samtycke. Skriv till exempel SOF>CORNER."
                .formatted(word));
      } else if (owner.equals(Optional.of(Party.SOF))) {
        problems.add(
            task,
            "hör till SOF och kan inte vila på ett samtycke. Ta bort restsOn; SOF:s steg lämnar mindre i stället.");
      } else if (owner.isPresent()
          && direction.get().to() != owner.get()
          && direction.get().from() != owner.get()) {
        problems.add(
            task,
            "vilar på «%s» men hör till %s, som varken berättar eller får veta där."
                .formatted(word, owner.get().laneName()));
      }
    }
  }

  private static void without(
      UserTask task, boolean rests, @Nullable String without, ModelProblems problems) {
    if (without == null) {
      return;
    }
    if (!rests) {
      problems.add(task, "har withoutConsent men vilar inte på något samtycke. Ange restsOn.");
    }
    if (!without.equals(ConsentOfStep.SKIP)) {
      problems.add(
          task,
          "har withoutConsent «%s». Det som finns är %s.".formatted(without, ConsentOfStep.SKIP));
    } else if (task.getOutgoing().size() != 1) {
      problems.add(task, "kan inte hoppas över, eftersom inte en enda väg leder vidare.");
    }
  }

  private static Map<String, String> properties(UserTask task) {
    var properties = new LinkedHashMap<String, String>();
    if (task.getExtensionElements() != null) {
      task
          .getExtensionElements()
          .getElementsQuery()
          .filterByType(CamundaProperties.class)
          .list()
          .stream()
          .flatMap(all -> all.getCamundaProperties().stream())
          .forEach(
              property ->
                  properties.put(
                      String.valueOf(property.getCamundaName()),
                      String.valueOf(property.getCamundaValue())));
    }
    return properties;
  }
}
