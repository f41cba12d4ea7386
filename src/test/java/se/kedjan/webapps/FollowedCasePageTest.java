package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/**
 * On «Ärendet»: the phase to who may know the plan, what came after the end to who may know that.
 */
@IntegrationTest
class FollowedCasePageTest {

  private static final String ASKED_AFTERWARDS = "Följ upp efter avslut";

  @LocalServerPort int port;
  @Autowired Chain chain;

  @Test
  void thePhaseIsInSightWhereThePlanMayBeKnown() {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    var phase = "Fas: Öka nyktra timmar, sedan %s.".formatted(journey.today());

    assertThat(page(journey, "corner1").path("phase").asText()).isEqualTo(phase);
    assertThat(page(journey, "sof2").path("phase").asText()).isEqualTo(phase);
    assertThat(
            Caller.signedIn(port, "sof2")
                .get("/camunda/kedjan/case?number=" + journey.caseId().number())
                .body())
        .contains(phase);
    journey.narrows("corner1", "cornerAmf", "plan");
    assertThat(page(journey, "amf2").path("phase").isNull()).isTrue();
  }

  @Test
  void whatCameAfterTheEndIsForThoseTheParticipantNamed() {
    var journey = Journey.on(chain).enrolledStraight("sof1").isDischarged("ownChoice");
    journey.isSummarisedWithAfterCare(journey.today().plusYears(1), "corner").passDays(95);
    journey.isAskedAfterwards("Sof", "yes");

    assertThat(page(journey, "sof2").path("sheets").toString()).contains(ASKED_AFTERWARDS);
    assertThat(page(journey, "corner1").path("sheets").toString()).contains(ASKED_AFTERWARDS);
    assertThat(page(journey, "amf2").path("sheets").toString()).doesNotContain(ASKED_AFTERWARDS);

    journey.endsAfterCare("corner1");
    assertThat(page(journey, "corner1").path("sheets").toString())
        .doesNotContain("Fler nyktra timmar än före", ASKED_AFTERWARDS);
    assertThat(page(journey, "sof2").path("sheets").toString()).contains(ASKED_AFTERWARDS);
  }

  private JsonNode page(Journey journey, String staffId) {
    return Caller.signedIn(port, staffId)
        .get("/camunda/kedjan/cases/" + journey.caseId().number())
        .json();
  }
}
