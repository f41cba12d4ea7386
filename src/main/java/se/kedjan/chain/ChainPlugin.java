package se.kedjan.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Puts the task lifecycle, the guards and the narrow expressions into the engine. */
@Component
class ChainPlugin extends AbstractProcessEnginePlugin {

  private static final List<String> LISTENED_TO =
      List.of(
          TaskListener.EVENTNAME_CREATE,
          TaskListener.EVENTNAME_ASSIGNMENT,
          TaskListener.EVENTNAME_UPDATE,
          TaskListener.EVENTNAME_COMPLETE,
          TaskListener.EVENTNAME_DELETE);

  private final ApplicationContext context;
  private final TaskLifecycle lifecycle;

  ChainPlugin(ApplicationContext context, TaskLifecycle lifecycle) {
    this.context = context;
    this.lifecycle = lifecycle;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    addParseListener(configuration);
    NoScripts.in(configuration);
    var handlers =
        new ArrayList<HistoryEventHandler>(configuration.getCustomHistoryEventHandlers());
    handlers.add(new DeclaredVariablesOnly());
    configuration.setCustomHistoryEventHandlers(handlers);
    configuration.setExpressionManager(new NamedBeansOnly(context, delegates()));
    var deployers = configuration.getCustomPreDeployers();
    var withGuard = deployers == null ? new ArrayList<Deployer>() : new ArrayList<>(deployers);
    withGuard.add(
        new ModelGuard(
            new ModelRules(
                Set.of(context.getBeanNamesForType(JavaDelegate.class, false, false)),
                Set.of(context.getBeanNamesForType(ExecutionListener.class, false, false))),
            TableRules.ofTheJar(),
            () -> context.getBean(FormCheck.class),
            new DeployedSteps(),
            context::publishEvent));
    configuration.setCustomPreDeployers(withGuard);
    var interceptors = configuration.getCustomPreCommandInterceptorsTxRequired();
    var withOurs =
        interceptors == null ? new ArrayList<CommandInterceptor>() : new ArrayList<>(interceptors);
    withOurs.add(new FailedCommand.Remembered());
    withOurs.add(new ClosedCommands(context));
    withOurs.add(new RetryAfterConflict());
    configuration.setCustomPreCommandInterceptorsTxRequired(withOurs);
    var inner = configuration.getCustomPostCommandInterceptorsTxRequired();
    var withNamelessErrors =
        inner == null ? new ArrayList<CommandInterceptor>() : new ArrayList<>(inner);
    withNamelessErrors.add(new NamelessJobErrors());
    configuration.setCustomPostCommandInterceptorsTxRequired(withNamelessErrors);
  }

  private void addParseListener(ProcessEngineConfigurationImpl configuration) {
    var listeners = configuration.getCustomPostBPMNParseListeners();
    var withOurs =
        listeners == null ? new ArrayList<BpmnParseListener>() : new ArrayList<>(listeners);
    withOurs.add(
        new AbstractBpmnParseListener() {
          @Override
          public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            var behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
            LISTENED_TO.forEach(
                event -> behavior.getTaskDefinition().addBuiltInTaskListener(event, lifecycle));
            ConsentOfStep.remember(element, activity);
          }
        });
    withOurs.add(new NamedCodeOnly());
    configuration.setCustomPostBPMNParseListeners(withOurs);
  }

  /**
   * The delegates and listeners that models may name. Resolved when used, since they lean on the
   * engine that starts here.
   */
  private Map<Object, Object> delegates() {
    var beans = new HashMap<Object, Object>();
    for (var name : context.getBeanNamesForType(JavaDelegate.class, false, false)) {
      JavaDelegate late = execution -> context.getBean(name, JavaDelegate.class).execute(execution);
      beans.put(name, late);
    }
    for (var name : context.getBeanNamesForType(ExecutionListener.class, false, false)) {
      ExecutionListener late =
          execution -> context.getBean(name, ExecutionListener.class).notify(execution);
      beans.put(name, late);
    }
    return beans;
  }
}
