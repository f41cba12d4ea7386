package se.kedjan.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.chain.HtmlForms;
import se.kedjan.identity.IdentityVault;

/** The forms of a case as they were filled in, in the words of the version that was filled in. */
@Component
public class SubmittedForms {

  private static final TypeReference<LinkedHashMap<String, Object>> VALUES =
      new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final IdentityVault vault;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, FormWords> read = new ConcurrentHashMap<>();

  SubmittedForms(JdbcClient jdbc, IdentityVault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /**
   * @param label what the field is called in the form
   * @param value as it was sent: text, number, truth or a list of texts
   * @param shown the same in the words of the form
   */
  public record Answer(String key, String label, Object value, String shown) {}

  /**
   * @param title the step's name, or the title of a form that starts something
   * @param fields all the form's fields by key, those left empty too
   * @param answers what was filled in, in the order of the form
   */
  public record Filled(
      long id,
      String formId,
      String title,
      Instant at,
      String staffId,
      @Nullable Party party,
      Map<String, String> fields,
      List<Answer> answers) {}

  /** Oldest first. */
  public List<Filled> of(CaseId caseId) {
    return jdbc.sql(
            """
            select s.id, s.form_id, s.form_version, s.at, s.staff_id, s.party, s.payload, t.name_ as step_name
            from kedjan.submission s left join motor.act_hi_taskinst t on t.id_ = s.task_id
            where s.case_id = ? order by s.at, s.id
            """)
        .param(caseId.number())
        .query(
            (row, n) -> {
              var formId = row.getString("form_id");
              var words = words(formId, row.getString("form_version"));
              var party = row.getString("party");
              return new Filled(
                  row.getLong("id"),
                  formId,
                  Objects.requireNonNullElse(row.getString("step_name"), words.title()),
                  row.getTimestamp("at").toInstant(),
                  row.getString("staff_id"),
                  party == null ? null : Party.valueOf(party),
                  words.labels(),
                  answers(words, values(row.getString("payload"))));
            })
        .list();
  }

  private List<Answer> answers(FormWords words, Map<String, Object> values) {
    var keys = new LinkedHashSet<>(words.labels().keySet());
    keys.addAll(values.keySet());
    var answers = new ArrayList<Answer>();
    for (var key : keys) {
      var value = opened(values.get(key));
      if (value != null) {
        answers.add(new Answer(key, words.label(key), value, words.shown(key, value)));
      }
    }
    return answers;
  }

  /** An identity number lies sealed in the payload. */
  private @Nullable Object opened(@Nullable Object value) {
    return value instanceof String text && IdentityVault.isSealed(text) ? vault.open(text) : value;
  }

  private Map<String, Object> values(String payload) {
    try {
      return json.readValue(payload, VALUES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A submission cannot be read");
    }
  }

  /** A version never changes, so what is read once may stay. */
  private FormWords words(String formId, String version) {
    return read.computeIfAbsent(formId + "/" + version, key -> find(formId, version));
  }

  private FormWords find(String formId, String version) {
    return jdbc
        .sql(
            """
            select name_, bytes_ from motor.act_ge_bytearray
            where name_ in (?, ?) and deployment_id_ is not null
            """)
        .params(formId + ".form", formId + HtmlForms.SCHEMA)
        .query((row, n) -> Map.entry(row.getString(1), row.getBytes(2)))
        .list()
        .stream()
        .filter(file -> FormSchema.version(file.getValue()).equals(version))
        .findFirst()
        .map(SubmittedForms::parse)
        .orElseGet(() -> FormWords.without(formId));
  }

  private static FormWords parse(Map.Entry<String, byte[]> file) {
    try {
      return file.getKey().endsWith(HtmlForms.SCHEMA)
          ? FormWords.parseSchema(file.getValue())
          : FormWords.parse(file.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
