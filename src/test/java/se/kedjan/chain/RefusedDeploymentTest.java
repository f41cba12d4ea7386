package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.models.Models;
import se.kedjan.testing.IntegrationTest;

/** The guard stands in the engine's way, and lets the chain of the jar by. */
@IntegrationTest
class RefusedDeploymentTest {

  @Autowired private RepositoryService repository;
  @Autowired private JdbcClient jdbc;

  @Test
  void leavesNothingBehind() {
    var before = repository.createDeploymentQuery().count();

    assertThatThrownBy(
            () ->
                repository
                    .createDeployment()
                    .name("without its form")
                    .addString("follow-up.bpmn", Models.xml("follow-up"))
                    .deploy())
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("filen follow-up.form är inte bifogad");

    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    assertThat(repository.createProcessDefinitionQuery().latestVersion().list())
        .extracting(definition -> definition.getKey() + " " + definition.getVersion())
        .contains("follow-up 1");
  }

  @Test
  void aFormThatNothingTakesIsRefused() {
    assertThatThrownBy(
            () ->
                repository
                    .createDeployment()
                    .addString(
                        "tell-everything.form", "{\"id\":\"tell-everything\",\"components\":[]}")
                    .addString(
                        "follow-up.form",
                        "{\"id\":\"follow-up\",\"components\":[{\"type\":\"iframe\"}]}")
                    .deploy())
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("Inget i programmet tar emot formuläret «tell-everything»")
        .hasMessageContaining("follow-up.form: Formuläret går inte att läsa");
  }

  @Test
  void aTableThatAsksForMoreThanItMayIsRefusedAndNothingIsStored() {
    var before = stored();

    assertThatThrownBy(
            () ->
                repository
                    .createDeployment()
                    .addString("parameters.dmn", Models.dmn("parameters"))
                    .addString(
                        "deadlines.dmn",
                        Models.dmn("deadlines")
                            .replace("<text>activity</text>", "<text>outcome</text>")
                            .replace("\"Task_ObtainConsent\"", "\"Task_Gone\"")
                            .replaceFirst("<text>5</text>", "<text>5 + 5</text>"))
                    .deploy())
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("deadlines.dmn: Tabellen «Tidsfrister och eskalering» (deadlines)")
        .hasMessageContaining("frågar efter «outcome»")
        .hasMessageContaining("rad 2 (Deadline_ObtainConsent), gäller uppgiften «Task_Gone»")
        .hasMessageContaining("rad 1 (Deadline_ReceiveCase), har «5 + 5» i kolumnen «amount»");

    assertThat(stored()).isEqualTo(before);
  }

  /** The owner changes a deadline and attaches nothing else. */
  @Test
  void aTableAloneSpeaksOfTheStepsThatAreDeployed() {
    var deployment =
        repository.createDeployment().addString("deadlines.dmn", Models.dmn("deadlines")).deploy();

    repository.deleteDeployment(deployment.getId());
  }

  /** Whatever a deployment leaves: files, definitions and the row in the log. */
  private String stored() {
    return jdbc.sql(
            """
            select concat_ws(' ',
              (select count(*) from motor.act_re_deployment),
              (select count(*) from motor.act_ge_bytearray),
              (select count(*) from motor.act_re_procdef),
              (select count(*) from motor.act_re_decision_def),
              (select count(*) from motor.act_re_camformdef),
              (select count(*) from kedjan.responsibility_log))
            """)
        .query(String.class)
        .single();
  }
}
