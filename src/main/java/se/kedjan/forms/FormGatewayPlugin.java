package se.kedjan.forms;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.DelegateStartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.DelegateTaskFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.kedjan.chain.HtmlForms;

/** Puts the gateway behind every form of every model, old versions loaded again included. */
@Component
class FormGatewayPlugin extends AbstractProcessEnginePlugin {

  private final Supplier<FormGateway> gateway;
  private final Supplier<FormSchemas> schemas;
  private final Supplier<HtmlFormGateway> htmlGateway;
  private final Supplier<HtmlFormSchemas> htmlForms;

  FormGatewayPlugin(
      ObjectProvider<FormGateway> gateway,
      ObjectProvider<FormSchemas> schemas,
      ObjectProvider<HtmlFormGateway> htmlGateway,
      ObjectProvider<HtmlFormSchemas> htmlForms) {
    this.gateway = gateway::getObject;
    this.schemas = schemas::getObject;
    this.htmlGateway = htmlGateway::getObject;
    this.htmlForms = htmlForms::getObject;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    var listeners = configuration.getCustomPostBPMNParseListeners();
    var withOurs =
        listeners == null ? new ArrayList<BpmnParseListener>() : new ArrayList<>(listeners);
    withOurs.add(new PutGatewayBehindForms());
    configuration.setCustomPostBPMNParseListeners(withOurs);
  }

  private class PutGatewayBehindForms extends AbstractBpmnParseListener {

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      var definition = (ProcessDefinitionEntity) activity.getProcessDefinition();
      var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
      var deploymentId = definition.getDeploymentId();
      task.setTaskFormHandler(
          new DelegateTaskFormHandler(
              htmlFormId(task.getFormDefinition())
                  .<TaskFormHandler>map(
                      id -> new EngineHtmlForm(htmlGateway, htmlForms, deploymentId, id))
                  .orElseGet(
                      () ->
                          new EngineForms.Step(
                              gateway, schemas, deploymentId, formId(task.getFormDefinition()))),
              deployment(deploymentId)));
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
      // Only the start event with a form; one process may also start by message.
      if (element.attributeNS(
              org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS,
              "formRef")
          == null) {
        return;
      }
      var definition = (ProcessDefinitionEntity) activity.getProcessDefinition();
      var deploymentId = definition.getDeploymentId();
      definition.setStartFormHandler(
          new DelegateStartFormHandler(
              new EngineForms.Start(
                  gateway, schemas, deploymentId, formId(definition.getStartFormDefinition())),
              deployment(deploymentId)));
    }

    private static DeploymentEntity deployment(String id) {
      var deployment = new DeploymentEntity();
      deployment.setId(id);
      return deployment;
    }

    private static Optional<String> htmlFormId(FormDefinition form) {
      return form.getFormKey() == null
          ? Optional.empty()
          : HtmlForms.formId(form.getFormKey().getExpressionText());
    }

    private static String formId(FormDefinition form) {
      // A form given by expression would let a case choose its own rules.
      return form.getCamundaFormDefinitionKey() == null
          ? ""
          : form.getCamundaFormDefinitionKey().getExpressionText();
    }
  }
}
