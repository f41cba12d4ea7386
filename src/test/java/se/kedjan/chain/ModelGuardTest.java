package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.models.Code;
import se.kedjan.models.Models;

class ModelGuardTest {

  private final ModelGuard guard =
      new ModelGuard(
          new ModelRules(
              Code.beans(JavaDelegate.class).keySet(),
              Code.beans(ExecutionListener.class).keySet()),
          TableRules.ofTheJar(),
          () -> (file, content) -> Optional.of("Okänt.").filter(p -> file.equals("unknown.form")),
          Map::of,
          act -> {});

  @Test
  void letsTheChainOfTheJarIn() {
    assertThatCode(() -> guard.deploy(deployment(chain()))).doesNotThrowAnyException();
  }

  @Test
  void namesAllThatIsWrongInAllFilesAtOnce() {
    var files = chain();
    files.computeIfPresent("follow-up.bpmn", (name, xml) -> xml.replaceFirst("\"sof\"", "\"amf\""));
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

  @ParameterizedTest
  @CsvSource({
    "page.html,Formuläret saknar sitt schema. Bifoga också page.schema.json.",
    "page.schema.json,Schemat hör till ett formulär som saknas. Bifoga också page.html."
  })
  void takesNoHalfOfAnHtmlForm(String name, String problem) {
    assertThat(refusal(Map.of(name, "x")))
        .hasMessage(
            "Modellen tas inte emot. Rätta detta först:\n- %s: %s".formatted(name, problem));
  }

  @Test
  void namesAModelAndATableThatAreWrongTogether() {
    var files = chain();
    files.computeIfPresent("transition.bpmn", (name, xml) -> xml.replace("Redo?", "Redo"));
    files.computeIfPresent("deadlines.dmn", (name, xml) -> xml.replace("UNIQUE", "FIRST"));

    assertThat(refusal(files))
        .hasMessage(
            """
            Modellen tas inte emot. Rätta detta först:
            - deadlines.dmn: Tabellen «Tidsfrister och eskalering» (deadlines) har en annan \
            träffregel än «Unique». Koden läser en enda rad.
            - transition.bpmn: Gatewayen «Redo» (Gateway_Ready) ställer ingen fråga. Ge den ett namn \
            som slutar med frågetecken.""");
  }

  @Test
  void saysSoWhereAFileIsNoTable() {
    for (var name : List.of("deadlines.dmn", "deadlines.dmn11.xml")) {
      assertThat(refusal(Map.of(name, "<definitions>")))
          .hasMessageStartingWith(
              "Modellen tas inte emot. Rätta detta först:\n- "
                  + name
                  + ": Filen går inte att läsa som DMN. ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"script.js", "page.htm", "case.cmmn", "model.bpmn.bak", "noending"})
  void takesNoFilesOfOtherKinds(String name) {
    assertThat(refusal(Map.of(name, "x")))
        .hasMessage(
            "Modellen tas inte emot. Rätta detta först:\n- "
                + name
                + ": Filen är varken modell (.bpmn), tabell (.dmn) eller formulär (.form, eller .html med .schema.json). Ta bort den.");
  }

  /** A file outside the deployment is not fetched, and its content is told to nobody. */
  @ParameterizedTest
  @ValueSource(strings = {"follow-up.bpmn", "deadlines.dmn"})
  void fetchesNothingThatAFilePointsAt(String name, @TempDir Path directory) throws IOException {
    var secret = Files.writeString(directory.resolve("secret"), "hemligt");
    var xml = name.endsWith("bpmn") ? Models.xml("follow-up") : Models.dmn("deadlines");
    var files = chain();
    files.put(
        name,
        xml.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>")
            .replaceFirst("</(?=[a-z:]*definitions)", "<!-- -->&e;</"));

    assertThat(refusal(files))
        .hasMessageContaining(name + ": Filen går inte att läsa som")
        .hasMessageNotContaining("hemligt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"follow-up.bpmn", "deadlines.dmn"})
  void doesNotUnfoldABomb(String name) {
    var bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e0 \"haha\">");
    for (var i = 1; i < 40; i++) {
      bomb.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
    }
    bomb.append("]><definitions>&e39;</definitions>");

    var refused =
        assertTimeout(Duration.ofSeconds(10), () -> refusal(Map.of(name, bomb.toString())));

    assertThat(refused).hasMessageContaining("Filen går inte att läsa som");
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
    Models.htmlForms()
        .forEach(
            form -> {
              files.put(form + ".html", "x");
              files.put(form + ".schema.json", "x");
            });
    List.of("deadlines", "parameters").forEach(name -> files.put(name + ".dmn", Models.dmn(name)));
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
