package se.kedjan.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDataImpl;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.TaskFormDataImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultStartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;

/**
 * The engine's form handlers, replaced by the gateway: nothing typed becomes an engine variable.
 */
final class EngineForms {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EngineForms() {}

  /** Behind the form of a user task. */
  static class Step extends DefaultTaskFormHandler {

    private final Supplier<FormGateway> gateway;
    private final Supplier<FormSchemas> schemas;
    private final String formId;

    Step(
        Supplier<FormGateway> gateway,
        Supplier<FormSchemas> schemas,
        String deploymentId,
        String formId) {
      this.gateway = gateway;
      this.schemas = schemas;
      this.deploymentId = deploymentId;
      this.formId = formId;
    }

    @Override
    protected void initializeFormFields(FormDataImpl form, ExecutionEntity execution) {
      if (!isReading()) {
        form.setFormFields(List.of());
        return;
      }
      var prefill =
          gateway
              .get()
              .prefill(
                  schemas.get().of(deploymentId, formId),
                  execution.getProcessBusinessKey(),
                  item(execution),
                  owner((TaskEntity) ((TaskFormDataImpl) form).getTask()));
      form.setFormFields(fields(prefill));
    }

    @Override
    public void submitFormVariables(VariableMap properties, VariableScope scope) {
      var task = (TaskEntity) scope;
      refuseLent(task);
      try {
        var decisions =
            gateway
                .get()
                .submitStep(
                    schemas.get().of(deploymentId, formId),
                    task.getExecution().getProcessBusinessKey(),
                    item(task),
                    owner(task),
                    task.getId(),
                    task.getTaskDefinitionKey(),
                    raw(properties));
        task.setVariables(decisions);
      } catch (Refusal refusal) {
        throw refused(refusal);
      }
    }
  }

  static void refuseLent(TaskEntity task) {
    if (task.getDelegationState() == DelegationState.PENDING) {
      throw refused(Refusal.conflict("Uppgiften är utlånad och kan inte slutföras så här."));
    }
  }

  /** Which form a task has is asked far more often than what stands in it. */
  static boolean isReading() {
    return Context.getCommandInvocationContext().getCommand() instanceof GetTaskFormVariablesCmd;
  }

  private static @Nullable String item(VariableScope scope) {
    return (String) scope.getVariable(ProcessVariable.ITEM.variableName());
  }

  static Party owner(TaskEntity task) {
    return task.getCandidates().stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(Party::ofGroup)
        .orElseThrow();
  }

  /** Behind the form that starts a process. */
  static class Start extends DefaultStartFormHandler {

    private final Supplier<FormGateway> gateway;
    private final Supplier<FormSchemas> schemas;
    private final String formId;

    Start(
        Supplier<FormGateway> gateway,
        Supplier<FormSchemas> schemas,
        String deploymentId,
        String formId) {
      this.gateway = gateway;
      this.schemas = schemas;
      this.deploymentId = deploymentId;
      this.formId = formId;
    }

    @Override
    protected void initializeFormFields(FormDataImpl form, @Nullable ExecutionEntity execution) {
      form.setFormFields(List.of());
    }

    @Override
    public void submitFormVariables(VariableMap properties, VariableScope scope) {
      var instance = (ExecutionEntity) scope;
      try {
        var start =
            gateway
                .get()
                .submitStart(
                    schemas.get().of(deploymentId, formId),
                    instance.getActivityId(),
                    raw(properties));
        instance.setProcessBusinessKey(start.subject());
        instance.setVariables(start.variables());
      } catch (Refusal refusal) {
        throw refused(refusal);
      }
    }
  }

  /** Values as the browser sent them; nothing a caller sends is ever deserialized as Java. */
  static Map<String, Object> raw(VariableMap properties) {
    var raw = new HashMap<String, Object>();
    for (var key : properties.keySet()) {
      TypedValue typed = properties.getValueTyped(key);
      raw.put(key, typed == null ? null : plain(key, typed));
    }
    return raw;
  }

  private static @Nullable Object plain(String key, TypedValue typed) {
    if (typed instanceof SerializableValue serialized) {
      if (!"json".equals(typed.getType().getName())) {
        throw Refusal.badInput(
            key, "Ett fält har fel slags värde. Ladda om sidan och försök igen.");
      }
      try {
        return JSON.readValue(serialized.getValueSerialized(), Object.class);
      } catch (JsonProcessingException | IllegalArgumentException e) {
        throw Refusal.badInput(key, "Ett fält kunde inte läsas. Ladda om sidan och försök igen.");
      }
    }
    var value = typed.getValue();
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof List<?>) {
      return value;
    }
    throw Refusal.badInput(key, "Ett fält har fel slags värde. Ladda om sidan och försök igen.");
  }

  static List<FormField> fields(Map<String, Object> prefill) {
    return prefill.entrySet().stream().map(EngineForms::field).toList();
  }

  private static FormField field(Map.Entry<String, Object> entry) {
    var field = new FormFieldImpl();
    field.setId(entry.getKey());
    field.setValue(engineValue(entry.getValue()));
    return field;
  }

  private static TypedValue engineValue(@Nullable Object value) {
    if (value == null) {
      return Variables.untypedNullValue();
    }
    if (value instanceof List<?> || value instanceof JsonNode) {
      try {
        return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("A prefill cannot be written", e);
      }
    }
    if (value instanceof java.math.BigDecimal number) {
      return Variables.doubleValue(number.doubleValue());
    }
    return value instanceof Integer || value instanceof Long || value instanceof Boolean
        ? Variables.untypedValue(value)
        : Variables.stringValue(value.toString());
  }

  /** The engine's REST layer answers 400 to this one, and rolls back. */
  static FormFieldValidationException refused(Refusal refusal) {
    return new FormFieldValidationException(refusal.field(), refusal.getMessage(), refusal);
  }
}
