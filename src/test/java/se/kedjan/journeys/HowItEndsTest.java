package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/**
 * How it ended is what somebody said, and never only what the reason it began with is taken for.
 */
@JourneyTest
class HowItEndsTest {

  private static final String KEEP = "Task_KeepContact";
  private static final String DECIDE = "Task_DecideAfterPause";

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;

  @Test
  void whoMovesDuringCareHasMoved() {
    var journey = enrolled().isReportedAway("sof2", "care").pauses("freed").waitsFor(KEEP);
    assertThat(proposed(journey, KEEP)).isEqualTo("otherSupport");
    assertThatThrownBy(() -> journey.step(KEEP, ends(journey, null)))
        .hasMessageContaining("«Hur avslutas det?» måste fyllas i");

    journey.step(KEEP, ends(journey, "moved")).isSummarised();

    outcome.closedAs(journey.caseId(), EndState.MOVED);
  }

  @Test
  void whoWantsNoMoreAfterARelapseEndsByTheirOwnChoice() {
    var journey = enrolled().happens("relapse").talks("leaves").passDays(190).waitsFor(DECIDE);
    assertThat(proposed(journey, DECIDE)).isEqualTo("relapse");

    journey.step(DECIDE, ends(journey, "ownChoice")).isSummarised();

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void noEndIsProposedThatTellsAReasonSofMayNotKnow() {
    var journey = enrolled().happens("relapse").talks("leaves");
    assertThat(proposed(journey, KEEP)).isEqualTo("relapse");

    journey.narrows("corner1", "cornerSof", "deviation");

    assertThat(proposed(journey, KEEP)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"illness", "conflict"})
  void cornerDischargesForWhatItReported(String reason) {
    var journey = enrolled().happens("discharge", reason).sofSays("goesOn");
    assertThat(proposed(journey, "Task_DischargeParticipant")).isEqualTo(reason);

    journey.leavesForGood(reason).isSummarised();

    assertThat(
            jdbc.sql("select outcome from kedjan.discharge where case_id = ?")
                .param(journey.caseId().number())
                .query(String.class)
                .single())
        .isEqualTo(reason);
    outcome.closedAs(journey.caseId(), EndState.OTHER_SUPPORT);
  }

  private Journey enrolled() {
    return Journey.on(chain).enrolledStraight("sof1");
  }

  private Object proposed(Journey journey, String element) {
    return chain.prefill(journey.caseId(), element).get("outcome");
  }

  private static Map<String, Object> ends(Journey journey, String how) {
    var form = new HashMap<String, Object>();
    form.put("contact", "ends");
    form.put("contactedOn", journey.today().toString());
    form.put("outcome", how);
    return form;
  }
}
