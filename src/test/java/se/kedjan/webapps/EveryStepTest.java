package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.WeekSheet;
import se.kedjan.testing.WholeChain;
import se.kedjan.webapps.PlayedCases.Typed;

/**
 * Every step of every model, where the chain comes to it: who has it in a list, what its form shows
 * with consent as it is, with none and with protected personal data, what of variables and history
 * is answered, and what its form takes.
 */
@IntegrationTest
class EveryStepTest {

  private static final List<String> BAD_SHEETS =
      List.of(
          "{}",
          "[]",
          "null",
          "\"zfuzz\"",
          "{\"rows\":\"zfuzz\"}",
          "{\"rows\":[\"zfuzz\"]}",
          "{\"rows\":[{\"caseNumber\":\"' or 1=1 -- zfuzz\"}]}",
          "{\"version\":1e400,\"openingHours\":20,\"rows\":[]}",
          "{\"version\":0,\"openingHours\":20,\"rows\":[],\"<b>zfuzz</b>\":1}",
          "{\"rows\":[],\"@class\":\"java.net.URL\"}");
  private static final Set<String> NAMES =
      Set.of("givenName", "familyName", "newGivenName", "newFamilyName");

  private static final Pattern WORD = Pattern.compile("zw\\d{4}k");
  private static final List<String> SOMEBODY =
      List.of(
          "sof1",
          "sof2",
          "sofhead1",
          "corner1",
          "corner2",
          "cornerhead1",
          "amf1",
          "amf2",
          "amfhead1",
          "process1",
          "styr1",
          "logg1",
          "drift1");

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired FormService forms;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired RepositoryService repository;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired OpeningCase openingCase;

  private final Map<String, Typed> typed = new HashMap<>();
  private final Map<String, Party> parties = new HashMap<>();
  private final Set<String> steps = new TreeSet<>();
  private final Set<String> formsSeen = new TreeSet<>();
  private final Map<String, Set<String>> wrong = new TreeMap<>();
  private final Set<String> shown = new TreeSet<>();
  private final Map<String, Caller> callers = new HashMap<>();
  private final Random random = new Random(Long.getLong("kedjan.fuzz.seed", 20_261_122L));
  private int badForms;

