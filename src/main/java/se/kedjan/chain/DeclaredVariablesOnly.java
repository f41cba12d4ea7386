package se.kedjan.chain;

import java.util.List;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/**
 * The last gate before the engine's tables: a variable that is not declared, or holds what it may
 * not, rolls the whole act back, whichever way it came. Leans on history level full.
 */
class DeclaredVariablesOnly implements HistoryEventHandler {

  @Override
  public void handleEvent(HistoryEvent event) {
    if (event instanceof HistoricVariableUpdateEventEntity variable) {
      check(variable);
    } else if (event instanceof HistoricFormPropertyEventEntity) {
      throw Refusal.forbidden("Formulärets uppgifter hör inte hemma i motorn.");
    }
  }

  @Override
  public void handleEvents(List<HistoryEvent> events) {
    events.forEach(this::handleEvent);
  }

  private static void check(HistoricVariableUpdateEventEntity variable) {
    var declared = ProcessVariable.named(variable.getVariableName());
    // Deletions carry no value; the variable was declared when it came.
    if (declared.isEmpty() || !declared.get().accepts(value(variable))) {
      throw Refusal.forbidden("Den uppgiften får inte lagras i motorn.");
    }
  }

  private static Object value(HistoricVariableUpdateEventEntity variable) {
    return switch (String.valueOf(variable.getSerializerName())) {
      case "string" -> variable.getTextValue();
      case "boolean" ->
          variable.getLongValue() == null ? null : (Object) (variable.getLongValue() == 1);
      case "null" -> null;
      default -> variable;
    };
  }
}
