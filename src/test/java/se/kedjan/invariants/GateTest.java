package se.kedjan.invariants;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Statements;
import se.kedjan.testing.WholeChain;

/**
 * What staff do asks the database so much and no more, and commits once. The bounds are what was
 * measured when they were set, the dearest way through each step, and two more: raise one only
 * knowing what for.
 */
@IntegrationTest
class GateTest {

  private static final int HEADROOM = 2;

  @Autowired Chain chain;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired RepositoryService repository;

  /** Statements to list, take and open a step, and to complete it. */
  private static final Map<String, Integer> MEASURED =
      Map.ofEntries(
          entry("list", 3),
          entry("claim", 20),
          entry("accept-handover-from-amf", 116),
          entry("accept-handover-from-amf opened", 13),
          entry("appoint-guide", 56),
          entry("appoint-guide opened", 11),
          entry("assess-readiness", 64),
          entry("assess-readiness opened", 15),
          entry("book-study-visit", 47),
          entry("book-study-visit opened", 15),
          entry("carry-out-self-assessment", 32),
          entry("carry-out-self-assessment opened", 11),
          entry("carry-out-study-visit", 54),
          entry("carry-out-study-visit opened", 14),
          entry("carry-out-trial", 56),
          entry("carry-out-trial opened", 10),
          entry("check-decision", 53),
          entry("check-decision opened", 10),
          entry("comment-on-enrolment", 45),
          entry("comment-on-enrolment opened", 10),
          entry("comment-readiness-corner", 53),
          entry("comment-readiness-corner opened", 11),
          entry("comment-readiness-sof", 33),
          entry("comment-readiness-sof opened", 11),
          entry("comment-transition-corner", 53),
          entry("comment-transition-corner opened", 11),
          entry("comment-transition-sof", 33),
          entry("comment-transition-sof opened", 11),
          entry("confirm-guide", 95),
          entry("confirm-guide opened", 13),
          entry("confirm-responsibility-amf", 82),
          entry("confirm-responsibility-amf opened", 18),
          entry("confirm-responsibility-corner", 35),
          entry("confirm-responsibility-corner opened", 19),
          entry("confirm-responsibility-sof", 36),
          entry("confirm-responsibility-sof opened", 18),
          entry("confirm-study-visit", 61),
          entry("confirm-study-visit opened", 15),
          entry("decide-enrolment", 105),
          entry("decide-enrolment opened", 14),
          entry("discharge-participant", 96),
          entry("discharge-participant opened", 10),
          entry("draw-up-rehabilitation-plan", 32),
          entry("draw-up-rehabilitation-plan opened", 12),
          entry("enrol-participant", 36),
          entry("enrol-participant opened", 12),
          entry("follow-up", 101),
          entry("follow-up opened", 10),
          entry("follow-work-training", 67),
          entry("follow-work-training opened", 11),
          entry("hold-individual-talk", 99),
          entry("hold-individual-talk opened", 10),
          entry("keep-contact", 64),
          entry("keep-contact opened", 10),
          entry("obtain-consent", 85),
          entry("obtain-consent opened", 10),
          entry("offer-handover", 62),
          entry("offer-handover opened", 12),
          entry("offer-place", 66),
          entry("offer-place opened", 17),
          entry("plan-transition", 49),
          entry("plan-transition opened", 11),
          entry("raise-transition", 66),
          entry("receive-case", 79),
          entry("receive-case opened", 12),
          entry("reconcile-transition", 68),
          entry("reconcile-transition opened", 18),
          entry("register-interest", 67),
          entry("request-place", 45),
          entry("request-place opened", 10),
          entry("reserve-place", 115),
          entry("reserve-place opened", 17),
          entry("secure-step-amf", 60),
          entry("secure-step-amf opened", 11),
          entry("secure-step-corner", 60),
          entry("secure-step-corner opened", 11),
          entry("secure-step-process-owner", 60),
          entry("secure-step-process-owner opened", 10),
          entry("secure-step-sof", 60),
          entry("secure-step-sof opened", 11),
          entry("start-work-training", 121),
          entry("start-work-training opened", 11),
          entry("summarise-and-close", 87),
          entry("summarise-and-close opened", 11),
          entry("supervise-participant", 109),
          entry("supervise-participant opened", 11));

  private final Map<String, Integer> measured = new TreeMap<>();

  @Test
  void asksTheDatabaseNoMoreThanMeasured() {
    new Measured().play();

    var dearer =
        measured.entrySet().stream()
            .filter(step -> step.getValue() > MEASURED.getOrDefault(step.getKey(), 0) + HEADROOM)
            .map(step -> "entry(\"%s\", %d)".formatted(step.getKey(), step.getValue()))
            .collect(Collectors.joining(",\n"));
    assertThat(dearer).as("steps that ask the database for more than they did").isEmpty();
    assertThat(measured.keySet()).isEqualTo(MEASURED.keySet());
  }

  /** Every step as staff do it, each request counted by itself. */
  private class Measured extends WholeChain {

    Measured() {
      super(GateTest.this.chain, new Filling());
    }

    @Override
    protected CaseId start(
        String staffId, String process, String form, Map<String, Object> values) {
      var definition =
          repository
              .createProcessDefinitionQuery()
              .processDefinitionKey(process)
              .latestVersion()
              .singleResult()
              .getId();
      // Read once per start of the application, not per case.
      ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(definition);
      var caseId = new CaseId[1];
      chain
          .staff()
          .as(
              staffId,
              () ->
                  writes(
                      form,
                      () ->
                          caseId[0] =
                              new CaseId(
                                  forms
                                      .submitStartForm(definition, new HashMap<>(values))
                                      .getBusinessKey())));
      return caseId[0];
    }

    @Override
    protected void submit(
        String staffId, CaseId caseId, String element, String form, Map<String, Object> values) {
      var step = chain.openStep(caseId, element);
      chain
          .staff()
          .as(
              staffId,
              () -> {
                reads("list", () -> tasks.createTaskQuery().listPage(0, 15));
                if (step.assignee() == null) {
                  writes("claim", () -> tasks.claim(step.taskId(), staffId));
                }
                // Read once per start of the application, not per case.
                forms.getTaskFormVariables(step.taskId());
                // One row: the log of what was read.
                writes(form + " opened", () -> forms.getTaskFormVariables(step.taskId()));
                writes(form, () -> forms.submitTaskForm(step.taskId(), new HashMap<>(values)));
              });
    }

    private void writes(String what, Runnable request) {
      assertThat(count(what, request).writingCommits()).as("commits of " + what).isEqualTo(1);
    }

    private void reads(String what, Runnable request) {
      assertThat(count(what, request).writingCommits()).as("commits of " + what).isZero();
    }

    private Statements.Count count(String what, Runnable request) {
      var count = Statements.of(request);
      measured.merge(what, count.statements(), Math::max);
      return count;
    }
  }
}
