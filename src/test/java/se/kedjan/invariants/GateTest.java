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
          entry("accept-handover-from-amf", 132),
          entry("accept-handover-from-amf opened", 20),
          entry("answer-corners-follow-up", 52),
          entry("answer-corners-follow-up opened", 17),
          entry("appoint-guide", 60),
          entry("appoint-guide opened", 16),
          entry("appoint-staff-amf", 64),
          entry("appoint-staff-amf opened", 18),
          entry("appoint-staff-corner", 81),
          entry("appoint-staff-corner opened", 17),
          entry("appoint-staff-sof", 64),
          entry("appoint-staff-sof opened", 18),
          entry("assess-absence", 58),
          entry("assess-absence opened", 20),
          entry("assess-deviation", 52),
          entry("assess-deviation opened", 17),
          entry("assess-readiness", 124),
          entry("assess-readiness opened", 26),
          entry("book-study-visit", 50),
          entry("book-study-visit opened", 22),
          entry("call-off-meeting", 94),
          entry("call-meeting", 95),
          entry("carry-out-decision-amf", 61),
          entry("carry-out-decision-amf opened", 17),
          entry("carry-out-decision-corner", 61),
          entry("carry-out-decision-corner opened", 16),
          entry("carry-out-decision-sof", 61),
          entry("carry-out-decision-sof opened", 17),
          entry("carry-out-self-assessment", 33),
          entry("carry-out-self-assessment opened", 15),
          entry("carry-out-study-visit", 54),
          entry("carry-out-study-visit opened", 18),
          entry("carry-out-trial", 56),
          entry("carry-out-trial opened", 14),
          entry("change-agreement-plan", 112),
          entry("change-consent", 128),
          entry("change-plan-and-support", 58),
          entry("change-plan-and-support opened", 17),
          entry("change-schedule", 43),
          entry("change-staff", 65),
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
          entry("confirm-alert-amf", 58),
          entry("confirm-alert-amf opened", 16),
          entry("confirm-alert-corner", 57),
          entry("confirm-alert-corner opened", 16),
          entry("confirm-alert-sof", 58),
          entry("confirm-alert-sof opened", 15),
          entry("confirm-guide", 51),
          entry("confirm-guide opened", 17),
          entry("confirm-meeting-amf", 51),
          entry("confirm-meeting-amf opened", 23),
          entry("confirm-meeting-corner", 43),
          entry("confirm-meeting-corner opened", 22),
          entry("confirm-meeting-sof", 47),
          entry("confirm-meeting-sof opened", 19),
          entry("confirm-responsibility-amf", 116),
          entry("confirm-responsibility-amf opened", 22),
          entry("confirm-responsibility-corner", 36),
          entry("confirm-responsibility-corner opened", 22),
          entry("confirm-responsibility-sof", 37),
          entry("confirm-responsibility-sof opened", 22),
          entry("confirm-study-visit", 63),
          entry("confirm-study-visit opened", 23),
          entry("consider-discharge", 51),
          entry("consider-discharge opened", 20),
          entry("consider-next-step", 51),
          entry("consider-next-step opened", 18),
          entry("contact-participant", 46),
          entry("contact-participant opened", 18),
          entry("correct-attendance", 54),
          entry("decide-after-pause", 128),
          entry("decide-after-pause opened", 19),
          entry("decide-after-withdrawal", 97),
          entry("decide-after-withdrawal opened", 17),
          entry("decide-enrolment", 164),
          entry("decide-enrolment opened", 22),
          entry("decide-pause-corner", 213),
          entry("decide-pause-corner opened", 17),
          entry("decide-pause-sof", 212),
          entry("decide-pause-sof opened", 18),
          entry("discharge-participant", 148),
          entry("discharge-participant opened", 13),
          entry("document-meeting-amf", 185),
          entry("document-meeting-amf opened", 18),
          entry("document-meeting-corner", 185),
          entry("document-meeting-corner opened", 17),
          entry("document-meeting-sof", 186),
          entry("document-meeting-sof opened", 19),
          entry("draw-up-rehabilitation-plan", 33),
          entry("draw-up-rehabilitation-plan opened", 16),
          entry("end-after-care", 88),
          entry("enrol-participant", 51),
          entry("enrol-participant opened", 15),
          entry("follow-up", 168),
          entry("follow-up opened", 22),
          entry("follow-up-after-closure-amf", 71),
          entry("follow-up-after-closure-amf opened", 17),
          entry("follow-up-after-closure-sof", 71),
          entry("follow-up-after-closure-sof opened", 17),
          entry("follow-work-training", 70),
          entry("follow-work-training opened", 15),
          entry("hear-sof-on-discharge", 52),
          entry("hear-sof-on-discharge opened", 16),
          entry("hold-case", 42),
          entry("hold-deviation-talk", 57),
          entry("hold-deviation-talk opened", 16),
          entry("hold-discharge-talk", 54),
          entry("hold-discharge-talk opened", 14),
          entry("hold-individual-talk", 59),
          entry("hold-individual-talk opened", 13),
          entry("hold-talk-before-discharge", 47),
          entry("hold-talk-before-discharge opened", 15),
          entry("keep-contact", 77),
          entry("keep-contact opened", 20),
          entry("name-guide", 65),
          entry("name-guide opened", 16),
          entry("obtain-consent", 146),
          entry("obtain-consent opened", 16),
          entry("obtain-consent-amf", 104),
          entry("obtain-consent-amf opened", 16),
          entry("obtain-consent-corner", 111),
          entry("obtain-consent-corner opened", 15),
          entry("offer-handover", 67),
          entry("offer-handover opened", 19),
          entry("offer-place", 102),
          entry("offer-place opened", 32),
          entry("plan-agreement-end", 61),
          entry("plan-agreement-end opened", 16),
          entry("plan-transition", 49),
          entry("plan-transition opened", 15),
          entry("protect-identity", 45),
          entry("raise-transition", 69),
          entry("receive-case", 104),
          entry("receive-case opened", 27),
          entry("reconcile-transition", 68),
          entry("reconcile-transition opened", 30),
          entry("record-persons-right", 47),
          entry("register-deviation", 49),
          entry("register-interest", 77),
          entry("renew-consent-amf", 64),
          entry("renew-consent-amf opened", 18),
          entry("renew-consent-corner", 63),
          entry("renew-consent-corner opened", 18),
          entry("renew-consent-sof", 78),
          entry("renew-consent-sof opened", 19),
          entry("reopen-case", 264),
          entry("repeat-self-assessment", 48),
          entry("repeat-self-assessment opened", 16),
          entry("request-pause", 112),
          entry("request-place", 48),
          entry("request-place opened", 14),
          entry("reserve-place", 69),
          entry("reserve-place opened", 29),
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
          entry("stop-case", 155),
          entry("summarise-after-return", 166),
          entry("summarise-after-return opened", 19),
          entry("summarise-after-stop", 134),
          entry("summarise-after-stop opened", 19),
          entry("summarise-after-withdrawal", 93),
          entry("summarise-after-withdrawal opened", 18),
          entry("summarise-and-close", 266),
          entry("summarise-and-close opened", 19),
          entry("supervise-participant", 132),
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
      super(GateTest.this.chain, new Unknown());
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

  /** Somebody of whom no other test has made a case: earlier ones are asked for too. */
  private static class Unknown extends Filling {
    @Override
    protected String text(Field field) {
      return field.secret() ? super.text(field) + "7" : super.text(field);
    }
  }
}
