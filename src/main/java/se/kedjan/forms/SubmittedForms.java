package se.kedjan.forms;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
   * @param secret keys of what lies sealed, and is opened here
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
      List<Answer> answers,
      @JsonIgnore Set<String> secret) {}

  record Row(
      long id,
      Version version,
      String step,
      @Nullable String stepName,
      Instant at,
      String staffId,
      @Nullable Party party,
      Category category,
      String payload) {}

  record Typed(Row row, FormWords words, Map<String, Object> values) {

    /** What was filled in. */
    Set<String> keys() {
      return values.keySet();
    }

    Party party() {
      return Objects.requireNonNull(row.party());
    }
  }

  /** Whole, for the person's extract, oldest first: secrets are opened, staff go by their ids. */
  public List<Filled> all(CaseId caseId) {
    var typed = typed(caseId);
    typed.forEach(
        t ->
            t.values()
                .replaceAll(
                    (key, value) -> t.words().field(key).isSecret() ? opened(value) : value));
    return typed.stream().map(SubmittedForms::filled).toList();
  }

  /** As it lies, oldest first; secrets are sealed. */
  List<Typed> typed(CaseId caseId) {
    var rows = rows(caseId);
    var forms = words.of(rows.stream().map(Row::version).distinct().toList());
    return rows.stream()
        .map(row -> new Typed(row, forms.get(row.version()), values(row.payload())))
        .collect(Collectors.toCollection(ArrayList::new));
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

  private static Filled filled(Typed typed) {
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
        answers(typed),
        typed.words().fields().entrySet().stream()
            .filter(field -> field.getValue().isSecret())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
  }

  private static List<Answer> answers(Typed typed) {
    var keys = new LinkedHashSet<>(typed.words().fields().keySet());
    keys.addAll(typed.values().keySet());
    var answers = new ArrayList<Answer>();
    for (var key : keys) {
      var value = typed.values().get(key);
      if (value != null) {
        var field = typed.words().field(key);
        answers.add(
            new Answer(key, field.label(), value, field.shown(value, UnaryOperator.identity())));
      }
    }
    return answers;
  }

  /** Of a secret field; what looks sealed in another is text as it was typed. */
  private Object opened(Object value) {
    return value instanceof String sealed ? vault.open(sealed) : value;
  }

  private Map<String, Object> values(String payload) {
    try {
      return json.readValue(payload, VALUES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A submission cannot be read");
    }
  }
}
