package se.kedjan.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseDates;
import se.kedjan.consent.NotingConsent.Terms;
import se.kedjan.forms.Submission;

/** What the forms have in common in which a party takes the consent to what it may tell. */
@Component
class ObtainingConsent {

  private final NotingConsent noting;
  private final Consents consents;
  private final CaseDates dates;
  private final Clock clock;

  ObtainingConsent(NotingConsent noting, Consents consents, CaseDates dates, Clock clock) {
    this.noting = noting;
    this.consents = consents;
    this.dates = dates;
    this.clock = clock;
  }

  /**
   * One question of a form: {@code key} for yes or no, {@code keyCategories} for what.
   *
   * @param categories the key of the checklist
   */
  record Question(String key, String categories, Party to) {}

  /** What stands already, for a form that is opened again. */
  Map<String, Object> prefill(CaseId caseId, Party from, Iterable<Question> questions) {
    var prefill = new HashMap<String, Object>();
    var standing = consents.standing(caseId, from);
    for (var question : questions) {
      standing.stream()
          .filter(noted -> noted.receiver().equals(question.to().name()))
          .findFirst()
          .ifPresent(
              noted -> {
                prefill.put(question.key(), "yes");
                prefill.put(question.categories(), keys(noted.categories()));
                if (noted.until() != null) {
                  prefill.put("consentUntil", noted.until());
                }
                if (noted.form() != null) {
                  prefill.put("consentForm", noted.form());
                }
              });
    }
    return prefill;
  }

  /** Whom SOF may tell anything today: parties and other receivers. */
  Set<String> toldBySof(CaseId caseId) {
    return consents.standing(caseId, Party.SOF).stream()
        .map(Consents.Noted::receiver)
        .collect(Collectors.toSet());
  }

  void take(Submission s, Party from, Iterable<Question> questions) {
    for (var question : questions) {
      var given = s.isYes(question.key());
      noting.note(
          s.caseId(),
          from,
          question.to().name(),
          given ? categories(s.choices(question.categories())) : Set.of(),
          terms(s, given));
    }
  }

  Terms terms(Submission s, boolean given) {
    var until = s.date("consentUntil");
    dates.requirePlanned(until, "consentUntil", "Gäller till och med");
    return given
        ? new Terms(s.word("consentForm"), LocalDate.now(clock), s.day("consentUntil"))
        : new Terms(null, LocalDate.now(clock), null);
  }

  static Set<Category> categories(Collection<String> keys) {
    var categories = EnumSet.noneOf(Category.class);
    keys.forEach(key -> categories.add(Category.valueOf(key.toUpperCase())));
    return categories;
  }

  static java.util.List<String> keys(Set<Category> categories) {
    return categories.stream().sorted().map(category -> category.name().toLowerCase()).toList();
  }
}
