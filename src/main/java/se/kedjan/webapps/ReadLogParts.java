package se.kedjan.webapps;

import java.text.Collator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import se.kedjan.logreview.PartNames;

/** What was read, as staff call it: a form by its step, the rest by its page. */
@Component
class ReadLogParts implements PartNames {

  private static final Map<String, String> PAGES =
      Map.of(
          "case", "Ärendet",
          "responsibility", "Ansvar",
          "extract", "Registerutdrag",
          "identity-number", "Personnummer eller annat nummer",
          "case-number", "Ärendenummer genom sökning");
  private static final Map<String, String> SCREENS =
      Map.of(
          "task", "uppgift",
          "case-page", "ärendesida",
          "case-tab", "flik i uppgift",
          "search", "sökning",
          "extract-pdf", "utdrag att läsa",
          "extract-json", "utdrag för dator");

  /** Between the words of parts that go by one name. */
  static final String AND = ",";

  private static final String TASK = "Task_";

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

  /** Through what something was read. */
  static String screen(String screen) {
    return SCREENS.getOrDefault(screen, screen);
  }

  /** All that can be read, in the order of their names; steps of one name are one. */
  static Map<String, String> all(Map<String, String> steps) {
    var words = new TreeMap<String, Set<String>>(Collator.getInstance(Locale.forLanguageTag("sv")));
    PAGES.forEach((word, name) -> words.put(name, Set.of(word)));
    steps.forEach(
        (element, name) -> {
          if (element.startsWith(TASK)) {
            words.computeIfAbsent(name, same -> new TreeSet<>()).add(form(element));
          }
        });
    var all = new LinkedHashMap<String, String>();
    words.forEach((name, parts) -> all.put(String.join(AND, parts), name));
    return all;
  }

  Map<String, String> steps() {
    return stepNames.all();
  }

  /** {@code book-study-visit} stands behind {@code Task_BookStudyVisit}. */
  private static String element(String formId) {
    var element = new StringBuilder(TASK);
    for (var word : formId.split("-")) {
      element.append(org.springframework.util.StringUtils.capitalize(word));
    }
    return element.toString();
  }

  private static String form(String element) {
    return element
        .substring(TASK.length())
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
