package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;

/** A step that is about no case, at the doors that lead from a step to its case. */
@IntegrationTest
class StepWithoutCasePagesTest {

  @LocalServerPort int port;
  @Autowired Chain chain;

  @ParameterizedTest
  @ValueSource(strings = {"sof1", "corner1", "amf1", "process1"})
  void isRefusedToTheOthersInSwedish(String staffId) {
    var task = chain.drawReadings();
    var caller = Caller.signedIn(port, staffId);

    for (var path : new String[] {"", "/form", "/form-variables"}) {
      caller.get(ENGINE + "/task/" + task + path).refusedWith(400, 403, 404, 409);
    }
    caller
        .post(ENGINE + "/task/" + task + "/claim", Map.of("userId", staffId))
        .refusedWith(400, 403, 404, 409);
    caller.post(ENGINE + "/task/" + task + "/unclaim", Map.of()).refusedWith(400, 403, 404, 409);
    caller.get("/camunda/kedjan/tasks/" + task + "/responsibility").refusedWith(404);
  }

  @Test
  void isTakenAndGivenBack() {
    var task = chain.drawReadings();
    var logg = Caller.signedIn(port, "logg1");

    assertThat(logg.post(ENGINE + "/task/" + task + "/claim", Map.of("userId", "logg1")).status())
        .isEqualTo(204);
    assertThat(logg.post(ENGINE + "/task/" + task + "/unclaim", Map.of()).status()).isEqualTo(204);
    logg.get("/camunda/kedjan/tasks/" + task + "/responsibility").refusedWith(400, 403, 404, 409);
    logg.get("/camunda/kedjan/tasks/" + task + "/case").refusedWith(400, 403, 404, 409);
  }
}