  @Test
  void showsAndTakesWhatItMay() {
    new Story().play();

    assertThat(wrong).as("%d bad forms", badForms).isEmpty();
    assertThat(formsSeen)
        .isEqualTo(
            Stream.concat(Models.forms().stream(), Models.htmlForms().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(steps)
        .isEqualTo(
            Models.userTasks()
                .map(task -> task.getId())
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(shown).contains("CORNER to SOF", "SOF to CORNER", "CORNER to AMF", "SOF to AMF");
    assertThat(badForms).isGreaterThan(100);
    assertThat(Stored.tablesHolding(Nasty.WORD)).isEmpty();
  }

  private class Story extends WholeChain {

    Story() {
      super(EveryStepTest.this.chain, new Words());
    }

    @Override
    protected CaseId start(
        String staffId, String process, String form, Map<String, Object> values) {
      typedBy(party(staffId), values);
      badForms(
          staffId, "/process-definition/" + definition(process) + "/submit-form", form, values);
      return super.start(staffId, process, form, values);
    }

    @Override
    protected void startWithoutCase(
        String staffId, String process, String form, Map<String, Object> values) {
      typedBy(party(staffId), values);
      badForms(
          staffId, "/process-definition/" + definition(process) + "/submit-form", form, values);
      super.startWithoutCase(staffId, process, form, values);
    }

    @Override
    protected void submit(
        String staffId, CaseId caseId, String element, String form, Map<String, Object> values) {
      var open = chain.openStep(caseId, element);
      typedBy(open.party(), values);
      var isFirst = steps.add(element);
      if (isFirst) {
        SOMEBODY.forEach(who -> seesAtMost(who, caseId, open.taskId(), element, open.candidate()));
      }
      if (open.assignee() == null) {
        chain.staff().as(staffId, () -> tasks.claim(open.taskId(), staffId));
        if (isFirst) {
          SOMEBODY.forEach(
              who -> seesAtMost(who, caseId, open.taskId(), element, open.candidate()));
        }
      }
      seesByConsent(staffId, caseId, open.party(), open.taskId(), element);
      seesNoTextOfOthers(staffId, caseId, open.party(), open.taskId(), element);
      badForms(staffId, "/task/" + open.taskId() + "/submit-form", form, values);
      super.submit(staffId, caseId, element, form, values);
    }

    @Override
    protected void sheet(String staffId, String element, String taskId, Map<String, ?> payload) {
      badSheets(staffId, element, taskId);
      super.sheet(staffId, element, taskId, payload);
    }

    @Override
    protected void week(String taskId, WeekSheet sheet) {
      badSheets("corner1", "Task_RegisterAttendance", taskId);
      super.week(taskId, sheet);
    }

    @Override
    protected void review(String taskId, Map<String, Object> values) {
      steps.add("Task_ReviewAccessLog");
      SOMEBODY.forEach(
          who -> {
            var mine =
                chain.staff().as(who, () -> tasks.createTaskQuery().taskId(taskId).count() == 1);
            if (mine != who.equals("logg1")) {
              wrong("Task_ReviewAccessLog", who + (mine ? " has it" : " does not have it"));
            }
          });
      chain.staff().as("logg1", () -> tasks.claim(taskId, "logg1"));
      badForms("logg1", "/task/" + taskId + "/submit-form", "review-access-log", values);
      super.review(taskId, values);
    }
  }

  /** The step itself, and what the engine would tell of it through its other services. */
  private void seesAtMost(
      String who, CaseId caseId, String taskId, String element, String candidate) {
    var task = tasks.createTaskQuery().taskId(taskId).singleResult();
    var given = given(caseId);
    chain
        .staff()
        .as(
            who,
            () -> {
              var mine = tasks.createTaskQuery().taskId(taskId).count() == 1;
              var may =
                  task.getAssignee() == null
                      ? groups(who).contains(candidate)
                      : task.getAssignee().equals(who) || isDeputy(who, taskId);
              if (mine != may) {
                wrong(element, who + (mine ? " has it in the list" : " does not have it"));
              }
              var text = formText(taskId);
              if ((text == null) == mine) {
                wrong(element, who + (mine ? " cannot open its form" : " opens its form"));
              } else if (text != null && reaches(who, task.getAssignee(), taskId)) {
                judge(element, party(who), caseId, given, text);
              } else if (text != null) {
                words(text)
                    .forEach(word -> wrong(element, who + " reads in the pool " + typed.get(word)));
              }
              tellsNothing(who, caseId, taskId, element);
            });
  }

  private void tellsNothing(String who, CaseId caseId, String taskId, String element) {
    var variables =
        runtime.createVariableInstanceQuery().listPage(0, 1000).stream()
            .map(v -> v.getName())
            .toList();
    var owner = who.equals("process1");
    if (!owner && !variables.isEmpty()) {
      wrong(element, who + " reads variables of running cases");
    }
    if (owner && variables.stream().anyMatch(name -> ProcessVariable.named(name).isEmpty())) {
      wrong(element, who + " reads undeclared variables " + variables);
    }
    if (history.createHistoricVariableInstanceQuery().count() > 0
        || history.createHistoricTaskInstanceQuery().taskId(taskId).count() > 0
        || history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.number())
                .count()
            > 0
        || history.createHistoricDetailQuery().count() > 0
        || history.createUserOperationLogQuery().count() > 0) {
      wrong(element, who + " reads the engine's history");
    }
  }

  /** With consent as the case has it, and once more with all of it withdrawn. */
  private void seesByConsent(
      String staffId, CaseId caseId, Party reader, String taskId, String element) {
    var given = given(caseId);
    chain
        .staff()
        .as(
            staffId,
            () -> {
              judge(element, reader, caseId, given, formText(taskId));
              transaction.executeWithoutResult(
                  status -> {
                    withdraw(caseId);
                    judge(
                        element + " after withdrawal", reader, caseId, Set.of(), formText(taskId));
                    status.setRollbackOnly();
                  });
            });
  }

  /** With protected personal data nothing that another party typed, here or on «Ärendet». */
  private void seesNoTextOfOthers(
      String staffId, CaseId caseId, Party reader, String taskId, String element) {
    chain
        .staff()
        .as(
            staffId,
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      protect(caseId);
                      var text = formText(taskId) + openingCase.open(caseId, "case-page");
                      words(text).stream()
                          .filter(word -> parties.get(word) != reader)
                          // Who registered the person has the name, and what it was corrected to.
                          .filter(word -> !isName(word) || registeredBy(caseId) != reader)
                          .forEach(
                              word ->
                                  wrong(
                                      element + " protected",
                                      reader + " reads " + typed.get(word)));
                      status.setRollbackOnly();
                    }));
  }

  private void judge(
      String where, Party reader, CaseId caseId, Set<String> given, @Nullable String text) {
    for (var word : words(String.valueOf(text))) {
      var what = typed.get(word);
      var from = parties.get(word);
      if (reader == Party.PROCESS_OWNER && from != reader) {
        wrong(where, "the process owner reads " + what);
      } else if (from != reader) {
        var direction = from + " to " + reader;
        shown.add(direction);
        // Who it is, SOF tells on, whoever registered the case; who did has it put right too.
        if (!given.contains(direction)
            && !(isName(word) && given.contains("SOF to " + reader))
            && !(isName(word) && registeredBy(caseId) == reader)) {
          wrong(where, reader + " reads without consent " + what);
        }
      }
    }
  }

  private boolean isName(String word) {
    return typed.containsKey(word) && NAMES.contains(typed.get(word).field());
  }

  private void typedBy(Party party, Map<String, Object> values) {
    words(values.toString()).forEach(word -> parties.put(word, party));
  }

