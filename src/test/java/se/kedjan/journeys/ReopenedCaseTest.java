package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.Party;
import se.kedjan.casefile.EndState;
import se.kedjan.models.Models;
import se.kedjan.responsibility.Accountability.Interval;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** A closed case under its old number, with its earlier rounds in sight. */
@JourneyTest
class ReopenedCaseTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;

  private Journey closed() {
    return Journey.on(chain).enrolledStraight("amf1").isDischarged("ownChoice").isSummarised();
  }

  @Test
  void opensAgainWithConsentAnewAndIsEnrolledOnceMore() {
    var journey = closed().passDays(60).isReopened("sof2").waitsFor("Task_ReceiveCase");

    assertThat(
            String.valueOf(chain.prefill(journey.caseId(), "Task_ReceiveCase").get("caseSummary")))
        .contains("Tidigare omgång 1", "Eget val");
    journey.received().consents().waitsFor("Task_RequestPlace");
    journey.getsPlace().tries("continues").decides("yes");
    assertThat(
            String.valueOf(
                chain.prefill(journey.caseId(), "Task_EnrolParticipant").get("earlierText")))
        .contains("Omgång 1, inskriven");
    journey.isEnrolled().waitsFor("Task_SuperviseParticipant");
    assertThat(outcome.accountability(journey.caseId()))
        .extracting(Interval::party)
        .containsExactly(Party.AMF, Party.SOF, Party.SOF);
    outcome.consistent(journey.caseId());
    journey.isDischarged("moved").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.MOVED);
    assertThat(
            jdbc.sql("select closed_on from kedjan.case_file where number = ?")
                .param(journey.caseId().number())
                .query(java.time.LocalDate.class)
                .single())
        .as("retention counts from here")
        .isEqualTo(journey.today());
  }

  @Test
  void whatIsFollowedIsCountedFromTheNewRound() {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .passDays(95)
            .repeatsSelfAssessment()
            .isDrugFreeSince(chain.clock().today().minusDays(150))
            .isDischarged("ownChoice")
            .isSummarised()
            .passDays(400)
            .isReopened("sof2");
    journey.received().consents().getsPlace().tries("continues").decides("yes").isEnrolled();

    journey.passDays(1);

    assertThat(chain.openSteps(journey.caseId())).doesNotContain("Task_ConsiderNextStep");
    assertThat(chain.openSteps(journey.caseId())).doesNotContain("Task_RepeatSelfAssessment");
    journey.passDays(94);
    assertThat(chain.openSteps(journey.caseId())).contains("Task_RepeatSelfAssessment");
  }

  @Test
  void whoWasNeverEnrolledMakesTheStudyVisitAgain() {
    Journey.on(chain)
        .consentedStraight("sof1")
        .visits("declines")
        .isReopened("sof2")
        .received()
        .consents()
        .waitsFor("Task_BookStudyVisit");
  }

  @Test
  void howItEndedIsSofsAlone() {
    var journey = closed().isReopened("sof2").received();
    journey.consent("yes", "yes");

    assertThat(
            String.valueOf(chain.prefill(journey.caseId(), "Task_AppointGuide").get("caseSummary")))
        .contains("Tidigare omgång 1")
        .doesNotContain("Eget val");
  }

  @Test
  void theHeadOfTheUnitOpensItToo() {
    var journey = closed().isReopened("sofhead1");

    assertThat(chain.openSteps(journey.caseId()))
        .as("nobody is asked to confirm any longer that the participant left")
        .containsExactly("Task_ReceiveCase");
  }

  @Test
  void nobodyElseDoes() {
    var journey = closed();

    assertThatThrownBy(() -> journey.isReopened("sof3"))
        .hasMessage("Ärendet finns inte, eller är inte ditt.");
    assertThatThrownBy(() -> journey.isReopened("corner1")).isInstanceOf(Exception.class);
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void neitherAnOpenCaseNorThatOfTheDeadIsOpened() {
    var open = Journey.on(chain).registeredBy("sof1").received();
    assertThatThrownBy(() -> open.isReopened("sof2")).hasMessageContaining("Ärendet är öppet");

    open.isStopped("sof2", "deceased");
    assertThatThrownBy(() -> open.isReopened("sof2")).hasMessageContaining("avlidit");
    outcome.closedAs(open.caseId(), EndState.DECEASED);
  }

  /** The wrong line was chosen: the head opens the case, and it is told of as before. */
  @Test
  void aDeathByMistakeIsTakenBackBySofsHead() {
    var journey = Journey.on(chain).enrolledStraight("sof1").isStopped("corner1", "deceased");

    assertThatThrownBy(() -> journey.isReopened("sof2")).hasMessageContaining("enhetschef");
    journey.isReopened("sofhead1").waitsFor("Task_ReceiveCase");
    assertThat(
            jdbc.sql("select count(*) from kedjan.silent_case where case_id = ?")
                .param(journey.caseId().number())
                .query(Long.class)
                .single())
        .isZero();
    journey.received().consents().getsPlace().tries("declines");
    assertThat(chain.openSteps(journey.caseId()))
        .contains("Task_ConfirmAlertSof", "Task_ConfirmAlertAmf");
  }

  /** The owner's table says where, for the reason the round ended for. */
  @Test
  void aChangedTableSaysWhereTheNewRoundBegins() {
    var straight = closed();
    var chosen = Journey.on(chain).enrolledStraight("sof1").isDischarged("moved").isSummarised();
    var gone = closedWhile("sof1", "agreementEnded");
    var declined = closedWhile("sof1", "declines");
    var table = Models.dmn("consequences");
    table = reentry("OwnChoice", "enrolment", table);
    table = reentry("Moved", "choice", table);
    table = reentry("AgreementEnded", "none", table);

    chain.withTable(
        "consequences",
        table,
        () -> {
          assertThatThrownBy(() -> reopened(straight, "trial"))
              .hasMessageContaining("Återkomsten börjar med inskrivning.");
          reopened(straight, null).received().consents().getsPlace();
          assertThat(straight.isAt("Task_EnrolParticipant")).isTrue();

          assertThatThrownBy(() -> reopened(chosen, null))
              .hasMessageContaining("Välj i fältet «Var börjar återkomsten?»");
          reopened(chosen, "enrolment").received().consents().getsPlace();
          assertThat(chosen.isAt("Task_EnrolParticipant")).isTrue();

          assertThatThrownBy(() -> reopened(gone, null))
              .hasMessageContaining("ingen återkomst enligt tabellen «Skäl och följder»");
          outcome.closedAs(gone.caseId(), EndState.AGREEMENT_ENDED);

          // The row of «vill inte vara med» is not that of «eget val», though both end so.
          reopened(declined, null).received().consents().getsPlace().waitsFor("Task_CarryOutTrial");
        });
  }

  @Test
  void asShippedTheTrialIsWhereItBegins() {
    var journey = closed();

    assertThatThrownBy(() -> reopened(journey, "enrolment"))
        .hasMessageContaining("Återkomsten börjar med testperiod.");
    reopened(journey, "trial").received().consents().getsPlace().waitsFor("Task_CarryOutTrial");
  }

  /** Nothing was planned that could be gone on with. */
  @Test
  void whoWasNeverEnrolledBeginsWithTheTrialWhateverTheTableSays() {
    var stopped =
        Journey.on(chain)
            .wantsToBegin("sof1")
            .isStopped("sof2", "moved")
            .isSummarised("Task_SummariseAfterStop");
    var declined = Journey.on(chain).consentedStraight("sof1").visits("declines");

    chain.withTable(
        "consequences",
        reentry("Moved", "enrolment", Models.dmn("consequences")),
        () -> {
          for (var journey : List.of(stopped, declined)) {
            assertThatThrownBy(() -> reopened(journey, "enrolment"))
                .hasMessageContaining("Återkomsten börjar med testperiod.");
            reopened(journey, null).received().consents().visits("wants").getsPlace();
            journey.waitsFor("Task_CarryOutTrial");
          }
        });
  }

  /** «Fel ärende» is no reason to keep somebody out. */
  @Test
  void aDeathByMistakeIsTakenBackWhateverTheTableSays() {
    var journey = Journey.on(chain).enrolledStraight("sof1").isStopped("sof2", "deceased");
    var table = Models.dmn("consequences").replaceAll("(_Reentry\">\\s*<text>)[^<]*", "$1\"none\"");

    chain.withTable("consequences", table, () -> journey.isReopened("sofhead1"));

    journey.received().consents().getsPlace().waitsFor("Task_CarryOutTrial");
  }

  private Journey closedWhile(String staffId, String stopReason) {
    return Journey.on(chain)
        .enrolledStraight(staffId)
        .isStopped("sof2", stopReason)
        .isSummarised("Task_SummariseAfterStop");
  }

  private Journey reopened(Journey journey, @Nullable String reentry) {
    var form = new HashMap<String, Object>();
    form.put("caseNumber", journey.caseId().number());
    form.put("reopenNote", "Vill börja om.");
    if (reentry != null) {
      form.put("reentry", reentry);
    }
    chain.start("sof2", "reopen-case", form);
    return journey;
  }

  private static String reentry(String reason, String is, String table) {
    return table.replaceFirst(
        "(\"Consequence_Ending%s_Reentry\">\\s*<text>)[^<]*".formatted(reason), "$1\"" + is + "\"");
  }

  @Test
  void opensOnceOnly() {
    var journey = closed().isReopened("sof2");

    assertThatThrownBy(() -> journey.isReopened("sof2")).hasMessageContaining("Ärendet är öppet");
    assertThat(outcome.acts(journey.caseId())).containsOnlyOnce("case-reopened");
  }
}
