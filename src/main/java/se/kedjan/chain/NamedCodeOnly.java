package se.kedjan.chain;

import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A step that does something by itself does what a delegate of ours does. Anything else that the
 * engine could do there (run a program, send mail, call a class or an expression, wait for somebody
 * outside) stops the step when it is reached, so that a model that came past the guard does no harm
 * and one that runs can still be read.
 */
class NamedCodeOnly extends AbstractBpmnParseListener {

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    closeUnlessDelegate(activity);
  }

  @Override
  public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    closeUnlessDelegate(activity);
  }

  @Override
  public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    closeUnlessDelegate(activity);
  }

  @Override
  public void parseScriptTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    closeUnlessDelegate(activity);
  }

  @Override
  public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
    closeUnlessDelegate(activity);
  }

  private static void closeUnlessDelegate(ActivityImpl activity) {
    if (!(activity.getActivityBehavior()
        instanceof ServiceTaskDelegateExpressionActivityBehavior)) {
      ActivityBehavior closed =
          execution -> {
            throw Refusal.forbidden(
                "Steget %s kör något som inte får köras här. Kontakta processägaren."
                    .formatted(activity.getId()));
          };
      activity.setActivityBehavior(closed);
    }
  }
}
