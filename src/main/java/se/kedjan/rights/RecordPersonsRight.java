package se.kedjan.rights;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CorrectingParticipant;
import se.kedjan.casefile.CorrectingParticipant.Detail;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.identity.IdentityKind;
import se.kedjan.identity.IdentityNumber;
import se.kedjan.identity.IdentityVault;

/** Whoever reaches a case puts right what the person says is wrong, or notes an objection. */
@Component
class RecordPersonsRight implements StartForm {

  private static final Map<Detail, String> NEW_VALUE =
      Map.of(
          Detail.GIVEN_NAME, "newGivenName",
          Detail.FAMILY_NAME, "newFamilyName",
          Detail.AGE, "newAge",
          Detail.SEX, "newSex",
          Detail.PHONE, "newPhone");

  private static final String NUMBER = "identityNumber";

  private final IdentityVault vault;
  private final CaseByNumber caseByNumber;
  private final CorrectingParticipant participant;
  private final CorrectedAnswers answers;
  private final Corrections corrections;

  RecordPersonsRight(
      IdentityVault vault,
      CaseByNumber caseByNumber,
      CorrectingParticipant participant,
      CorrectedAnswers answers,
      Corrections corrections) {
    this.vault = vault;
    this.caseByNumber = caseByNumber;
    this.participant = participant;
    this.answers = answers;
    this.corrections = corrections;
  }

  /** A correction may be of anything, so it is read as the most private is. */
  @Override
  public Category category() {
    return Category.WELLBEING;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = caseByNumber.of(s);
    switch (s.word("rightKind")) {
      case "participant" -> {
        if (s.word("participantField").equals(NUMBER)) {
          correctNumber(caseId, s);
        } else {
          correctParticipant(caseId, s);
        }
      }
      case "form" -> correctForm(caseId, s);
      default -> corrections.object(caseId, s.word("objectionText"), s.word("rightReason"));
    }
    return new Started(caseId, Map.of());
  }

  private void correctParticipant(CaseId caseId, Submission s) {
    var detail = Detail.of(s.word("participantField"));
    var field = NEW_VALUE.get(detail);
    var right = detail == Detail.AGE ? s.integer(field) : s.text(field);
    var replaced = participant.correct(s.actor(), caseId, detail, right);
    if (replaced.known() && Objects.equals(text(right), replaced.before())) {
      throw isSoAlready(field);
    }
    corrections.correct(
        caseId, detail.key(), null, replaced.before(), text(right), s.word("rightReason"));
  }

  /** What stood there and what stands there now are kept sealed; of what kind they are is not. */
  private void correctNumber(CaseId caseId, Submission s) {
    var right = CorrectingParticipant.typed(s, "newIdentityKind", "newIdentityNumber").orElse(null);
    var replaced = participant.correctNumber(s.actor(), caseId, Optional.ofNullable(right));
    var before = replaced.before();
    if (replaced.known() && Objects.equals(right, before)) {
      throw isSoAlready("newIdentityKind");
    }
    var reason = s.word("rightReason");
    if (kind(before) != kind(right)) {
      corrections.correct(
          caseId, "identityKind", null, kind(before).word(), kind(right).word(), reason);
    }
    corrections.correct(caseId, NUMBER, null, sealed(before), sealed(right), reason);
  }

  private static IdentityKind kind(@Nullable IdentityNumber number) {
    return number == null ? IdentityKind.UNKNOWN : number.kind();
  }

  private @Nullable String sealed(@Nullable IdentityNumber number) {
    return number == null ? null : vault.seal(number.written());
  }

  private static Refusal isSoAlready(String field) {
    return Refusal.badInput(field, "Det står redan så. Ingenting är ändrat.");
  }

  private void correctForm(CaseId caseId, Submission s) {
    var party = s.actor().party();
    var found =
        answers.find(
            caseId, party, s.word("correctedForm"), s.day("correctedOn"), s.word("correctedField"));
    corrections.correct(
        caseId,
        found.key(),
        found.submissionId(),
        found.before(),
        s.text("correctedValue"),
        s.word("rightReason"));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
