package se.kedjan.chain;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of a step and consent, as properties of the step: {@code restsOn}, the
 * directions it rests on ({@code SOF>CORNER}), and {@code withoutConsent}, {@code skip} where the
 * case goes past the step when SOF lets it go on without them.
 */
final class ConsentOfStep {

  static final String RESTS_ON = "restsOn";
  static final String WITHOUT = "withoutConsent";
  static final String SKIP = "skip";

  private ConsentOfStep() {}

  /** Read once, when the engine reads the model. */
  static void remember(Element userTask, ActivityImpl activity) {
    var extensions = userTask.element("extensionElements");
    var properties =
        extensions == null
            ? null
            : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
    if (properties == null) {
      return;
    }
    for (var property : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
      var name = property.attribute("name");
      if (RESTS_ON.equals(name) || WITHOUT.equals(name)) {
        activity.setProperty(name, property.attribute("value"));
      }
    }
  }

  static @Nullable String restsOn(DelegateTask task) {
    return property(task, RESTS_ON);
  }

  static @Nullable String without(DelegateTask task) {
    return property(task, WITHOUT);
  }

  private static @Nullable String property(DelegateTask task, String name) {
    return (String) ((ExecutionEntity) task.getExecution()).getActivity().getProperty(name);
  }
}
