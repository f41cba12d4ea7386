package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.junit.jupiter.api.Test;
import se.kedjan.models.Code;
import se.kedjan.models.Models;

class ModelGuardTest {

  private final ModelGuard guard =
      new ModelGuard(
          new ModelRules(
              Code.beans(JavaDelegate.class).keySet(),
              Code.beans(ExecutionListener.class).keySet()),
          () -> (formId, form) -> Optional.of("Okänt.").filter(p -> formId.equals("unknown")),
          act -> {});

  @Test
  void letsTheChainOfTheJarIn() {
    assertThatCode(() -> guard.deploy(deployment(chain()))).doesNotThrowAnyException();
  }

  @Test
  void namesAllThatIsWrongInAllFilesAtOnce() {
    var files = chain();
    files.computeIfPresent("follow-up.bpmn", (name, xml) -> xml.replace("\"sof\"", "\"amf\""));
    files.computeIfPresent("transition.bpmn", (name, xml) -> xml.replace("Redo?", "Redo"));
    files.remove("raise-transition.form");

    var refusal = refusal(files);

    assertThat(refusal)
        .hasMessage(
            """
            Modellen tas inte emot. Rätta detta först:
            - follow-up.bpmn: Uppgiften «Följ upp individuellt» (Task_FollowUp) har kandidatgruppen \
            «amf» men står i banan «SOF». Där är gruppen «sof» eller «sofhead».
            - transition.bpmn: Starthändelsen «Bedömning föreslagen» (StartEvent_AssessmentProposed) \
            har formuläret «raise-transition», men filen raise-transition.form är inte bifogad.
            - transition.bpmn: Gatewayen «Redo» (Gateway_Ready) ställer ingen fråga. Ge den ett namn \
            som slutar med frågetecken.""");
    assertThat(refusal.getResorceReports())
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.getResourceName()).isEqualTo("follow-up.bpmn");
              assertThat(report.getErrors())
                  .extracting(Problem::getMainElementId)
                  .containsExactly(
                      "Task_FollowUp", "StartEvent_AssessmentProposed", "Gateway_Ready");
            });
  }

  @Test
  void saysSoWhereAFileIsNoModel() {
    assertThat(refusal(Map.of("follow-up.bpmn", "<definitions>")))
        .hasMessageStartingWith(
            "Modellen tas inte emot. Rätta detta först:\n"
                + "- follow-up.bpmn: Filen går inte att läsa som BPMN. ");
  }

  @Test
  void looksAtModelsUnderTheirOlderEndingToo() {
    assertThat(refusal(Map.of("follow-up.bpmn20.xml", Models.xml("follow-up"))))
        .hasMessageContaining("filen follow-up.form är inte bifogad");
  }

  @Test
  void asksWhetherAFormCanBeUsed() {
    assertThat(refusal(Map.of("unknown.form", "{}")))
        .hasMessage("Modellen tas inte emot. Rätta detta först:\n- unknown.form: Okänt.");
  }

  @Test
  void leavesFilesOfOtherKindsToOthers() {
    assertThatCode(() -> guard.deploy(deployment(Map.of("x.dmn", "<x/>", "x.form", "{}"))))
        .doesNotThrowAnyException();
  }

  @Test
  void neverJudgesWhatIsAlreadyDeployed() {
    var earlier = deployment(Map.of("follow-up.bpmn", "<definitions>"));
    earlier.setNew(false);

    assertThatCode(() -> guard.deploy(earlier)).doesNotThrowAnyException();
  }

  private ParseException refusal(Map<String, String> files) {
    return catchThrowableOfType(ParseException.class, () -> guard.deploy(deployment(files)));
  }

  private static Map<String, String> chain() {
    var files = new TreeMap<String, String>();
    Models.names().forEach(name -> files.put(name + ".bpmn", Models.xml(name)));
    Models.forms().forEach(form -> files.put(form + ".form", "{}"));
    return files;
  }

  private static DeploymentEntity deployment(Map<String, String> files) {
    var deployment = new DeploymentEntity();
    deployment.setNew(true);
    files.forEach(
        (name, text) -> {
          var resource = new ResourceEntity();
          resource.setName(name);
          resource.setBytes(text.getBytes(StandardCharsets.UTF_8));
          deployment.addResource(resource);
        });
    return deployment;
  }
}
