package se.kedjan.browser;

import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.testing.Chain;
import se.kedjan.testing.MovableClock;
import se.kedjan.testing.Staff;

/**
 * The desks that staff work at: the same chain, driven by typing and clicking in Tasklist, so that
 * a journey reads the same here as through the services.
 */
final class Desks extends Chain {

  /** What each process is called in the list of those to start, and its form. */
  private static final Map<String, StartForm> STARTS =
      Map.of(
          "referral-chain", new StartForm("Från intresse till arbetsträning", "register-interest"),
          "transition", new StartForm("Övergång till arbetsträning", "raise-transition"),
          "protect-identity", new StartForm("Skyddade personuppgifter", "protect-identity"));

  private final Chromium chromium;
  private final String application;

  private Desks(Chromium chromium, String application, ApplicationContext context) {
    super(
        context.getBean(FormService.class),
        context.getBean(TaskService.class),
        context.getBean(RepositoryService.class),
        context.getBean(ManagementService.class),
        context.getBean(HistoryService.class),
        context.getBean(OpenSteps.class),
        context.getBean(Staff.class),
        context.getBean(MovableClock.class),
        context.getBean(WorkingDays.class),
        context.getBean(JdbcClient.class));
    this.chromium = chromium;
    this.application = application;
  }

  static Desks of(Chromium chromium, ApplicationContext context) {
    var port = context.getEnvironment().getRequiredProperty("local.server.port");
    return new Desks(chromium, "http://localhost:" + port, context);
  }

  /** Somebody's Tasklist, signed in, at the hour of the tests' clock. */
  Tasklist of(String staffId) {
    return chromium.tasklistOf(staffId, application).at(clock().instant());
  }

  /** Tasklist on a computer that nobody has used yet, before anybody has signed in. */
  Tasklist onFreshComputer() {
    return new Tasklist(chromium.fresh().newPage(), application).at(clock().instant());
  }

  Cockpit cockpit() {
    return new Cockpit(chromium.fresh().newPage(), application);
  }

  @Override
  public CaseId start(String staffId, String process, Map<String, ?> form) {
    var start = STARTS.get(process);
    return new CaseId(of(staffId).choose(start.process()).fill(start.form(), form).start());
  }

  @Override
  public void completeAs(String staffId, CaseId caseId, String element, Map<String, ?> form) {
    open(staffId, caseId, element).fill(formOf(element), form).complete();
  }

  /** Finds the task in the list where it must be, and opens it. */
  Tasklist open(String staffId, CaseId caseId, String element) {
    return open(of(staffId), caseId, element);
  }

  Tasklist open(Tasklist tasklist, CaseId caseId, String element) {
    var step = openStep(caseId, element);
    var list = step.assignee() == null ? step.party().laneName() + " – att ta" : "Mina uppgifter";
    return tasklist.open(caseId, step.stepName(), list);
  }

  /** One stem from picture to form: {@code Task_BookStudyVisit}, {@code book-study-visit}. */
  static String formOf(String element) {
    return element
        .substring("Task_".length())
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private record StartForm(String process, String form) {}
}
