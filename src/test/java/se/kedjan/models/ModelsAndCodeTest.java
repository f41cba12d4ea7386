package se.kedjan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.StringUtils;
import se.kedjan.casefile.EndState;
import se.kedjan.chain.ProcessVariable;

/** What the models name is in the code, and what the code names is in the models. */
class ModelsAndCodeTest {

  /** Tells whoever looks at an escalation in Cockpit which step is late. */
  private static final ProcessVariable FOR_THE_OWNERS_EYES = ProcessVariable.OVERDUE_STEP;

  @Test
  void modelsNameEveryDelegateAndListenerAndNoOther() {
    var named =
        Models.names().stream()
            .map(Models::xml)
            .flatMap(
                xml ->
                    Pattern.compile("elegateExpression=\"\\$\\{(\\w+)}\"").matcher(xml).results())
            .map(found -> found.group(1));

    var beans = new TreeSet<>(Code.beans(JavaDelegate.class).keySet());
    beans.addAll(Code.beans(ExecutionListener.class).keySet());
    assertThat(named.collect(Collectors.toSet())).containsExactlyInAnyOrderElementsOf(beans);
  }

  @ParameterizedTest
  @MethodSource("delegateTypes")
  void everyDelegateIsFoundByItsNameInTheModel(Class<?> type) {
    assertThat(Code.beans(type))
        .isNotEmpty()
        .allSatisfy(
            (bean, simpleClassName) ->
                assertThat(StringUtils.uncapitalize(simpleClassName)).isEqualTo(bean));
  }

  static Stream<Class<?>> delegateTypes() {
    return Stream.of(JavaDelegate.class, ExecutionListener.class);
  }

  @Test
  void codeSendsEveryMessageThatAModelWaitsForAndNoOther() {
    var sent =
        Code.find(
                "companions\\s*\\.(?:start|tell|tellIfAwaited)\\(\\s*[^;]*?,\\s*(\"\\w+\"|[\\w.]+),")
            .map(call -> literal(call.group(1)))
            .collect(Collectors.toSet());

    assertThat(sent).containsExactlyInAnyOrderElementsOf(awaited());
  }

