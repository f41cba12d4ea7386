package se.kedjan.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.CaseReading;
import se.kedjan.access.Category;
import se.kedjan.access.Party;

/**
 * Who may be told what is typed into one field: {@code "properties": {"category": "wellbeing",
 * "identifies": "no"}} beside it in the file.
 *
 * @param category the kind of data; absent where the form's own holds
 * @param ownParty {@code "category": "ownParty"}: never leaves the party that typed it
 * @param identifies whether it could tell who the person is, and is hidden while that is protected:
 *     all that is written freely, unless something else is said
 */
record Audience(@Nullable Category category, boolean ownParty, boolean identifies) {

  static final Audience UNSAID = new Audience(null, false, false);

  private static final String OWN_PARTY = "ownParty";
  private static final Set<String> WRITTEN = Set.of("textfield", "textarea");

  /** Throws {@link IllegalArgumentException} for words that are none of these. */
  static Audience of(JsonNode component, Audience builtIn) {
    var properties = component.path("properties");
    var category = properties.path("category").asText("");
    return new Audience(
        category.isEmpty()
            ? builtIn.category
            : category.equals(OWN_PARTY) ? null : category(category),
        category.isEmpty() ? builtIn.ownParty : category.equals(OWN_PARTY),
        switch (properties.path("identifies").asText("")) {
          case "yes" -> true;
          case "no" -> false;
          case "" -> builtIn.identifies || WRITTEN.contains(component.path("type").asText());
          default -> throw new IllegalArgumentException("Identifies or not: " + component);
        });
  }

  /**
   * @param ofForm the kind of data that the form is about
   */
  boolean isFor(CaseReading reader, Party owner, Category ofForm) {
    return reader.isOwn(owner)
        || !ownParty && reader.mayRead(owner, category == null ? ofForm : category);
  }

  private static Category category(String word) {
    if (!word.equals(word.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("No kind of data: " + word);
    }
    return Category.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
