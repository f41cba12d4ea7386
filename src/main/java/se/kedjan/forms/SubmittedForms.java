package se.kedjan.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.forms.DeployedWords.Version;
import se.kedjan.identity.IdentityVault;

/** What was typed into the forms of a case, in the words of those forms. */
@Component
public class SubmittedForms {

  private static final TypeReference<LinkedHashMap<String, Object>> VALUES =
      new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final IdentityVault vault;
  private final DeployedWords words;
  private final ObjectMapper json = new ObjectMapper();

  SubmittedForms(JdbcClient jdbc, IdentityVault vault, DeployedWords words) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.words = words;
  }

  /**
   * @param label what the field is called in the form
   * @param value as it was sent: text, number, truth or a list of texts
   * @param shown the same in the words of the form
   */
  public record Answer(String key, String label, Object value, String shown) {}

  /**
   * @param step the element id
   * @param title the step's name, or the title of a form that starts something
   * @param fields all the form's fields by key, those left empty too
   * @param answers what was filled in, in the order of the form
   */
  public record Filled(
      long id,
      String formId,
      String step,
      String title,
      Instant at,
      String staffId,
      @Nullable Party party,
      Category category,
      Map<String, String> fields,
      List<Answer> answers) {}

  /**
   * @param forms oldest first
   * @param closed how many each party has left that may not be read
   * @param staff names of who filled in the forms, by id; the register may lack some
   */
  public record Readable(
      List<Filled> forms, Map<Party, Integer> closed, Map<String, String> staff) {}

  private record Row(
      long id,
      Version version,
      String step,
      @Nullable String stepName,
      Instant at,
      String staffId,
      @Nullable Party party,
      Category category,
      String payload) {}

  private record Typed(Row row, FormWords words, Map<String, Object> values) {}

  /** Whole, for the person's extract, oldest first: secrets are opened, staff go by their ids. */
  public List<Filled> all(CaseId caseId) {
    var typed = typed(rows(caseId));
    typed.forEach(t -> t.values().replaceAll((key, value) -> opened(value)));
    return typed.stream().map(t -> filled(t, UnaryOperator.identity())).toList();
  }

  /**
   * For staff: nothing secret, and staff by name.
   *
   * @param mayRead whether what a party has noted of that kind may be read; asked before anything
   *     of it is
   */
  public Readable readable(CaseId caseId, BiPredicate<Party, Category> mayRead) {
    var closed = new EnumMap<Party, Integer>(Party.class);
    var open = new ArrayList<Row>();
    for (var row : rows(caseId)) {
      var party = row.party();
      // The owner's measures about late steps are no data of a person's, and no party's.
      if (party != null && party.isOfTheChain()) {
        if (mayRead.test(party, row.category())) {
          open.add(row);
        } else {
          closed.merge(party, 1, Integer::sum);
        }
      }
    }
    var typed = typed(open);
    typed.forEach(t -> t.values().keySet().removeIf(key -> !t.words().tells(key)));
    var names = names(typed);
    return new Readable(
        typed.stream().map(t -> filled(t, id -> names.getOrDefault(id, id))).toList(),
        closed,
        names);
  }

  private List<Row> rows(CaseId caseId) {
    return jdbc.sql(
            """
            select s.*, t.name_ as step_name
            from kedjan.submission s left join motor.act_hi_taskinst t on t.id_ = s.task_id
            where s.case_id = ? order by s.at, s.id
            """)
        .param(caseId.number())
        .query(
            (row, n) -> {
              var party = row.getString("party");
              return new Row(
                  row.getLong("id"),
                  new Version(row.getString("form_id"), row.getString("form_version")),
                  row.getString("step"),
                  row.getString("step_name"),
                  row.getTimestamp("at").toInstant(),
                  row.getString("staff_id"),
                  party == null ? null : Party.valueOf(party),
                  Category.valueOf(row.getString("category")),
                  row.getString("payload"));
            })
        .list();
  }

  private List<Typed> typed(List<Row> rows) {
    var forms = words.of(rows.stream().map(Row::version).distinct().toList());
    return rows.stream()
        .map(row -> new Typed(row, forms.get(row.version()), values(row.payload())))
        .toList();
  }

  private static Filled filled(Typed typed, UnaryOperator<String> names) {
    var row = typed.row();
    return new Filled(
        row.id(),
        row.version().formId(),
        row.step(),
        Objects.requireNonNullElse(row.stepName(), typed.words().title()),
        row.at(),
        row.staffId(),
        row.party(),
        row.category(),
        typed.words().labels(),
        answers(typed, names));
  }

  private static List<Answer> answers(Typed typed, UnaryOperator<String> names) {
    var keys = new LinkedHashSet<>(typed.words().fields().keySet());
    keys.addAll(typed.values().keySet());
    var answers = new ArrayList<Answer>();
    for (var key : keys) {
      var value = typed.values().get(key);
      if (value != null) {
        var field = typed.words().field(key);
        answers.add(new Answer(key, field.label(), value, field.shown(value, names)));
      }
    }
    return answers;
  }

  /** Of all staff that filled in the forms or are named in them, in one query. */
  private Map<String, String> names(List<Typed> typed) {
    var ids = new TreeSet<String>();
    for (var t : typed) {
      ids.add(t.row().staffId());
      t.values()
          .forEach(
              (key, value) -> {
                if (t.words().field(key).isStaff()) {
                  ids.add(String.valueOf(value));
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

  /** An identity number lies sealed in the payload. */
  private Object opened(Object value) {
    return value instanceof String text && IdentityVault.isSealed(text) ? vault.open(text) : value;
  }

  private Map<String, Object> values(String payload) {
    try {
      return json.readValue(payload, VALUES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A submission cannot be read");
    }
  }
}
