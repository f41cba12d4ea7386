package se.kedjan.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A purpose is called the same when it is chosen, received and followed up. */
class PurposeTest {

  @Test
  void isCalledAsInTheFormThatItIsChosenIn() throws IOException {
    var chosen = new LinkedHashMap<String, String>();
    field("register-interest", "purposes")
        .path("values")
        .forEach(v -> chosen.put(v.path("value").asText(), v.path("label").asText()));

    var ours = new LinkedHashMap<String, String>();
    Arrays.stream(Purpose.values()).forEach(p -> ours.put(p.word(), p.swedish()));
    assertThat(List.copyOf(ours.entrySet())).isEqualTo(List.copyOf(chosen.entrySet()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "summarise-and-close",
        "summarise-after-withdrawal",
        "summarise-after-stop",
        "summarise-after-return"
      })
  void isCalledTheSameWhereItIsFollowedUp(String form) throws IOException {
    for (var purpose : Purpose.values()) {
      var word = purpose.word();
      var key = "purpose" + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
      assertThat(field(form, key).path("label").asText()).as(key).isEqualTo(purpose.swedish());
    }
  }

  private static JsonNode field(String form, String key) throws IOException {
    var schema = new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile());
    for (var component : schema.path("components")) {
      if (component.path("key").asText().equals(key)) {
        return component;
      }
    }
    throw new AssertionError(form + " has no " + key);
  }
}
