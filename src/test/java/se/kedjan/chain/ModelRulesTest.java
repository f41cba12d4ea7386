package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.chain.ModelRules.Problem;
import se.kedjan.models.Code;
import se.kedjan.models.Models;

/** Each rule is broken once, in a real model, and says so in words that its owner understands. */
class ModelRulesTest {

  private static final ModelRules RULES =
      new ModelRules(
          Code.beans(JavaDelegate.class).keySet(), Code.beans(ExecutionListener.class).keySet());

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void findsNothingWrongWithTheModelsAsTheyAre(String name) {
    assertThat(RULES.check(Models.model(name), Models.resources())).isEmpty();
  }

  @Test
  void reportsAllProblemsAtOnceWithTheIdOfEachElement() {
    var xml =
        Models.xml("follow-up")
            .replaceFirst("camunda:candidateGroups=\"sof\"", "camunda:candidateGroups=\"amf\"")
            .replace("name=\"Redo att gå vidare?\" ", "")
            .replace("'readyForTransition'", "'ready'");

    assertThat(RULES.check(Models.parse(xml), Models.resources()))
        .extracting(Problem::elementId)
        .containsExactlyInAnyOrder("Task_FollowUp", "Gateway_FollowUp", "Flow_ReadyForTransition");
  }

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
  class AStepRestsOnConsent {

    private static final String RESTS = "name=\"restsOn\" value=\"SOF&gt;CORNER\"";
    private static final String HOST = "(Task_ConfirmStudyVisit)";

    @ParameterizedTest
    @ValueSource(strings = {"SOF", "SOF-CORNER", "SOF&gt;SOF", "SOF&gt;REGION", ""})
    void inADirectionThatThereIs(String value) {
      assertThat(restsOn(value))
          .anySatisfy(
              problem -> assertThat(problem).contains(HOST, "inte är en riktning för samtycke"));
    }

    @Test
    void thatConcernsItsOwnParty() {
      assertThat(restsOn("SOF&gt;AMF"))
          .containsExactly(
              "Uppgiften «Bekräfta studiebesök» (Task_ConfirmStudyVisit) vilar på «SOF>AMF» men hör"
                  + " till Corner, som varken berättar eller får veta där.");
    }

    @Test
    void orOnSeveral() {
      assertThat(restsOn("SOF&gt;CORNER CORNER&gt;AMF")).isEmpty();
    }

    @Test
    void butNeverAtSof() {
      assertThat(
              broken(
                  "follow-up",
                  "<incoming>Flow_ToFollowUp</incoming>",
                  "<extensionElements><camunda:properties><camunda:property "
                      + RESTS
                      + "/></camunda:properties></extensionElements><incoming>Flow_ToFollowUp</incoming>"))
          .anySatisfy(problem -> assertThat(problem).contains("kan inte vila på ett samtycke"));
    }

    @Test
    void andIsSkippedOrNot() {
      assertThat(
              problems(
                  Models.xml("referral-chain").replaceFirst("value=\"skip\"", "value=\"leave\"")))
          .containsExactly(
              "Uppgiften «Utse guide» (Task_AppointGuide) har withoutConsent «leave»."
                  + " Det som finns är skip.");
    }

    private List<String> restsOn(String value) {
      var xml = Models.xml("referral-chain");
      var at = xml.indexOf(RESTS, xml.indexOf("<userTask id=\"Task_ConfirmStudyVisit\""));
      return problems(
          xml.substring(0, at)
              + "name=\"restsOn\" value=\""
              + value
              + "\""
              + xml.substring(at + RESTS.length()));
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

      assertThat(RULES.check(Models.model("follow-up"), withoutForm))
          .extracting(Problem::message)
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) har formuläret «follow-up», men"
                  + " filen follow-up.form är inte bifogad.");
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

  @Nested
  class IdsAndNamesTell {

