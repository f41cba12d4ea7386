package se.kedjan.chain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Every step of every version that is deployed, since cases finish on the version that they began
 * with and a table is always the latest. Only within a command of the engine.
 */
class DeployedSteps implements Supplier<Map<String, Set<String>>> {

  @Override
  public Map<String, Set<String>> get() {
    var context = Context.getCommandContext();
    var cache = Context.getProcessEngineConfiguration().getDeploymentCache();
    return context.runWithoutAuthorization(
        () -> {
          var steps = new HashMap<String, Set<String>>();
          for (ProcessDefinition definition :
              context
                  .getProcessDefinitionManager()
                  .findProcessDefinitionsByQueryCriteria(new ProcessDefinitionQueryImpl(), null)) {
            add(steps, cache.findBpmnModelInstanceForProcessDefinition(definition.getId()));
          }
          return steps;
        });
  }

  static void add(Map<String, Set<String>> steps, BpmnModelInstance model) {
    for (var task : model.getModelElementsByType(UserTask.class)) {
      ModelElementInstance at = task;
      while (at != null && !(at instanceof Process)) {
        at = at.getParentElement();
      }
      if (at instanceof Process process) {
        steps.computeIfAbsent(task.getId(), id -> new HashSet<>()).add(process.getId());
      }
    }
  }
}
