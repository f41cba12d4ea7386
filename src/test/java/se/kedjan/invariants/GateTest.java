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
          entry("accept-handover-from-amf", 121),
          entry("accept-handover-from-amf opened", 17),
          entry("appoint-guide", 63),
          entry("appoint-guide opened", 16),
          entry("assess-readiness", 69),
          entry("assess-readiness opened", 19),
          entry("book-study-visit", 50),
          entry("book-study-visit opened", 19),
          entry("carry-out-self-assessment", 33),
          entry("carry-out-self-assessment opened", 15),
          entry("carry-out-study-visit", 54),
          entry("carry-out-study-visit opened", 18),
          entry("carry-out-trial", 59),
          entry("carry-out-trial opened", 14),
          entry("change-consent", 95),
          entry("check-decision", 53),
          entry("check-decision opened", 14),
          entry("comment-on-enrolment", 48),
          entry("comment-on-enrolment opened", 14),
          entry("comment-readiness-corner", 56),
          entry("comment-readiness-corner opened", 14),
          entry("comment-readiness-sof", 34),
          entry("comment-readiness-sof opened", 15),
          entry("comment-transition-corner", 56),
          entry("comment-transition-corner opened", 14),
          entry("comment-transition-sof", 34),
          entry("comment-transition-sof opened", 15),
          entry("confirm-guide", 95),
          entry("confirm-guide opened", 17),
          entry("confirm-responsibility-amf", 85),
          entry("confirm-responsibility-amf opened", 22),
          entry("confirm-responsibility-corner", 36),
          entry("confirm-responsibility-corner opened", 22),
          entry("confirm-responsibility-sof", 37),
          entry("confirm-responsibility-sof opened", 22),
          entry("confirm-study-visit", 66),
          entry("confirm-study-visit opened", 20),
          entry("decide-after-withdrawal", 94),
          entry("decide-after-withdrawal opened", 17),
          entry("decide-enrolment", 109),
          entry("decide-enrolment opened", 18),
          entry("discharge-participant", 96),
          entry("discharge-participant opened", 13),
          entry("draw-up-rehabilitation-plan", 33),
          entry("draw-up-rehabilitation-plan opened", 16),
          entry("enrol-participant", 36),
          entry("enrol-participant opened", 15),
          entry("follow-up", 105),
          entry("follow-up opened", 14),
          entry("follow-work-training", 70),
          entry("follow-work-training opened", 15),
          entry("hold-case", 42),
          entry("hold-individual-talk", 99),
          entry("hold-individual-talk opened", 13),
          entry("keep-contact", 64),
          entry("keep-contact opened", 14),
          entry("name-guide", 65),
          entry("name-guide opened", 16),
          entry("obtain-consent", 85),
          entry("obtain-consent opened", 16),
          entry("obtain-consent-amf", 108),
          entry("obtain-consent-amf opened", 16),
          entry("obtain-consent-corner", 115),
          entry("obtain-consent-corner opened", 15),
          entry("offer-handover", 67),
          entry("offer-handover opened", 16),
          entry("offer-place", 66),
          entry("offer-place opened", 20),
          entry("plan-transition", 49),
          entry("plan-transition opened", 15),
          entry("protect-identity", 45),
          entry("raise-transition", 66),
          entry("receive-case", 92),
          entry("receive-case opened", 24),
          entry("reconcile-transition", 68),
          entry("reconcile-transition opened", 22),
          entry("record-persons-right", 40),
          entry("register-interest", 77),
          entry("renew-consent-amf", 64),
          entry("renew-consent-amf opened", 18),
          entry("renew-consent-corner", 63),
          entry("renew-consent-corner opened", 18),
          entry("renew-consent-sof", 82),
          entry("renew-consent-sof opened", 19),
          entry("request-place", 48),
          entry("request-place opened", 14),
          entry("reserve-place", 115),
          entry("reserve-place opened", 21),
          entry("secure-step-amf", 63),
          entry("secure-step-amf opened", 16),
          entry("secure-step-corner", 63),
          entry("secure-step-corner opened", 15),
          entry("secure-step-process-owner", 60),
          entry("secure-step-process-owner opened", 11),
          entry("secure-step-sof", 63),
          entry("secure-step-sof opened", 16),
          entry("start-work-training", 124),
          entry("start-work-training opened", 15),
          entry("summarise-after-withdrawal", 81),
          entry("summarise-after-withdrawal opened", 15),
          entry("summarise-and-close", 92),
          entry("summarise-and-close opened", 16),
          entry("supervise-participant", 114),
          entry("supervise-participant opened", 14));

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
