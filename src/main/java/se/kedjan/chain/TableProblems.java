package se.kedjan.chain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import se.kedjan.chain.ModelRules.Problem;

/**
 * Collects what is wrong with tables, each sentence naming the table and, where it is one, the row.
 */
class TableProblems {

  private final List<Problem> all = new ArrayList<>();

  /**
   * The predicate ends the sentence that the table begins: «Tabellen «Tidsfrister» (deadlines) …».
   */
  void add(String table, String name, String predicate) {
    all.add(new Problem(table, "%s %s".formatted(called(table, name), predicate)));
  }

  void add(Table table, String predicate) {
    add(table.key(), table.name(), predicate);
  }

  void add(Table table, Table.Row row, String predicate) {
    all.add(
        new Problem(
            row.id(),
            "%s, rad %d (%s), %s"
                .formatted(called(table.key(), table.name()), row.number(), row.id(), predicate)));
  }

  /** Whatever the element is part of is named: its row, its table or the file. */
  void add(Element element, String predicate) {
    var decision = above(element, "decision");
    var rule = above(element, "rule");
    var where =
        decision == null
            ? "Filen"
            : called(decision.getAttribute("id"), decision.getAttribute("name"));
    var row = rule == null ? "" : ", rad %d (%s),".formatted(number(rule), rule.getAttribute("id"));
    var id = rule != null ? rule : decision != null ? decision : element;
    all.add(new Problem(id.getAttribute("id"), "%s%s %s".formatted(where, row, predicate)));
  }

  List<Problem> all() {
    return List.copyOf(all);
  }

  private static String called(String key, String name) {
    return name.isBlank() ? "Tabellen " + key : "Tabellen «%s» (%s)".formatted(name, key);
  }

  private static @Nullable Element above(Element element, String type) {
    for (Node at = element; at instanceof Element here; at = at.getParentNode()) {
      if (here.getLocalName().equals(type)) {
        return here;
      }
    }
    return null;
  }

  private static int number(Element rule) {
    var number = 1;
    for (var at = rule.getPreviousSibling(); at != null; at = at.getPreviousSibling()) {
      if (at instanceof Element before && before.getLocalName().equals("rule")) {
        number++;
      }
    }
    return number;
  }
}
