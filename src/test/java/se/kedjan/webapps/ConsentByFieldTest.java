package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/** A form may hold several kinds of data: consent to one of them opens no other. */
@IntegrationTest
class ConsentByFieldTest {

  private static final String[] OF_WELLBEING = {
    "Förebygga LVM", "Pågår annan behandling", "Märkord att tänka på"
  };
  private static final String[] OF_SOF = {"LC-4711", "Celine", "Eget ärende", "samtycker till"};

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired ToldActs told;
  @Autowired CaseAccess access;

  @Test
  void consentToTheNameOpensNeitherPurposesNorNotes() {
    var caseId = consentTo("contact");

    assertThat(page("amf2", caseId))
        .contains("Märta", "Märksson", "Namn och kontaktuppgifter")
        .doesNotContain(OF_WELLBEING)
        .doesNotContain(OF_SOF)
        .doesNotContain("Hämtas vid bussen", "Mående");
  }

  @Test
  void consentToTheRestOpensNoName() {
    var caseId = consentTo("participation", "wellbeing");

    assertThat(page("amf2", caseId))
        .contains(OF_WELLBEING)
        .contains("Hämtas vid bussen")
        .doesNotContain("Märta", "Märksson")
        .doesNotContain(OF_SOF);
  }

  @Test
  void whatStaysWithThePartyIsOpenedByNoConsent() {
    var caseId = consentTo(Journey.CATEGORIES.toArray(String[]::new));

    assertThat(page("amf2", caseId)).contains(OF_WELLBEING).doesNotContain(OF_SOF);
    assertThat(page("sof2", caseId))
        .contains(OF_WELLBEING)
        .contains("LC-4711", "Eget ärende", "Bara för SOF");
  }

  @Test
  void thatADeviationHappenedIsToldByConsentToTellOfDeviations() {
    var journey = Journey.on(chain).enrolledStraight("sof1").deviates("conflict");
    for (var act : List.of("deviation-registered", "deviation-raised", "relapse-left")) {
      assertThat(told.by(Party.SOF, journey.caseId()).of(Party.CORNER, act, null)).isTrue();
    }

    var caseId = journey.narrows("corner1", "cornerSof", "deviation").caseId();

    assertThat(access.mayRead(Party.SOF, caseId, Party.CORNER, Category.DEVIATION)).isFalse();
    assertThat(access.mayRead(Party.SOF, caseId, Party.CORNER, Category.PARTICIPATION)).isTrue();
    for (var act : List.of("deviation-registered", "deviation-raised", "relapse-left")) {
      assertThat(told.by(Party.SOF, caseId).of(Party.CORNER, act, null)).as(act).isFalse();
    }
  }

  @Test
  void whyAccessEndedIsToldToNobodyElse() {
    var journey =
        Journey.on(chain)
            .onTrialStraight("sof1")
            .withdraws("sof2", "sofCorner")
            .sofDecides("goesOn");
    var caseId = journey.caseId();

    assertThat(page("sof2", caseId)).contains("Vad har deltagaren sagt?", "Hur går ärendet vidare");
    for (var other : List.of("amf2", "corner1")) {
      assertThat(page(other, caseId))
          .as(other)
          .doesNotContain(
              "Vad har deltagaren sagt", "Hur går ärendet vidare", "terkall", "SOF får");
      assertThat(
              Caller.signedIn(port, other)
                  .get("/camunda/kedjan/cases/%s/responsibility".formatted(caseId))
                  .body())
          .as(other)
          .doesNotContain("terkall", "Beslutade att ärendet", "Startade ett förlopp");
    }
  }

  @Test
  void whatStaysWithAPartyIsNotCountedEither() {
    var journey = Journey.on(chain).consentedStraight("amf1").booksVisit();
    journey.withdraws("sof2", "sofAmf");
    var before = closed("amf2", journey.caseId());

    journey.withdraws("sof2", "sofCorner");

    assertThat(before).contains("SOF har lämnat uppgifter");
    assertThat(closed("amf2", journey.caseId())).isEqualTo(before);
  }

  private CaseId consentTo(String... categories) {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("givenName", "Märta");
    form.put("familyName", "Märksson");
    form.put("purposes", List.of("preventLvm"));
    form.put("parallelTreatment", "yes");
    form.put("travelNeeds", "Hämtas vid bussen");
    form.put("interestNote", "Märkord att tänka på");
    var journey = Journey.on(chain).registered("sof1", form);
    chain.completeAs(
        "sof1",
        journey.caseId(),
        "Task_ReceiveCase",
        Map.of(
            "reception", "accepted",
            "responsibleCaseworker", "sof2",
            "lifecareReference", "LC-4711",
            "blockedStaff", List.of("corner2"),
            "blockReason", "ownCase"));
    var consent = journey.sofsConsent("yes", "yes");
    consent.put("toAmfCategories", List.of(categories));
    journey.step("Task_ObtainConsent", consent);
    return journey.step("Task_AppointGuide", Map.of("guide", "amf2")).caseId();
  }

  private String page(String staffId, CaseId caseId) {
    var reply = Caller.signedIn(port, staffId).get("/camunda/kedjan/cases/" + caseId.number());
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json().path("sheets").toString();
  }

  private String closed(String staffId, CaseId caseId) {
    return Caller.signedIn(port, staffId)
        .get("/camunda/kedjan/cases/" + caseId.number())
        .json()
        .path("closed")
        .toString();
  }
}
