package se.kedjan.chain;

import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/** Ids that code can lean on, and names that a participant can read. */
class NameRules implements ModelRules.Theme {

  @Override
  public void check(BpmnModelInstance model, ModelProblems problems) {
    for (var lane : model.getModelElementsByType(Lane.class)) {
      id(lane, "Lane", problems);
    }
    for (var node : model.getModelElementsByType(FlowNode.class)) {
      id(node, prefix(node), problems);
      name(node, problems);
    }
    for (var flow : model.getModelElementsByType(SequenceFlow.class)) {
      id(flow, "Flow", problems);
      answer(flow, problems);
    }
    for (var message : model.getModelElementsByType(Message.class)) {
      id(message, "Message", problems);
    }
  }

  private static void id(BaseElement element, String prefix, ModelProblems problems) {
    if (!element.getId().matches("(%s)_[A-Z][A-Za-z]+".formatted(prefix))) {
      problems.add(
          element,
          "har ett id som inte säger något. Skriv det på engelska, som %s_%s."
              .formatted(prefix.replaceAll("\\|.*", ""), "BookStudyVisit"));
    }
  }

  private static String prefix(FlowNode node) {
    if (node instanceof UserTask) {
      return "Task";
    }
    if (node instanceof Activity) {
      return "Activity|Task";
    }
    if (node instanceof StartEvent) {
      return "StartEvent";
    }
    if (node instanceof EndEvent) {
      return "End";
    }
    return node instanceof Gateway ? "Gateway" : "Event";
  }

  private static void name(FlowNode node, ModelProblems problems) {
    if ((node instanceof Activity || node instanceof Event) && isBlank(node)) {
      problems.add(node, "saknar namn. Skriv på svenska vad som görs eller har hänt.");
    }
    if (isQuestion(node) && (isBlank(node) || !node.getName().trim().endsWith("?"))) {
      problems.add(node, "ställer ingen fråga. Ge den ett namn som slutar med frågetecken.");
    }
  }

  private static void answer(SequenceFlow flow, ModelProblems problems) {
    if (isBlank(flow) && (isQuestion(flow.getSource()) || flow.getConditionExpression() != null)) {
      problems.add(flow, "saknar namn. Skriv svaret som leder hit, som «Ja» eller «Uteblev».");
    }
  }

  /** A split where all or some ways are taken asks nothing; one where a single way is does. */
  static boolean isQuestion(@Nullable FlowNode node) {
    return node instanceof ExclusiveGateway && node.getOutgoing().size() > 1;
  }

  private static boolean isBlank(FlowElement element) {
    return element.getName() == null || element.getName().isBlank();
  }
}
