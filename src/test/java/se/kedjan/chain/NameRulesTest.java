package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.chain.BrokenModel.broken;
import static se.kedjan.chain.BrokenModel.problems;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kedjan.models.Models;

/**
 * Each rule of names is broken once, in a real model, and says so in words that its owner
 * understands.
 */
class NameRulesTest {

  @Nested
  class IdsAndNamesTell {

    @ParameterizedTest
    @CsvSource({
      "Task_FollowUp, Task_0x1y2z3, Uppgiften «Följ upp individuellt», Task",
      "Task_FollowUp, Activity_FollowUp, Uppgiften «Följ upp individuellt», Task",
      "Event_FollowUpDue, Event_1abc234, Händelsen «Dags för uppföljning», Event",
      "Gateway_FollowUp, Gateway_0abc123, Gatewayen «Redo att gå vidare?», Gateway",
      "Flow_ReadyForTransition, Flow_0abc123, Flödet «Ja», Flow",
      "Lane_Sof, Lane_0abc123, Banan «SOF», Lane",
      "Message_TransitionRaised, Message_0abc123, Meddelandet «TransitionRaised», Message"
    })
    void soThatCodeCanLeanOnThem(String id, String generated, String called, String prefix) {
      assertThat(problems(Models.xml("follow-up").replace(id, generated)))
          .containsExactly(
              "%s (%s) har ett id som inte säger något. Skriv det på engelska, som %s_BookStudyVisit."
                  .formatted(called, generated, prefix));
    }

    @Test
    void forEachStep() {
      assertThat(broken("follow-up", "name=\"Följ upp individuellt\" ", ""))
          .containsExactly(
              "Uppgiften Task_FollowUp saknar namn. Skriv på svenska vad som görs eller har hänt.");
    }

    @Test
    void forEachEvent() {
      assertThat(broken("follow-up", " name=\"Dags för uppföljning\"", ""))
          .containsExactly(
              "Händelsen Event_FollowUpDue saknar namn."
                  + " Skriv på svenska vad som görs eller har hänt.");
    }

    @Test
    void forEachChoiceWhichIsAQuestion() {
      assertThat(broken("follow-up", "Redo att gå vidare?", "Redo"))
          .containsExactly(
              "Gatewayen «Redo» (Gateway_FollowUp) ställer ingen fråga."
                  + " Ge den ett namn som slutar med frågetecken.");
    }

    @Test
    void forEachAnswer() {
      assertThat(broken("follow-up", " name=\"Inte ännu\"", ""))
          .containsExactly(
              "Flödet Flow_FollowUpContinues saknar namn."
                  + " Skriv svaret som leder hit, som «Ja» eller «Uteblev».");
    }
  }
}
