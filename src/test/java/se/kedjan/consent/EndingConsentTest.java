package se.kedjan.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** A consent that ends soon is asked for again, once; one that has ended acts as withdrawn. */
@IntegrationTest
class EndingConsentTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired Consents consents;
  @Autowired JdbcClient jdbc;

  private Journey consentedFor(int days) {
    var journey = Journey.on(chain).registeredBy("sof1").received();
    var form = new HashMap<>(journey.sofsConsent("yes", "yes"));
    form.put("consentUntil", journey.today().plusDays(days).toString());
    form.put("otherReceivers", List.of("AF"));
    form.put("toOthersCategories", List.of("work"));
    return journey
        .step("Task_ObtainConsent", form)
        .step("Task_AppointGuide", Map.of("guide", "amf2"));
  }

  @Test
  void isAskedForOnceThirtyDaysBefore() {
    var journey = consentedFor(31);
    chain.watchConsents();
    journey.waitsFor("Task_BookStudyVisit");

    pass(1);
    chain.watchConsents();
    pass(1);
    chain.watchConsents();
    journey.waitsFor("Task_BookStudyVisit", "Task_RenewConsentSof");
    assertThat(chain.prefill(journey.caseId(), "Task_RenewConsentSof").get("endingText").toString())
        .contains("Corner", "AMF", "Arbetsförmedlingen");

    journey.step(
        "Task_RenewConsentSof",
        Map.of(
            "consentRenewed",
            "yes",
            "consentForm",
            "oral",
            "consentUntil",
            journey.today().plusYears(1).toString()));
    pass(40);
    chain.watchConsents();
    journey.waitsFor("Task_BookStudyVisit");
    assertThat(outcome.acts(journey.caseId())).doesNotContain("consent-expired");
  }

  @Test
  void notRenewedItEndsOnItsLastDayAsIfWithdrawn() {
    var journey = consentedFor(20).booksVisit();
    chain.watchConsents();
    journey
        .waitsFor("Task_ConfirmStudyVisit", "Task_RenewConsentSof")
        .step("Task_RenewConsentSof", Map.of("consentRenewed", "no"));
    pass(20);
    chain.watchConsents();
    journey.waitsFor("Task_ConfirmStudyVisit");

    pass(1);
    assertThat(consents.stands(journey.caseId(), new Direction(Party.SOF, Party.CORNER))).isFalse();
    chain.watchConsents();
    chain.watchConsents();

    journey.waitsFor("Task_DecideAfterWithdrawal");
    assertThat(outcome.acts(journey.caseId())).contains("consent-expired", "access-ended");
    journey.sofDecides("goesOn").waitsFor("Task_ConfirmStudyVisit");
  }

  @Test
  void givenAnewMeanwhileTheQuestionFalls() {
    var journey = consentedFor(20);
    chain.watchConsents();
    journey.waitsFor("Task_BookStudyVisit", "Task_RenewConsentSof");

    journey.givesAnew("sof2", "sofCorner");

    journey.waitsFor("Task_BookStudyVisit");
  }

  private Journey amfMayTellSofFor(int days) {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    chain.start(
        "amf2",
        "consent-change",
        Map.of(
            "caseNumber",
            journey.caseId().number(),
            "consentChange",
            "given",
            "consentDirection",
            "amfSof",
            "consentCategories",
            Journey.CATEGORIES,
            "consentForm",
            "written",
            "consentUntil",
            journey.today().plusDays(days).toString(),
            "saidOn",
            journey.today().toString()));
    return journey;
  }

  private long alerts(Journey journey) {
    return outcome.acts(journey.caseId()).stream().filter("party-alerted"::equals).count();
  }

  @Test
  void amfWithoutAPartIsNotAskedAndItsConsentEndsUnheard() {
    var journey = amfMayTellSofFor(20).withdraws("sof2", "sofAmf").sofDecides("goesOn");
    var before = chain.openSteps(journey.caseId());
    var alerts = alerts(journey);

    chain.watchConsents();
    assertThat(chain.openSteps(journey.caseId())).isEqualTo(before);
    pass(21);
    chain.watchConsents();

    assertThat(consents.stands(journey.caseId(), new Direction(Party.AMF, Party.SOF))).isFalse();
    assertThat(outcome.acts(journey.caseId())).contains("consent-expired");
    assertThat(chain.openSteps(journey.caseId())).isEqualTo(before);
    assertThat(alerts(journey)).isEqualTo(alerts);
  }

  @Test
  void whatAmfIsAskedFallsWhenSofGoesOnWithoutIt() {
    var journey = amfMayTellSofFor(20);
    chain.watchConsents();
    assertThat(journey.isAt("Task_RenewConsentAmf")).isTrue();

    journey.withdraws("sof2", "sofAmf");
    assertThat(journey.isAt("Task_RenewConsentAmf")).isFalse();
    journey.sofDecides("goesOn");

    assertThat(journey.isAt("Task_RenewConsentAmf")).isFalse();
    assertThat(
            jdbc.sql("select count(*) from kedjan.held_step where case_id = ?")
                .param(journey.caseId().number())
                .query(Long.class)
                .single())
        .isZero();
    assertThat(outcome.acts(journey.caseId())).contains("step-passed");
  }

  @Test
  void amfThatHasItsPartAgainIsAsked() {
    var journey = amfMayTellSofFor(20).withdraws("sof2", "sofAmf").sofDecides("goesOn");
    chain.watchConsents();

    journey.givesAnew("sof2", "sofAmf");
    chain.watchConsents();

    assertThat(journey.isAt("Task_RenewConsentAmf")).isTrue();
  }

  @Test
  void aClosedCaseIsLeftAlone() {
    var journey = consentedFor(20).visits("declines");
    pass(30);

    chain.watchConsents();

    assertThat(outcome.acts(journey.caseId())).doesNotContain("consent-expired");
    journey.waitsFor();
  }

  /** Every receiver that the form of a change offers is one that there is. */
  @Test
  void theReceiversOfTheFormsAreThoseOfTheTable() {
    var others =
        jdbc.sql("select id from kedjan.consent_receiver where party is null")
            .query(String.class)
            .list();
    var offered =
        se.kedjan.testing.Filling.fields("change-consent").stream()
            .filter(field -> field.key().equals("consentDirection"))
            .flatMap(field -> field.options().stream())
            .toList();

    assertThat(offered)
        .hasSize(6 + others.size())
        .containsAll(
            others.stream()
                .map(id -> "sof" + id.charAt(0) + id.substring(1).toLowerCase())
                .toList());
  }

  private void pass(int days) {
    LocalDate day = chain.clock().today().plusDays(days);
    chain.clock().moveTo(day.atTime(8, 0));
  }
}
