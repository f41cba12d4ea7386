package se.kedjan.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.JourneyTest;
import se.kedjan.testing.Outcome;

/** Six months drug-free is a prompt to SOF, never a gate (S0), and a relapse takes it away. */
@JourneyTest
class NextStepPromptTest {

  private static final String PROMPT = "Task_ConsiderNextStep";

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  private Journey journey;

  @BeforeEach
  void followedUpForTheFirstTime() {
    journey = Journey.on(chain).enrolledStraight("sof1").passDays(95);
  }

  @Test
  void sofIsAskedWhenTheGuidelinesTimeHasPassedAndAgainAfterNotYet() {
    var since = journey.today().minusMonths(5);
    journey.isDrugFreeSince(since);

    journey.chain().passTo(journey.caseId(), since.plusMonths(6).minusDays(1));
    assertThat(journey.isAt(PROMPT)).isFalse();
    journey.chain().passTo(journey.caseId(), since.plusMonths(6));
    assertThat(chain.prefill(journey.caseId(), PROMPT))
        .containsEntry("drugFreeSinceText", since.toString());
    journey.considersNextStep("notYet");
    assertThat(journey.isAt(PROMPT)).isFalse();

    var asked = journey.today();
    journey.chain().passTo(journey.caseId(), asked.plusMonths(3).minusDays(1));
    assertThat(journey.isAt(PROMPT)).isFalse();
    journey.chain().passTo(journey.caseId(), asked.plusMonths(3));
    journey.considersNextStep("raised");

    assertThat(journey.isAt("Task_CommentReadinessSof")).isTrue();
    assertThat(
            jdbc.sql(
                    "select next_step from kedjan.next_step_consideration where case_id = ? order by id")
                .param(number())
                .query(String.class)
                .list())
        .containsExactly("notYet", "raised");
  }

  @Test
  void notYetNeedsAReason() {
    journey.isDrugFreeSince(journey.today().minusMonths(7)).passDays(1);

    assertThatThrownBy(() -> journey.step(PROMPT, Map.of("nextStep", "notYet")))
        .hasMessageContaining("Skäl till att vänta");
    assertThat(journey.isAt(PROMPT)).isTrue();
  }

  @Test
  void aRelapseEndsTheDateAndTheQuestion() {
    journey.isDrugFreeSince(journey.today().minusMonths(7)).passDays(1);
    assertThat(journey.isAt(PROMPT)).isTrue();

    journey.happens("relapse").talks("stays").passDays(200);

    assertThat(journey.isAt(PROMPT)).isFalse();
    assertThat(ended()).containsExactly("relapse");
    assertThat(chain.prefill(journey.caseId(), "Task_FollowUp").get("drugFreeSince")).isNull();
  }

  @Test
  void aCorrectedDateMovesTheQuestionAndAnEmptiedOneTakesItAway() {
    journey.isDrugFreeSince(journey.today().minusMonths(7)).passDays(92);
    assertThat(journey.isAt(PROMPT)).isTrue();
    journey.isDrugFreeSince(journey.today().minusMonths(1));
    assertThat(journey.isAt(PROMPT)).isFalse();
    journey.passDays(92).followsUp("continues", Map.of()).passDays(200);

    assertThat(journey.isAt(PROMPT)).isFalse();
    assertThat(ended()).containsExactly("corrected", "corrected");
  }

  @Test
  void nobodyIsAskedWhileAnAssessmentIsUnderWay() {
    journey.isDrugFreeSince(journey.today().minusMonths(6).plusDays(10)).happens("ready");

    journey.passDays(20);
    assertThat(journey.isAt(PROMPT)).isFalse();
    journey.isAssessed("no");
    assertThat(journey.isAt(PROMPT)).isFalse();
    journey.passDays(95);
    // The guide has told of two months: it is that date that counts now.
    assertThat(journey.isAt(PROMPT)).isFalse();
    journey.passDays(40);
    assertThat(journey.isAt(PROMPT)).isTrue();
  }

  @Test
  void theQuestionIsAnsweredWhenSomebodyElseAsksForTheAssessment() {
    journey.isDrugFreeSince(journey.today().minusMonths(7)).passDays(1);
    assertThat(journey.isAt(PROMPT)).isTrue();

    chain.start(
        "amf2",
        "transition",
        Map.of("caseNumber", number(), "raisedReason", "Sju månader drogfri."));

    assertThat(journey.isAt(PROMPT)).isFalse();
    assertThat(journey.isAt("Task_CommentReadinessSof")).isTrue();
  }

  @Test
  void whoComesBackIsAskedAgainAndWhoIsDischargedIsNot() {
    var since = journey.today().minusMonths(5);
    journey.isDrugFreeSince(since);
    // Left after what Corner noted as a relapse: the date is gone, and comes with the next talk.
    journey.happens("relapse").talks("leaves").passDays(40);
    journey.comesBackTo("enrolment").getsPlace().isEnrolled().passDays(50);
    assertThat(journey.isAt(PROMPT)).isFalse();
    journey.isDrugFreeSince(since).passDays(1);
    assertThat(journey.isAt(PROMPT)).isTrue();

    journey.isDischarged("ownChoice").waitsFor("Task_SummariseAndClose").isSummarised();
    outcome.closedAs(journey.caseId(), EndState.OWN_CHOICE);
  }

