package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.chain.BrokenModel.broken;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.chain.ModelRules.Problem;
import se.kedjan.models.Models;

/** Each rule is broken once, in a real model, and says so in words that its owner understands. */
class ModelRulesTest {

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void findsNothingWrongWithTheModelsAsTheyAre(String name) {
    assertThat(BrokenModel.RULES.check(Models.model(name), Models.resources())).isEmpty();
  }

  @Test
  void reportsAllProblemsAtOnceWithTheIdOfEachElement() {
    var xml =
        Models.xml("follow-up")
            .replaceFirst("camunda:candidateGroups=\"sof\"", "camunda:candidateGroups=\"amf\"")
            .replace("name=\"Redo att gå vidare?\" ", "")
            .replace("'readyForTransition'", "'ready'");

    assertThat(BrokenModel.RULES.check(Models.parse(xml), Models.resources()))
        .extracting(Problem::elementId)
        .containsExactlyInAnyOrder("Task_FollowUp", "Gateway_FollowUp", "Flow_ReadyForTransition");
  }

  @Nested
  class TheProcess {

    @ParameterizedTest
    @ValueSource(strings = {"", " camunda:historyTimeToLive=\"P5Y\""})
    void saysHowLongItsHistoryLives(String timeToLive) {
      assertThat(broken("follow-up", " camunda:historyTimeToLive=\"P1825D\"", timeToLive))
          .containsExactly(
              "Processen «Uppföljning» (follow-up) saknar tid för historiken."
                  + " Ange camunda:historyTimeToLive i dagar, som P1825D.");
    }

    @Test
    void canBeRun() {
      assertThat(broken("follow-up", "isExecutable=\"true\"", "isExecutable=\"false\""))
          .containsExactly(
              "Processen «Uppföljning» (follow-up) är inte körbar."
                  + " Markera den som «Executable».");
    }

    @Test
    void isStartedByAParty() {
      assertThat(broken("transition", "\"amf,sof,corner\"", "\"amf,alla\""))
          .containsExactly(
              "Processen «Övergång till arbetsträning» (transition) får startas av gruppen «alla»,"
                  + " som inte finns.");
    }
  }
}
