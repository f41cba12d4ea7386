package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.casefile.EndState;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.ReadableForms;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** Away for a while, for whatever reason, and back again: with the place or without. */
@JourneyTest
class PauseAndReturnTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired Companions companions;
  @Autowired ReadableForms readable;
  @Autowired CaseAccess access;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private Journey enrolled() {
    return Journey.on(chain).enrolledStraight("sof1");
  }

  @Test
  void afterTheTalkTheDecisionMayStillBeToStay() {
    var journey = enrolled().happens("relapse");
    journey.step(
        "Task_HoldIndividualTalk",
        Map.of(
            "talkOn", journey.today().toString(), "raisedWithSof", "yes", "afterTalk", "leaves"));

    journey.waitsFor("Task_DecidePauseCorner").pauses("none").waitsFor("Task_SuperviseParticipant");
    assertThat(outcome.acts(journey.caseId())).doesNotContain("pause-began", "place-released");
    journey
        .passDays(100)
        .waitsFor(
            "Task_SuperviseParticipant",
            "Task_FollowUp",
            "Task_AnswerCornersFollowUp",
            "Task_RepeatSelfAssessment");
  }

  @Test
  void aKeptPlaceIsThereAtTheReturnToTheEnrolment() {
    var journey = enrolled().happens("pause", "illness").pauses("kept");

    assertThat(outcome.acts(journey.caseId())).contains("pause-began", "place-kept");
    journey.waitsFor("Task_KeepContact").comesBackTo("enrolment");
    assertThat(journey.isAt("Task_EnrolParticipant")).isTrue();
    assertThat(chain.prefill(journey.caseId(), "Task_EnrolParticipant"))
        .containsEntry("tasks", "Snickeri och lunch.")
        .extractingByKey("earlierText")
        .asString()
        .contains("Omgång 1, inskriven");
    assertThat(chain.prefill(journey.caseId(), "Task_CarryOutSelfAssessment"))
        .extractingByKey("baselineText")
        .asString()
        .contains("Motivation: 4");
    journey.isEnrolled().waitsFor("Task_SuperviseParticipant");
    assertThat(outcome.acts(journey.caseId()))
        .containsSubsequence("place-kept", "participant-returned", "place-resumed")
        .doesNotContain("place-released");
    journey.isDischarged("ownChoice").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void aKeptPlaceIsThereAtTheReturnToTheTrial() {
    enrolled()
        .happens("pause", "ownChoice")
        .pauses("kept")
        .comesBackTo("trial")
        .waitsFor("Task_CarryOutTrial");
  }

  @Test
  void aFreedPlaceIsAskedForAnew() {
    var journey =
        enrolled()
            .happens("pause", "ownChoice")
            .pauses("freed")
            .comesBackTo("trial")
            .waitsFor("Task_RequestPlace");

    assertThat(outcome.acts(journey.caseId())).contains("place-released");
    journey.getsPlace().waitsFor("Task_CarryOutTrial");
  }

  @Test
  void theTableSaysWhatBecomesOfThePlaceAndHowLongItMayLast() {
    var journey = enrolled().happens("pause", "absence");

    assertThatThrownBy(() -> journey.pauses("kept"))
        .hasMessage("Vid det här skälet gäller: Platsen ges till någon annan.");
    assertThatThrownBy(() -> journey.pauses("freed", journey.today().plusMonths(7)))
        .hasMessageContaining("Välj en tidigare dag");
    assertThatThrownBy(() -> journey.pauses("freed", journey.today().minusDays(1)))
        .hasMessageContaining("förflutna");
    journey.waitsFor("Task_DecidePauseCorner");
  }

  /** Every column that an owner may change has its effect; whom it tells stands in AlertTest. */
  @Test
  void aChangedTableDecides() {
    var journey = enrolled();
    var discharged = enrolled();
    var table = Models.dmn("consequences");
    table = says("PauseIllness_DecidedBy", "\"sof\"", table);
    table = says("PauseIllness_Amount", "2", table);
    table = says("PauseIllness_Unit", "\"weeks\"", table);
    table = says("PauseIllness_Place", "\"kept\"", table);
    table = says("PauseIllness_Reentry", "\"trial\"", table);
    table = says("EndingConflict_DecidedBy", "\"sof\"", table);

    chain.withTable(
        "consequences",
        table,
        () -> {
          var today = journey.today();
          journey.happens("pause", "illness").waitsFor("Task_DecidePauseSof");
          assertThatThrownBy(() -> journey.pauses("freed", today.plusWeeks(2)))
              .hasMessageContaining("Platsen hålls.");
          assertThatThrownBy(() -> journey.pauses("kept", today.plusDays(15)))
              .hasMessageContaining("Välj en tidigare dag");
          journey.pauses("kept", today.plusDays(14));
          assertThatThrownBy(() -> journey.comesBackTo("enrolment"))
              .hasMessageContaining("Återkomsten börjar med testperiod.");
          journey.comesBackTo("trial").waitsFor("Task_CarryOutTrial");
          discharged
              .happens("discharge", "conflict")
              .sofSays("stays")
              .waitsFor("Task_SuperviseParticipant");
        });
  }

  private static String says(String cell, String is, String table) {
    return table.replaceFirst("(\"Consequence_%s\">\\s*<text>)[^<]*".formatted(cell), "$1" + is);
  }

  @Test
  void aReasonThatTheTableKnowsNoPauseForIsRefused() {
    var journey = enrolled();

    assertThatThrownBy(() -> journey.happens("pause", "moved"))
        .hasMessageContaining("leder inte till paus");
    journey.waitsFor("Task_SuperviseParticipant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"care", "lvm", "prison"})
  void careIsAPauseWithoutDetailsThatSofDecides(String reason) {
    var journey = enrolled().isReportedAway("sof2", reason).waitsFor("Task_DecidePauseSof");
    journey.pauses("freed", journey.today().plusDays(60)).waitsFor("Task_KeepContact");

    assertThatThrownBy(
            () ->
                journey.step(
                    "Task_KeepContact",
                    Map.of(
                        "contact", "continues",
                        "contactedOn", journey.today().toString(),
                        "contactNote", "Ringde avdelningen.")))
        .hasMessageContaining("inga detaljer");
    journey.contact("continues").passDays(61).waitsFor("Task_DecideAfterPause");
    assertThat(told(journey, se.kedjan.access.Party.CORNER))
        .doesNotContain("Vård", "LVM", "Anstalt");
    assertThat(told(journey, se.kedjan.access.Party.SOF)).containsAnyOf("Vård", "LVM", "Anstalt");
    assertThat(
            jdbc.sql(
                    "select count(*) from motor.act_hi_detail d join motor.act_hi_procinst p on"
                        + " p.id_ = d.proc_inst_id_ where p.business_key_ = ? and d.text_ = ?")
                .params(journey.caseId().number(), reason)
                .query(Long.class)
                .single())
        .as("the engine knows nothing of it")
        .isZero();
    journey.afterPause("returns").waitsFor("Task_RequestPlace");
  }

  /** Corner may tell SOF nothing of what went wrong. */
  private Journey withoutCornersConsent() {
    var journey = Journey.on(chain).wantsToBegin("sof1").asksForPlace();
    return journey
        .step(
            "Task_ReservePlace",
            Map.of("placement", "reserved", "placeFrom", journey.today().toString()))
        .consentsAtCorner("no", "no")
        .tries("continues")
        .decides("yes")
        .isEnrolled();
  }

  @Test
  void sofIsNotShownCornersReasonWithoutConsent() {
    var journey = withoutCornersConsent().happens("relapse").talks("leaves");

    assertThat(pauseText(journey, "Task_KeepContact"))
        .contains("- Skälet visas inte: samtycke saknas.")
        .doesNotContain("Återfall");
    journey.passDays(190).waitsFor("Task_DecideAfterPause");
    assertThat(pauseText(journey, "Task_DecideAfterPause")).doesNotContain("Återfall");
  }

  @Test
  void whereSofDecidesItIsNotShownCornersReasonWithoutConsentEither() {
    var journey = withoutCornersConsent().happens("pause", "otherSupport");

    assertThat(pauseText(journey, "Task_DecidePauseSof"))
        .contains("- Skälet visas inte: samtycke saknas.")
        .doesNotContain("Annan insats");
  }

  @ParameterizedTest
  @ValueSource(strings = {"illness", "ownChoice"})
  void cornerIsToldThatItIsAPauseAndNotWhySofReportsIt(String reason) {
    var journey = enrolled().isReportedAway("sof2", reason);

    assertThat(pauseText(journey, "Task_DecidePauseCorner")).startsWith("- Skäl: Paus\n");
    assertThat(told(journey, se.kedjan.access.Party.CORNER)).doesNotContain("Sjukdom", "Eget val");
    assertThat(told(journey, se.kedjan.access.Party.SOF)).containsAnyOf("Sjukdom", "Eget val");
  }

  @Test
  void cornerIsShownTheReasonThatItHasReportedItself() {
    var journey = enrolled().happens("pause", "ownChoice");

    assertThat(pauseText(journey, "Task_DecidePauseCorner")).startsWith("- Skäl: Eget val\n");
  }

  @Test
  void cornerIsNotShownSofsReasonWithoutConsent() {
    var journey = enrolled().narrows("sof2", "sofCorner", "deviation");
    journey.isReportedAway("sof2", "illness");

    assertThat(pauseText(journey, "Task_DecidePauseCorner"))
        .contains("- Skälet visas inte: samtycke saknas.")
        .doesNotContain("Sjukdom");
    journey.pauses("kept");
    assertThat(pauseText(journey, "Task_KeepContact")).as("its own word").contains("Skäl: Sjukdom");
  }

  private java.util.List<String> told(Journey journey, se.kedjan.access.Party reader) {
    return transactions.execute(
        tx ->
            readable
                .of(access.readingBy(new Actor("sof9", reader, null), journey.caseId()))
                .sheets()
                .stream()
                .flatMap(sheet -> sheet.answers().stream())
                .map(ReadableForms.Answer::shown)
                .toList());
  }

  @Test
  void prolongedPastTheLongestSofIsAskedToThinkOfClosing() {
    var journey = enrolled().happens("pause", "ownChoice");
    journey.pauses("freed", journey.today().plusMonths(3)).passDays(95);

    journey.waitsFor("Task_DecideAfterPause");
    assertThat(pauseText(journey, "Task_DecideAfterPause")).doesNotContain("Förslag: avsluta");
    journey.afterPause("continues").waitsFor("Task_KeepContact").passDays(190);
    assertThat(pauseText(journey, "Task_DecideAfterPause")).contains("Förslag: avsluta");
    journey.afterPause("ends").waitsFor("Task_SummariseAndClose").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  private String pauseText(Journey journey, String element) {
    return String.valueOf(chain.prefill(journey.caseId(), element).get("pauseText"));
  }

  @Test
  void whoIsNotAtCornerIsNotReportedAway() {
    var journey = enrolled().happens("relapse").talks("leaves");

    assertThatThrownBy(() -> journey.isReportedAway("sof2", "lvm"))
        .hasMessageContaining("inte på Corner just nu");
    assertThat(
            jdbc.sql("select count(*) from kedjan.leaving where case_id = ? and reason = 'lvm'")
                .param(journey.caseId().number())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void theHeadReportsItWhileThoseWhoAreNamedAreAway() {
    enrolled().isReportedAway("sofhead1", "lvm").waitsFor("Task_DecidePauseSof");
  }

  @Test
  void onlySofReportsItAndOnlyInItsOwnCases() {
    var journey = enrolled();

    assertThatThrownBy(() -> journey.isReportedAway("corner1", "lvm"))
        .isInstanceOf(Exception.class);
    assertThatThrownBy(() -> journey.isReportedAway("sof3", "lvm"))
        .hasMessage("Ärendet finns inte, eller är inte ditt.");
    journey.waitsFor("Task_SuperviseParticipant");
  }

  @Test
  void anAbsenceReportedByMessageHasHeardSofAlready() {
    var journey = enrolled();
    interrupted(journey, "discharge", "absence");

    journey.waitsFor("Task_DischargeParticipant").leavesForGood("absence").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.DISCHARGED_FOR_ABSENCE);
  }

  @Test
  void anAbsenceReportedByMessageMayBeAPause() {
    var journey = enrolled();
    interrupted(journey, "pause", "absence");

    journey.waitsFor("Task_DecidePauseCorner").pauses("freed").waitsFor("Task_KeepContact");
  }

  private void interrupted(Journey journey, String participation, String leavingReason) {
    // As the absence process does it: within the engine, as nobody in particular.
    transactions.executeWithoutResult(
        tx ->
            companions.tellIfAwaited(
                journey.caseId(),
                "ParticipationInterrupted",
                Map.of(
                    ProcessVariable.PARTICIPATION, participation,
                    ProcessVariable.LEAVING_REASON, leavingReason)));
  }

  @Test
  void aReturnerWhoLeavesTheQueueIsSummedUpFirst() {
    var journey = enrolled().happens("relapse").talks("leaves").comesBackTo("enrolment").queues();
    journey
        .step("Task_OfferPlace", Map.of("placement", "withdrawn"))
        .waitsFor("Task_SummariseAfterReturn")
        .isSummarised("Task_SummariseAfterReturn");

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void aReturnerWhoIsNotEnrolledAgainIsSummedUpFirst() {
    var journey =
        enrolled()
            .happens("relapse")
            .talks("leaves")
            .comesBackTo("trial")
            .getsPlace()
            .tries("continues")
            .decides("no")
            .waitsFor("Task_SummariseAfterReturn")
            .isSummarised("Task_SummariseAfterReturn");

    outcome.closedAs(journey.caseId(), EndState.NOT_ENROLLED);
  }

  @Test
  void aReturnerWhoDeclinesTheTrialIsSummedUpFirst() {
    var journey =
        enrolled()
            .happens("relapse")
            .talks("leaves")
            .comesBackTo("trial")
            .getsPlace()
            .tries("declines")
            .isSummarised("Task_SummariseAfterReturn");

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }
}