    @ParameterizedTest
    @CsvSource({
      "Task_FollowUp, Task_0x1y2z3, Uppgiften «Följ upp individuellt», Task",
      "Task_FollowUp, Activity_FollowUp, Uppgiften «Följ upp individuellt», Task",
      "Event_FollowUpDue, Event_1abc234, Händelsen «Dags för uppföljning», Event",
      "Gateway_FollowUp, Gateway_0abc123, Gatewayen «Redo att gå vidare?», Gateway",
      "Flow_ReadyForTransition, Flow_0abc123, Flödet «Ja», Flow",
      "Lane_Sof, Lane_0abc123, Banan «SOF», Lane",
      "Message_TransitionRaised, Message_0abc123, Meddelandet «TransitionRaised», Message"
    })
    void soThatCodeCanLeanOnThem(String id, String generated, String called, String prefix) {
      assertThat(problems(Models.xml("follow-up").replace(id, generated)))
          .containsExactly(
              "%s (%s) har ett id som inte säger något. Skriv det på engelska, som %s_BookStudyVisit."
                  .formatted(called, generated, prefix));
    }

    @Test
    void forEachStep() {
      assertThat(broken("follow-up", "name=\"Följ upp individuellt\" ", ""))
          .containsExactly(
              "Uppgiften Task_FollowUp saknar namn. Skriv på svenska vad som görs eller har hänt.");
    }

    @Test
    void forEachEvent() {
      assertThat(broken("follow-up", " name=\"Dags för uppföljning\"", ""))
          .containsExactly(
              "Händelsen Event_FollowUpDue saknar namn."
                  + " Skriv på svenska vad som görs eller har hänt.");
    }

    @Test
    void forEachChoiceWhichIsAQuestion() {
      assertThat(broken("follow-up", "Redo att gå vidare?", "Redo"))
          .containsExactly(
              "Gatewayen «Redo» (Gateway_FollowUp) ställer ingen fråga."
                  + " Ge den ett namn som slutar med frågetecken.");
    }

    @Test
    void forEachAnswer() {
      assertThat(broken("follow-up", " name=\"Inte ännu\"", ""))
          .containsExactly(
              "Flödet Flow_FollowUpContinues saknar namn."
                  + " Skriv svaret som leder hit, som «Ja» eller «Uteblev».");
    }
  }

