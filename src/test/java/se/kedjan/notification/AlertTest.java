package se.kedjan.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.Party;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.casefile.EndState;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.Journey;
import se.kedjan.testing.MailTest;
import se.kedjan.testing.Outcome;
import se.kedjan.testing.PostOffice;
import se.kedjan.testing.PostOffice.Letter;
import se.kedjan.testing.WholeChain;

/** Who leaves late, or takes back a consent, is known to every party concerned at once. */
@MailTest
class AlertTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  @AfterEach
  void startFromNothing() {
    PostOffice.open();
    chain.sendMails();
    PostOffice.empty();
  }

  @Test
  void theOthersAreToldAtOnceWithoutAReasonAndConfirm() {
    var journey = Journey.on(chain).enrolledStraight("sof1").happens("relapse").talks("leaves");

    assertThat(PostOffice.letters()).as("not before the commit").isEmpty();
    assertThat(chain.sendMails()).isZero();
    assertThat(PostOffice.letters())
        .extracting(Letter::to)
        .containsExactlyInAnyOrder("sof2@kedjan.example", "amf2@kedjan.example");
    assertThat(PostOffice.letters())
        .allSatisfy(
            letter -> {
              assertThat(letter.plain())
                  .contains(
                      "- Ärende %1$s: %2$s/camunda/kedjan/case?number=%1$s"
                          .formatted(journey.caseId(), PostOffice.URL));
              assertThat(letter.raw().toLowerCase())
                  .doesNotContain("återfall", "relapse", "prov", "person ", "samtal");
            });

    journey.waitsFor("Task_KeepContact", "Task_ConfirmAlertSof", "Task_ConfirmAlertAmf");
    assertThat(chain.openStep(journey.caseId(), "Task_ConfirmAlertSof").assignee())
        .isEqualTo("sof2");
    assertThat(chain.prefill(journey.caseId(), "Task_ConfirmAlertAmf").get("alertText").toString())
        .isEqualTo("- Deltagaren har slutat eller gör ett uppehåll.");
    journey.confirmsAlert("Sof").confirmsAlert("Amf").waitsFor("Task_KeepContact");
    assertThat(outcome.acts(journey.caseId())).contains("party-alerted", "alert-confirmed");
    outcome.consistent(journey.caseId());
  }

  @Test
  void onlyThePartyItIsForConfirms() {
    var journey = Journey.on(chain).enrolledStraight("sof1").happens("relapse").talks("leaves");

    for (var other : new String[] {"corner1", "amf2", "sof1", "sofhead1"}) {
      assertThatThrownBy(
              () ->
                  chain.completeAs(
                      other,
                      journey.caseId(),
                      "Task_ConfirmAlertSof",
                      Map.of("alertConfirmed", true)))
          .as(other)
          .isInstanceOf(AssertionError.class);
    }
    assertThatThrownBy(
            () ->
                chain.completeAs(
                    "sof2",
                    journey.caseId(),
                    "Task_ConfirmAlertSof",
                    Map.of("alertConfirmed", false)))
        .hasMessageContaining("Vi har tagit del av det");
  }

  @Test
  void aWithdrawnConsentTellsTheReceiverThatAccessEndedAndNothingMore() {
    var journey = Journey.on(chain).enrolledStraight("sof1").withdraws("sof2", "sofCorner");
    chain.sendMails();

    assertThat(PostOffice.letters())
        .extracting(Letter::to)
        .containsExactly("corner1@kedjan.example");
    var form = chain.prefill(journey.caseId(), "Task_ConfirmAlertCorner");
    assertThat(form.get("alertText"))
        .isEqualTo("- Ni får inte längre del av alla uppgifter från SOF.");
    assertThat(form.get("caseSummary").toString()).doesNotContain("Prov");
    journey.confirmsAlert("Corner").sofDecides("goesOn");
  }

  @Test
  void whoTookItBackSaysSoAndTheOneWhoToldIsTold() {
    var journey = Journey.on(chain).enrolledStraight("sof1").withdraws("amf2", "cornerAmf");
    chain.sendMails();

    assertThat(PostOffice.letters())
        .extracting(Letter::to)
        .containsExactly("corner1@kedjan.example");
    assertThat(chain.prefill(journey.caseId(), "Task_ConfirmAlertCorner").get("alertText"))
        .isEqualTo("- Ni får inte längre berätta allt för AMF.");
  }

  @Test
  void twoAlertsAreOneStepToConfirm() {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .withdraws("sof2", "cornerSof")
            .withdraws("sof2", "cornerAmf");
    chain.sendMails();

    assertThat(PostOffice.lettersTo("corner1")).hasSize(2);
    assertThat(chain.openSteps(journey.caseId())).containsOnlyOnce("Task_ConfirmAlertCorner");
    journey.confirmsAlert("Corner");
    assertThat(
            jdbc.sql(
                    "select count(*) from kedjan.alert where case_id = ? and party = 'CORNER' and confirmed_at is null")
                .param(journey.caseId().number())
                .query(Long.class)
                .single())
        .isZero();
  }

  /** Who may not be told anything of the participation is not. */
  @Test
  void aPartyWithoutConsentIsNotAlerted() {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .withdraws("corner1", "cornerAmf")
            .happens("relapse")
            .talks("leaves");
    chain.sendMails();
    PostOffice.empty();
    assertThat(
            jdbc.sql(
                    "select count(*) from kedjan.alert where case_id = ? and party = 'AMF' and kind = 'left'")
                .param(journey.caseId().number())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aDeclinedTrialIsToldAndConfirmedOnTheClosedCase() {
    var journey = Journey.on(chain).onTrialStraight("sof1").tries("declines");
    chain.sendMails();

    assertThat(PostOffice.letters())
        .extracting(Letter::to)
        .containsExactlyInAnyOrder("sof2@kedjan.example", "amf2@kedjan.example");
    outcome.closedAs(journey.caseId(), EndState.DECLINED_AFTER_TRIAL);
    journey.waitsFor("Task_ConfirmAlertSof", "Task_ConfirmAlertAmf");
    journey.confirmsAlert("Sof").confirmsAlert("Amf");
    assertThat(chain.openSteps(journey.caseId())).isEmpty();
    assertThat(outcome.acts(journey.caseId())).contains("alert-confirmed");
  }

  /** What the mail asks for is there; but nothing is late on a closed case. */
  @Test
  void whatIsNotConfirmedWhenTheCaseIsClosedMayStillBeAndIsNeverLate() {
    var journey = Journey.on(chain).enrolledStraight("sof1").isDischarged("ownChoice");
    journey.waitsFor("Task_SummariseAndClose", "Task_ConfirmAlertSof", "Task_ConfirmAlertAmf");

    journey.isSummarised();

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
    chain.clock().moveTo(journey.today().plusDays(1).atTime(6, 30));
    chain.writeDigests();
    chain.sendMails();
    PostOffice.empty();
    chain.passTo(journey.caseId(), journey.today().plusDays(30));
    chain.findOverdueSteps();
    chain.writeDigests();
    chain.sendMails();
    assertThat(PostOffice.letters())
        .noneMatch(letter -> letter.raw().contains(journey.caseId().number()));
    journey.waitsFor("Task_ConfirmAlertSof", "Task_ConfirmAlertAmf");
    journey.confirmsAlert("Sof").confirmsAlert("Amf");
    assertThat(chain.openSteps(journey.caseId())).isEmpty();
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  /** Corner is told by SOF what AMF may not tell it. */
  @Test
  void aStopIsToldByWhoeverMayTellIt() {
    var journey =
        Journey.on(chain)
            .onTrialStraight("sof1")
            .withdraws("amf2", "amfCorner")
            .isStopped("amf2", "moved");

    assertThat(told(journey, Party.CORNER)).isEqualTo(1);
  }

  private long told(Journey journey, Party party) {
    return jdbc.sql(
            "select count(*) from kedjan.alert where case_id = ? and party = ? and kind = 'left'")
        .params(journey.caseId().number(), party.name())
        .query(Long.class)
        .single();
  }

  /** The owner's table says whom a reason concerns: LVM is between SOF and Corner. */
  @Test
  void theTableSaysWhoIsTold() {
    var journey = Journey.on(chain).enrolledStraight("sof1");
    journey.isReportedAway("sof2", "lvm").pauses("freed");
    chain.sendMails();

    assertThat(journey.isAt("Task_ConfirmAlertCorner")).isTrue();
    assertThat(journey.isAt("Task_ConfirmAlertAmf")).isFalse();
    assertThat(PostOffice.letters())
        .extracting(Letter::to)
        .containsExactly("corner1@kedjan.example");
  }

  @Test
  void aChangedTableTellsOthers() {
    var relapse = Journey.on(chain).enrolledStraight("sof1");
    var moved = Journey.on(chain).enrolledStraight("sof1");
    var stopped = Journey.on(chain).enrolledStraight("sof1");
    var xml = tells("PauseRelapse", "sof", tells("EndingMoved", "amf", Models.dmn("consequences")));
    chain.withTable(
        "consequences",
        xml,
        () -> {
          relapse.happens("relapse").talks("leaves");
          moved.isDischarged("moved");
          stopped.isStopped("corner1", "moved");
        });

    relapse.waitsFor("Task_KeepContact", "Task_ConfirmAlertSof");
    moved.waitsFor("Task_SummariseAndClose", "Task_ConfirmAlertAmf");
    stopped.waitsFor("Task_SummariseAfterStop", "Task_ConfirmAlertAmf");
    assertThat(chain.openSteps(relapse.caseId())).doesNotContain("Task_ConfirmAlertAmf");
    assertThat(chain.openSteps(moved.caseId())).doesNotContain("Task_ConfirmAlertSof");
    assertThat(chain.openSteps(stopped.caseId())).doesNotContain("Task_ConfirmAlertSof");
  }

  private static String tells(String rule, String parties, String xml) {
    return xml.replaceFirst(
        "(\"Consequence_%s_Tells\">\\s*<text>)[^<]*".formatted(rule), "$1\"" + parties + "\"");
  }

  @Test
  void afterADeathNothingIsSentAndWhatWaitsIsNotEither() {
    var journey = Journey.on(chain).enrolledStraight("sof1").withdraws("sof2", "cornerAmf");
    journey.isStopped("sof2", "deceased");
    chain.clock().moveTo(journey.today().plusDays(1).atTime(6, 30));
    chain.writeDigests();

    assertThat(chain.sendMails()).isZero();

    assertThat(PostOffice.letters())
        .noneMatch(letter -> letter.raw().contains(journey.caseId().number()));
    assertThat(chain.openSteps(journey.caseId())).as("no confirmation is asked for").isEmpty();
  }

  @Test
  void whatNobodyConfirmsGoesToTheHead() {
    var journey = Journey.on(chain).enrolledStraight("sof1").happens("relapse").talks("leaves");
    var last =
        LocalDate.ofInstant(
            chain.openStep(journey.caseId(), "Task_ConfirmAlertAmf").dueAt(),
            ClockConfiguration.ZONE);

    chain.passTo(journey.caseId(), last.plusDays(1));
    chain.findOverdueSteps();

    assertThat(chain.openSteps(journey.caseId())).contains("Task_SecureStepAmf");
    journey.confirmsAlert("Amf");
    assertThat(chain.openSteps(journey.caseId())).doesNotContain("Task_SecureStepAmf");
  }

  @Test
  void whereNobodyIsNamedTheHeadIsTold() {
    var journey = Journey.on(chain).enrolledStraight("sof1").happens("relapse").talks("stays");
    jdbc.sql("update kedjan.staff_membership set valid_to = ? where staff_id = 'amf2'")
        .param(journey.today().minusDays(1))
        .update();
    try {
      journey.happens("relapse").talks("leaves");
      chain.sendMails();

      assertThat(PostOffice.lettersTo("amfhead1")).hasSize(1);
      assertThat(PostOffice.lettersTo("amf2")).isEmpty();
      assertThat(chain.openStep(journey.caseId(), "Task_ConfirmAlertAmf").party())
          .isEqualTo(Party.AMF);
    } finally {
      jdbc.sql("update kedjan.staff_membership set valid_to = null where staff_id = 'amf2'")
          .update();
    }
  }

  /**
   * Everything there is to type, marked, through every step of the chain, with a mail each morning.
   */
  @Test
  void noMailSaysAnythingAboutAnybody() {
    new WholeChain(chain, new Marks()) {
      @Override
      protected void submit(
          String staffId,
          se.kedjan.access.CaseId caseId,
          String element,
          String form,
          Map<String, Object> values) {
        chain.writeDigests();
        super.submit(staffId, caseId, element, form, values);
        chain.sendMails();
      }
    }.play();

    assertThat(PostOffice.letters()).hasSizeGreaterThan(10);
    assertThat(PostOffice.letters())
        .allSatisfy(
            letter ->
                assertThat(letter.raw())
                    .doesNotContain(Marks.MARK)
                    .doesNotContainIgnoringCase("återfall")
                    .doesNotContainIgnoringCase("samtycke")
                    .doesNotContain("070-"));
  }

  private static class Marks extends Filling {

    static final String MARK = "zmxmark";

    @Override
    protected String text(Field field) {
      var isNew = field.key().startsWith("new");
      return field.pattern() != null || field.secret()
          ? super.text(field)
          : isNew ? MARK + " igen" : MARK;
    }
  }
}
