package se.kedjan.chain;

import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Process;
import se.kedjan.access.Party;

/** The frame around the steps: the process itself and its lanes. */
class ProcessRules implements ModelRules.Theme {

  private static final Pattern DAYS = Pattern.compile("P?\\d+D?");

  @Override
  public void check(BpmnModelInstance model, ModelProblems problems) {
    for (var process : model.getModelElementsByType(Process.class)) {
      if (!process.isExecutable()) {
        problems.add(process, "är inte körbar. Markera den som «Executable».");
      }
      var timeToLive = process.getCamundaHistoryTimeToLiveString();
      if (timeToLive == null || !DAYS.matcher(timeToLive).matches()) {
        problems.add(
            process,
            "saknar tid för historiken. Ange camunda:historyTimeToLive i dagar, som P1825D.");
      }
      for (var group : process.getCamundaCandidateStarterGroupsList()) {
        if (Party.ofGroup(group.trim()).isEmpty()) {
          problems.add(process, "får startas av gruppen «%s», som inte finns.".formatted(group));
        }
      }
    }
    for (var lane : model.getModelElementsByType(Lane.class)) {
      if (StepRules.party(lane).isEmpty()) {
        problems.add(
            lane,
            "är ingen part. En bana heter SOF, Corner, AMF, Processägare eller Loggkontroll.");
      }
    }
  }
}
