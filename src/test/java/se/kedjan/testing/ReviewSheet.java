package se.kedjan.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The joint review as the page sends it: a row of each case that it shows. */
public final class ReviewSheet {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReviewSheet() {}

  /**
   * @param shown the rows that the page was given
   * @param payload with the rows that something is said in; all others are not talked about
   */
  public static ObjectNode whole(@Nullable Object shown, Map<String, ?> payload) {
    ObjectNode whole = JSON.valueToTree(payload);
    var rows = whole.withArray("rows");
    var said = new HashSet<String>();
    rows.forEach(row -> said.add(row.path("caseNumber").asText()));
    for (var row : read(shown)) {
      var number = row.path("caseNumber").asText();
      if (said.add(number)) {
        rows.addObject().put("caseNumber", number).put("discussed", false);
      }
    }
    return whole;
  }

  private static JsonNode read(@Nullable Object shown) {
    try {
      return shown == null ? JSON.createArrayNode() : JSON.readTree(shown.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
