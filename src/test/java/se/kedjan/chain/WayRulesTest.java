package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.chain.BrokenModel.broken;
import static se.kedjan.chain.BrokenModel.brokenOnce;
import static se.kedjan.chain.BrokenModel.problems;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.models.Models;

/**
 * Each rule of ways and timers is broken once, in a real model, and says so in words that its owner
 * understands.
 */
class WayRulesTest {

  @Nested
  class WaysAreChosenByDeclaredDecisions {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "${followUpResult != 'continues'}",
          "${followUpResult == 'readyForTransition'}",
        })
    void writtenPlainly(String condition) {
      assertThat(condition(condition)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "${followUp.isReady()}",
          "${followUpResult == 'continues' || ready}",
          "${followUpResult == \"continues\"}",
          "#{ready}",
          "ready"
        })
    void andNothingElse(String condition) {
      assertThat(condition(condition.replace("\"", "&quot;")))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) har villkoret «%s».".formatted(condition)
                  + " Ett villkor skrivs ${beslut}, ${!beslut}, ${beslut == 'ord'} eller"
                  + " ${beslut != 'ord'}.");
    }

    @Test
    void thatTheEngineMayKnow() {
      assertThat(condition("${diagnosis == 'x'}"))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) frågar efter «diagnosis», som inte är ett"
                  + " känt beslut.");
    }

    @Test
    void withTheirOwnWords() {
      assertThat(condition("${followUpResult == 'ready'}"))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) frågar efter «ready», men «followUpResult» är"
                  + " något av continues, readyForTransition.");
    }

    @Test
    void asYesOrNoOnlyWhereTheyAre() {
      assertThat(condition("${followUpResult}"))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) läser «followUpResult» som ja eller nej, men"
                  + " det är det inte.");
      assertThat(condition("${ready == 'yes'}"))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) jämför «ready» med ett ord, men det är ja"
                  + " eller nej.");
    }

    @Test
    void andNeverByAScript() {
      assertThat(
              brokenOnce(
                  "follow-up",
                  "<conditionExpression xsi:type=\"tFormalExpression\">",
                  "<conditionExpression xsi:type=\"tFormalExpression\" language=\"groovy\">"))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) har ett skript som villkor."
                  + " Skript används inte i kedjan.");
    }

    @Test
    void oneAtAGateway() {
      assertThat(broken("referral-chain", "${placement == 'withdrawn'}", "${contact == 'ends'}"))
          .containsExactly(
              "Gatewayen «Har en plats erbjudits?» (Gateway_Queue) väljer efter flera beslut"
                  + " (placement, contact). Låt den fråga efter ett.");
    }

    @Test
    void orByDefault() {
      assertThat(broken("follow-up", " default=\"Flow_FollowUpContinues\"", ""))
          .containsExactly(
              "Flödet «Inte ännu» (Flow_FollowUpContinues) saknar villkor och är inte förvald."
                  + " Ange ett av dem.");
    }

    @Test
    void andNoneIsLeftOpenWhereTheCaseEnds() {
      assertThat(
              broken(
                  "referral-chain", "<terminateEventDefinition id=\"End_Moved_Definition\"/>", ""))
          .containsExactly(
              "Sluthändelsen «Flyttat» (End_Moved) avslutar ärendet men låter andra öppna steg stå"
                  + " kvar. Gör den till en avslutande sluthändelse (Terminate end event).");
    }

    @Test
    void withAWayForEveryWord() {
      assertThat(
              broken(
                  "referral-chain", "${participation == 'relapse'}", "${participation == 'ready'}"))
          .containsExactly(
              "Gatewayen «Vad har hänt?» (Gateway_Participation) har ingen förvald väg och ingen"
                  + " väg för «relapse».");
    }

    @Test
    void andNeverLeaveAnInclusiveSplitWithoutAWay() {
      var conditioned =
          "%s<conditionExpression xsi:type=\"tFormalExpression\">${consentToAmf}</conditionExpression></sequenceFlow>";
      var xml = Models.xml("referral-chain");
      for (var task : List.of("Sof", "Corner")) {
        var flow =
            "<sequenceFlow id=\"Flow_ToResponsibility%1$s\" sourceRef=\"Gateway_ResponsibilitySplit\" targetRef=\"Task_ConfirmResponsibility%1$s\""
                .formatted(task);
        assertThat(xml).contains(flow + "/>");
        xml = xml.replace(flow + "/>", conditioned.formatted(flow + " name=\"Ja\">"));
      }
      assertThat(problems(xml))
          .containsExactly(
              "Gatewayen Gateway_ResponsibilitySplit kan stå utan väg vidare."
                  + " Ange en förvald väg eller en utan villkor.");
    }

    @Test
    void onlyWhereAGatewayChooses() {
      assertThat(
              broken(
                  "follow-up",
                  "sourceRef=\"Task_FollowUp\" targetRef=\"Gateway_FollowUp\"/>",
                  "sourceRef=\"Task_FollowUp\" targetRef=\"Gateway_FollowUp\" name=\"Ja\">"
                      + "<conditionExpression xsi:type=\"tFormalExpression\">${ready}"
                      + "</conditionExpression></sequenceFlow>"))
          .containsExactly(
              "Flödet «Ja» (Flow_FollowedUp) har ett villkor men börjar inte i en gateway som"
                  + " väljer. Ta bort det.");
    }

    private List<String> condition(String condition) {
      return broken("follow-up", "${followUpResult == 'readyForTransition'}", condition);
    }
  }

  @Nested
  class TimersFire {

    @ParameterizedTest
    @ValueSource(strings = {"${placeKeptUntil}", "2027-01-01T05:00:00"})
    void onADay(String day) {
      assertThat(broken("follow-up", "${nextFollowUpOn}", day)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 6 ? * MON-FRI", "R/P1D", "0 0 5 * * ?"})
    void timeAfterTime(String cycle) {
      assertThat(problems(Models.xml("overdue-watch").replace("0 0 6 ? * MON-FRI", cycle)))
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${calendar.next()}", "${now()}", "i morgon", "#{nextFollowUpOn}"})
    void atATimeThatIsWrittenOut(String time) {
      assertThat(broken("follow-up", "${nextFollowUpOn}", time))
          .containsExactly(
              "Händelsen «Dags för uppföljning» (Event_FollowUpDue) har tiden «%s».".formatted(time)
                  + " En tid skrivs ${dag}, enligt ISO 8601 (P30D) eller som cron.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"followUpResult", "overdueTask", "birthday"})
    void onADayThatTheEngineMayKnow(String variable) {
      assertThat(broken("follow-up", "nextFollowUpOn", variable))
          .containsExactly(
              "Händelsen «Dags för uppföljning» (Event_FollowUpDue) väntar på «%s», som inte är en"
                      .formatted(variable)
                  + " känd dag.");
    }
  }
}
