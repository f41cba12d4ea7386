package se.kedjan.casereview;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.casereview.CaseReviews.Review;
import se.kedjan.casereview.Decisions.Decision;
import se.kedjan.casereview.Decisions.Origin;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StepAboutCases.Part;
import se.kedjan.forms.StepAboutCases.Sent;
import se.kedjan.forms.StepAboutCases.Taken;

/** All open cases on one sheet: talked about or not, and up to three decisions of each. */
@Component
class ReviewingCases {

  /** For whoever does not see all cases of the review. */
  static final String NOT_SHOWN =
      "Fler ärenden visas inte för dig. Bara den som chefen har utsett för genomgången kan avsluta den,"
          + " och det du skriver sparas inte på vägen: be chefen utse dig innan du börjar.";

  /** Nothing of a review is saved on the way. */
  static final String LOADED_ANEW =
      "Ladda om sidan. Det du har skrivit är inte sparat: anteckna det först, och fyll i det igen.";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> DECISIONS = List.of("first", "second", "third");

  private final CaseReviews reviews;
  private final Decisions decisions;

  ReviewingCases(CaseReviews reviews, Decisions decisions) {
    this.reviews = reviews;
    this.decisions = decisions;
  }

  List<CaseId> cases(String subject) {
    return reviews.cases(reviews.get(subject));
  }

  Map<String, ?> prefill(String subject, List<CaseId> cases) {
    var review = reviews.get(subject);
    return Map.of(
        "month", review.month().toString().substring(0, 7), "rows", reviews.rows(review, cases));
  }

  Taken submit(String subject, List<CaseId> cases, Sent sent) {
    if (!sent.whole()) {
      throw Refusal.conflict(
          "Genomgången kan inte avslutas av dig, eftersom den gäller fler ärenden än dem som visas"
              + " för dig. Be chefen utse dig för den, eller lämna tillbaka uppgiften till den som är"
              + " utsedd. Det du har skrivit står kvar så länge sidan är öppen och uppgiften är din.");
    }
    var review = reviews.get(subject);
    var known = new HashSet<>(cases);
    var parts = new ArrayList<Part>();
    for (var row : sent.payload().path("rows")) {
      if (!row.path("discussed").asBoolean()) {
        requireNoDecision(row);
        continue;
      }
      var caseId = caseOf(row);
      if (!known.remove(caseId)) {
        throw Refusal.badInput(
            "payload",
            "Ett genomgånget ärende är avslutat, är inte ditt att se, eller står två gånger. Ladda"
                + " om sidan och försök igen.");
      }
      parts.add(part(row, caseId, decide(row, caseId, review, sent)));
    }
    reviews.reviewed(review, parts.stream().map(Part::caseId).toList(), sent);
    return new Taken(
        Map.of("month", review.month().toString(), "reviewed", parts.size()), parts, Map.of());
  }

  private static void requireNoDecision(JsonNode row) {
    if (DECISIONS.stream().anyMatch(row::has)) {
      throw Refusal.badInput(
          "payload",
          "Ärende %s har beslut men är inte markerat som genomgånget. Markera det."
              .formatted(caseOf(row)));
    }
  }

  private int decide(JsonNode row, CaseId caseId, Review review, Sent sent) {
    var made = 0;
    for (var which : DECISIONS) {
      var decision = row.get(which);
      if (decision != null) {
        decisions.make(
            new Decision(
                caseId,
                Party.ofGroup(decision.path("party").asText()).orElseThrow(),
                decision.path("what").asText(),
                LocalDate.parse(decision.path("by").asText()),
                "payload"),
            new Origin(review.id(), null),
            review.convener(),
            sent.staff(),
            sent.at());
        made++;
      }
    }
    return made;
  }

  private static Part part(JsonNode row, CaseId caseId, int decisions) {
    var kept =
        new LinkedHashMap<>(
            JSON.convertValue(row, new TypeReference<LinkedHashMap<String, Object>>() {}));
    kept.remove("caseNumber");
    return new Part(caseId, kept, "case-reviewed", String.valueOf(decisions));
  }

  private static CaseId caseOf(JsonNode row) {
    return new CaseId(row.path("caseNumber").asText());
  }
}
