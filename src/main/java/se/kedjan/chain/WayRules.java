package se.kedjan.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.jspecify.annotations.Nullable;

/** Ways are chosen by one declared decision, and there is always a way out. */
class WayRules implements ModelRules.Theme {

  private static final Pattern YES_NO = Pattern.compile("\\$\\{(!?)([a-zA-Z]+)}");
  private static final Pattern WORD = Pattern.compile("\\$\\{([a-zA-Z]+) (==|!=) '([a-zA-Z]+)'}");

  /** The words, or {@code true} and {@code false}, for which a way is taken. */
  private record Choice(ProcessVariable variable, Set<String> taken) {}

  @Override
  public void check(BpmnModelInstance model, ModelProblems problems) {
    for (var gateway : model.getModelElementsByType(Gateway.class)) {
      if (chooses(gateway)) {
        split(gateway, problems);
      }
    }
    model.getModelElementsByType(EndEvent.class).forEach(end -> end(end, problems));
    for (var flow : model.getModelElementsByType(SequenceFlow.class)) {
      if (flow.getConditionExpression() != null && !chooses(flow.getSource())) {
        problems.add(flow, "har ett villkor men börjar inte i en gateway som väljer. Ta bort det.");
      }
    }
  }

  /**
   * What an end does, it does for the whole case: a plain one would leave the steps that stand
   * beside the way open in a case that is closed.
   */
  private static void end(EndEvent end, ModelProblems problems) {
    var extensions = end.getExtensionElements();
    if (end.getParentElement() instanceof Process
        && end.getEventDefinitions().isEmpty()
        && extensions != null
        && !extensions.getChildElementsByType(CamundaExecutionListener.class).isEmpty()) {
      problems.add(
          end,
          "avslutar ärendet men låter andra öppna steg stå kvar. Gör den till en avslutande sluthändelse (Terminate end event).");
    }
  }

  private static boolean chooses(@Nullable FlowNode node) {
    return (node instanceof ExclusiveGateway || node instanceof InclusiveGateway)
        && node.getOutgoing().size() > 1;
  }

  private static @Nullable SequenceFlow byDefault(Gateway gateway) {
    return gateway instanceof ExclusiveGateway exclusive
        ? exclusive.getDefault()
        : ((InclusiveGateway) gateway).getDefault();
  }

  private static void split(Gateway gateway, ModelProblems problems) {
    var byDefault = byDefault(gateway);
    var conditioned =
        gateway.getOutgoing().stream()
            .filter(flow -> flow.getConditionExpression() != null)
            .toList();
    var choices = new ArrayList<Choice>();
    conditioned.forEach(flow -> choice(flow, problems).ifPresent(choices::add));
    var free = new ArrayList<>(gateway.getOutgoing());
    free.removeAll(conditioned);
    free.remove(byDefault);
    if (gateway instanceof ExclusiveGateway) {
      free.forEach(
          flow -> problems.add(flow, "saknar villkor och är inte förvald. Ange ett av dem."));
      oneDecision(gateway, choices, problems);
      if (byDefault == null && free.isEmpty() && choices.size() == conditioned.size()) {
        noWay(gateway, choices, problems);
      }
    } else if (byDefault == null && free.isEmpty()) {
      problems.add(gateway, "kan stå utan väg vidare. Ange en förvald väg eller en utan villkor.");
    }
  }

  private static void oneDecision(
      Gateway gateway, Collection<Choice> choices, ModelProblems problems) {
    var variables =
        choices.stream().map(choice -> choice.variable().variableName()).distinct().toList();
    if (variables.size() > 1) {
      problems.add(
          gateway,
          "väljer efter flera beslut (%s). Låt den fråga efter ett."
              .formatted(String.join(", ", variables)));
    }
  }

  private static void noWay(Gateway gateway, List<Choice> choices, ModelProblems problems) {
    var left = new HashSet<>(all(choices.get(0).variable()));
    choices.forEach(choice -> left.removeAll(choice.taken()));
    if (!left.isEmpty()) {
      problems.add(
          gateway,
          "har ingen förvald väg och ingen väg för %s."
              .formatted(
                  left.stream().sorted().map("«%s»"::formatted).collect(Collectors.joining(", "))));
    }
  }

  private static Set<String> all(ProcessVariable variable) {
    return variable.isYesNo() ? Set.of("true", "false") : variable.words();
  }

  private static Optional<Choice> choice(SequenceFlow flow, ModelProblems problems) {
    var condition = flow.getConditionExpression();
    var text = condition.getTextContent().trim();
    if (condition.getLanguage() != null || condition.getCamundaResource() != null) {
      problems.add(flow, "har ett skript som villkor. Skript används inte i kedjan.");
      return Optional.empty();
    }
    var yesNo = YES_NO.matcher(text);
    if (yesNo.matches()) {
      return declared(flow, yesNo.group(2), true, problems)
          .map(variable -> new Choice(variable, Set.of(yesNo.group(1).isEmpty() + "")));
    }
    var word = WORD.matcher(text);
    if (word.matches()) {
      return declared(flow, word.group(1), false, problems)
          .flatMap(variable -> among(flow, variable, word.group(2), word.group(3), problems));
    }
    problems.add(
        flow,
        "har villkoret «%s». Ett villkor skrivs ${beslut}, ${!beslut}, ${beslut == 'ord'} eller ${beslut != 'ord'}."
            .formatted(text));
    return Optional.empty();
  }

  private static Optional<ProcessVariable> declared(
      SequenceFlow flow, String name, boolean yesNo, ModelProblems problems) {
    var variable = ProcessVariable.named(name);
    if (variable.isEmpty()) {
      problems.add(flow, "frågar efter «%s», som inte är ett känt beslut.".formatted(name));
    } else if (variable.get().isYesNo() != yesNo || all(variable.get()).isEmpty()) {
      problems.add(
          flow,
          variable.get().isYesNo()
              ? "jämför «%s» med ett ord, men det är ja eller nej.".formatted(name)
              : "läser «%s» som ja eller nej, men det är det inte.".formatted(name));
      return Optional.empty();
    }
    return variable;
  }

  private static Optional<Choice> among(
      SequenceFlow flow,
      ProcessVariable variable,
      String comparison,
      String word,
      ModelProblems problems) {
    if (!variable.words().contains(word)) {
      problems.add(
          flow,
          "frågar efter «%s», men «%s» är något av %s."
              .formatted(
                  word,
                  variable.variableName(),
                  variable.words().stream().sorted().collect(Collectors.joining(", "))));
      return Optional.empty();
    }
    if (comparison.equals("==")) {
      return Optional.of(new Choice(variable, Set.of(word)));
    }
    var others = new HashSet<>(variable.words());
    others.remove(word);
    return Optional.of(new Choice(variable, others));
  }
}
