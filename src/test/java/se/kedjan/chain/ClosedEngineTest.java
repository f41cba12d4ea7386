package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Staff;

/** What the engine leaves open as it is shipped. */
@IntegrationTest
class ClosedEngineTest {

  @Autowired Chain chain;
  @Autowired Staff staff;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService repository;
  @Autowired HistoryService history;
  @Autowired IdentityService identity;
  @Autowired ManagementService management;
  @Autowired FilterService filters;
  @Autowired ProcessEngineConfiguration configuration;
  @Autowired JdbcClient jdbc;

  @Test
  void noListIsAskedForWithoutEnd() {
    var lists = new LinkedHashMap<String, ThrowingCallable>();
    lists.put("tasks", () -> tasks.createTaskQuery().list());
    lists.put("instances", () -> runtime.createProcessInstanceQuery().list());
    lists.put("variables", () -> runtime.createVariableInstanceQuery().list());
    lists.put("definitions", () -> repository.createProcessDefinitionQuery().list());
    lists.put("deployments", () -> repository.createDeploymentQuery().list());
    lists.put("history", () -> history.createHistoricTaskInstanceQuery().list());
    lists.put("users", () -> identity.createUserQuery().list());
    lists.put("jobs", () -> management.createJobQuery().list());
    lists.put("filters", () -> filters.createFilterQuery().list());
    lists.put("a long page", () -> tasks.createTaskQuery().listPage(0, 2001));

    for (var staffId : new String[] {"sof1", "process1"}) {
      lists.forEach(
          (name, list) ->
              assertThat(staff.as(staffId, () -> catchThrowable(list)))
                  .as(name)
                  .isInstanceOf(BadUserRequestException.class));
      staff.as(staffId, () -> tasks.createTaskQuery().listPage(0, 2000));
    }
  }

  @Test
  void nobodyWritesSqlOfTheirOwn() {
    var all = "select * from motor.";
    var queries = new LinkedHashMap<String, ThrowingCallable>();
    queries.put(
        "tasks", () -> tasks.createNativeTaskQuery().sql(all + "act_ru_task").listPage(0, 1));
    queries.put(
        "instances",
        () ->
            runtime
                .createNativeProcessInstanceQuery()
                .sql(all + "act_ru_execution")
                .listPage(0, 1));
    queries.put(
        "executions",
        () -> runtime.createNativeExecutionQuery().sql(all + "act_ru_execution").listPage(0, 1));
    queries.put(
        "users", () -> identity.createNativeUserQuery().sql(all + "act_id_user").listPage(0, 1));
    queries.put(
        "history",
        () ->
            history
                .createNativeHistoricVariableInstanceQuery()
                .sql(all + "act_hi_varinst")
                .listPage(0, 1));

    for (var staffId : new String[] {"sof1", "process1", "drift1"}) {
      queries.forEach(
          (name, query) ->
              assertThat(staff.as(staffId, () -> catchThrowable(query)))
                  .as(staffId + " " + name)
                  .isNotNull());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kort", "1234567890", "alltsammanssmått", "Losenord", "svag12345678"})
  void aWeakPasswordIsNotTaken(String password) {
    var user = identity.newUser("svag");
    user.setPassword(password);

    assertThatThrownBy(() -> identity.saveUser(user)).hasMessageContaining("assword");

    assertThat(identity.createUserQuery().userId("svag").count()).isZero();
  }

  /** The way by which stored bytes become code. */
  @Test
  void noJavaObjectIsStoredOrRead() {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseId.number())
            .listPage(0, 1)
            .get(0)
            .getId();
    var serialized =
        Variables.serializedObjectValue("rO0ABXNyAAxqYXZhLm5ldC5VUkw=")
            .serializationDataFormat(Variables.SerializationDataFormats.JAVA)
            .objectTypeName("java.net.URL")
            .create();

    assertThat(catchThrowable(() -> runtime.setVariable(instance, "outcome", serialized)))
        .isNotNull();
    assertThat(
            catchThrowable(
                () ->
                    runtime.setVariable(
                        instance,
                        "outcome",
                        Variables.objectValue(new java.util.ArrayList<>(Map.of("a", 1).keySet()))
                            .serializationDataFormat(Variables.SerializationDataFormats.JAVA)
                            .create())))
        .isNotNull();
    assertThat(
            jdbc.sql("select count(*) from motor.act_ru_variable where type_ = 'serializable'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** Where an attack of ours cannot show it, the switch itself. */
  @Test
  void theSwitchesStandAsTheyShould() {
    var engine = (ProcessEngineConfigurationImpl) configuration;

    assertThat(engine.isJavaSerializationFormatEnabled()).isFalse();
    assertThat(engine.isEnableXxeProcessing()).isFalse();
    assertThat(engine.isEnableExpressionsInAdhocQueries()).isFalse();
    assertThat(engine.isEnablePasswordPolicy()).isTrue();
    assertThat(engine.isCmmnEnabled()).isFalse();
    assertThat(engine.isAuthorizationEnabled()).isTrue();
    assertThat(engine.isMetricsEnabled()).isFalse();
    assertThat(engine.isHistoryCleanupEnabled()).isFalse();
    assertThat(engine.getQueryMaxResultsLimit()).isEqualTo(2000);
    assertThat(engine.getAdminUsers()).isEmpty();
  }

  /** What the engine used to send home is gone from this version; nothing of it has come back. */
  @Test
  void nothingIsSentHome() {
    assertThat(
            getClass()
                .getResource(
                    "/org/camunda/bpm/engine/impl/telemetry/reporter/TelemetryReporter.class"))
        .isNull();
  }
}
