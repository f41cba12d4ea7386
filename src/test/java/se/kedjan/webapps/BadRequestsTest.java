package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.ProviderTest;
import se.kedjan.webapps.PlayedCases.Consent;
import se.kedjan.webapps.PlayedCases.Played;
import se.kedjan.webapps.RawCall.Answered;

/**
 * Bad calls of every way that is open: a fixed sample, and with {@code mvn verify -Pfuzz} tens of
 * thousands. Nothing breaks, nothing leaks, nothing is stored. Another seed: {@code
 * -Dkedjan.fuzz.seed=…}.
 */
@IntegrationTest
class BadRequestsTest {

  private static final Logger LOG = LoggerFactory.getLogger(BadRequestsTest.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> INSIDES =
      List.of(
          "exception",
          "\tat ",
          "java.",
          "org.camunda",
          "org.apache",
          "org.spring",
          "se.kedjan",
          "act_ru_",
          "act_hi_",
          "psql",
          "select ",
          "apache tomcat/",
          "root:x:0");

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired TaskService tasks;
  @Autowired FilterService filters;
  @Autowired RepositoryService repository;

  private final Map<String, String> wrong = new TreeMap<>();
  private final Map<String, Integer> out = new TreeMap<>();
  private final Map<Integer, Integer> answered = new TreeMap<>();

  @Test
  void nothingBreaksLeaksOrIsStored() {
    var seed = Long.getLong("kedjan.fuzz.seed", 20_261_122L);
    var count = Integer.getInteger("kedjan.fuzz.count", 1_500);
    var played = new PlayedCases(chain).play(Consent.GIVEN);
    var waiting = Journey.on(chain).registeredBy("sof1");
    var visitors = visitors();
    var requests = new BadRequests(seed, visitors, ids(played), fields());
    // Once through all pages first, so that nothing is only now set up.
    visitors.values().forEach(caller -> caller.get("/camunda/app/tasklist/default/"));

    var before = Stored.everything();
    for (var n = 0; n < count; n++) {
      var call = requests.next(n);
      var answer = call.send(port);
      judge(n, call, answer, played);
      if (answer.status() == 401) {
        signInAgain(call.visitor(), visitors);
      }
    }
    var changed = Stored.changedSince(before);

    LOG.info("Seed {}, {} bad calls answered with {}.", seed, count, answered);
    LOG.info("Signed in again: {}", out);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    // Who has looked into the log of readings, and for whom, is noted as well.
    assertThat(changed).isSubsetOf("kedjan.read_log", "kedjan.read_log_search");
    assertThat(Stored.tablesHolding(Nasty.WORD)).isEmpty();
    assertThat(answered).containsKeys(200, 400, 401, 403, 404, 413, 415);
    assertThat(answered.get(401))
        .as("calls that came no further than the door")
        .isLessThan(count / 10);
    goesOnAsIfNothingHadHappened(waiting, visitors.get("sof1"));
  }

  private void judge(int n, RawCall call, Answered answer, Played played) {
    answered.merge(answer.status(), 1, Integer::sum);
    if (answer.status() == 401 && !call.visitor().equals("nobody")) {
      out.merge(call.visitor(), 1, Integer::sum);
    }
    if (answer.status() == 0 || answer.status() >= 500) {
      wrong(n, call, answer, "fails");
    }
    var changes = call.way().template().matches(".*/(submit-form|claim|unclaim)");
    if (changes && answer.status() < 300 && call.method().equals("POST")) {
      wrong(n, call, answer, "is let through");
    }
    if (!played.wordsIn(answer.text()).isEmpty()) {
      wrong(n, call, answer, "shows what is noted in a case of others");
    }
    if (answer.head().contains("Set-Cookie: zfuzz")) {
      wrong(n, call, answer, "sets a header of the caller's");
    }
    if (answer.status() >= 400) {
      var text = answer.text().toLowerCase(Locale.ROOT);
      if (INSIDES.stream().anyMatch(text::contains)) {
        wrong(n, call, answer, "tells how it works inside");
      }
      // What the server cannot read at all never comes to us; who asks for a page gets one.
      var unread = !answer.isJson() && answer.status() == 400;
      var page =
          (SignInPages.PAGES.contains(call.way().template()) || call.asksForPage())
              && answer.text().contains("lang=\"sv\"");
      if (!call.method().equals("HEAD") && !unread && !page && !isSwedish(answer)) {
        wrong(n, call, answer, "is not refused in Swedish");
      }
    }
  }

  /**
   * A changing call without its token ends the session (the engine's own guard against forged
   * calls); the rest of the visitor's calls shall come further than the door. Not the break-glass
   * account, whose signing in is logged.
   */
  private void signInAgain(String visitor, Map<String, Caller> visitors) {
    if (!visitor.equals("nobody") && !visitor.equals(ProviderTest.BREAK_GLASS)) {
      visitors.put(visitor, Caller.signedIn(port, visitor));
    }
  }

  private static boolean isSwedish(Answered answer) {
    try {
      var said = JSON.readTree(answer.text()).path("message").asText();
      return answer.isJson() && said.matches("(?s)\\p{Lu}.*[.].*");
    } catch (IOException e) {
      return false;
    }
  }

  private void wrong(int n, RawCall call, Answered answer, String what) {
    wrong.putIfAbsent(
        what + " " + call.way().method() + " " + call.way().template(),
        "%d: %s -> %d %s".formatted(n, call, answer.status(), shortly(answer.text())));
  }

  /** A case that waited all the while is taken and received. */
  private void goesOnAsIfNothingHadHappened(Journey waiting, Caller sof) {
    var task = chain.openStep(waiting.caseId(), "Task_ReceiveCase").taskId();
    assertThat(
            sof.post(Caller.ENGINE + "/task/" + task + "/claim", Map.of("userId", "sof1")).status())
        .isEqualTo(204);
    assertThat(
            sof.submit(task, Map.of("reception", "accepted", "responsibleCaseworker", "sof2"))
                .status())
        .isEqualTo(204);
    waiting.waitsFor("Task_ObtainConsent");
  }

  /** None of them has to do with the case whose words are looked for. */
  private Map<String, Caller> visitors() {
    var visitors = new TreeMap<String, Caller>();
    for (var staffId : List.of("sof1", "metod1", "amf1", "process1", "logg1", "regi1")) {
      visitors.put(staffId, Caller.signedIn(port, staffId));
    }
    visitors.put(ProviderTest.BREAK_GLASS, Caller.breakGlass(port));
    visitors.put("nobody", Caller.anonymous(port));
    return visitors;
  }

  private List<String> ids(Played played) {
    var ids = new ArrayList<>(played.tasks().values());
    var task = tasks.createTaskQuery().taskId(ids.get(0)).singleResult();
    ids.add(task.getProcessInstanceId());
    ids.add(task.getProcessDefinitionId());
    ids.add(played.caseId().number());
    var definition = repository.getProcessDefinition(task.getProcessDefinitionId());
    ids.add(definition.getDeploymentId());
    ids.add(repository.getDeploymentResources(definition.getDeploymentId()).get(0).getId());
    filters.createFilterQuery().list().stream().map(Filter::getId).forEach(ids::add);
    ids.add("00000000-0000-0000-0000-000000000000");
    ids.add("finns-inte-1");
    ids.add("a1");
    return ids;
  }

  private static List<String> fields() {
    return Stream.concat(
            Models.forms().stream()
                .flatMap(form -> Filling.fields(form).stream().map(Filling.Field::key)),
            Stream.of("caseNumber", "caseSummary"))
        .distinct()
        .sorted()
        .toList();
  }

  private static String shortly(String text) {
    return text.length() > 300 ? text.substring(0, 300) : text;
  }
}
