package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

@IntegrationTest
class FollowingCasesTest {

  @LocalServerPort int port;
  @Autowired Chain chain;

  @Test
  void tellsWhoHeldItWhomItWaitsForAndWhatWasDone() {
    var journey = Journey.on(chain).consentedStraight("amf1").booksVisit();
    var now = chain.clock().instant();
    var caseId = journey.caseId();

    var page = byNumber("sof2", caseId).json();

    assertThat(page.path("caseNumber").asText()).isEqualTo(caseId.number());
    assertThat(texts(page.path("held"), "party")).containsExactly("AMF", "SOF");
    assertThat(page.path("held").get(0).path("to").asText()).isNotEmpty();
    assertThat(page.path("held").get(1).path("to").isNull()).isTrue();
    assertThat(page.path("held").get(1).path("days").asLong()).isZero();
    var waiting = page.path("waitingFor").get(0);
    assertThat(waiting.path("party").asText()).isEqualTo("Corner");
    assertThat(waiting.path("step").asText()).isEqualTo("Ett steg hos Corner");
    assertThat(waiting.path("since").asText()).isEqualTo(now.toString());
    assertThat(waiting.path("late").asBoolean()).isFalse();
    assertThat(texts(page.path("done"), "act"))
        .contains("Registrerade intresset", "Tog steget", "Slutförde steget", "Tog emot ansvaret")
        .doesNotContain("Annan händelse");
    var booked = row(page.path("done"), "Slutförde steget", "Boka studiebesök");
    assertThat(booked.path("actorName").asText()).isEqualTo("Stefan Norén");
    assertThat(booked.path("unit").asText()).isEqualTo("Verksamhetsområde vuxen");
    assertThat(booked.path("party").asText()).isEqualTo("SOF");
  }

  @Test
  void tellsNothingAboutThePerson() {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("givenName", "Hemligt");
    form.put("familyName", "Namnsson");
    form.put("interestNote", "Märkord i anteckningen");
    var journey = Journey.on(chain).registered("sof1", form).received().consents();
    journey
        .visits("wants")
        .getsPlace()
        .tries("continues")
        .decides("yes")
        .isEnrolled()
        .happens("relapse")
        .talks("leaves");

    for (var somebody : List.of("sof2", "corner1", "amf2", "sofhead1", "process1")) {
      var reply = byNumber(somebody, journey.caseId());
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body())
          .doesNotContain(
              "Hemligt", "Namnsson", "Märkord", "soberHours", "relapse", "sof2", "corner1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sof2", "corner1", "amf2", "sofhead1", "cornerhead1", "amfhead1", "process1"})
  void isForWhoIsNamedForTheHeadsAndForTheProcessOwner(String staffId) {
    assertThat(byNumber(staffId, withGuideAndSupervisor()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "sof3", "boende1", "corner2", "amf1", "amf3"})
  void isNotForTheRestAndSoundsAsIfThereWereNoSuchCase(String staffId) {
    var forbidden = byNumber(staffId, withGuideAndSupervisor()).refusedWith(404);
    var unknown = byNumber(staffId, new CaseId("K-2025-999999")).refusedWith(404);
    var nonsense =
        Caller.signedIn(port, staffId)
            .get("/camunda/kedjan/cases/K1/responsibility")
            .refusedWith(404);

    assertThat(forbidden.body()).isEqualTo(unknown.body()).isEqualTo(nonsense.body());
  }

  @Test
  void isForTheDeputyToo() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    chain.complete(
        caseId,
        "Task_ReceiveCase",
        Map.of(
            "reception", "accepted", "responsibleCaseworker", "sof2", "deputyCaseworker", "sof3"));

    assertThat(byNumber("sof3", caseId).status()).isEqualTo(200);
    byNumber("sof1", caseId).refusedWith(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sofhead1", "process1"})
  void aCaseThatDoesNotExistIsNobodys(String staffId) {
    byNumber(staffId, new CaseId("K-2025-999999")).refusedWith(404);
  }

  @Test
  void isForWhoHasTakenATaskOfTheCase() {
    var caseId = Journey.on(chain).registeredBy("amf1").caseId();
    var path =
        "/camunda/kedjan/tasks/"
            + chain.openStep(caseId, "Task_ReceiveCase").taskId()
            + "/responsibility";

    var sof = Caller.signedIn(port, "sof3");
    sof.get(path).refusedWith(404);
    sof.post(
        Caller.ENGINE + "/task/" + chain.openStep(caseId, "Task_ReceiveCase").taskId() + "/claim",
        Map.of("userId", "sof3"));
    assertThat(sof.get(path).json().path("caseNumber").asText()).isEqualTo(caseId.number());
    Caller.signedIn(port, "corner1").get(path).refusedWith(404);
    Caller.signedIn(port, "amf1").get(path).refusedWith(404);
    Caller.signedIn(port, "sof3")
        .get("/camunda/kedjan/tasks/finns-inte-1/responsibility")
        .refusedWith(404);
  }

  private CaseId withGuideAndSupervisor() {
    return Journey.on(chain).consentedStraight("amf1").booksVisit().confirmsVisit().caseId();
  }

  private Caller.Reply byNumber(String staffId, CaseId caseId) {
    return Caller.signedIn(port, staffId)
        .get("/camunda/kedjan/cases/" + caseId.number() + "/responsibility");
  }

  private static JsonNode row(JsonNode done, String act, String step) {
    for (var row : done) {
      if (row.path("act").asText().equals(act) && row.path("step").asText().equals(step)) {
        return row;
      }
    }
    throw new AssertionError(act + " " + step + " is not there: " + done);
  }

  private static List<String> texts(JsonNode list, String field) {
    var texts = new ArrayList<String>();
    list.forEach(row -> texts.add(row.path(field).asText()));
    return texts;
  }
}
