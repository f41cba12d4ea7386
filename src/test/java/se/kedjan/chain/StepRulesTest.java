package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.chain.BrokenModel.broken;
import static se.kedjan.chain.BrokenModel.brokenOnce;
import static se.kedjan.chain.BrokenModel.problems;

import java.util.HashSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.chain.ModelRules.Problem;
import se.kedjan.models.Models;

/**
 * Each rule of a step is broken once, in a real model, and says so in words that its owner
 * understands.
 */
class StepRulesTest {

  @Nested
  class EachStepHasOneParty {

    @Test
    void byStandingInALane() {
      assertThat(broken("follow-up", "<flowNodeRef>Task_FollowUp</flowNodeRef>", ""))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) står inte i någon bana."
                  + " Dra den till banan för den part som utför den.");
    }

    @Test
    void byStandingInOneLaneOnly() {
      assertThat(
              broken(
                  "transition",
                  "<flowNodeRef>Task_OfferHandover</flowNodeRef>",
                  "<flowNodeRef>Task_OfferHandover</flowNodeRef>"
                      + "<flowNodeRef>Task_PlanTransition</flowNodeRef>"))
          .containsExactly(
              "Uppgiften «Planera övergång» (Task_PlanTransition) står i flera banor (SOF, AMF)."
                  + " Låt den stå i en enda; ett gemensamt steg är en uppgift per part.");
    }

    @Test
    void whoseLaneBearsTheNameOfAParty() {
      assertThat(broken("follow-up", "name=\"SOF\"", "name=\"Soc\""))
          .containsExactly(
              "Banan «Soc» (Lane_Sof) är ingen part."
                  + " En bana heter SOF, Corner, AMF, Processägare eller Loggkontroll.");
    }

    @Test
    void whoseGroupTheStepHas() {
      assertThat(brokenOnce("follow-up", "candidateGroups=\"sof\"", "candidateGroups=\"corner\""))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) har kandidatgruppen «corner»"
                  + " men står i banan «SOF». Där är gruppen «sof» eller «sofhead».");
    }

    @Test
    void whoseHeadsOfUnitMayHaveTheStep() {
      assertThat(brokenOnce("follow-up", "candidateGroups=\"sof\"", "candidateGroups=\"sofhead\""))
          .isEmpty();
    }

    @Test
    void withOneGroup() {
      assertThat(
              brokenOnce("follow-up", "candidateGroups=\"sof\"", "candidateGroups=\"sof, corner\""))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) har flera kandidatgrupper (sof,"
                  + " corner). Ange en enda; ett gemensamt steg är en uppgift per part.");
    }

    @Test
    void withAGroup() {
      assertThat(brokenOnce("follow-up", " camunda:candidateGroups=\"sof\"", ""))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) saknar kandidatgrupp."
                  + " Ange partens grupp i camunda:candidateGroups.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignee", "candidateUsers"})
    void andNoPerson(String setting) {
      assertThat(
              broken(
                  "follow-up",
                  "<userTask id=\"Task_FollowUp\"",
                  "<userTask id=\"Task_FollowUp\" camunda:%s=\"demo\"".formatted(setting)))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) har inställningen «%s», som inte"
                      .formatted(setting)
                  + " används i kedjan. Personen utses i ärendet.");
    }

    @Test
    void andNoPersonTheOtherWay() {
      assertThat(
              broken(
                  "follow-up",
                  "<outgoing>Flow_FollowedUp</outgoing>",
                  "<outgoing>Flow_FollowedUp</outgoing><humanPerformer id=\"Person\"/>"))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) anger en person."
                  + " Personen utses i ärendet.");
    }

    @Test
    void alsoInsideASubProcess() {
      var inside =
          """
          <subProcess id="Activity_Inside" name="Inuti"><userTask id="Task_FollowUp" \
          """;
      assertThat(
              problems(
                  Models.xml("follow-up")
                      .replace("<userTask id=\"Task_FollowUp\" ", inside.strip() + " ")
                      .replaceFirst("</userTask>", "</userTask></subProcess>")
                      .replace(
                          "<flowNodeRef>Task_FollowUp</flowNodeRef>",
                          "<flowNodeRef>Activity_Inside</flowNodeRef>")))
          .isEmpty();
    }
  }

  @Nested
  class EachStepHasItsForm {

    @Test
    void givenByReference() {
      assertThat(
              broken(
                  "follow-up",
                  " camunda:formRef=\"follow-up\" camunda:formRefBinding=\"deployment\"",
                  ""))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) saknar formulär."
                  + " Ange det i camunda:formRef.");
    }

    @Test
    void fromTheSameDeployment() {
      assertThat(
              brokenOnce("follow-up", "formRefBinding=\"deployment\"", "formRefBinding=\"latest\""))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) ska ta formuläret ur samma"
                  + " driftsättning (formRefBinding «deployment»).");
    }

    @Test
    void whoseFileIsAttached() {
      var withoutForm = new HashSet<>(Models.resources());
      withoutForm.remove("follow-up.form");

      assertThat(BrokenModel.RULES.check(Models.model("follow-up"), withoutForm))
          .extracting(Problem::message)
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) har formuläret «follow-up», men"
                  + " filen follow-up.form är inte bifogad.");
    }

    @Test
    void orAnHtmlFormWithItsSchemaBeside() {
      var withHtml =
          Models.xml("follow-up")
              .replace(
                  "camunda:formRef=\"follow-up\" camunda:formRefBinding=\"deployment\"",
                  "camunda:formKey=\"embedded:deployment:follow-up.html\"");
      var files = new HashSet<>(Models.resources());
      files.add("follow-up.html");
      assertThat(BrokenModel.RULES.check(Models.parse(withHtml), files))
          .extracting(Problem::message)
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) har formuläret «follow-up», men"
                  + " filen follow-up.schema.json är inte bifogad.");

      files.add("follow-up.schema.json");
      assertThat(BrokenModel.RULES.check(Models.parse(withHtml), files)).isEmpty();
    }

    @Test
    void calledAsTheStep() {
      assertThat(broken("follow-up", "formRef=\"follow-up\"", "formRef=\"keep-contact\""))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) har formuläret «keep-contact» men"
                  + " heter så att formuläret ska vara «follow-up».");
    }

    @Test
    void andNoOther() {
      assertThat(
              broken(
                  "follow-up",
                  "camunda:formRef=\"follow-up\"",
                  "camunda:formRef=\"follow-up\" camunda:formKey=\"embedded:app:x.html\""))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) har inställningen «formKey», som"
                  + " inte används i kedjan. Formuläret anges i camunda:formRef.");
    }

    @Test
    void alsoWhereAProcessIsStartedByHand() {
      assertThat(
              broken(
                  "transition",
                  " camunda:formRef=\"raise-transition\" camunda:formRefBinding=\"deployment\"",
                  ""))
          .containsExactly(
              "Starthändelsen «Bedömning föreslagen» (StartEvent_AssessmentProposed) saknar"
                  + " formulär. Det som startas för hand startas genom ett formulär.");
    }
  }
}
