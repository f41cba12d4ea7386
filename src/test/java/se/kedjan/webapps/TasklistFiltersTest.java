package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

@IntegrationTest
class TasklistFiltersTest {

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired FilterService filters;
  @Autowired TasklistFilters tasklistFilters;

  @ParameterizedTest
  @CsvSource({
    "sof1,SOF – att ta",
    "sofhead1,SOF – att ta",
    "corner1,Corner – att ta",
    "amfhead1,AMF – att ta",
    "process1,Processägare – att ta",
    "logg1,Loggkontroll – att ta"
  })
  void everybodySeesTheirOwnPartysLists(String staffId, String pool) {
    assertThat(names(Caller.signedIn(port, staffId)))
        .containsExactlyInAnyOrder("Mina uppgifter", pool, "Försenade");
  }

  @Test
  void anotherStartMakesNoSecondOfThem() {
    var before = filters.createFilterQuery().listPage(0, 100).stream().map(Filter::getId).toList();

    Stored.unchangedBy(() -> tasklistFilters.run(new DefaultApplicationArguments()));

    assertThat(filters.createFilterQuery().listPage(0, 100).stream().map(Filter::getId))
        .containsExactlyInAnyOrderElementsOf(before)
        .hasSize(7);
  }

  @Test
  void aTaskWandersFromThePoolToWhoTakesIt() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var taskId = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    var sof = Caller.signedIn(port, "sof1");
    var number = caseId.number();

    assertThat(cases(sof, "SOF – att ta", number)).containsExactly(taskId);
    assertThat(cases(sof, "Mina uppgifter", number)).isEmpty();

    sof.post(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", "sof1"));

    assertThat(cases(sof, "SOF – att ta", number)).isEmpty();
    assertThat(cases(sof, "Mina uppgifter", number)).containsExactly(taskId);
    assertThat(cases(Caller.signedIn(port, "sof3"), "Mina uppgifter", number)).isEmpty();
  }

  @Test
  void lateShowsOnesOwnAndThePoolsButNotAColleagues() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var step = chain.openStep(caseId, "Task_ReceiveCase");
    var sof = Caller.signedIn(port, "sof1");
    var colleague = Caller.signedIn(port, "sof3");
    assertThat(cases(sof, "Försenade", caseId.number())).isEmpty();
    var now = chain.clock().instant();
    try {
      chain.clock().moveTo(step.dueAt().plus(Duration.ofDays(1)));
      assertThat(cases(sof, "Försenade", caseId.number())).hasSize(1);
      assertThat(cases(colleague, "Försenade", caseId.number())).hasSize(1);
      sof.post(ENGINE + "/task/" + step.taskId() + "/claim", Map.of("userId", "sof1"));
      assertThat(cases(sof, "Försenade", caseId.number())).hasSize(1);
      assertThat(cases(colleague, "Försenade", caseId.number())).isEmpty();
    } finally {
      chain.clock().moveTo(now);
    }
  }

  @Test
  void anotherPartysListIsNotRead() {
    var sofs = id("SOF – att ta");

    var corner = Caller.signedIn(port, "corner1");

    corner.get(ENGINE + "/filter/" + sofs).refusedWith(403, 404);
    corner.post(ENGINE + "/filter/" + sofs + "/list", Map.of()).refusedWith(403, 404);
    corner.post(ENGINE + "/filter/" + sofs + "/count", Map.of()).refusedWith(403, 404);
  }

  private String id(String filter) {
    return filters.createFilterQuery().filterName(filter).singleResult().getId();
  }

  private static List<String> names(Caller caller) {
    var names = new ArrayList<String>();
    caller
        .get(ENGINE + "/filter?resourceType=Task&itemCount=false")
        .json()
        .forEach(filter -> names.add(filter.path("name").asText()));
    return names;
  }

  /** As Tasklist asks. */
  private List<String> cases(Caller caller, String filter, String caseNumber) {
    var query =
        Map.of(
            "processVariables",
            List.of(),
            "taskVariables",
            List.of(),
            "caseInstanceVariables",
            List.of(),
            "processInstanceBusinessKey",
            caseNumber,
            "firstResult",
            0,
            "maxResults",
            15,
            "sorting",
            List.of(Map.of("sortBy", "created", "sortOrder", "desc")),
            "active",
            true);
    var reply =
        caller.post(ENGINE + "/filter/" + id(filter) + "/list?firstResult=0&maxResults=15", query);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    var ids = new ArrayList<String>();
    reply.json().forEach(task -> ids.add(task.path("id").asText()));
    return ids;
  }
}
