package se.kedjan.casereview;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Sheet;
import se.kedjan.forms.StepAboutCases;

/** Step 14, where AMF convenes. */
@Component
class ReviewCasesAmf implements StepAboutCases {

  private final ReviewingCases reviewing;

  ReviewCasesAmf(ReviewingCases reviewing) {
    this.reviewing = reviewing;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Sheet sheet() {
    return Sheet.CASE_REVIEW;
  }

  @Override
  public String notShown() {
    return ReviewingCases.NOT_SHOWN;
  }

  @Override
  public String loadedAnew() {
    return ReviewingCases.LOADED_ANEW;
  }

  @Override
  public List<CaseId> cases(String subject) {
    return reviewing.cases(subject);
  }

  @Override
  public Map<String, ?> prefill(String subject, List<CaseId> cases) {
    return reviewing.prefill(subject, cases);
  }

  @Override
  public Taken submit(String subject, List<CaseId> cases, Sent sent) {
    return reviewing.submit(subject, cases, sent);
  }
}
