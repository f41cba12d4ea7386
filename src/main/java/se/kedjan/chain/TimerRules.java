package se.kedjan.chain;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** A timer fires on a day that a rule has set, or at a time written out in the model. */
class TimerRules implements ModelRules.Theme {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-zA-Z]+)}");
  private static final String SOME_DAY = "2026-01-01T05:00:00";

  @Override
  public void check(BpmnModelInstance model, ModelProblems problems) {
    for (var timer : model.getModelElementsByType(TimerEventDefinition.class)) {
      var event = (BaseElement) timer.getParentElement();
      time(event, timer.getTimeDate(), new DueDateBusinessCalendar(), problems);
      time(event, timer.getTimeDuration(), new DurationBusinessCalendar(), problems);
      time(event, timer.getTimeCycle(), new CycleBusinessCalendar(), problems);
    }
  }

  private static void time(
      BaseElement event,
      @Nullable ModelElementInstance time,
      BusinessCalendar calendar,
      ModelProblems problems) {
    if (time == null) {
      return;
    }
    var text = time.getTextContent().trim();
    var variable = VARIABLE.matcher(text);
    if (variable.matches()) {
      if (ProcessVariable.named(variable.group(1)).filter(v -> v.accepts(SOME_DAY)).isEmpty()) {
        problems.add(
            event, "väntar på «%s», som inte är en känd dag.".formatted(variable.group(1)));
      }
    } else if (!isWrittenOut(text, calendar)) {
      problems.add(
          event,
          "har tiden «%s». En tid skrivs ${dag}, enligt ISO 8601 (P30D) eller som cron."
              .formatted(text));
    }
  }

  private static boolean isWrittenOut(String text, BusinessCalendar calendar) {
    try {
      return !text.contains("{") && calendar.resolveDuedate(text) != null;
    } catch (ProcessEngineException | IllegalArgumentException unreadable) {
      return false;
    }
  }
}