  @Nested
  class WaysAreChosenByDeclaredDecisions {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "${followUpResult != 'continues'}",
          "${followUpResult == 'readyForTransition'}",
        })
    void writtenPlainly(String condition) {
      assertThat(condition(condition)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "${followUp.isReady()}",
          "${followUpResult == 'continues' || ready}",
          "${followUpResult == \"continues\"}",
          "#{ready}",
          "ready"
        })
    void andNothingElse(String condition) {
      assertThat(condition(condition.replace("\"", "&quot;")))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) har villkoret «%s».".formatted(condition)
                  + " Ett villkor skrivs ${beslut}, ${!beslut}, ${beslut == 'ord'} eller"
                  + " ${beslut != 'ord'}.");
    }

    @Test
    void thatTheEngineMayKnow() {
      assertThat(condition("${diagnosis == 'x'}"))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) frågar efter «diagnosis», som inte är ett"
                  + " känt beslut.");
    }

    @Test
    void withTheirOwnWords() {
      assertThat(condition("${followUpResult == 'ready'}"))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) frågar efter «ready», men «followUpResult» är"
                  + " något av continues, readyForTransition.");
    }

    @Test
    void asYesOrNoOnlyWhereTheyAre() {
      assertThat(condition("${followUpResult}"))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) läser «followUpResult» som ja eller nej, men"
                  + " det är det inte.");
      assertThat(condition("${ready == 'yes'}"))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) jämför «ready» med ett ord, men det är ja"
                  + " eller nej.");
    }

    @Test
    void andNeverByAScript() {
      assertThat(
              brokenOnce(
                  "follow-up",
                  "<conditionExpression xsi:type=\"tFormalExpression\">",
                  "<conditionExpression xsi:type=\"tFormalExpression\" language=\"groovy\">"))
          .containsExactly(
              "Flödet «Ja» (Flow_ReadyForTransition) har ett skript som villkor."
                  + " Skript används inte i kedjan.");
    }

    @Test
    void oneAtAGateway() {
      assertThat(broken("referral-chain", "${placement == 'withdrawn'}", "${contact == 'ends'}"))
          .containsExactly(
              "Gatewayen «Har en plats erbjudits?» (Gateway_Queue) väljer efter flera beslut"
                  + " (placement, contact). Låt den fråga efter ett.");
    }

    @Test
    void orByDefault() {
      assertThat(broken("follow-up", " default=\"Flow_FollowUpContinues\"", ""))
          .containsExactly(
              "Flödet «Inte ännu» (Flow_FollowUpContinues) saknar villkor och är inte förvald."
                  + " Ange ett av dem.");
    }

    @Test
    void withAWayForEveryWord() {
      assertThat(
              broken(
                  "referral-chain", "${participation == 'relapse'}", "${participation == 'ready'}"))
          .containsExactly(
              "Gatewayen «Vad har hänt?» (Gateway_Participation) har ingen förvald väg och ingen"
                  + " väg för «relapse».");
    }

    @Test
    void andNeverLeaveAnInclusiveSplitWithoutAWay() {
      var conditioned =
          "%s<conditionExpression xsi:type=\"tFormalExpression\">${consentToAmf}</conditionExpression></sequenceFlow>";
      var xml = Models.xml("referral-chain");
      for (var task : List.of("Sof", "Corner")) {
        var flow =
            "<sequenceFlow id=\"Flow_ToResponsibility%1$s\" sourceRef=\"Gateway_ResponsibilitySplit\" targetRef=\"Task_ConfirmResponsibility%1$s\""
                .formatted(task);
        assertThat(xml).contains(flow + "/>");
        xml = xml.replace(flow + "/>", conditioned.formatted(flow + " name=\"Ja\">"));
      }
      assertThat(problems(xml))
          .containsExactly(
              "Gatewayen Gateway_ResponsibilitySplit kan stå utan väg vidare."
                  + " Ange en förvald väg eller en utan villkor.");
    }

    @Test
    void onlyWhereAGatewayChooses() {
      assertThat(
              broken(
                  "follow-up",
                  "sourceRef=\"Task_FollowUp\" targetRef=\"Gateway_FollowUp\"/>",
                  "sourceRef=\"Task_FollowUp\" targetRef=\"Gateway_FollowUp\" name=\"Ja\">"
                      + "<conditionExpression xsi:type=\"tFormalExpression\">${ready}"
                      + "</conditionExpression></sequenceFlow>"))
          .containsExactly(
              "Flödet «Ja» (Flow_FollowedUp) har ett villkor men börjar inte i en gateway som"
                  + " väljer. Ta bort det.");
    }

    private List<String> condition(String condition) {
      return broken("follow-up", "${followUpResult == 'readyForTransition'}", condition);
    }
  }

  @Nested
  class TimersFire {

    @ParameterizedTest
    @ValueSource(strings = {"${placeKeptUntil}", "2027-01-01T05:00:00"})
    void onADay(String day) {
      assertThat(broken("follow-up", "${nextFollowUpOn}", day)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 6 ? * MON-FRI", "R/P1D", "0 0 5 * * ?"})
    void timeAfterTime(String cycle) {
      assertThat(problems(Models.xml("overdue-watch").replace("0 0 6 ? * MON-FRI", cycle)))
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${calendar.next()}", "${now()}", "i morgon", "#{nextFollowUpOn}"})
    void atATimeThatIsWrittenOut(String time) {
      assertThat(broken("follow-up", "${nextFollowUpOn}", time))
          .containsExactly(
              "Händelsen «Dags för uppföljning» (Event_FollowUpDue) har tiden «%s».".formatted(time)
                  + " En tid skrivs ${dag}, enligt ISO 8601 (P30D) eller som cron.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"followUpResult", "overdueTask", "birthday"})
    void onADayThatTheEngineMayKnow(String variable) {
      assertThat(broken("follow-up", "nextFollowUpOn", variable))
          .containsExactly(
              "Händelsen «Dags för uppföljning» (Event_FollowUpDue) väntar på «%s», som inte är en"
                      .formatted(variable)
                  + " känd dag.");
    }
  }

  @Nested
  class CodeIsNamed {

    @Test
    void plainly() {
      assertThat(broken("follow-up", "${startTransition}", "${startTransition.execute(execution)}"))
          .containsExactly(
              "Händelsen «Bedömning begärd» (Event_TransitionRaisedByFollowUp) kör"
                  + " «${startTransition.execute(execution)}». Kod anges som ${namn} och inget mer.");
    }

    @Test
    void andIsThere() {
      assertThat(broken("follow-up", "${startTransition}", "${startAnything}"))
          .singleElement()
          .asString()
          .startsWith(
              "Händelsen «Bedömning begärd» (Event_TransitionRaisedByFollowUp) kör «startAnything»,"
                  + " som inte finns här. Det som finns är ")
          .contains("startTransition")
          .doesNotContain("closeCase");
    }

    @Test
    void alsoWhereItListens() {
      assertThat(
              problems(
                  Models.xml("referral-chain")
                      .replaceFirst("\\$\\{closeCase}", "\\${closeEverything}")))
          .singleElement()
          .asString()
          .startsWith("Sluthändelsen «Avslaget av SOF» (End_RefusedBySof) kör «closeEverything»")
          .contains("closeCase");
    }

    @Test
    void whereSomethingIsToBeDone() {
      assertThat(broken("overdue-watch", " camunda:delegateExpression=\"${findOverdueSteps}\"", ""))
          .containsExactly(
              "Steget «Lämna försenade steg vidare» (Activity_FindOverdueSteps) saknar kod."
                  + " Ange den i camunda:delegateExpression.");
      assertThat(
              problems(
                  Models.xml("referral-chain")
                      .replaceFirst(" delegateExpression=\"\\$\\{closeCase}\"", "")))
          .containsExactly(
              "Sluthändelsen «Avslaget av SOF» (End_RefusedBySof) saknar kod."
                  + " Ange den i camunda:delegateExpression.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "expression", "type", "resultVariable"})
    void inNoOtherWay(String setting) {
      assertThat(
              broken(
                  "overdue-watch",
                  "camunda:delegateExpression",
                  "camunda:%s=\"x\" camunda:delegateExpression".formatted(setting)))
          .singleElement()
          .asString()
          .startsWith(
              "Steget «Lämna försenade steg vidare» (Activity_FindOverdueSteps) har inställningen"
                  + " «%s», som inte används i kedjan.".formatted(setting));
    }

    @ParameterizedTest
    @ValueSource(strings = {"class=\"x.Y\"", "expression=\"${x}\""})
    void inNoOtherWayWhereItListens(String attribute) {
      assertThat(
              problems(
                  Models.xml("referral-chain")
                      .replaceFirst(
                          "<camunda:executionListener event=\"start\" ",
                          "<camunda:executionListener event=\"start\" "
                              + attribute.replace("$", "\\$")
                              + " ")))
          .singleElement()
          .asString()
          .startsWith("Sluthändelsen «Avslaget av SOF» (End_RefusedBySof) har inställningen «")
          .endsWith("Koden anges i camunda:delegateExpression.");
    }

    @Test
    void inNoOlderWay() {
      assertThat(
              broken(
                  "overdue-watch",
                  "camunda:delegateExpression",
                  "xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\"x\""
                      + " camunda:delegateExpression"))
          .singleElement()
          .asString()
          .contains("har inställningen «class», som inte används i kedjan.");
    }
  }

  @Nested
  class NothingElseIsRunReadOrStored {

    @Test
    void noScriptTask() {
      assertThat(
              problems(
                  Models.xml("overdue-watch")
                      .replaceAll("bpmn:serviceTask", "bpmn:scriptTask")
                      .replace(
                          "camunda:delegateExpression=\"${findOverdueSteps}\"",
                          "scriptFormat=\"groovy\"")
                      .replace(
                          "<bpmn:outgoing>Flow_Escalated</bpmn:outgoing>",
                          "<bpmn:outgoing>Flow_Escalated</bpmn:outgoing><bpmn:script>1</bpmn:script>")))
          .containsExactly(
              "Steget «Lämna försenade steg vidare» (Activity_FindOverdueSteps) är ett skript."
                  + " Skript används inte i kedjan.",
              "Steget «Lämna försenade steg vidare» (Activity_FindOverdueSteps) har ett skript."
                  + " Skript används inte i kedjan.");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput> | «inputOutput», som inte används i kedjan. Uppgifter sätts av formulären.",
          "<camunda:taskListener event=\"create\" class=\"x.Y\"/> | «taskListener», som inte används i kedjan. Alla uppgifter har redan en lyssnare.",
          "<camunda:formData><camunda:formField id=\"x\" type=\"string\"/></camunda:formData> | «formData», som inte används i kedjan. Formuläret anges i camunda:formRef.",
          "<camunda:executionListener event=\"start\" delegateExpression=\"${closeCase}\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:executionListener> | «script», som inte används i kedjan. Skript används inte i kedjan.",
          "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector> | «connector», som inte används i kedjan. Ta bort den."
        })
    void noExtension(String extension, String problem) {
      assertThat(
              broken(
                  "follow-up",
                  "<incoming>Flow_ToFollowUp</incoming>",
                  "<extensionElements>%s</extensionElements><incoming>Flow_ToFollowUp</incoming>"
                      .formatted(extension)))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) har inställningen " + problem);
    }

    @Test
    void noExpressionInAName() {
      assertThat(broken("follow-up", "Följ upp individuellt", "Följ upp ${name}"))
          .containsExactly(
              "Uppgiften «Följ upp ${name}» (Task_FollowUp) har ett uttryck (${…}) där det inte får"
                  + " stå. Skriv vanlig text.");
    }

    @Test
    void noExpressionInADescription() {
      assertThat(
              broken(
                  "follow-up",
                  "<incoming>Flow_ToFollowUp</incoming>",
                  "<documentation>#{x}</documentation><incoming>Flow_ToFollowUp</incoming>"))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) har ett uttryck (${…}) där det"
                  + " inte får stå. Skriv vanlig text.");
    }

    @Test
    void noRepetitionInInstances() {
      assertThat(
              broken(
                  "follow-up",
                  "<outgoing>Flow_FollowedUp</outgoing>",
                  "<outgoing>Flow_FollowedUp</outgoing><multiInstanceLoopCharacteristics>"
                      + "<loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>"))
          .containsExactly(
              "Uppgiften «Följ upp individuellt» (Task_FollowUp) upprepas i flera instanser."
                  + " Ett gemensamt steg är en uppgift per part.");
    }

    @Test
    void noSignalAcrossCases() {
      assertThat(
              broken(
                  "follow-up",
                  "messageRef=\"Message_TransitionRaised\" camunda:delegateExpression=\"${startTransition}\"/>",
                  "messageRef=\"Message_TransitionRaised\" camunda:delegateExpression=\"${startTransition}\"/>"
                      + "<signalEventDefinition/>"))
          .containsExactly(
              "Händelsen «Bedömning begärd» (Event_TransitionRaisedByFollowUp) använder en signal,"
                  + " som når alla ärenden. Använd ett meddelande.");
    }
  }

  @Nested
  class TheProcess {

    @ParameterizedTest
    @ValueSource(strings = {"", " camunda:historyTimeToLive=\"P5Y\""})
    void saysHowLongItsHistoryLives(String timeToLive) {
      assertThat(broken("follow-up", " camunda:historyTimeToLive=\"P1825D\"", timeToLive))
          .containsExactly(
              "Processen «Uppföljning» (follow-up) saknar tid för historiken."
                  + " Ange camunda:historyTimeToLive i dagar, som P1825D.");
    }

    @Test
    void canBeRun() {
      assertThat(broken("follow-up", "isExecutable=\"true\"", "isExecutable=\"false\""))
          .containsExactly(
              "Processen «Uppföljning» (follow-up) är inte körbar."
                  + " Markera den som «Executable».");
    }

    @Test
    void isStartedByAParty() {
      assertThat(broken("transition", "\"amf,sof,corner\"", "\"amf,alla\""))
          .containsExactly(
              "Processen «Övergång till arbetsträning» (transition) får startas av gruppen «alla»,"
                  + " som inte finns.");
    }
  }

  private static List<String> broken(String model, String find, String replacement) {
    var xml = Models.xml(model);
    assertThat(xml).as("what is to be broken").contains(find);
    return problems(xml.replace(find, replacement));
  }

  /** Only the first of several. */
  private static List<String> brokenOnce(String model, String find, String replacement) {
    var xml = Models.xml(model);
    var at = xml.indexOf(find);
    assertThat(at).as("what is to be broken").isPositive();
    return problems(xml.substring(0, at) + replacement + xml.substring(at + find.length()));
  }

  private static List<String> problems(String xml) {
    return RULES.check(Models.parse(xml), Models.resources()).stream()
        .map(Problem::message)
        .toList();
  }
}
