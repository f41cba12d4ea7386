package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** After the end: asked at 3, 6 and 12 months, under a consent of its own and never without it. */
@JourneyTest
class AfterCareTest {

  private static final String SOFS = "Task_FollowUpAfterClosureSof";
  private static final String AMFS = "Task_FollowUpAfterClosureAmf";

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired CaseAccess access;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  private Journey atTheEnd(String reason) {
    return Journey.on(chain).enrolledStraight("sof1").isDischarged(reason);
  }

  private Journey closedWithConsent(String... receivers) {
    var journey = atTheEnd("ownChoice");
    return journey.isSummarisedWithAfterCare(journey.today().plusYears(2), receivers);
  }

  private Journey inWorkTraining(String... receivers) {
    var journey =
        Journey.on(chain)
            .enrolledStraight("sof1")
            .happens("ready")
            .isAssessed("yes")
            .startsWorkTraining()
            .isReconciled("onward", "workTraining")
            .sofTakesBack("yes");
    return journey.isSummarisedWithAfterCare(journey.today().plusYears(2), receivers);
  }

  @Test
  void sofAsksThreeTimesAndTheCaseStaysClosed() {
    var journey = closedWithConsent("corner");
    var closedOn = journey.today();
    var held = outcome.accountability(journey.caseId());

    for (var month : List.of(3, 6, 12)) {
      chain.passTo(journey.caseId(), closedOn.plusMonths(month).minusDays(1));
      journey.waitsFor();
      chain.passTo(journey.caseId(), closedOn.plusMonths(month));
      journey.waitsFor(SOFS);
      assertThat(chain.openStep(journey.caseId(), SOFS).assignee()).isEqualTo("sof2");
      journey.isAskedAfterwards("Sof", "yes");
    }

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
    assertThat(outcome.accountability(journey.caseId())).isEqualTo(held);
    assertThat(outcome.acts(journey.caseId()))
        .contains("after-care-begun")
        .satisfies(acts -> assertThat(acts.stream().filter("after-care-told"::equals)).hasSize(3));
    assertThat(
            jdbc.sql(
                    "select work || sobriety || housing from kedjan.after_care_check where case_id = ? and party = 'SOF'")
                .param(journey.caseId().number())
                .query(String.class)
                .list())
        .hasSize(3)
        .containsOnly("workTrainingdrugFreestable");
  }

  @Test
  void amfAsksAfterWorkTrainingWhereItMayKnow() {
    var journey = inWorkTraining("amf").passDays(95).waitsFor(AMFS);

    assertThat(chain.openStep(journey.caseId(), AMFS).assignee()).isEqualTo("amf2");
    assertThatThrownBy(() -> chain.completeAs("sof2", journey.caseId(), AMFS, Map.of()))
        .hasMessageContaining("Not in the list");
    journey.isAskedAfterwards("Amf", "yes").waitsFor();
    assertThat(access.mayRead(Party.SOF, journey.caseId(), Party.AMF, Category.AFTER_CARE))
        .isTrue();
    assertThat(access.mayRead(Party.CORNER, journey.caseId(), Party.AMF, Category.AFTER_CARE))
        .isFalse();
    journey.endsAfterCare("sof2");
  }

  @Test
  void sofAsksAfterWorkTrainingWhereAmfMayNotKnow() {
    inWorkTraining("corner").passDays(95).waitsFor(SOFS).endsAfterCare("sof2");
  }

  @ParameterizedTest
  @CsvSource({"consentMissing,DISCHARGED_WITHOUT_CONSENT", "moved,MOVED"})
  void someEndsCallForNothingWhateverWasAnswered(String reason, EndState endState) {
    var journey = atTheEnd(reason);
    journey.isSummarisedWithAfterCare(journey.today().plusYears(2), "corner", "amf");

    outcome.closedAs(journey.caseId(), endState);
  }

