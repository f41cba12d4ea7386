package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.chain.BrokenModel.broken;
import static se.kedjan.chain.BrokenModel.problems;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.models.Models;

/**
 * Each rule of consent is broken once, in a real model, and says so in words that its owner
 * understands.
 */
class ConsentRulesTest {

  @Nested
  class AStepRestsOnConsent {

    private static final String RESTS = "name=\"restsOn\" value=\"SOF&gt;CORNER\"";
    private static final String HOST = "(Task_ConfirmStudyVisit)";

    @ParameterizedTest
    @ValueSource(strings = {"SOF", "SOF-CORNER", "SOF&gt;SOF", "SOF&gt;REGION", ""})
    void inADirectionThatThereIs(String value) {
      assertThat(restsOn(value))
          .anySatisfy(
              problem -> assertThat(problem).contains(HOST, "inte är en riktning för samtycke"));
    }

    @Test
    void thatConcernsItsOwnParty() {
      assertThat(restsOn("SOF&gt;AMF"))
          .containsExactly(
              "Uppgiften «Bekräfta studiebesök» (Task_ConfirmStudyVisit) vilar på «SOF>AMF» men hör"
                  + " till Corner, som varken berättar eller får veta där.");
    }

    @Test
    void orOnSeveral() {
      assertThat(restsOn("SOF&gt;CORNER CORNER&gt;AMF")).isEmpty();
    }

    @Test
    void butNeverAtSof() {
      assertThat(
              broken(
                  "follow-up",
                  "<incoming>Flow_ToFollowUp</incoming>",
                  "<extensionElements><camunda:properties><camunda:property "
                      + RESTS
                      + "/></camunda:properties></extensionElements><incoming>Flow_ToFollowUp</incoming>"))
          .anySatisfy(problem -> assertThat(problem).contains("kan inte vila på ett samtycke"));
    }

    @Test
    void andIsSkippedOrNot() {
      assertThat(
              problems(
                  Models.xml("referral-chain").replaceFirst("value=\"skip\"", "value=\"leave\"")))
          .containsExactly(
              "Uppgiften «Utse guide» (Task_AppointGuide) har withoutConsent «leave»."
                  + " Det som finns är skip.");
    }

    private List<String> restsOn(String value) {
      var xml = Models.xml("referral-chain");
      var at = xml.indexOf(RESTS, xml.indexOf("<userTask id=\"Task_ConfirmStudyVisit\""));
      return problems(
          xml.substring(0, at)
              + "name=\"restsOn\" value=\""
              + value
              + "\""
              + xml.substring(at + RESTS.length()));
    }
  }
}
