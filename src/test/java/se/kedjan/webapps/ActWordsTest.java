package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every kind of act that the code can publish has its words, and no word is left over. */
class ActWordsTest {

  private static final Pattern KIND = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

  /** Kebab words in the same files that are something else. */
  private static final Set<String> NOT_ACTS = Set.of("not-ready", "step-ended", "unheld-case");

  @Test
  void sayWhatTheCodeCanDo() throws IOException {
    var kinds = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      for (var source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        var code = Files.readString(source);
        if (code.contains("implements Act") || code.contains("new Part(")) {
          KIND.matcher(code).results().forEach(found -> kinds.add(found.group(1)));
        }
      }
    }
    kinds.removeAll(NOT_ACTS);

    assertThat(ActWords.SWEDISH.keySet()).containsExactlyInAnyOrderElementsOf(kinds);
  }

  @Test
  void eachIsToldAsOneKindOfData() {
    assertThat(ToldActs.ALL.stream().flatMap(Set::stream))
        .containsExactlyInAnyOrderElementsOf(ActWords.SWEDISH.keySet());
  }

  @Test
  void endWithoutAFullStopAndBeginWithACapital() {
    assertThat(ActWords.SWEDISH.values()).allMatch(words -> words.matches("\\p{Lu}[^.]*"));
  }
}
