package se.kedjan.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.responsibility.OpenSteps;
import se.kedjan.responsibility.OpenSteps.OpenStep;

/** The real chain, driven as staff drive it: through the forms, signed in, with rights on. */
public class Chain {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FormService forms;
  private final TaskService tasks;
  private final RepositoryService repository;
  private final ManagementService management;
  private final HistoryService history;
  private final OpenSteps openSteps;
  private final Staff staff;
  private final MovableClock clock;
  private final WorkingDays workingDays;
  private final JdbcClient jdbc;

  public Chain(
      FormService forms,
      TaskService tasks,
      RepositoryService repository,
      ManagementService management,
      HistoryService history,
      OpenSteps openSteps,
      Staff staff,
      MovableClock clock,
      WorkingDays workingDays,
      JdbcClient jdbc) {
    this.forms = forms;
    this.tasks = tasks;
    this.repository = repository;
    this.management = management;
    this.history = history;
    this.openSteps = openSteps;
    this.staff = staff;
    this.clock = clock;
    this.workingDays = workingDays;
    this.jdbc = jdbc;
  }

  public MovableClock clock() {
    return clock;
  }

  public Staff staff() {
    return staff;
  }

  /** Submits a start form as the member of staff. */
  public CaseId start(String staffId, String process, Map<String, ?> form) {
    return new CaseId(startWithoutCase(staffId, process, form));
  }

  /** As {@link #start}, for a form about many cases or none; returns what the process goes by. */
  public String startWithoutCase(String staffId, String process, Map<String, ?> form) {
    // As somebody who sees every model: a refusal is to come from the start, not from the search.
    var definition =
        staff.as(
            "process1",
            () ->
                repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .singleResult());
    return staff.as(
        staffId,
        () -> forms.submitStartForm(definition.getId(), new HashMap<>(form)).getBusinessKey());
  }

  /** The open steps of a case, by element id. */
  public List<String> openSteps(CaseId caseId) {
    return openSteps.of(caseId).stream().map(OpenStep::step).sorted().toList();
  }

