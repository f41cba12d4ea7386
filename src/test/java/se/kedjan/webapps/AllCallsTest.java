package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.testing.IntegrationTest;

/**
 * Every method of every resource that the web applications serve, found in their classes: what is
 * let through is written down here once more, and the rest is refused.
 */
@IntegrationTest
class AllCallsTest {

  private static final Set<String> OPEN_TO_PARTIES =
      lines(
          """
          GET /admin/auth/user/{processEngineName}
          GET /cockpit/plugin/base/static/{file:.*}
          GET /cockpit/plugin/cockpitPlugins/static/{file:.*}
          GET /tasklist/plugin/tasklistPlugins/static/{file:.*}
          GET /engine/engine/{name}/filter
          GET /engine/engine/{name}/filter/count
          GET /engine/engine/{name}/filter/{id}
          GET /engine/engine/{name}/filter/{id}/count
          GET /engine/engine/{name}/process-definition
          GET /engine/engine/{name}/process-definition/count
          GET /engine/engine/{name}/process-definition/{id}/deployed-start-form
          GET /engine/engine/{name}/process-definition/{id}/form-variables
          GET /engine/engine/{name}/process-definition/{id}/startForm
          GET /engine/engine/{name}/process-definition/{id}/xml
          GET /engine/engine/{name}/task
          GET /engine/engine/{name}/task/{id}
          GET /engine/engine/{name}/task/{id}/deployed-form
          GET /engine/engine/{name}/task/{id}/form
          GET /engine/engine/{name}/task/{id}/form-variables
          OPTIONS /engine/engine/{name}/filter
          OPTIONS /engine/engine/{name}/filter/{id}
          POST /admin/auth/user/{processEngineName}/login/{appName}
          POST /admin/auth/user/{processEngineName}/logout
          POST /engine/engine/{name}/filter/{id}/count
          POST /engine/engine/{name}/filter/{id}/list
          POST /engine/engine/{name}/process-definition/{id}/submit-form
          POST /engine/engine/{name}/task
          POST /engine/engine/{name}/task/count
          POST /engine/engine/{name}/task/{id}/claim
          POST /engine/engine/{name}/task/{id}/submit-form
          POST /engine/engine/{name}/task/{id}/unclaim
          """);

  @LocalServerPort int port;

  @Test
  void partiesMayCallWhatIsWrittenDown() {
    assertThat(open(new Visitor("sof1", Set.of("sof")))).isEqualTo(OPEN_TO_PARTIES);
    assertThat(open(new Visitor("amfhead1", Set.of("amfhead")))).isEqualTo(OPEN_TO_PARTIES);
  }

  /** A GET reads; the POSTs beside what all parties may are searches. */
  @Test
  void theProcessOwnerMayOnlyReadBeside() {
    var beside = open(new Visitor("process1", Set.of("processowner")));
    assertThat(beside).containsAll(OPEN_TO_PARTIES);
    beside.removeAll(OPEN_TO_PARTIES);

    assertThat(beside)
        .hasSizeBetween(40, 70)
        .noneMatch(call -> call.matches("(PUT|DELETE|PATCH) .*"));
    assertThat(beside.stream().filter(call -> call.startsWith("POST ")))
        .containsExactlyInAnyOrder(
            "POST /cockpit/plugin/base/{engine}/incident",
            "POST /cockpit/plugin/base/{engine}/incident/count",
            "POST /cockpit/plugin/base/{engine}/process-definition/{id}/called-process-definitions",
            "POST /cockpit/plugin/base/{engine}/process-instance",
            "POST /cockpit/plugin/base/{engine}/process-instance/count",
            "POST /cockpit/plugin/base/{engine}/process-instance/{id}/called-process-instances",
            "POST /engine/engine/{name}/history/task/count",
            "POST /engine/engine/{name}/job",
            "POST /engine/engine/{name}/job/count",
            "POST /engine/engine/{name}/process-instance",
            "POST /engine/engine/{name}/process-instance/count",
            "POST /engine/engine/{name}/variable-instance",
            "POST /engine/engine/{name}/variable-instance/count");
  }

  @Test
  void theRestOfStaffMayOnlySignInAndOut() {
    assertThat(open(new Visitor("drift1", Set.of("operations"))))
        .isEqualTo(open(new Visitor(null, Set.of())))
        .allMatch(call -> call.contains("/auth/user/") || call.contains("/static/"));
  }

  @Test
  void everyOtherCallIsRefusedAndChangesNothing() {
    var callers =
        Map.of(
            new Visitor(null, Set.of()), Caller.anonymous(port),
            new Visitor("sof1", Set.of("sof")), Caller.signedIn(port, "sof1"),
            new Visitor("process1", Set.of("processowner")), Caller.signedIn(port, "process1"));
    var refused =
        Stream.of(Answer.NOT_HERE, Answer.PAST_THE_LOG, Answer.SIGN_IN, Answer.NO_SUCH_ADDRESS)
            .map(Answer::message)
            .collect(Collectors.toSet());

    var answered = new TreeMap<String, String>();
    Stored.unchangedBy(
        () ->
            callers.forEach(
                (visitor, caller) -> {
                  var open = open(visitor);
                  calls().stream()
                      .filter(call -> !open.contains(call.toString()))
                      .forEach(
                          call -> {
                            var reply =
                                caller.send(call.method(), call.path(), "{}", "application/json");
                            if (!refused.contains(message(reply))) {
                              answered.put(visitor.userId() + " " + call, reply.toString());
                            }
                          });
                }));

    assertThat(answered).isEmpty();
  }

  @Test
  void allResourcesAreFound() {
    assertThat(calls()).hasSizeGreaterThan(400);
    assertThat(calls().stream().map(JaxRsCalls.Call::toString))
        .contains(
            "POST /admin/setup/{engine}/user/create",
            "POST /engine/engine/{name}/task/{id}/bpmnError",
            "PUT /engine/engine/{name}/task/{id}/localVariables/{varId}",
            "GET /engine/engine/{name}/history/user-operation",
            "POST /engine/engine/{name}/process-definition/key/{key}/start");
  }

  private static String message(Caller.Reply reply) {
    return reply.body().startsWith("{") ? reply.message() : reply.body();
  }

  private static Set<String> open(Visitor visitor) {
    return calls().stream()
        .filter(
            call ->
                OpenWays.ALL.stream()
                    .anyMatch(
                        way ->
                            way.leadsTo(call.method(), call.path(), visitor)
                                && visitor.is(way.openFor())))
        .map(JaxRsCalls.Call::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<JaxRsCalls.Call> calls() {
    return JaxRsCalls.ofWebapps();
  }

  private static Set<String> lines(String text) {
    return new TreeSet<>(text.lines().toList());
  }
}
