package se.kedjan.models;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;
import se.kedjan.access.Party;

/** What Corner and AMF do about a participant they do because it is consented to. */
class RestingOnConsentTest {

  /** Steps that a withdrawal does not stop, and why. */
  private static final Map<String, String> NOT_STOPPED =
      Map.ofEntries(
          entry("Task_ConfirmAlertCorner", "tells that something has ended, a consent as well"),
          entry("Task_ConfirmAlertAmf", "tells that something has ended, a consent as well"),
          entry("Task_RenewConsentCorner", "Corner may go on though SOF tells it nothing"),
          entry("Task_FollowUpAfterClosureAmf", "rests on the consent to after-care"),
          entry(
              "Task_RegisterAttendance", "about all cases: the sheet leaves out who is not there"),
          entry(
              "Task_ReviewCasesCorner",
              "about all cases: the sheet leaves out what may not be told"),
          entry(
              "Task_ReviewCasesAmf", "about all cases: the sheet leaves out what may not be told"),
          entry("Task_SecureStepCorner", "a head is told that a step is late, and not of whom"),
          entry("Task_SecureStepAmf", "a head is told that a step is late, and not of whom"),
          entry("Task_AppointStaffCorner", "a head says who does the party's work"),
          entry("Task_AppointStaffAmf", "a head says who does the party's work"));

  @Test
  void everyStepOfCornerAndAmfRestsOnADirectionOrIsNamedHere() {
    var resting =
        Models.all(UserTask.class)
            .filter(RestingOnConsentTest::ofCornerOrAmf)
            .filter(task -> !restsOn(task))
            .map(UserTask::getId)
            .collect(Collectors.toSet());

    assertThat(resting).containsExactlyInAnyOrderElementsOf(NOT_STOPPED.keySet());
  }

  /** Its heads too. */
  private static boolean ofCornerOrAmf(UserTask task) {
    return Party.ofGroup(task.getCamundaCandidateGroups().trim())
        .filter(party -> party == Party.CORNER || party == Party.AMF)
        .isPresent();
  }

  private static boolean restsOn(UserTask task) {
    return Optional.ofNullable(task.getExtensionElements()).stream()
        .flatMap(all -> all.getElementsQuery().list().stream())
        .flatMap(all -> all.getChildElementsByType(CamundaProperty.class).stream())
        .anyMatch(property -> "restsOn".equals(property.getCamundaName()));
  }
}
