package se.kedjan.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.FormSchema.Field;
import se.kedjan.forms.FormSchema.Type;
import se.kedjan.models.Code;
import se.kedjan.models.Models;

/** Every file in forms/, as the gateway reads it. */
class FormFilesTest {

  private static final Set<String> YES_NO = Set.of("yes", "no");
  private static final Set<String> OF_OWN_PARTY =
      Set.of(
          "change-consent",
          "decide-after-withdrawal",
          "hold-case",
          "obtain-consent",
          "obtain-consent-amf",
          "obtain-consent-corner",
          "protect-identity",
          "record-persons-right",
          "renew-consent-amf",
          "renew-consent-corner",
          "renew-consent-sof");
  private static final Map<String, Set<String>> OWN_FIELDS =
      Map.of(
          "register-interest", Set.of("consentToSof"),
          "receive-case",
              Set.of("receptionReason", "lifecareReference", "blockedStaff", "blockReason"),
          "draw-up-rehabilitation-plan", Set.of("lifecareReference"),
          "request-pause", Set.of("pauseReason"),
          "decide-enrolment", Set.of("decisionReason"),
          "secure-step-sof", Set.of("measureNote"),
          "secure-step-corner", Set.of("measureNote"),
          "secure-step-amf", Set.of("measureNote"),
          "secure-step-process-owner", Set.of("measureNote"));
  private static final Pattern CONDITION = Pattern.compile("\\$\\{!?(\\w+)(?: [!=]= '(\\w+)')?}");

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#forms")
  void isCalledAsItsId(String form) {
    assertThat(schema(form).id()).isEqualTo(form);
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#forms")
  void givesEveryFieldAKeyOfItsOwnAndALabel(String form) {
    assertThat(schema(form).fields())
        .isNotEmpty()
        .allSatisfy(field -> assertThat(field.key()).matches("[a-z][A-Za-z]*"))
        .allSatisfy(field -> assertThat(field.label()).as(field.key()).isNotBlank())
        .extracting(Field::key)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#forms")
  void setsLimitsToWhatCanBeTyped(String form) {
    assertThat(schema(form).fields())
        .allSatisfy(
            field -> {
              if (field.type() == Type.TEXT) {
                assertThat(field.maxLength()).as(field.key()).isLessThanOrEqualTo(4000);
              }
              if (field.type() == Type.NUMBER) {
                assertThat(field.min()).as(field.key()).isNotNull();
                assertThat(field.max()).as(field.key()).isNotNull();
              }
              if (field.type() == Type.CHOICE || field.type() == Type.CHOICES) {
                assertThat(field.options().isEmpty())
                    .as("%s has options of its own or a list", field.key())
                    .isEqualTo(field.optionsFrom() != null);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#forms")
  void marksTheIdentityNumberAsSecret(String form) {
    assertThat(schema(form).fields())
        .allSatisfy(
            field ->
                assertThat(field.secret())
                    .as(field.key())
                    .isEqualTo(
                        Set.of("identityNumber", "newIdentityNumber").contains(field.key())));
  }

  /** What is said about a consent, and why, is for whoever noted it, whatever the consent. */
  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#forms")
  void keepsWhatIsNotForOthersWithTheParty(String form) throws IOException {
    var words = FormWords.parse(Models.form(form));
    assertThat(words.isForOwnParty()).isEqualTo(OF_OWN_PARTY.contains(form));
    if (!OF_OWN_PARTY.contains(form)) {
      var own =
          words.fields().entrySet().stream()
              .filter(field -> field.getValue().audience().ownParty())
              .map(java.util.Map.Entry::getKey);
      assertThat(own).containsExactlyInAnyOrderElementsOf(OWN_FIELDS.getOrDefault(form, Set.of()));
    }
  }

  /** While the identity is protected: all that is written freely, and the age. */
  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#forms")
  void hidesWhoItIsInWhatIsWritten(String form) throws IOException {
    var words = FormWords.parse(Models.form(form));
    for (var field : schema(form).fields()) {
      assertThat(words.field(field.key()).audience().identifies())
          .as(field.key())
          .isEqualTo(
              field.type() == Type.TEXT
                      && !Set.of("caseNumber", "alias", "visitTime").contains(field.key())
                  || Set.of("age", "newAge").contains(field.key()));
    }
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#forms")
  void offersForADecisionOnlyWhatTheEngineAccepts(String form) {
    assertThat(schema(form).fields())
        .allSatisfy(
            field ->
                ProcessVariable.named(field.key())
                    .ifPresent(
                        decision -> {
                          assertThat(field.type()).as(field.key()).isEqualTo(Type.CHOICE);
                          if (decision.isYesNo()) {
                            assertThat(field.options()).as(field.key()).isEqualTo(YES_NO);
                          } else {
                            assertThat(field.options())
                                .as(field.key())
                                .isNotEmpty()
                                .isSubsetOf(decision.words());
                          }
                        }));
  }

  /** A way that nobody can choose is a mistake in the picture, or a missing option. */
  @Test
  void everyWayInAModelCanBeChosen() {
    assertThat(Models.all(ConditionExpression.class).map(ConditionExpression::getTextContent))
        .isNotEmpty()
        .allSatisfy(
            condition -> {
              var matcher = CONDITION.matcher(condition.trim());
              assertThat(matcher.matches()).as(condition).isTrue();
              var decision = ProcessVariable.named(matcher.group(1)).orElseThrow();
              assertThat(
                      isOffered(decision, matcher.group(2))
                          || isSetByCode(decision, matcher.group(2)))
                  .as("%s is offered by a form or set by code", condition)
                  .isTrue();
            });
  }

  /** And the other way round: a word that no form offers and no code sets has no place. */
  @Test
  void everyWordOfADecisionCanBeChosen() {
    assertThat(ProcessVariable.values())
        .allSatisfy(
            decision ->
                assertThat(decision.words())
                    .allSatisfy(
                        word ->
                            assertThat(isOffered(decision, word) || isSetByCode(decision, word))
                                .as("%s = %s is offered by a form or set by code", decision, word)
                                .isTrue()));
  }

  private static boolean isOffered(ProcessVariable decision, String word) {
    return Models.forms().stream()
        .flatMap(form -> schema(form).fields().stream())
        .filter(field -> field.key().equals(decision.variableName()))
        .anyMatch(field -> word == null || field.options().contains(word));
  }

  private static boolean isSetByCode(ProcessVariable decision, String word) {
    return sourcesThatName(decision)
        .anyMatch(
            source ->
                word == null
                    || source.contains("\"" + word + "\"")
                    // Escalation goes where the table says; its groups are the parties'.
                    || decision == ProcessVariable.ESCALATES_TO
                    || decision == ProcessVariable.CONSENT_OF
                    || decision == ProcessVariable.ALERT_OF
                    || decision == ProcessVariable.UNHELD_BY
                    || decision == ProcessVariable.CONVENER
                    || decision == ProcessVariable.DECISION_FOR
                    // Why somebody leaves, and who decides then, stands in the owner's table too.
                    || decision == ProcessVariable.LEAVING_REASON
                    || decision == ProcessVariable.DECIDED_BY);
  }

  private static Stream<String> sourcesThatName(ProcessVariable decision) {
    return Code.sources().entrySet().stream()
        .filter(source -> !source.getKey().equals("ProcessVariable"))
        .map(source -> source.getValue())
        .filter(source -> source.contains("ProcessVariable." + decision.name()));
  }

  private static FormSchema schema(String form) {
    try {
      return FormSchema.parse(Models.form(form));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
