package se.kedjan.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.SharedDatabase;

/** The one door: what passes is kept as it was typed, what does not leaves nothing behind. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTest {

  private static final String ODD =
      "Hon sa: \"Jag 'vill' – så är det\"\n\t<b onclick=\"alert(1)\">fet</b> & &amp; <!-- x --> </script>\r\n"
          + "åäö ÅÄÖ éü ß 漢字 العربية 👩‍👧‍👦 🇸🇪 e\u0301 \u00a0\u200b \\n \\u0041 ${1+1} #{x} {{x}} %s $1 ; drop table x; --";

  @Autowired Chain chain;
  @Autowired FormService forms;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  private Journey enrolling;
  private final JdbcTemplate superuser =
      new JdbcTemplate(SharedDatabase.postgres().getDatabase("postgres", "kedjan"));

  static Stream<Arguments> refused() {
    return Stream.of(
        spoiled(
            "a field that is missing",
            form -> form.remove("enrolledOn"),
            "«Inskrivningsdatum» måste fyllas i"),
        spoiled(
            "a field of another form",
            form -> form.put("reception", "accepted"),
            "inget fält med namnet «reception»"),
        spoiled(
            "too long",
            form -> form.put("tasks", "x".repeat(10_000)),
            "är för långt: 10000 tecken, högst 2000"),
        spoiled(
            "one character too long", form -> form.put("tasks", "x".repeat(2_001)), "2001 tecken"),
        spoiled(
            "a control character",
            form -> form.put("goals", "a\u0000b"),
            "tecken som inte kan sparas"),
        spoiled(
            "half a character", form -> form.put("goals", "a\ud83d"), "tecken som inte kan sparas"),
        spoiled(
            "outside the range", form -> form.put("hoursPerDay", 9), "måste vara mellan 1 och 8"),
        spoiled(
            "far outside the range",
            form -> form.put("hoursPerDay", -99999),
            "måste vara mellan 1 och 8"),
        spoiled("a huge number", form -> form.put("hoursPerDay", "1E+900000000"), "rimligt tal"),
        spoiled("no number", form -> form.put("hoursPerDay", "fem"), "måste vara ett tal"),
        spoiled(
            "a choice that is not there",
            form -> form.put("phase", "asleep"),
            "inte finns i listan"),
        spoiled(
            "one of the choices not there",
            form -> form.put("weekdays", List.of("mon", "sun")),
            "inte finns i listan"),
        spoiled(
            "nested choices",
            form -> form.put("weekdays", List.of(List.of("mon"))),
            "inte finns i listan"),
        spoiled(
            "choices nested beyond reason",
            form ->
                form.put(
                    "weekdays", SpinValues.jsonValue("[".repeat(5000) + "]".repeat(5000)).create()),
            ""),
        spoiled(
            "no JSON",
            form ->
                form.put(
                    "weekdays",
                    Variables.objectValue("x")
                        .serializationDataFormat("application/x-java-serialized-object")
                        .create()),
            "fel slags värde"),
        spoiled(
            "a Java object",
            form -> form.put("tasks", Variables.objectValue(Map.of()).create()),
            "fel slags värde"),
        spoiled(
            "a file",
            form -> form.put("tasks", Variables.fileValue("x").file(new byte[] {1}).create()),
            "fel slags värde"),
        spoiled("no date", form -> form.put("enrolledOn", "igår"), "måste vara ett datum"),
        spoiled("a day to come", form -> form.put("enrolledOn", "2099-01-01"), "framtiden"),
        spoiled("nothing at all", Map::clear, "måste fyllas i"));
  }

  /** A case for all that is refused, since nothing of it moves the case. */
  @BeforeAll
  void aCase() {
    enrolling = enrolling();
  }

  private static Arguments spoiled(
      String what, Consumer<Map<String, Object>> spoils, String message) {
    return Arguments.of(what, spoils, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String what, Consumer<Map<String, Object>> spoils, String message) {
    var step = chain.openStep(enrolling.caseId(), "Task_EnrolParticipant");
    var form = enrolling.enrolment();
    spoils.accept(form);
    var before = everything();

    assertThatThrownBy(() -> submit(step.assignee(), step.taskId(), form))
        .isInstanceOf(FormFieldValidationException.class)
        .hasMessageContaining(message);

    assertThat(everything()).isEqualTo(before);
    assertThat(chain.openStep(enrolling.caseId(), "Task_EnrolParticipant")).isEqualTo(step);
  }

  private Journey enrolling() {
    return Journey.on(chain)
        .registeredBy("sof1")
        .received()
        .consent("yes", "no")
        .visits("wants")
        .getsPlace()
        .tries("continues")
        .decides("yes");
  }

  @Test
  void aRefusedStartLeavesNoCase() {
    var before = everything();

    for (var spoils :
        List.<Consumer<Map<String, Object>>>of(
            form -> form.remove("consentToSof"),
            form -> form.put("consentToSof", false),
            form -> form.put("age", 17),
            form -> form.put("age", "17.5"),
            form -> form.put("phone", "ring mig"),
            form -> form.put("familyName", "x".repeat(101)),
            form -> form.put("caseNumber", "K-2020-0001"),
            form -> form.put("sofContact", "none"))) {
      var form = Journey.someone("sof");
      form.put("sofContactName", "Siv");
      spoils.accept(form);
      assertThatThrownBy(() -> chain.start("sof1", "referral-chain", form))
          .isInstanceOf(FormFieldValidationException.class);
    }

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void textIsKeptAsItWasTyped() throws Exception {
    var longest = ODD + "x".repeat(2_000 - ODD.length());
    var journey = enrolling();
    var form = journey.enrolment();
    form.put("tasks", ODD);
    form.put("goals", longest);
    journey.step("Task_EnrolParticipant", form);

    var row =
        jdbc.sql("select tasks, goals from kedjan.enrolment where case_id = ?")
            .param(journey.caseId().number())
            .query()
            .singleRow();
    assertThat(row).containsEntry("tasks", ODD).containsEntry("goals", longest);
    var submitted =
        new ObjectMapper()
            .readTree(
                jdbc.sql(
                        "select payload from kedjan.submission where case_id = ? and step = 'Task_EnrolParticipant'")
                    .param(journey.caseId().number())
                    .query(String.class)
                    .single());
    assertThat(submitted.path("tasks").asText()).isEqualTo(ODD);
    assertThat(submitted.path("goals").asText()).isEqualTo(longest);

    // Back again in the form, at the return.
    journey
        .step("Task_CarryOutSelfAssessment", journey.selfAssessment())
        .step(
            "Task_DrawUpRehabilitationPlan",
            Map.of(
                "rehabilitationGoals",
                ODD,
                "supportMeasures",
                "Samtal.",
                "reviewOn",
                journey.today().toString()))
        .step("Task_ConfirmResponsibilitySof", Map.of("responsibilityConfirmed", true))
        .step("Task_ConfirmResponsibilityCorner", Map.of("responsibilityConfirmed", true))
        .happens("relapse")
        .talks("leaves")
        .comesBackTo("enrolment")
        .getsPlace();
    assertThat(chain.prefill(journey.caseId(), "Task_EnrolParticipant"))
        .containsEntry("tasks", ODD)
        .containsEntry("goals", longest);
    assertThat(chain.prefill(journey.caseId(), "Task_DrawUpRehabilitationPlan"))
        .containsEntry("rehabilitationGoals", ODD);
  }

  /**
   * What stands in a text of the form, where Markdown and HTML are read, comes out as typed too.
   */
  @Test
  void aNameIsShownAsItIs() {
    var form = Journey.someone("sof");
    form.put("givenName", "<img src=x onerror=alert(1)>");
    form.put("familyName", "**Åsa** [x](javascript:alert(1))");
    var journey = Journey.on(chain).registered("sof1", form);

    assertThat(chain.prefill(journey.caseId(), "Task_ReceiveCase").get("caseSummary").toString())
        .contains("\\<img src=x onerror=alert\\(1\\)\\>")
        .contains("\\*\\*Åsa\\*\\* \\[x\\]\\(javascript:alert\\(1\\)\\)");
  }

  @Test
  void aTaskIsCompletedOnceAndBySomebodyElseNever() {
    var journey = Journey.on(chain).registeredBy("amf1");
    var step = chain.openStep(journey.caseId(), "Task_ReceiveCase");
    var form = Map.<String, Object>of("reception", "accepted", "responsibleCaseworker", "sof2");
    chain.staff().as("sof1", () -> tasks.claim(step.taskId(), "sof1"));

    assertThatThrownBy(() -> submit("sof2", step.taskId(), form)).isNotNull();
    assertThatThrownBy(() -> submit("amf1", step.taskId(), form)).isNotNull();
    assertThat(submissions(journey.caseId())).isZero();
    submit("sof1", step.taskId(), form);
    assertThat(catchThrowable(() -> submit("sof1", step.taskId(), form)))
        .as("the second click")
        .isNotNull();
    assertThat(submissions(journey.caseId())).isEqualTo(1);
    journey.waitsFor("Task_ObtainConsent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm-responsibility-amf", "secure-step-sof"})
  void aFormOfAnotherTaskIsRefused(String other) {
    var journey = Journey.on(chain).registeredBy("amf1");
    var form =
        new HashMap<String, Object>(
            other.startsWith("secure")
                ? Map.of("measure", "reminded")
                : Map.of("responsibilityConfirmed", true));

    assertThatThrownBy(() -> chain.complete(journey.caseId(), "Task_ReceiveCase", form))
        .hasMessageContaining("inget fält med namnet");
    assertThat(submissions(journey.caseId())).isZero();
  }

  private void submit(String staffId, String taskId, Map<String, Object> form) {
    chain.staff().as(staffId, () -> forms.submitTaskForm(taskId, new HashMap<>(form)));
  }

  private long submissions(CaseId caseId) {
    return jdbc.sql(
            "select count(*) from kedjan.submission where case_id = ? and task_id is not null")
        .param(caseId.number())
        .query(Long.class)
        .single();
  }

  /** How many rows each table has, ours and the engine's. */
  private List<Map<String, Object>> everything() {
    return superuser.queryForList(
        """
        select table_schema, table_name,
          (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', table_schema, table_name), false, true, '')))[1]::text as n
        from information_schema.tables where table_schema in ('kedjan', 'motor') and table_type = 'BASE TABLE' order by 1, 2
        """);
  }
}
