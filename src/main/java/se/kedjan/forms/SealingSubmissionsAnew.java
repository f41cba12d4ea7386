package se.kedjan.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.forms.DeployedWords.Version;
import se.kedjan.identity.IdentityVault;
import se.kedjan.identity.SealedTexts;

/** A submission stays as it was submitted, but for the key under which its secret fields lie. */
@Component
class SealingSubmissionsAnew implements SealedTexts {

  private static final int PORTION = 500;

  private final JdbcClient jdbc;
  private final DeployedWords words;
  private final ObjectMapper json = new ObjectMapper();

  SealingSubmissionsAnew(JdbcClient jdbc, DeployedWords words) {
    this.jdbc = jdbc;
    this.words = words;
  }

  private record Row(long id, Version version, String payload) {}

  private record Text(long submission, String key, String sealed) {}

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public int sealAnew(IdentityVault vault) {
    var changed = 0;
    for (var rows = after(0); !rows.isEmpty(); rows = after(rows.get(rows.size() - 1).id())) {
      var old = texts(rows).filter(text -> !vault.isOfToday(text.sealed())).toList();
      put(old, old.stream().map(text -> vault.seal(vault.open(text.sealed()))).toList());
      changed += old.size();
    }
    return changed;
  }

  private List<Row> after(long id) {
    return jdbc.sql(
            """
            select id, form_id, form_version, payload from kedjan.submission
            where id > ? and payload like '%"sealed:%' order by id limit ?
            """)
        .params(id, PORTION)
        .query(
            (row, n) ->
                new Row(
                    row.getLong(1),
                    new Version(row.getString(2), row.getString(3)),
                    row.getString(4)))
        .list();
  }

  /** What lies sealed in the secret fields of each form's version. */
  private Stream<Text> texts(List<Row> rows) {
    var forms = words.of(rows.stream().map(Row::version).collect(Collectors.toSet()));
    return rows.stream().flatMap(row -> texts(row, forms.get(row.version())));
  }

  private Stream<Text> texts(Row row, FormWords form) {
    return read(row.payload()).properties().stream()
        .filter(field -> form.field(field.getKey()).isSecret() && field.getValue().isTextual())
        .map(field -> new Text(row.id(), field.getKey(), field.getValue().asText()));
  }

  private void put(List<Text> old, List<String> anew) {
    var changed =
        jdbc.sql("select kedjan.seal_submissions_anew(?, ?, ?, ?)")
            .params(
                old.stream().map(Text::submission).toArray(Long[]::new),
                old.stream().map(Text::key).toArray(String[]::new),
                old.stream().map(Text::sealed).toArray(String[]::new),
                anew.toArray(String[]::new))
            .query(Integer.class)
            .single();
    if (changed != old.size()) {
      throw new IllegalStateException("Not every sealed text could be put under the new key");
    }
  }

  private JsonNode read(String payload) {
    try {
      return json.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A submission cannot be read");
    }
  }
}