  @Test
  void withoutConsentNobodyAsks() {
    var journey = atTheEnd("ownChoice").isSummarised();

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void aConsentThatEndsBeforeTheFirstTimeIsNotUsed() {
    var journey = atTheEnd("ownChoice");
    journey.isSummarisedWithAfterCare(journey.today().plusMonths(2));

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void aConsentThatEndsAtOnceIsRefused() {
    var journey = atTheEnd("ownChoice");

    assertThatThrownBy(() -> journey.isSummarisedWithAfterCare(journey.today()))
        .hasMessageContaining("efter i dag");
    journey.waitsFor("Task_SummariseAndClose");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof2", "corner1", "amf2", "sofhead1", "cornerhead1", "amfhead1"})
  void whoeverIsToldThatItIsEnoughEndsItBetweenTwoTimes(String staffId) {
    var journey = closedWithConsent("corner", "amf").passDays(95);
    journey.isAskedAfterwards("Sof", "yes");
    assertThat(mayReadSofs(journey, Party.CORNER)).isTrue();

    journey.passDays(10).endsAfterCare(staffId);

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
    assertThat(mayReadSofs(journey, Party.CORNER)).isFalse();
    assertThatThrownBy(() -> journey.endsAfterCare(staffId))
        .hasMessageContaining("ingen uppföljning");
    assertThat(outcome.acts(journey.caseId())).contains("after-care-ended");
  }

  @Test
  void anOpenStepEndsWithTheConsent() {
    var journey = closedWithConsent().passDays(95).waitsFor(SOFS).endsAfterCare("sof2");

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void noIsTakenAtTheTimeItself() {
    var journey = closedWithConsent("amf").passDays(95);
    journey.isAskedAfterwards("Sof", "no");

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
    assertThat(mayReadSofs(journey, Party.AMF)).isFalse();
    assertThat(outcome.acts(journey.caseId()))
        .contains("after-care-ended")
        .doesNotContain("after-care-told");
  }

  @Test
  void whatIsNotDoneLapsesAtTheNextTimeAndWithTheConsent() {
    var journey = atTheEnd("ownChoice");
    var closedOn = journey.today();
    journey.isSummarisedWithAfterCare(closedOn.plusMonths(7));

    chain.passTo(journey.caseId(), closedOn.plusMonths(3));
    var first = chain.openStep(journey.caseId(), SOFS);
    assertThat(first.dueAt()).isNotNull();
    assertThat(first.escalatesTo()).isNull();
    chain.passTo(journey.caseId(), closedOn.plusMonths(6));
    assertThat(chain.openStep(journey.caseId(), SOFS).taskId()).isNotEqualTo(first.taskId());
    chain.passTo(journey.caseId(), closedOn.plusMonths(7).plusDays(1));

    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void whoIsNotReachedIsAskedNextTime() {
    var journey = closedWithConsent().passDays(95);
    journey.step(SOFS, Map.of("checkedOn", journey.today().toString(), "reached", "no"));

    journey.passDays(95).waitsFor(SOFS).endsAfterCare("sof2");
  }

  @Test
  void aDayBeforeTheEndOrToComeIsRefused() {
    var journey = closedWithConsent().passDays(95);
    var form = new HashMap<String, Object>(Map.of("reached", "no"));

    form.put("checkedOn", journey.today().minusDays(100).toString());
    assertThatThrownBy(() -> journey.step(SOFS, form)).hasMessageContaining("ärendet avslutades");
    form.put("checkedOn", journey.today().plusDays(1).toString());
    assertThatThrownBy(() -> journey.step(SOFS, form)).hasMessageContaining("i framtiden");
    journey.waitsFor(SOFS).endsAfterCare("sof2");
  }

  @Test
  void aStrangerAndAnOpenCaseGetTheSameSentence() {
    var closed = closedWithConsent();
    var open = Journey.on(chain).enrolledStraight("sof1");

    assertThatThrownBy(() -> closed.endsAfterCare("sof3"))
        .hasMessage("Ärendet finns inte, eller är inte ditt.");
    assertThatThrownBy(() -> open.endsAfterCare("sof2"))
        .hasMessage("Ärendet finns inte, eller är inte ditt.");
    closed.endsAfterCare("sof2");
  }

  @Test
  void aTimerThatIsRunTwiceAsksOnce() {
    var journey = closedWithConsent();
    var timer =
        management
            .createJobQuery()
            .processInstanceId(
                jdbc.sql(
                        "select e.proc_inst_id_ from motor.act_ru_execution e join motor.act_re_procdef d on d.id_ = e.proc_def_id_ where e.business_key_ = ? and e.parent_id_ is null and d.key_ = 'after-care'")
                    .param(journey.caseId().number())
                    .query(String.class)
                    .single())
            .timers()
            .singleResult()
            .getId();
    management.executeJob(timer);

    assertThatThrownBy(() -> management.executeJob(timer)).isNotNull();
    journey.waitsFor(SOFS).endsAfterCare("sof2");
  }

  private boolean mayReadSofs(Journey journey, Party reader) {
    return access.mayRead(reader, journey.caseId(), Party.SOF, Category.AFTER_CARE);
  }
}