  public OpenStep openStep(CaseId caseId, String element) {
    return openSteps.of(caseId).stream()
        .filter(step -> step.step().equals(element))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(caseId + " is not at " + element + " but " + openSteps(caseId)));
  }

  /** Completes the step as whom it is named for, else as somebody of its party. */
  public void complete(CaseId caseId, String element, Map<String, ?> form) {
    var step = openStep(caseId, element);
    var who = step.assignee() != null ? step.assignee() : Staff.someoneOf(step.candidate());
    completeAs(who, caseId, element, form);
  }

  /** Finds the task in the person's own list, takes it where it is in the pool, fills it in. */
  public void completeAs(String staffId, CaseId caseId, String element, Map<String, ?> form) {
    staff.as(
        staffId,
        () -> {
          var task = mine(caseId, element);
          if (task.getAssignee() == null) {
            tasks.claim(task.getId(), staffId);
          }
          forms.getTaskFormVariables(task.getId());
          forms.submitTaskForm(task.getId(), new HashMap<>(form));
        });
  }

  /**
   * What the form shows to whom the step is named for, else to somebody of its party who takes it.
   */
  public Map<String, Object> prefill(CaseId caseId, String element) {
    var step = openStep(caseId, element);
    var who = step.assignee() != null ? step.assignee() : Staff.someoneOf(step.candidate());
    return staff.as(
        who,
        () -> {
          if (step.assignee() == null) {
            tasks.claim(step.taskId(), who);
          }
          return forms.getTaskFormVariables(step.taskId());
        });
  }

  private Task mine(CaseId caseId, String element) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(caseId.number())
            .taskDefinitionKey(element)
            .singleResult();
    if (task == null) {
      throw new AssertionError("Not in the list: " + element + " of " + caseId);
    }
    return task;
  }

  /** Lets time pass for one case: its timers fire in their order, each at its moment. */
  public void passTo(CaseId caseId, LocalDate day) {
    fireUntil(day, caseId);
  }

  /** Lets time pass for everybody. */
  public void passTo(LocalDate day) {
    fireUntil(day, null);
  }

  /** The morning's look for late steps, now. */
  public void findOverdueSteps() {
    fire("overdue-watch");
  }

  /** The morning's look for what lies with leavers and cases that nobody has, now. */
  public void watchStaff() {
    fire("staff-watch");
  }

  /** The morning's look for consents that end, now. */
  public void watchConsents() {
    fire("consent-watch");
  }

  /**
   * The morning's look for agreements that end, now, and what a change of one leaves to be done:
   * for these cases alone.
   */
  public void watchAgreements(CaseId... cases) {
    asIfOthersHadBeenAsked(
        () -> {
          fireMessages("change-agreement");
          fire("agreement-watch");
        },
        cases);
  }

  /** All other cases that are open, and those of other tests are many, have a plan meanwhile. */
  public void asIfOthersHadBeenAsked(Runnable work, CaseId... cases) {
    jdbc.sql(
            """
            insert into kedjan.agreement_plan (case_id, agreement_to, asked_at)
            select f.number, a.valid_to, timestamptz 'epoch'
            from kedjan.case_file f, kedjan.agreement_period a
            where f.closed_on is null and a.valid_to is not null and f.number <> all (?) on conflict do nothing
            """)
        .param(Stream.of(cases).map(CaseId::number).toArray(String[]::new))
        .update();
    try {
      work.run();
    } finally {
      jdbc.sql("delete from kedjan.agreement_plan where asked_at = timestamptz 'epoch'").update();
    }
  }

  /**
   * The first Monday on or after the day from which so many weeks hold no public holiday: in them a
   * sheet has every day of a schedule.
   */
  public LocalDate mondayOfWholeWeeks(LocalDate from, int weeks) {
    var monday = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    while (!IntStream.range(0, weeks * 7)
        .mapToObj(monday::plusDays)
        .filter(day -> day.getDayOfWeek().getValue() <= 5)
        .allMatch(workingDays::isWorkingDay)) {
      monday = monday.plusDays(7);
    }
    return monday;
  }

  /** Friday's timer, now; the open task of that week, or nothing where it is closed already. */
  public java.util.Optional<String> openAttendanceWeek() {
    fire("attendance-week");
    // Weeks that no timer came for begin in processes of their own.
    management
        .createJobQuery()
        .processDefinitionKey("attendance-week")
        .messages()
        .list()
        .forEach(job -> management.executeJob(job.getId()));
    return openWeek(weekNumber());
  }

  /** The open task of that week. */
  public java.util.Optional<String> openWeek(String number) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number)
        .taskDefinitionKey("Task_RegisterAttendance")
        .list()
        .stream()
        .map(Task::getId)
        .findFirst();
  }

  private String weekNumber() {
    var today = clock.today().minusDays(4);
    return "V-%d-%02d-corner"
        .formatted(
            today.get(java.time.temporal.IsoFields.WEEK_BASED_YEAR),
            today.get(java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /** The open tasks of a step that is about no single case. */
  public List<String> openTasks(String element) {
    return tasks.createTaskQuery().taskDefinitionKey(element).list().stream()
        .map(Task::getId)
        .toList();
  }

  /** What the task's form shows to the member of staff. */
  public Map<String, Object> prefillOf(String staffId, String taskId) {
    return staff.as(staffId, () -> forms.getTaskFormVariables(taskId));
  }

  public void claim(String staffId, String taskId) {
    staff.as(staffId, () -> tasks.claim(taskId, staffId));
  }

  /** The morning's mails, now: written, not sent. */
  public void writeDigests() {
    fire("daily-digest");
  }

  /** Each mail that waits is tried once; returns how many did not go. */
  public int sendMails() {
    var failed = 0;
    for (var job :
        management.createJobQuery().processDefinitionKey("send-mail").messages().list()) {
      try {
        management.executeJob(job.getId());
      } catch (RuntimeException notSent) {
        failed++;
      }
    }
    return failed;
  }

  /** The night's erasure of cases whose time is out, now. */
  public void eraseDueCases() {
    fire("retention");
  }

  private void fire(String process) {
    var jobs = management.createJobQuery().processDefinitionKey(process);
    management.executeJob(jobs.timers().singleResult().getId());
    fireMessages(process);
  }

  private void fireMessages(String process) {
    management
        .createJobQuery()
        .processDefinitionKey(process)
        .messages()
        .list()
        .forEach(job -> management.executeJob(job.getId()));
  }

  /** The month's look into who has read what, now; returns the task of whoever does it. */
  public String drawReadings() {
    var jobs = management.createJobQuery().processDefinitionKey("access-log-review");
    management.executeJob(jobs.timers().singleResult().getId());
    management
        .createJobQuery()
        .processDefinitionKey("access-log-review")
        .messages()
        .list()
        .forEach(job -> management.executeJob(job.getId()));
    return tasks
        .createTaskQuery()
        .taskDefinitionKey("Task_ReviewAccessLog")
        .orderByTaskCreateTime()
        .desc()
        .list()
        .stream()
        .max(java.util.Comparator.comparing(Task::getCreateTime).thenComparing(this::number))
        .orElseThrow()
        .getId();
  }

  /**
   * The month's joint review, called now; the task of whoever convenes. Empty where the month has
   * been called already.
   */
  public Optional<Task> callCaseReview() {
    var before = openCaseReviews();
    fire("case-review");
    return openCaseReviews().stream()
        .filter(task -> before.stream().noneMatch(b -> b.getId().equals(task.getId())))
        .findFirst();
  }

  /** The joint reviews that nobody has held yet. */
  public List<Task> openCaseReviews() {
    return tasks.createTaskQuery().processDefinitionKey("case-review").list();
  }

  /**
   * Takes the task and sends the joint review, as the page does: a row of each case that it shows,
   * and those that are not in the payload as not talked about.
   */
  public void completeSheet(String staffId, String taskId, Map<String, ?> payload) {
    staff.as(
        staffId,
        () -> {
          if (tasks.createTaskQuery().taskId(taskId).singleResult().getAssignee() == null) {
            tasks.claim(taskId, staffId);
          }
          var shown = forms.getTaskFormVariables(taskId).get("rows");
          forms.submitTaskForm(taskId, payload(ReviewSheet.whole(shown, payload)));
        });
  }

  /** Sends a sheet as it was read earlier, whatever it shows by now. */
  public void completeSheetAsRead(String staffId, String taskId, JsonNode payload) {
    staff.as(staffId, () -> forms.submitTaskForm(taskId, payload(payload)));
  }

  private static VariableMap payload(JsonNode sent) {
    return Variables.putValue("payload", SpinValues.jsonValue(sent.toString()).create());
  }

  /**
   * The head of unit names the member of staff for the sheet, for today, where that is not so yet.
   */
  public void nameForSheet(String staffId, String sheet) {
    var today = clock.today();
    if (jdbc.sql(
            """
            select exists (select from kedjan.sheet_keeper where staff_id = :staff and sheet = :sheet
              and valid_from <= :today and (valid_to is null or valid_to >= :today))
            """)
        .param("staff", staffId)
        .param("sheet", sheet)
        .param("today", today)
        .query(Boolean.class)
        .single()) {
      return;
    }
    startWithoutCase(
        staffId.replaceAll("\\d", "").replaceFirst("boende|metod", "sof") + "head1",
        "name-sheet-keeper",
        Map.of(
            "keeperSheet",
            sheet,
            "keeperChange",
            "name",
            "keeperStaff",
            staffId,
            "keeperFrom",
            today.toString(),
            "keeperTo",
            today.toString()));
  }

  /** While the work is done the process owner's table says something else. */
  public void withTable(String name, String xml, Runnable work) {
    var changed = repository.createDeployment().addString(name + ".dmn", xml).deploy();
    try {
      work.run();
    } finally {
      repository.deleteDeployment(changed.getId());
    }
  }

  /** Takes the task out of the pool and fills it in, for a step that is about no case. */
  public void completeTask(String staffId, String taskId, Map<String, ?> form) {
    staff.as(
        staffId,
        () -> {
          if (tasks.createTaskQuery().taskId(taskId).singleResult().getAssignee() == null) {
            tasks.claim(taskId, staffId);
          }
          forms.getTaskFormVariables(taskId);
          forms.submitTaskForm(taskId, new HashMap<>(form));
        });
  }

  private int number(Task review) {
    return Integer.parseInt(
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceId(review.getProcessInstanceId())
            .singleResult()
            .getBusinessKey()
            .replace("L-", ""));
  }

  /** One question for each job, however many other cases have timers. */
  private void fireUntil(LocalDate day, @Nullable CaseId whose) {
    var end = day.atTime(8, 0).atZone(ClockConfiguration.ZONE).toInstant();
    while (true) {
      for (var message : jobs("j.type_ = 'message'", whose, end)) {
        management.executeJob(message.id());
      }
      var next = jobs("j.type_ = 'timer' and j.duedate_ < :end", whose, end);
      if (next.isEmpty()) {
        break;
      }
      if (next.get(0).due().isAfter(clock.instant())) {
        clock.moveTo(next.get(0).due());
      }
      management.executeJob(next.get(0).id());
    }
    if (end.isAfter(clock.instant())) {
      clock.moveTo(end);
    }
  }

  private record Due(String id, @Nullable Instant due) {}

  private List<Due> jobs(String which, @Nullable CaseId whose, Instant end) {
    return jdbc.sql(
            """
            select j.id_, j.duedate_ from motor.act_ru_job j
            left join motor.act_ru_execution p on p.id_ = j.process_instance_id_
            where %s and (cast(:case as text) is null or p.business_key_ = :case)
            order by j.duedate_, j.sequence_counter_ limit 50
            """
                .formatted(which))
        .param("case", whose == null ? null : whose.number())
        .param("end", Timestamp.from(end))
        .query(
            (row, n) -> {
              var due = row.getTimestamp(2);
              return new Due(row.getString(1), due == null ? null : due.toInstant());
            })
        .list();
  }
}