  @Test
  void everyMessageThatAModelThrowsIsAwaitedByAnother() {
    var thrown =
        Models.all(MessageEventDefinition.class)
            .filter(definition -> !(definition.getParentElement() instanceof CatchEvent))
            .filter(definition -> definition.getMessage() != null)
            .map(definition -> definition.getMessage().getName());

    assertThat(thrown).isNotEmpty().isSubsetOf(awaited());
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void everyModelDeclaresTheMessagesItUsesAndNoOther(String name) {
    var xml = Models.xml(name);
    var used = Pattern.compile("messageRef=\"(\\w+)\"").matcher(xml).results();
    var declared = Models.model(name).getModelElementsByType(Message.class);

    assertThat(used.map(found -> found.group(1)).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(declared.stream().map(Message::getId).toList());
    assertThat(declared).allSatisfy(m -> assertThat(m.getId()).isEqualTo("Message_" + m.getName()));
  }

  @Test
  void everyElementThatCodeNamesIsInAModel() {
    var inModels = Models.all(FlowElement.class).map(FlowElement::getId).toList();
    var inCode =
        Code.find("\"((?:StartEvent|Task|Activity|Event|Gateway|End|Flow)_\\w+)\"")
            .map(found -> found.group(1));

    assertThat(inCode).isNotEmpty().isSubsetOf(inModels);
  }

  @Test
  void everyProcessThatCodeNamesIsAModel() {
    var keys = Code.find("String KEY = \"([\\w-]+)\"").map(found -> found.group(1));

    assertThat(keys)
        .isNotEmpty()
        .isSubsetOf(Models.all(Process.class).map(Process::getId).toList());
  }

  @Test
  void everyVariableIsReadByAModelOrByCode() {
    var models = Models.names().stream().map(Models::xml).collect(Collectors.joining());

    assertThat(Arrays.stream(ProcessVariable.values()).filter(v -> v != FOR_THE_OWNERS_EYES))
        .allSatisfy(
            variable ->
                assertThat(isReadIn(models, variable) || isReadByCode(variable))
                    .as("%s is read somewhere", variable)
                    .isTrue());
  }

  /** Ends of a way beside the case, which goes on. */
  private static final Set<String> WITHIN_A_CASE =
      Set.of(
          "End_PlaceReleased",
          "End_GoesOnWithLess",
          "End_CaseMustClose",
          "End_ReturnLeftQueue",
          "End_ReturnDeclined",
          "End_ReturnNotEnrolled");

  @Test
  void everyEndOfACaseClosesIt() {
    var ends = Models.model("referral-chain").getModelElementsByType(EndEvent.class);

    assertThat(ends).hasSizeGreaterThan(1);
    assertThat(ends)
        .allSatisfy(
            end ->
                assertThat(listeners(end))
                    .as(end.getId())
                    .isEqualTo(
                        WITHIN_A_CASE.contains(end.getId())
                            ? Set.of()
                            : Set.of("start ${closeCase}")));
  }

  @Test
  void everyEndOfACaseHasOneEndStateAndEveryEndStateItsEnds() {
    var ends =
        Models.model("referral-chain").getModelElementsByType(EndEvent.class).stream()
            .map(EndEvent::getId)
            .filter(id -> !WITHIN_A_CASE.contains(id));

    assertThat(Arrays.stream(EndState.values()).flatMap(state -> state.elements().stream()))
        .containsExactlyInAnyOrderElementsOf(ends.toList());
  }

  @Test
  void everyEndStateIsCalledAsItsEnds() {
    var model = Models.model("referral-chain");

    assertThat(EndState.values())
        .allSatisfy(
            state ->
                assertThat(state.elements())
                    .map(id -> ((EndEvent) model.getModelElementById(id)).getName())
                    .containsOnly(state.swedish()));
  }

  @Test
  void noOtherProcessClosesACase() {
    var elsewhere =
        Models.names().stream()
            .filter(name -> !name.equals("referral-chain"))
            .filter(name -> Models.xml(name).contains("${closeCase}"));

    assertThat(elsewhere).isEmpty();
  }

  private static Set<String> listeners(EndEvent end) {
    return end.getExtensionElements() == null
        ? Set.of()
        : end
            .getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaExecutionListener.class)
            .list()
            .stream()
            .map(l -> l.getCamundaEvent() + " " + l.getCamundaDelegateExpression())
            .collect(Collectors.toSet());
  }

  private static Set<String> awaited() {
    return Stream.concat(
            Models.all(MessageEventDefinition.class)
                .filter(definition -> definition.getParentElement() instanceof CatchEvent)
                .map(MessageEventDefinition::getMessage),
            Models.all(ReceiveTask.class).map(ReceiveTask::getMessage))
        .map(Message::getName)
        .collect(Collectors.toSet());
  }

  private static boolean isReadIn(String models, ProcessVariable variable) {
    return Pattern.compile("\\$\\{!?%s\\b".formatted(variable.variableName()))
        .matcher(models)
        .find();
  }

  private static boolean isReadByCode(ProcessVariable variable) {
    return Code.sources().entrySet().stream()
        .filter(source -> !source.getKey().equals("ProcessVariable"))
        .anyMatch(
            source ->
                Pattern.compile(
                        "(?:getVariable|variableValueEquals)\\(\\s*ProcessVariable\\.%s\\b"
                            .formatted(variable.name()))
                    .matcher(source.getValue())
                    .find());
  }

  /** A literal, or the value of a constant: {@code EscalationProcess.STEP_OVERDUE}. */
  private static String literal(String argument) {
    if (argument.startsWith("\"")) {
      return argument.replace("\"", "");
    }
    var constant = argument.substring(argument.lastIndexOf('.') + 1);
    return Code.find("String %s\\s*=\\s*\"(\\w+)\"".formatted(constant))
        .map(found -> found.group(1))
        .findFirst()
        .orElseGet(() -> fail("No constant %s", argument));
  }
}
