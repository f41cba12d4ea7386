package se.kedjan.rights;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.SubmittedForms;
import se.kedjan.forms.SubmittedForms.Answer;
import se.kedjan.forms.SubmittedForms.Filled;

/**
 * Finds what is to be corrected by what people see of it: the name of the step, the day, the label.
 */
@Component
class CorrectedAnswers {

  private final SubmittedForms submitted;
  private final Clock clock;

  CorrectedAnswers(SubmittedForms submitted, Clock clock) {
    this.submitted = submitted;
    this.clock = clock;
  }

  /** Before: as the form shows it; null where the field was left empty. */
  record Found(long submissionId, String key, @Nullable String before) {}

  /** The party's own only, and the last of several in a day. */
  Found find(CaseId caseId, @Nullable Party party, String title, LocalDate day, String label) {
    var form =
        submitted.all(caseId).stream()
            .filter(filled -> filled.party() == party)
            .filter(filled -> isSame(filled.title(), title))
            .filter(filled -> LocalDate.ofInstant(filled.at(), clock.getZone()).equals(day))
            .reduce((one, later) -> later)
            .orElseThrow(
                () ->
                    Refusal.badInput(
                        "correctedForm",
                        "Din verksamhet gjorde inget steg med det namnet den dagen. Kontrollera"
                            + " namnet och dagen."));
    var key =
        form.fields().entrySet().stream()
            .filter(field -> isSame(field.getValue(), label))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.badInput(
                        "correctedField",
                        "Formuläret har ingen uppgift med det namnet. Skriv den som den heter i"
                            + " formuläret."));
    if (form.secret().contains(key)) {
      throw Refusal.badInput(
          "correctedField",
          "Identitetsnumret rättas som en uppgift om personen, inte i formuläret.");
    }
    return new Found(form.id(), key, before(form, key));
  }

  private static @Nullable String before(Filled form, String key) {
    return form.answers().stream()
        .filter(answer -> answer.key().equals(key))
        .map(Answer::shown)
        .findFirst()
        .orElse(null);
  }

  private static boolean isSame(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip());
  }
}
