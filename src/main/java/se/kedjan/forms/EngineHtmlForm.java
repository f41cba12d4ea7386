package se.kedjan.forms;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.form.FormDataImpl;
import org.camunda.bpm.engine.impl.form.TaskFormDataImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import se.kedjan.chain.Refusal;

/** Behind an embedded HTML form, as {@link EngineForms} is behind all others. */
final class EngineHtmlForm extends DefaultTaskFormHandler {

  private final Supplier<HtmlFormGateway> gateway;
  private final Supplier<HtmlFormSchemas> schemas;
  private final String formId;

  EngineHtmlForm(
      Supplier<HtmlFormGateway> gateway,
      Supplier<HtmlFormSchemas> schemas,
      String deploymentId,
      String formId) {
    this.gateway = gateway;
    this.schemas = schemas;
    this.deploymentId = deploymentId;
    this.formId = formId;
  }

  @Override
  protected void initializeFormFields(FormDataImpl form, ExecutionEntity execution) {
    if (!EngineForms.isReading()) {
      form.setFormFields(List.of());
      return;
    }
    var task = (TaskEntity) ((TaskFormDataImpl) form).getTask();
    form.setFormFields(
        EngineForms.fields(
            gateway.get().prefill(formId, execution.getProcessBusinessKey(), task.getId())));
  }

  @Override
  public void submitFormVariables(VariableMap properties, VariableScope scope) {
    var task = (TaskEntity) scope;
    EngineForms.refuseLent(task);
    try {
      task.setVariables(
          gateway
              .get()
              .submit(
                  schemas.get().of(deploymentId, formId),
                  task.getExecution().getProcessBusinessKey(),
                  EngineForms.owner(task),
                  task.getId(),
                  task.getTaskDefinitionKey(),
                  EngineForms.raw(properties)));
    } catch (Refusal refusal) {
      throw EngineForms.refused(refusal);
    }
  }
}
