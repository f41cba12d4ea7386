package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

@IntegrationTest
class TaskCardsTest {

  @LocalServerPort int port;
  @Autowired Chain chain;

  @Test
  void showCaseStepPartyAndDueDate() {
    var caseId = Journey.on(chain).registeredBy("amf1").caseId();
    var step = chain.openStep(caseId, "Task_ReceiveCase");

    var cards = cards("sof1", step.taskId());

    assertThat(cards).hasSize(1);
    var card = cards.get(0);
    assertThat(card.path("taskId").asText()).isEqualTo(step.taskId());
    assertThat(card.path("caseNumber").asText()).isEqualTo(caseId.number());
    assertThat(card.path("step").asText())
        .isEqualTo("Ta emot ärendet och utse ansvarig handläggare");
    assertThat(card.path("party").asText()).isEqualTo("SOF");
    assertThat(card.path("dueAt").asText()).isEqualTo(step.dueAt().toString());
    assertThat(card.path("late").isBoolean()).isTrue();
    assertThat(card.path("late").asBoolean()).isFalse();
  }

  @Test
  void aStepIsLateAfterItsLastDay() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var step = chain.openStep(caseId, "Task_ReceiveCase");
    var now = chain.clock().instant();
    try {
      chain.clock().moveTo(step.dueAt());
      assertThat(cards("sof1", step.taskId()).get(0).path("late").asBoolean()).isFalse();
      chain.clock().moveBy(Duration.ofSeconds(1));
      assertThat(cards("sof1", step.taskId()).get(0).path("late").asBoolean()).isTrue();
    } finally {
      chain.clock().moveTo(now);
    }
  }

  @Test
  void showNothingOfTasksThatAreNotOnesOwn() {
    var mine = Journey.on(chain).registeredBy("sof1").caseId();
    var taken = Journey.on(chain).registeredBy("sof1").received().caseId();
    var ids =
        String.join(
            ",",
            chain.openStep(taken, "Task_ObtainConsent").taskId(),
            "finns-inte",
            chain.openStep(mine, "Task_ReceiveCase").taskId());

    assertThat(cards("sof1", ids)).hasSize(1);
    assertThat(cards("sof2", ids)).hasSize(2);
    assertThat(cards("corner1", ids)).isEmpty();
    assertThat(cards("process1", ids)).isEmpty();
    assertThat(cards("sof1", "")).isEmpty();
  }

  @Test
  void refuseMoreThanAListHolds() {
    var sof = Caller.signedIn(port, "sof1");
    var path = "/camunda/kedjan/cards?taskIds=";

    assertThat(sof.get(path + String.join(",", ids(200))).status()).isEqualTo(200);
    sof.get(path + String.join(",", ids(201))).refusedWith(400);
    sof.get(path + "a'b").refusedWith(400);
    sof.get("/camunda/kedjan/cards").refusedWith(400);
    sof.get(path + "a&other=b").refusedWith(403);
  }

  private static List<String> ids(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj("00000000-0000-0000-0000-%012d"::formatted)
        .toList();
  }

  private List<JsonNode> cards(String staffId, String taskIds) {
    var reply = Caller.signedIn(port, staffId).get("/camunda/kedjan/cards?taskIds=" + taskIds);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    var cards = new java.util.ArrayList<JsonNode>();
    reply.json().forEach(cards::add);
    return cards;
  }
}
