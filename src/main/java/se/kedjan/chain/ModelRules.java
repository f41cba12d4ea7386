package se.kedjan.chain;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * What a model must keep to before it may be deployed. Reads the model and knows no engine, so that
 * a model can be judged anywhere.
 */
class ModelRules {

  /**
   * @param elementId empty where no single element is at fault
   * @param message Swedish: names the element and says what to do
   */
  record Problem(String elementId, String message) {}

  /** One theme; reports each problem it finds and goes on. */
  interface Theme {
    void check(BpmnModelInstance model, ModelProblems problems);
  }

  private final Set<String> delegates;
  private final Set<String> listeners;

  /**
   * @param delegates beans that a step or a thrown message may name
   * @param listeners beans that only a listener may name
   */
  ModelRules(Set<String> delegates, Set<String> listeners) {
    this.delegates = Set.copyOf(delegates);
    this.listeners = Set.copyOf(listeners);
  }

  /**
   * @param resources names of the files in the same deployment
   * @return every problem, in the order of the themes; empty for a good model
   */
  List<Problem> check(BpmnModelInstance model, Set<String> resources) {
    var problems = new ModelProblems();
    themes(resources).forEach(theme -> theme.check(model, problems));
    return problems.all();
  }

  private List<Theme> themes(Set<String> resources) {
    return List.of(
        new ProcessRules(),
        new StepRules(resources),
        new ConsentRules(),
        new NameRules(),
        new WayRules(),
        new TimerRules(),
        new NotationRules(delegates, listeners));
  }
}
