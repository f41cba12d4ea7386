package se.kedjan.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.chain.HtmlForms;

/**
 * The words of every version of a form that was ever deployed. A version is named by its content
 * and never changes, so what is read once may stay.
 */
@Component
class DeployedWords {

  private final JdbcClient jdbc;
  private final BuiltInForms builtIn;
  private final Map<Version, FormWords> read = new ConcurrentHashMap<>();

  DeployedWords(JdbcClient jdbc, BuiltInForms builtIn) {
    this.jdbc = jdbc;
    this.builtIn = builtIn;
  }

  /** As {@link FormSchema#version()}. */
  record Version(String formId, String version) {}

  /** The form's own version where it is still there, else its latest. */
  Map<Version, FormWords> of(Collection<Version> versions) {
    var missing = versions.stream().filter(version -> !read.containsKey(version)).toList();
    if (!missing.isEmpty()) {
      var latest = load(missing.stream().map(Version::formId).distinct().toList());
      missing.forEach(
          version ->
              read.putIfAbsent(
                  version,
                  latest.getOrDefault(version.formId(), FormWords.without(version.formId()))));
    }
    return read;
  }

  /** All versions of the forms, in one query; returns the latest of each. */
  private Map<String, FormWords> load(Collection<String> formIds) {
    var latest = new ConcurrentHashMap<String, FormWords>();
    jdbc.sql(
            """
            select b.name_, b.bytes_ from motor.act_ge_bytearray b
            join motor.act_re_deployment d on d.id_ = b.deployment_id_
            where b.name_ = any(?) order by d.deploy_time_, d.id_
            """)
        .param(
            formIds.stream()
                .flatMap(id -> Stream.of(id + ".form", id + HtmlForms.SCHEMA))
                .toArray(String[]::new))
        .query(
            row -> {
              var file = row.getString(1);
              var formId = file.replaceFirst("\\.(form|schema\\.json)$", "");
              var words = parse(formId, file, row.getBytes(2));
              read.put(new Version(formId, FormSchema.version(row.getBytes(2))), words);
              latest.put(formId, words);
            });
    return latest;
  }

  private FormWords parse(String formId, String name, byte[] file) {
    try {
      return name.endsWith(HtmlForms.SCHEMA)
          ? FormWords.parseSchema(file)
          : FormWords.parse(file, builtIn.of(formId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
