package se.kedjan.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import se.kedjan.chain.HtmlForms;
import se.kedjan.chain.Refusal;

/** Keeps an embedded HTML form on the way, on the server; the browser keeps nothing. */
@Component
public class SavingHtmlForm {

  private final ProcessEngine engine;
  private final HtmlFormGateway gateway;
  private final HtmlFormSchemas schemas;

  SavingHtmlForm(@Lazy ProcessEngine engine, HtmlFormGateway gateway, HtmlFormSchemas schemas) {
    this.engine = engine;
    this.gateway = gateway;
    this.schemas = schemas;
  }

  /** Throws {@link Refusal}: only who has taken the step saves it. */
  public Map<String, ?> save(String taskId, JsonNode payload) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(context -> save(context, taskId, payload));
  }

  private Map<String, ?> save(CommandContext context, String taskId, JsonNode payload) {
    var task = context.runWithoutAuthorization(() -> context.getTaskManager().findTaskById(taskId));
    if (task == null || task.getProcessDefinitionId() == null) {
      throw Refusal.conflict(
          "Uppgiften finns inte längre. Den kan redan vara slutförd. Uppdatera listan.");
    }
    var owner = EngineForms.owner(task);
    gateway.holder(owner, taskId);
    var formId =
        formId(task)
            .orElseThrow(
                () ->
                    Refusal.badInput(
                        "payload", "Det här steget sparas inte på vägen. Skicka formuläret."));
    return gateway.save(
        schemas.of(task.getProcessDefinition().getDeploymentId(), formId),
        task.getExecution().getProcessBusinessKey(),
        owner,
        taskId,
        task.getTaskDefinitionKey(),
        payload);
  }

  private static Optional<String> formId(TaskEntity task) {
    return Optional.ofNullable(task.getTaskDefinition().getFormKey())
        .flatMap(key -> HtmlForms.formId(key.getExpressionText()));
  }
}
