package se.kedjan.webapps;

import java.util.Map;
import org.springframework.stereotype.Component;
import se.kedjan.logreview.PartNames;

/** What was read, as staff call it: a form by its step, the rest by its page. */
@Component
class ReadLogParts implements PartNames {

  private static final Map<String, String> PAGES =
      Map.of("case", "Ärendet", "responsibility", "Ansvar", "extract", "Registerutdrag");

  private final StepNames stepNames;

  ReadLogParts(StepNames stepNames) {
    this.stepNames = stepNames;
  }

  @Override
  public String of(String part) {
    return of(part, stepNames.all());
  }

  /**
   * @param steps from {@link StepNames#all}, for those who ask about many
   */
  static String of(String part, Map<String, String> steps) {
    var page = PAGES.get(part);
    return page != null ? page : steps.getOrDefault(element(part), part);
  }

  Map<String, String> steps() {
    return stepNames.all();
  }

  /** {@code book-study-visit} stands behind {@code Task_BookStudyVisit}. */
  private static String element(String formId) {
    var element = new StringBuilder("Task_");
    for (var word : formId.split("-")) {
      element.append(org.springframework.util.StringUtils.capitalize(word));
    }
    return element.toString();
  }
}
