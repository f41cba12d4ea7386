package se.kedjan.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.forms.DeployedWords.Version;

/** What was typed into the forms of a case, in the words of those forms. */
@Component
public class CaseSheets {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcClient jdbc;
  private final DeployedWords words;

  CaseSheets(JdbcClient jdbc, DeployedWords words) {
    this.jdbc = jdbc;
    this.words = words;
  }

  /**
   * @param step the element id
   * @param staffName absent where the register does not know the id
   */
  public record Sheet(
      Party party,
      Category category,
      String step,
      Instant at,
      @Nullable String staffName,
      List<Answer> answers) {}

  public record Answer(String label, String value) {}

  /**
   * @param sheets oldest first
   * @param closed how many each party has left that may not be read
   */
  public record Contents(List<Sheet> sheets, Map<Party, Integer> closed) {}

  private record Row(
      Version version,
      Party party,
      Category category,
      String step,
      Instant at,
      @Nullable String staffName,
      JsonNode payload) {}

  /**
   * @param reader the party that reads
   * @param readable whether what a party has noted of that kind may be read; asked before anything
   *     of it is
   */
  public Contents of(CaseId caseId, Party reader, BiPredicate<Party, Category> readable) {
    var closed = new EnumMap<Party, Integer>(Party.class);
    var open = new ArrayList<Row>();
    for (var row : rows(caseId)) {
      if (readable.test(row.party(), row.category())) {
        open.add(row);
      } else {
        closed.merge(row.party(), 1, Integer::sum);
      }
    }
    var forms = words.of(open.stream().map(Row::version).distinct().toList());
    var names = names(open, forms);
    return new Contents(
        open.stream().map(row -> sheet(row, reader, forms.get(row.version()), names)).toList(),
        closed);
  }

  /** The owner's measures about late steps are no data of a person's, and no party's. */
  private List<Row> rows(CaseId caseId) {
    return jdbc.sql(
            """
            select s.*, m.name from kedjan.submission s left join kedjan.staff m on m.id = s.staff_id
            where s.case_id = ? and s.party in ('SOF', 'CORNER', 'AMF') order by s.at, s.id
            """)
        .param(caseId.number())
        .query(
            (row, n) ->
                new Row(
                    new Version(row.getString("form_id"), row.getString("form_version")),
                    Party.valueOf(row.getString("party")),
                    Category.valueOf(row.getString("category")),
                    row.getString("step"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("name"),
                    read(row.getString("payload"))))
        .list();
  }

  private static Sheet sheet(Row row, Party reader, SheetWords form, Map<String, String> names) {
    var answers = new ArrayList<Answer>();
    form.fields()
        .forEach(
            (key, field) -> {
              var value = row.payload().get(key);
              if (value != null && !value.isNull() && (!field.isOwn() || row.party() == reader)) {
                answers.add(
                    new Answer(field.label(), field.text(value, id -> names.getOrDefault(id, id))));
              }
            });
    return new Sheet(row.party(), row.category(), row.step(), row.at(), row.staffName(), answers);
  }

  /** Of all staff that the answers name, in one query. */
  private Map<String, String> names(List<Row> rows, Map<Version, SheetWords> forms) {
    var ids = new TreeSet<String>();
    for (var row : rows) {
      forms
          .get(row.version())
          .fields()
          .forEach(
              (key, field) -> {
                if (field.isStaff()) {
                  ids.add(row.payload().path(key).asText());
                }
              });
    }
    var names = new HashMap<String, String>();
    jdbc.sql("select id, name from kedjan.staff where id = any(?)")
        .param(ids.toArray(String[]::new))
        .query(
            row -> {
              names.put(row.getString(1), row.getString(2));
            });
    return names;
  }

  private static JsonNode read(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A submission cannot be read");
    }
  }
}
