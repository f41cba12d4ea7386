package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** Who leaves before the way is over is asked at the end, and afterwards, as the others are. */
@JourneyTest
class EarlyEndTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;

  @Test
  void whoseAgreementEndsIsAskedAfterwards() {
    var journey = Journey.on(chain).enrolledStraight("sof1").isStopped("sof2", "agreementEnded");

    isAsked(journey, "Task_SummariseAfterStop", EndState.AGREEMENT_ENDED);
  }

  @Test
  void whoGivesUpTheReturnIsAskedAfterwards() {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("relapse")
            .talks("leaves")
            .comesBackTo("trial")
            .getsPlace()
            .tries("declines");

    isAsked(journey, "Task_SummariseAfterReturn", EndState.OWN_CHOICE);
  }

  private void isAsked(Journey journey, String element, EndState endState) {
    journey.isSummarisedWithAfterCare(element, journey.today().plusYears(1));

    assertThat(
            jdbc.sql("select end_state from kedjan.case_file where number = ?")
                .param(journey.caseId().number())
                .query(String.class)
                .single())
        .isEqualTo(endState.name());
    assertThat(
            jdbc.sql(
                    "select count(*) from kedjan.self_assessment where case_id = ? and kind = 'END'")
                .param(journey.caseId().number())
                .query(Long.class)
                .single())
        .isOne();
    journey.passDays(95).waitsFor("Task_FollowUpAfterClosureSof");
    journey.isAskedAfterwards("Sof", "no");
  }

  /** One form is the other's copy: Camunda Forms cannot share a part. */
  @ParameterizedTest
  @ValueSource(strings = {"summarise-after-stop", "summarise-after-return"})
  void isAskedTheSameAsWhoEndsInTime(String form) throws IOException {
    var whole = asked("summarise-and-close");

    assertThat(whole).hasSizeGreaterThan(15);
    assertThat(asked(form)).isEqualTo(whole);
  }

  private static List<JsonNode> asked(String form) throws IOException {
    var components =
        new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile()).path("components");
    var asked = new ArrayList<JsonNode>();
    for (var component : components) {
      if (!asked.isEmpty() || component.path("id").asText().equals("Text_EndAssessment")) {
        asked.add(component);
      }
    }
    return asked;
  }
}
