package se.kedjan.webapps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/**
 * What the steps are called in the models, by element id. A case may have come through several
 * versions, so all are known; the newest has the last word. A deployed version never changes, so
 * what is read once may stay.
 */
@Component
class StepNames {

  private static final int ALL = 2000;

  private final RepositoryService repository;
  private final IdentityService identity;
  private final Map<String, Map<String, String>> read = new ConcurrentHashMap<>();

  StepNames(RepositoryService repository, IdentityService identity) {
    this.repository = repository;
    this.identity = identity;
  }

  Map<String, String> all() {
    var me = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      var names = new ConcurrentHashMap<String, String>();
      repository
          .createProcessDefinitionQuery()
          .orderByProcessDefinitionVersion()
          .asc()
          .listPage(0, ALL)
          .forEach(definition -> names.putAll(of(definition)));
      return names;
    } finally {
      identity.setAuthentication(me);
    }
  }

  private Map<String, String> of(ProcessDefinition definition) {
    return read.computeIfAbsent(
        definition.getId(),
        id ->
            repository.getBpmnModelInstance(id).getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node.getName() != null)
                .collect(
                    Collectors.toMap(
                        FlowNode::getId, node -> node.getName().replaceAll("\\s+", " "))));
  }
}
