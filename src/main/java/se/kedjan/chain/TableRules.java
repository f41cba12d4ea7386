package se.kedjan.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import se.kedjan.chain.ModelRules.Problem;

/**
 * What the owner's tables must keep to before they may be deployed. The tables of the jar, which
 * the code was written and tested against, say which tables, columns, words and parameters there
 * are; what an owner changes is rows and values. Every cell is a single text or number, so that a
 * row can neither ask for anything nor run anything.
 */
class TableRules {

  private static final Pattern DAYS = Pattern.compile("P?\\d+D?");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private static final String ACTIVITY = "activity";
  private static final String ELEMENT = "element";
  private static final String PARAMETER = "parameter";
  private static final String CRITERION = "criterion";
  private static final String KIND = "kind";
  private static final String REASON = "reason";
  private static final String UNIT = "unit";
  private static final String ESCALATES_TO = "escalatesTo";
  private static final String COUNT = "count";

  /** A number or nothing: the step is then not reminded of. */
  private static final String REMIND_BEFORE = "remindBefore";

  /** What a row of {@code consequences} says of a pause and leaves empty for an ending. */
  private static final Set<String> OF_A_PAUSE = Set.of("amount", UNIT, "place");

  private final Map<String, Table> known;

  TableRules(List<DmnModelInstance> ofTheJar) {
    known = new TreeMap<>();
    ofTheJar.stream()
        .flatMap(model -> model.getModelElementsByType(Decision.class).stream())
        .flatMap(decision -> Table.of(decision).stream())
        .forEach(table -> known.put(table.key(), table));
  }

