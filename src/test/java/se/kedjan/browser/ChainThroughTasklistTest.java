package se.kedjan.browser;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.casefile.EndState;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

@BrowserTest
class ChainThroughTasklistTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;

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
}
