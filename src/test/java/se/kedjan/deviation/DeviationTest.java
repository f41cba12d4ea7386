package se.kedjan.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** A deviation is talked about and may change the plan; the chain goes on, and nobody has to go. */
@IntegrationTest
class DeviationTest {

  private static final String NOT_YOURS = "Ärendet finns inte, eller är inte ditt.";

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;

  @Test
  void isRaisedWithSofAndChangesThePlan() {
    var journey = enrolled().deviates("affected");

    journey
        .waitsFor("Task_SuperviseParticipant", "Task_HoldDeviationTalk")
        .talksAboutDeviation("yes")
        .waitsFor("Task_SuperviseParticipant", "Task_AssessDeviation");
    assertThat(prefill(journey, "Task_AssessDeviation"))
        .contains("Kom påverkad", "Kom sent och gick tidigt", "Vill fortsätta");
    journey.sofAssessesDeviation("yes");
    assertThat(
            chain
                .prefill(journey.caseId(), "Task_ChangePlanAndSupport")
                .get("sofNoteText")
                .toString())
        .isEqualTo("Tätare samtal\\.");
    journey.changesPlan().waitsFor("Task_SuperviseParticipant");

    assertThat(outcome.acts(journey.caseId()))
        .containsSubsequence("deviation-registered", "deviation-raised")
        .doesNotContain("participant-discharged", "place-released");
    assertThat(
            jdbc.sql(
                    "select raised and plan_change and changed_plan is not null from kedjan.deviation where case_id = ?")
                .param(journey.caseId().number())
                .query(Boolean.class)
                .single())
        .isTrue();
    outcome.consistent(journey.caseId());
  }

  @Test
  void endsWithTheTalkWhereItIsNotRaised() {
    enrolled().deviates("conflict").talksAboutDeviation("no").waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void endsWithSofWhereThePlanStands() {
    enrolled()
        .deviates("absence")
        .talksAboutDeviation("yes")
        .sofAssessesDeviation("no")
        .waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void goesOnThroughAPauseWithWhoSecuresItAndEndsWithTheCase() {
    var journey = enrolled().deviates("conflict").passDays(30);
    chain.findOverdueSteps();
    assertThat(chain.openSteps(journey.caseId())).contains("Task_SecureStepCorner");

    journey.happens("relapse").talks("leaves");

    assertThat(chain.openSteps(journey.caseId()))
        .contains("Task_HoldDeviationTalk", "Task_SecureStepCorner");
    journey.isStopped("sof2", "deceased");
    assertThat(chain.openSteps(journey.caseId())).isEmpty();
    outcome.consistent(journey.caseId());
  }

  @Test
  void twoAtOnceAreTwo() {
    var journey = enrolled().deviates("conflict").talksAboutDeviation("yes").deviates("affected");

    assertThat(prefill(journey, "Task_HoldDeviationTalk")).contains("Kom påverkad");
    assertThat(prefill(journey, "Task_AssessDeviation")).contains("Konflikt");
  }

  @Test
  void withoutConsentItIsNotRaised() {
    var journey = enrolled().narrows("corner1", "cornerSof", "deviation");
    journey.deviates("other");

    assertThat(chain.prefill(journey.caseId(), "Task_HoldDeviationTalk").get("sofText").toString())
        .contains("har inte samtyckt");
    assertThatThrownBy(() -> journey.talksAboutDeviation("yes"))
        .hasMessageStartingWith("Deltagaren har inte samtyckt");
    journey.talksAboutDeviation("no").waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void sofSeesNothingOfItOnceTheConsentIsWithdrawn() {
    var journey = enrolled().deviates("affected").talksAboutDeviation("yes");
    journey.withdraws("corner1", "cornerSof");

    assertThat(prefill(journey, "Task_AssessDeviation"))
        .isEqualTo("Corner får inte berätta om avvikelser. Ta ställning utifrån det du själv vet.");
    journey.sofDecides("goesOn").sofAssessesDeviation("no");
  }

  @Test
  void endsByItselfAtDischarge() {
    var journey = enrolled().deviates("affected").talksAboutDeviation("yes").deviates("other");

    journey.isDischarged("ownChoice").waitsFor("Task_SummariseAndClose").isSummarised();

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void isForCornersStaffOfTheCase() {
    var journey = enrolled();

    assertThatThrownBy(() -> start("corner2", journey, Map.of())).hasMessage(NOT_YOURS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof2", "amf2"})
  void isForNoOtherParty(String staffId) {
    var journey = enrolled();

    assertThatThrownBy(() -> start(staffId, journey, Map.of()))
        .isInstanceOf(AuthorizationException.class);
    journey.waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void saysNoToWhatCannotBe() {
    var journey = enrolled();
    assertThatThrownBy(() -> start("corner1", journey, Map.of("caseNumber", "K-2099-9999")))
        .hasMessage(NOT_YOURS);
    assertThatThrownBy(
            () ->
                start(
                    "corner1",
                    journey,
                    Map.of("happenedOn", journey.today().plusDays(1).toString())))
        .hasMessage("Fältet «Datum» kan inte ligga i framtiden.");
    assertThatThrownBy(() -> start("corner1", journey, Map.of("happenedOn", "1999-01-01")))
        .hasMessageStartingWith("Fältet «Datum» kan inte ligga före");
    journey.happens("relapse").talks("leaves");
    assertThatThrownBy(() -> start("corner1", journey, Map.of()))
        .hasMessageStartingWith("Deltagaren är inte på Corner just nu.");
  }

  private Journey enrolled() {
    return Journey.on(chain).enrolledStraight("sof1");
  }

  private void start(String staffId, Journey journey, Map<String, ?> said) {
    var form = new HashMap<String, Object>();
    form.put("caseNumber", journey.caseId().number());
    form.put("deviationKind", "other");
    form.put("happenedOn", journey.today().toString());
    form.putAll(said);
    chain.start(staffId, "deviation", form);
  }

  private String prefill(Journey journey, String element) {
    return chain.prefill(journey.caseId(), element).get("deviationText").toString();
  }
}
