package se.kedjan.browser;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** Every form of the chain, filled in by typing and clicking, each by the party that owns it. */
@BrowserTest
class ChainThroughTasklistTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired ManagementService management;

  @Test
  void fromInterestToEnrolmentAndOnToWorkTraining(Desks desks) {
    var journey =
        Journey.on(desks)
            .enrolledStraight("corner1")
            .waitsFor("Task_SuperviseParticipant")
            .happens("ready")
            .isAssessed("yes")
            .startsWorkTraining()
            .isReconciled("onward", "workTraining")
            .sofTakesBack("yes")
            .isSummarised();

    outcome.closedAs(journey.caseId(), EndState.WORK_TRAINING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "amf1"})
  void theOtherPartiesStartACaseToo(String staffId, Desks desks) {
    var journey = Journey.on(desks).registeredBy(staffId).waitsFor("Task_ReceiveCase");

    journey.turnedAway("refused");
    outcome.closedAs(journey.caseId(), EndState.REFUSED_BY_SOF);
  }

  @Test
  void aRelapseAContactKeptAndAnEnd(Desks desks) {
    var before = Journey.on(chain).enrolledStraight("sof1").passDays(95);
    var journey =
        before
            .goesOn(desks)
            .step("Task_FollowUp", followUp(before))
            .happens("relapse")
            .talks("leaves")
            .contact("ends")
            .isSummarised();

    outcome.closedAs(journey.caseId(), EndState.RELAPSE_WITHOUT_RETURN);
  }

  @Test
  void thinkingItOverAndLeavingTheQueue(Desks desks) {
    var journey =
        Journey.on(chain)
            .registeredBy("sof1")
            .received()
            .consents()
            .visits("undecided")
            .goesOn(desks)
            .step("Task_CheckDecision", Map.of("visitOutcome", "wants"))
            .goesOn(chain)
            .queues()
            .goesOn(desks)
            .step("Task_OfferPlace", Map.of("placement", "withdrawn"));

    outcome.closedAs(journey.caseId(), EndState.QUEUE_LEFT);
  }

  @Test
  void theGuideRaisesTheQuestionAndCornerDischarges(Desks desks) {
    var enrolled = Journey.on(chain).enrolledStraight("sof1");
    desks.start(
        "amf2",
        "transition",
        Map.of("caseNumber", enrolled.caseId().number(), "raisedReason", "Sex månader drogfri."));
    var journey = enrolled.goesOn(desks).isDischarged("moved").goesOn(chain).isSummarised();

    outcome.closedAs(journey.caseId(), EndState.MOVED);
  }

  @Test
  void headsOfUnitAndTheProcessOwnerSecureLateSteps(Desks desks) {
    var received = Journey.on(chain).registeredBy("amf1");
    var guide = Journey.on(chain).registeredBy("sof1").received().consent("yes", "yes");
    var visit = Journey.on(chain).registeredBy("sof1").received().consent("yes", "no");
    var trial =
        Journey.on(chain).registeredBy("sof1").received().consents().visits("wants").getsPlace();
    for (var late : List.of(received, guide, visit, trial)) {
      late.passDays(40);
    }
    theMorningWatchFindsLateSteps();

    received.goesOn(desks).step("Task_SecureStepSof", Map.of("measure", "reminded"));
    guide.goesOn(desks).step("Task_SecureStepAmf", Map.of("measure", "reassigned"));
    visit.goesOn(desks).step("Task_SecureStepProcessOwner", Map.of("measure", "supported"));
    trial
        .goesOn(desks)
        .step("Task_SecureStepCorner", Map.of("measure", "other", "measureNote", "Avslutas i dag."))
        .goesOn(chain)
        .tries("declines");

    received.waitsFor("Task_ReceiveCase");
    outcome.closedAs(trial.caseId(), EndState.DECLINED_AFTER_TRIAL);
  }

  private void theMorningWatchFindsLateSteps() {
    management.executeJob(watch().timers().singleResult().getId());
    watch().messages().list().forEach(job -> management.executeJob(job.getId()));
  }

  private JobQuery watch() {
    return management.createJobQuery().processDefinitionKey("overdue-watch");
  }

  private static Map<String, Object> followUp(Journey journey) {
    return Map.ofEntries(
        Map.entry("followUpResult", "continues"),
        Map.entry("followedUpOn", journey.today().toString()),
        Map.entry("effects", "Sover bättre."),
        Map.entry("independence", "Sköter sina tider själv."),
        Map.entry("soberHoursPerWeek", 90),
        Map.entry("purposeSoberHours", "yes"),
        Map.entry("purposePreventLvm", "notApplicable"),
        Map.entry("purposePreventPlacement", "notApplicable"),
        Map.entry("purposeHousing", "tooEarly"),
        Map.entry("purposeNextStep", "partly"),
        Map.entry("phaseNow", "soberHours"));
  }
}
