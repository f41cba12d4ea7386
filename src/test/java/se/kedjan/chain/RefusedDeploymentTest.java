package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.models.Models;
import se.kedjan.testing.IntegrationTest;

/** The guard stands in the engine's way, and lets the chain of the jar by. */
@IntegrationTest
class RefusedDeploymentTest {

  @Autowired private RepositoryService repository;

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
}
