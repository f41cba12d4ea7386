package se.kedjan.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.OutputValues;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** A decision table as it is written: columns from left to right, rows from the top. */
record Table(String key, String name, List<Column> columns, List<Row> rows) {

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  /**
   * @param name the variable that an input asks for, or the name of an output
   * @param words what an output may say; empty where nothing is written about that
   */
  record Column(String name, boolean isInput, String type, Set<String> words) {}

  /**
   * @param number counted from 1, as the Modeler shows it
   * @param cells as many as there are columns
   */
  record Row(String id, int number, List<String> cells) {}

  /** Empty where the decision is made in another way than by a table. */
  static Optional<Table> of(Decision decision) {
    if (!(decision.getExpression() instanceof DecisionTable table)) {
      return Optional.empty();
    }
    var columns = new ArrayList<Column>();
    table
        .getInputs()
        .forEach(
            input -> {
              var expression = input.getInputExpression();
              columns.add(
                  new Column(
                      text(expression),
                      true,
                      expression == null ? "" : orEmpty(expression.getTypeRef()),
                      Set.of()));
            });
    table
        .getOutputs()
        .forEach(
            output ->
                columns.add(
                    new Column(
                        orEmpty(output.getName()),
                        false,
                        orEmpty(output.getTypeRef()),
                        words(output.getOutputValues()))));
    var rows = new ArrayList<Row>();
    for (var rule : table.getRules()) {
      var cells = new ArrayList<String>();
      fill(cells, rule.getInputEntries(), table.getInputs().size());
      fill(cells, rule.getOutputEntries(), table.getOutputs().size());
      rows.add(new Row(orEmpty(rule.getId()), rows.size() + 1, List.copyOf(cells)));
    }
    return Optional.of(
        new Table(
            orEmpty(decision.getId()),
            orEmpty(decision.getName()),
            List.copyOf(columns),
            List.copyOf(rows)));
  }

  /** A cell that is one text in quotation marks and nothing else, without them. */
  static Optional<String> literal(String cell) {
    var text = TEXT.matcher(cell);
    return text.matches() ? Optional.of(text.group(1)) : Optional.empty();
  }

  Optional<Column> column(String called) {
    return columns.stream().filter(column -> column.name().equals(called)).findFirst();
  }

  /** The text in the row's cell of that column; empty where there is none. */
  Optional<String> value(Row row, String called) {
    return column(called)
        .map(column -> row.cells().get(columns.indexOf(column)))
        .flatMap(Table::literal);
  }

  List<String> inputs(Row row) {
    return Stream.iterate(0, i -> i + 1)
        .limit(columns.size())
        .filter(i -> columns.get(i).isInput())
        .map(i -> row.cells().get(i))
        .toList();
  }

  private static void fill(
      List<String> cells, Collection<? extends ModelElementInstance> entries, int columns) {
    var texts = entries.stream().map(Table::text).toList();
    for (var i = 0; i < columns; i++) {
      cells.add(i < texts.size() ? texts.get(i) : "");
    }
  }

  private static Set<String> words(@Nullable OutputValues values) {
    return TEXT.matcher(text(values))
        .results()
        .map(word -> word.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String text(@Nullable ModelElementInstance element) {
    return element == null ? "" : element.getTextContent().trim();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