  @Test
  void aTimerThatIsRunTwiceAsksOnce() {
    journey.isDrugFreeSince(journey.today().minusMonths(6));
    var timer =
        management.createJobQuery().timers().list().stream()
            .filter(job -> "readiness-prompt".equals(job.getProcessDefinitionKey()))
            .filter(job -> number().equals(businessKey(job.getProcessInstanceId())))
            .findFirst()
            .orElseThrow()
            .getId();
    management.executeJob(timer);

    assertThatThrownBy(() -> management.executeJob(timer)).isNotNull();
    assertThat(chain.openSteps(journey.caseId()).stream().filter(PROMPT::equals)).hasSize(1);
  }

  @Test
  void aDateToComeOrWithoutItsBasisIsRefused() {
    var tomorrow = journey.today().plusDays(1).toString();

    assertThatThrownBy(
            () ->
                journey.followsUp(
                    "continues",
                    Map.of("drugFreeSince", tomorrow, "drugFreeBasis", "selfReported")))
        .hasMessageContaining("i framtiden");
    assertThatThrownBy(
            () ->
                journey.followsUp("continues", Map.of("drugFreeSince", journey.today().toString())))
        .hasMessageContaining("Underlag");
    assertThat(journey.isAt("Task_FollowUp")).isTrue();
  }

  @Test
  void theGuideDeviatesOnlyWithAReason() {
    journey.happens("ready");
    journey.step("Task_CommentReadinessSof", Map.of("readinessOpinion", "ready"));
    journey.step("Task_CommentReadinessCorner", Map.of("readinessOpinion", "ready"));
    var form = new HashMap<String, Object>();
    form.put("ready", "yes");
    form.put("drugFreeSince", journey.today().minusMonths(2).toString());
    form.put("drugFreeBasis", "selfReported");
    form.put("guidelineMet", "yes");
    form.put("workCapacity", "partial");
    form.put("jobMatcher", "no");

    assertThatThrownBy(() -> journey.step("Task_AssessReadiness", form))
        .hasMessageContaining("skriv skälet");
    form.put("guidelineMet", "no");
    assertThatThrownBy(() -> journey.step("Task_AssessReadiness", form))
        .hasMessageContaining("Skäl till att avvika");
    form.put("deviationReason", "Stabilt boende.");
    journey.step("Task_AssessReadiness", form);
    assertThat(journey.isAt("Task_PlanTransition")).isTrue();
  }

  @Test
  void withoutAGuideSofCanOnlyWait() {
    var alone =
        Journey.on(chain)
            .registeredBy("sof1")
            .received()
            .consent("yes", "no")
            .visits("wants")
            .getsPlace()
            .tries("continues")
            .decides("yes")
            .isEnrolled()
            .passDays(95);
    alone.isDrugFreeSince(alone.today().minusMonths(7)).passDays(1);

    assertThatThrownBy(() -> alone.considersNextStep("raised")).hasMessageContaining("guide");
    alone.considersNextStep("notYet");
    assertThat(alone.isAt(PROMPT)).isFalse();
  }

  @Test
  void thePlanSaysWhoWhenHowMuchAndWhatHappensToThePlace() {
    journey.happens("ready").isAssessed("yes");
    var plan = new HashMap<String, Object>();
    plan.put("transitionKind", "internship");
    plan.put("plannedStart", journey.today().plusDays(7).toString());
    plan.put("transitionPlan", "Börjar med förmiddagar.");
    plan.put("plannedHours", 12);
    plan.put("placeAtCorner", "freed");
    assertThatThrownBy(() -> journey.step("Task_PlanTransition", plan))
        .hasMessageContaining("Kontaktperson");
    plan.put("contactPerson", "Arbetsledaren på verkstaden.");
    journey.step("Task_PlanTransition", plan);

    assertThat(
            (String)
                chain.prefill(journey.caseId(), "Task_OfferHandover").get("transitionPlanText"))
        .contains("Timmar per vecka: 12", "Arbetsledaren på verkstaden", "frigörs");
    journey.isHandedOver().amfTakesOver("yes").passDays(1);
    assertThat(outcome.acts(journey.caseId())).contains("place-released");
  }

  private List<String> ended() {
    return jdbc.sql(
            "select ended_why from kedjan.drug_free_since where case_id = ? and ended_on is not null order by id")
        .param(number())
        .query(String.class)
        .list();
  }

  private String businessKey(String processInstanceId) {
    return jdbc.sql("select business_key_ from motor.act_hi_procinst where id_ = ?")
        .param(processInstanceId)
        .query(String.class)
        .single();
  }

  private String number() {
    return journey.caseId().number();
  }
}
