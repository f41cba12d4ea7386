package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.Party;
import se.kedjan.enrolment.Phases;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** First more sober hours, then drug-free and ready for work (S0); never silently back. */
@JourneyTest
class PhasesTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired Phases phases;
  @Autowired JdbcClient jdbc;

  private Journey journey;

  @BeforeEach
  void enrolledAndFollowedUp() {
    journey = Journey.on(chain).enrolledStraight("sof1").passDays(95);
  }

  @Test
  void beginsWithTheEnrolmentAndMovesOnAtAFollowUp() {
    assertThat(phases.now(journey.caseId()))
        .contains(new Phases.Phase("soberHours", journey.today().minusDays(95), Party.CORNER));

    journey.followsUp("continues", Map.of("phaseNow", "workReady"));

    assertThat(phases.now(journey.caseId()))
        .contains(new Phases.Phase("workReady", journey.today(), Party.SOF));
    assertThat(history()).containsExactly("soberHours ended", "workReady");
    assertThat(outcome.acts(journey.caseId()).stream().filter("phase-changed"::equals)).hasSize(2);
  }

  @Test
  void theSamePhaseAgainIsNoChange() {
    journey.followsUp("continues", Map.of()).cornerAnswers("yes", Map.of());

    assertThat(history()).containsExactly("soberHours");
  }

  @Test
  void goingBackNeedsAReason() {
    journey.followsUp("continues", Map.of("phaseNow", "workReady"));

    assertThatThrownBy(() -> journey.cornerAnswers("no", Map.of("phaseNow", "soberHours")))
        .hasMessageContaining("Skriv skälet");
    assertThat(history()).containsExactly("soberHours ended", "workReady");

    journey.cornerAnswers(
        "no", Map.of("phaseNow", "soberHours", "phaseBackReason", "Tappade boendet."));
    assertThat(history()).containsExactly("soberHours ended", "workReady ended", "soberHours");
    assertThat(
            jdbc.sql(
                    "select back_reason from kedjan.participant_phase where case_id = ? and valid_to is null")
                .param(journey.caseId().number())
                .query(String.class)
                .single())
        .isEqualTo("Tappade boendet.");
  }

  /** A refusal would tell Corner the phase that consent keeps from it. */
  @Test
  void whoMayNotKnowThePhaseIsNotToldItByARefusal() {
    journey.narrows("sof2", "sofCorner", "plan");
    journey.followsUp("continues", Map.of("phaseNow", "workReady"));

    journey.cornerAnswers("no", Map.of("phaseNow", "soberHours"));

    assertThat(history()).containsExactly("soberHours ended", "workReady");
  }

  @Test
  void whoComesBackIsWhereTheyWereUnlessAReasonSaysOtherwise() {
    journey.followsUp("continues", Map.of("phaseNow", "workReady"));
    journey.happens("relapse").talks("leaves").comesBackTo("enrolment").getsPlace();

    assertThat(chain.prefill(journey.caseId(), "Task_EnrolParticipant"))
        .containsEntry("phase", "workReady");
    assertThatThrownBy(() -> journey.step("Task_EnrolParticipant", journey.enrolment()))
        .hasMessageContaining("Skriv skälet");
  }

  private List<String> history() {
    return jdbc.sql(
            "select phase || case when valid_to is null then '' else ' ended' end from kedjan.participant_phase where case_id = ? order by id")
        .param(journey.caseId().number())
        .query(String.class)
        .list();
  }
}
