package se.kedjan.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.StepForm;

/** A step in a model, its file in forms/ and its class in the code go by one name. */
class ModelsAndFormsTest {

  @Test
  void everyFormStandsBehindExactlyOneStepAndEveryStepHasOne() {
    var used =
        Stream.concat(
            Models.userTasks().map(Models::formOf),
            Models.startsWithForm().map(StartEvent::getCamundaFormRef));

    var there = new TreeSet<>(Models.forms());
    there.addAll(Models.htmlForms());
    assertThat(used).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void everyStepHasItsClassAndEveryClassItsStep() {
    assertThat(Code.inKebabCase(StepForm.class))
        .containsExactlyInAnyOrderElementsOf(Models.userTasks().map(Models::formOf).toList());
  }

  @Test
  void everyStartByFormHasItsClassAndEveryClassItsStart() {
    assertThat(Code.inKebabCase(StartForm.class))
        .containsExactlyInAnyOrderElementsOf(
            Models.startsWithForm().map(StartEvent::getCamundaFormRef).toList());
  }

  @Test
  void noClassGivesItselfAnotherName() {
    assertThat(Code.find("String formId\\(\\)")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void everyFileIsCalledAsItsProcess(String name) {
    assertThat(Models.model(name).getModelElementsByType(Process.class))
        .extracting(Process::getId)
        .containsExactly(name);
  }
}
