package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.chain.BrokenModel.broken;
import static se.kedjan.chain.BrokenModel.problems;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kedjan.models.Models;

/**
 * Each rule of code is broken once, in a real model, and says so in words that its owner
 * understands.
 */
class NotationRulesTest {

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
}
