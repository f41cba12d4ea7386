package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/** What the receiver of a withdrawn consent meets: that access ended, and not why. */
@IntegrationTest
class WithdrawnConsentPagesTest {

  @LocalServerPort int port;
  @Autowired Chain chain;

  private Journey onTrial() {
    return Journey.on(chain).onTrialStraight("sof1");
  }

  @Test
  void theReceiverLearnsThatAccessEndedAndNotWhy() {
    var journey = onTrial().withdraws("amf2", "sofCorner");

    for (var reader : new String[] {"corner1", "amf2", "sof2"}) {
      var page =
          Caller.signedIn(port, reader)
              .get("/camunda/kedjan/cases/%s/responsibility".formatted(journey.caseId()));
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body())
          .contains("Tillgången till uppgifter upphörde")
          .doesNotContain("terkalla", "gick ut");
      page.json()
          .path("done")
          .forEach(
              row -> {
                if (row.path("act").asText().equals("Tillgången till uppgifter upphörde")) {
                  assertThat(row.path("party").asText()).isEqualTo("Corner");
                  assertThat(row.path("actorName").isNull()).isTrue();
                  assertThat(row.path("unit").isNull()).isTrue();
                }
              });
    }
  }

  @Test
  void theReceiverNoLongerSeesThatTheOtherPartyActs() {
    var journey = onTrial();
    var corner = Caller.signedIn(port, "corner1");
    var path = "/camunda/kedjan/cases/%s/responsibility".formatted(journey.caseId());
    assertThat(corner.get(path).body()).contains("\"SOF\"");

    journey.withdraws("amf2", "sofCorner");

    var page = corner.get(path).json();
    page.path("waitingFor").forEach(w -> assertThat(w.path("party").asText()).isNotEqualTo("SOF"));
    var before = page.path("done").size();
    journey.sofDecides("goesOn");
    assertThat(corner.get(path).json().path("done")).hasSize(before);
    assertThat(Caller.signedIn(port, "sof2").get(path).json().path("done").size())
        .isGreaterThan(before);
  }

  @Test
  void aFormThatIsOpenInTheBrowserIsRefusedInSwedish() {
    var journey = onTrial();
    var task = chain.openStep(journey.caseId(), "Task_CarryOutTrial").taskId();
    var corner = Caller.signedIn(port, "corner1");

    journey.withdraws("sof2", "sofCorner");

    corner
        .submit(
            task, Map.of("trialOutcome", "continues", "trialEndedOn", journey.today().toString()))
        .refusedWith(404);
    journey.waitsFor("Task_DecideAfterWithdrawal");
  }

  @Test
  void everyPartyFindsItWhereProcessesAreStarted() {
    for (var staff :
        new String[] {"sof1", "corner1", "amf1", "sofhead1", "cornerhead1", "amfhead1"}) {
      assertThat(
              Caller.signedIn(port, staff)
                  .get(
                      Caller.ENGINE
                          + "/process-definition?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true&firstResult=0&maxResults=15")
                  .body())
          .contains("consent-change")
          .doesNotContain("consent-renewal", "consent-watch");
    }
  }
}