  static TableRules ofTheJar() {
    try {
      var files = new PathMatchingResourcePatternResolver().getResources("classpath:/bpmn/*.dmn");
      var models = new ArrayList<DmnModelInstance>();
      for (var file : files) {
        try (var in = file.getInputStream()) {
          models.add(Dmn.readModelFromStream(in));
        }
      }
      return new TableRules(models);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param steps every step of a model that runs or is deployed together with the tables, by its
   *     id, with the processes it is part of
   * @return every problem; empty for good tables
   */
  List<Problem> check(DmnModelInstance model, Map<String, Set<String>> steps) {
    var problems = new TableProblems();
    new TableNotation().check(model, problems);
    for (var decision : model.getModelElementsByType(Decision.class)) {
      var name = decision.getName() == null ? "" : decision.getName();
      var reference = known.get(decision.getId());
      if (reference == null) {
        problems.add(
            decision.getId(),
            name,
            "frågas av ingenting i programmet. Det som finns är %s."
                .formatted(String.join(", ", known.keySet())));
        continue;
      }
      frame(decision, name, problems);
      Table.of(decision)
          .ifPresentOrElse(
              table -> {
                columns(table, reference, problems);
                rows(table, reference, steps, problems);
              },
              () ->
                  problems.add(decision.getId(), name, "är ingen beslutstabell. Gör den till en."));
    }
    return problems.all();
  }

  private static void frame(Decision decision, String name, TableProblems problems) {
    var timeToLive = decision.getCamundaHistoryTimeToLiveString();
    if (timeToLive == null || !DAYS.matcher(timeToLive).matches()) {
      problems.add(
          decision.getId(),
          name,
          "saknar tid för historiken. Ange camunda:historyTimeToLive i dagar, som P1825D.");
    }
    if (decision.getExpression() instanceof DecisionTable table
        && (table.getHitPolicy() != HitPolicy.UNIQUE || table.getAggregation() != null)) {
      problems.add(
          decision.getId(), name, "har en annan träffregel än «Unique». Koden läser en enda rad.");
    }
  }

  private static void columns(Table table, Table reference, TableProblems problems) {
    var found = new HashMap<String, Integer>();
    for (var column : table.columns()) {
      found.merge(column.name(), 1, Integer::sum);
      var expected = reference.column(column.name()).orElse(null);
      if (expected == null || expected.isInput() != column.isInput()) {
        problems.add(
            table,
            column.isInput()
                ? "frågar efter «%s». Kolumnerna som frågar är %s."
                    .formatted(column.name(), names(reference, true))
                : "svarar med «%s», som inte läses. Kolumnerna som svarar är %s."
                    .formatted(column.name(), names(reference, false)));
      } else if (!expected.type().equals(column.type())) {
        problems.add(
            table,
            "har typen «%s» i kolumnen «%s». Där är typen «%s»."
                .formatted(column.type(), column.name(), expected.type()));
      }
    }
    for (var expected : reference.columns()) {
      switch (found.getOrDefault(expected.name(), 0)) {
        case 0 -> problems.add(table, "saknar kolumnen «%s».".formatted(expected.name()));
        case 1 -> {}
        default ->
            problems.add(table, "har kolumnen «%s» flera gånger.".formatted(expected.name()));
      }
    }
  }

  private static String names(Table table, boolean inputs) {
    return table.columns().stream()
        .filter(column -> column.isInput() == inputs)
        .map(Table.Column::name)
        .collect(Collectors.joining(", "));
  }

  private static void rows(
      Table table, Table reference, Map<String, Set<String>> steps, TableProblems problems) {
    var asked = new HashMap<List<String>, Integer>();
    for (var row : table.rows()) {
      for (var i = 0; i < table.columns().size(); i++) {
        var cell = row.cells().get(i);
        var name = table.columns().get(i).name();
        reference
            .column(name)
            .ifPresent(column -> cell(table, row, column, cell, reference, steps, problems));
      }
      parameter(table, row, reference, problems);
      escalation(table, row, steps, problems);
      var first = asked.putIfAbsent(table.inputs(row), row.number());
      if (first != null) {
        problems.add(table, row, "gäller samma sak som rad %d. Behåll en av dem.".formatted(first));
      }
    }
    missing(table, reference, problems);
    missingReasons(table, reference, problems);
  }

  /** Who may leave for a reason today may do so tomorrow: a row is changed, never taken away. */
  private static void missingReasons(Table table, Table reference, TableProblems problems) {
    if (reference.column(REASON).isEmpty()) {
      return;
    }
    var rows = table.rows().stream().map(row -> question(table, row)).collect(Collectors.toSet());
    for (var row : reference.rows()) {
      if (!rows.contains(question(reference, row))) {
        problems.add(
            table,
            "saknar raden för «%s» med skälet «%s»."
                .formatted(
                    reference.value(row, KIND).orElse(""),
                    reference.value(row, REASON).orElse("")));
      }
    }
  }

  private static List<Optional<String>> question(Table table, Table.Row row) {
    return List.of(table.value(row, ACTIVITY), table.value(row, KIND), table.value(row, REASON));
  }

  private static void cell(
      Table table,
      Table.Row row,
      Table.Column column,
      String cell,
      Table reference,
      Map<String, Set<String>> steps,
      TableProblems problems) {
    if (OF_A_PAUSE.contains(column.name())
        && table.value(row, KIND).filter(Consequence.Kind.ENDING.word()::equals).isPresent()) {
      if (!cell.isEmpty()) {
        problems.add(
            table,
            row,
            "har «%s» i kolumnen «%s», som bara gäller paus. Lämna rutan tom."
                .formatted(cell, column.name()));
      }
      return;
    }
    if (column.type().equals("integer")) {
      var mayBeEmpty = column.name().equals(REMIND_BEFORE);
      if (!NUMBER.matcher(cell).matches() && !(mayBeEmpty && cell.isEmpty())) {
        problems.add(
            table,
            row,
            "har «%s» i kolumnen «%s». Skriv ett heltal från 0 till 9999%s."
                .formatted(cell, column.name(), mayBeEmpty ? ", eller lämna rutan tom" : ""));
      }
      return;
    }
    var word = Table.literal(cell).orElse(null);
    if (word == null) {
      problems.add(
          table,
          row,
          "har «%s» i kolumnen «%s». Skriv en enda text inom citattecken."
              .formatted(cell, column.name()));
      return;
    }
    var there =
        switch (column.name()) {
          case ACTIVITY -> ProcessVariable.ACTIVITY.words();
          case ELEMENT -> steps.keySet();
          case PARAMETER, CRITERION -> asked(reference, column.name());
          case REASON -> ProcessVariable.LEAVING_REASON.words();
          default -> column.isInput() ? asked(reference, column.name()) : column.words();
        };
    if (!there.contains(word) && !(there.isEmpty() && !column.isInput())) {
      problems.add(
          table,
          row,
          column.name().equals(ELEMENT)
              ? "gäller uppgiften «%s», som inte finns i någon modell.".formatted(word)
              : "har «%s» i kolumnen «%s». Det som finns är %s."
                  .formatted(word, column.name(), listed(there)));
    }
  }

  private static String listed(Set<String> words) {
    return words.stream()
        .sorted()
        .map(word -> word.isEmpty() ? "\"\"" : word)
        .collect(Collectors.joining(", "));
  }

  /** What an owner may add rows about: nothing that the jar's own table has no row for. */
  private static Set<String> asked(Table reference, String column) {
    return reference.rows().stream()
        .flatMap(row -> reference.value(row, column).stream())
        .collect(Collectors.toSet());
  }

  /** Whether a parameter counts or measures time is for the code to say. */
  private static void parameter(
      Table table, Table.Row row, Table reference, TableProblems problems) {
    var parameter = table.value(row, PARAMETER).orElse("");
    var unit = table.value(row, UNIT).orElse("");
    reference.rows().stream()
        .filter(known -> reference.value(known, PARAMETER).filter(parameter::equals).isPresent())
        .findFirst()
        .map(known -> reference.value(known, UNIT).filter(COUNT::equals).isPresent())
        .filter(counts -> counts != unit.equals(COUNT) && reference.column(UNIT).isPresent())
        .ifPresent(
            counts ->
                problems.add(
                    table,
                    row,
                    counts
                        ? "räknar något och har enheten «%s». Där är enheten «count»."
                            .formatted(unit)
                        : "mäter en tid och har enheten «count». Ange en tidsenhet."));
  }

  /** A step that secures another would else be secured in turn, without end. */
  private static void escalation(
      Table table, Table.Row row, Map<String, Set<String>> steps, TableProblems problems) {
    var element = table.value(row, ELEMENT).orElse("");
    if (steps.getOrDefault(element, Set.of()).contains(EscalationProcess.KEY)
        && table.value(row, ESCALATES_TO).filter(group -> !group.isEmpty()).isPresent()) {
      problems.add(
          table,
          row,
          "eskalerar «%s», som själv är en eskalering. Lämna kolumnen tom (\"\")."
              .formatted(element));
    }
  }

  private static void missing(Table table, Table reference, TableProblems problems) {
    if (reference.column(ELEMENT).isPresent()) {
      return;
    }
    for (var activity : new TreeSet<>(ProcessVariable.ACTIVITY.words())) {
      if (reference.column(PARAMETER).isPresent()) {
        missing(table, reference, activity, PARAMETER, "parametern", problems);
      } else if (reference.column(CRITERION).isPresent()) {
        missing(table, reference, activity, CRITERION, "kriteriet", problems);
      } else if (table.rows().stream().noneMatch(row -> says(table, row, ACTIVITY, activity))) {
        problems.add(table, "saknar en rad för verksamheten «%s».".formatted(activity));
      }
    }
  }

  private static void missing(
      Table table,
      Table reference,
      String activity,
      String column,
      String called,
      TableProblems problems) {
    for (var asked : new TreeSet<>(asked(reference, column))) {
      if (table.rows().stream()
          .noneMatch(
              row -> says(table, row, ACTIVITY, activity) && says(table, row, column, asked))) {
        problems.add(
            table, "saknar %s «%s» för verksamheten «%s».".formatted(called, asked, activity));
      }
    }
  }

  private static boolean says(Table table, Table.Row row, String column, String word) {
    return table.value(row, column).filter(word::equals).isPresent();
  }
}