  private void badForms(String staffId, String path, String form, Map<String, Object> values) {
    if (!formsSeen.add(form)) {
      return;
    }
    var all = BadForms.of(form, values);
    var count = Integer.getInteger("kedjan.fuzz.count", 1_500) > 10_000 ? all.size() : 8;
    var caller = callers.computeIfAbsent(staffId, id -> Caller.signedIn(port, id));
    for (var body : BadForms.sample(all, count, random)) {
      badForms++;
      var reply = caller.post(Caller.ENGINE + path, body);
      try {
        reply.refusedWith(400);
      } catch (AssertionError e) {
        wrong(form, reply.status() + " " + reply.body() + " to " + body);
      }
    }
  }

  /**
   * Names stand in the grid: nobody reads it but who has taken the step, and fills it in rightly.
   */
  private void badSheets(String staffId, String element, String taskId) {
    if (!steps.add(element)) {
      return;
    }
    formsSeen.add(Filling.formOf(element));
    if (tasks.createTaskQuery().taskId(taskId).singleResult().getAssignee() == null) {
      chain.staff().as(staffId, () -> tasks.claim(taskId, staffId));
    }
    SOMEBODY.stream()
        .filter(who -> !who.equals(staffId))
        .forEach(
            who -> {
              var text = chain.staff().as(who, () -> formText(taskId));
              if (text != null && !(words(text).isEmpty() && !text.contains("caseNumber"))) {
                wrong(element, who + " reads the sheet");
              }
            });
    var caller = callers.computeIfAbsent(staffId, id -> Caller.signedIn(port, id));
    for (var bad : BAD_SHEETS) {
      badForms++;
      var body =
          Caller.write(
              Map.of("variables", Map.of("payload", Map.of("type", "Json", "value", bad))));
      var reply = caller.post(Caller.ENGINE + "/task/" + taskId + "/submit-form", body);
      try {
        reply.refusedWith(400);
      } catch (AssertionError e) {
        wrong(element, reply.status() + " " + reply.body() + " to " + body);
      }
    }
  }

  private void wrong(String where, String what) {
    wrong.computeIfAbsent(where, key -> new TreeSet<>()).add(what);
  }

  private @Nullable String formText(String taskId) {
    try {
      return forms.getTaskFormVariables(taskId).toString();
    } catch (AuthorizationException e) {
      return null;
    }
  }

  private Set<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean reaches(String who, @Nullable String assignee, String taskId) {
    return who.equals(assignee) || who.contains("head") || isDeputy(who, taskId);
  }

  private boolean isDeputy(String who, String taskId) {
    return jdbc.sql(
            "select exists (select 1 from motor.act_ru_identitylink where task_id_ = ? and type_ = 'candidate' and user_id_ = ?)")
        .params(taskId, who)
        .query(Boolean.class)
        .single();
  }

  private Set<String> given(CaseId caseId) {
    return jdbc.sql(
            """
            select from_party || ' to ' || receiver from (
              select distinct on (from_party, receiver) from_party, receiver, event
              from kedjan.consent where case_id = ? order by from_party, receiver, id desc) latest
            where event = 'given'
            """)
        .param(caseId.number())
        .query(String.class)
        .set();
  }

  private Party registeredBy(CaseId caseId) {
    return Party.valueOf(
        jdbc.sql("select registered_by_party from kedjan.case_file where number = ?")
            .param(caseId.number())
            .query(String.class)
            .single());
  }

  private void protect(CaseId caseId) {
    jdbc.sql(
            """
            insert into kedjan.protected_identity (case_id, alias, since)
            select ?, 'Almen', ? where not kedjan.is_protected(?)
            """)
        .params(caseId.number(), chain.clock().today(), caseId.number())
        .update();
  }

  private void withdraw(CaseId caseId) {
    jdbc.sql(
            """
            insert into kedjan.consent (case_id, from_party, receiver, event, valid_from, at, taken_by, taken_by_party)
            select distinct case_id, from_party, receiver, 'withdrawn', date '2025-01-01', now(), 'sof2', 'SOF'
            from kedjan.consent where case_id = ?
            """)
        .param(caseId.number())
        .update();
  }

  private String definition(String process) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(process)
        .latestVersion()
        .singleResult()
        .getId();
  }

  private static Set<String> groups(String who) {
    return who.equals("cornerhead1")
        ? Set.of("cornerhead", "corner")
        : Set.of(
            who.replaceAll("\\d", "")
                .replaceAll("^process$", "processowner")
                .replaceAll("^logg$", "logreview"));
  }

  private static Party party(String staffId) {
    return staffId.startsWith("boende")
        ? Party.SOF
        : Party.ofGroup(staffId.replaceAll("\\d", "")).orElse(Party.PROCESS_OWNER);
  }

  private class Words extends Filling {

    @Override
    protected String text(Field field) {
      if (field.pattern() != null || field.secret()) {
        return field.pattern() != null && field.pattern().startsWith("^[0-9+")
            ? "070-000 00 00"
            : super.text(field);
      }
      var word = "zw%04dk".formatted(typed.size());
      typed.put(word, new Typed(Party.SOF, field.form(), field.key()));
      return word;
    }
  }
}
