package se.kedjan.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.spin.plugin.variable.SpinValues;
import se.kedjan.access.CaseId;

/** The week's grid as whoever registers it fills it in. */
public final class WeekSheet {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode sheet;
  private final ObjectNode payload;

  private WeekSheet(JsonNode sheet) {
    this.sheet = sheet;
    payload = JSON.createObjectNode();
    payload.put("version", sheet.path("version").asInt());
    payload.put("openingHours", 18);
    payload.putArray("rows");
    sheet.path("rows").forEach(this::asPlanned);
  }

  /** Everybody there as planned; who comes some time in the week, on its first day. */
  public static WeekSheet of(Map<String, Object> prefill) {
    try {
      return new WeekSheet(JSON.readTree(String.valueOf(prefill.get("sheet"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void asPlanned(JsonNode row) {
    var filled = payload.withArray("rows").addObject();
    filled.put("caseNumber", row.path("caseNumber").asText());
    row.path("days")
        .fields()
        .forEachRemaining(
            day -> {
              if (day.getValue().path("open").asBoolean() && day.getValue().has("planned")) {
                present(filled.putObject(day.getKey()), day.getValue().get("planned").asDouble());
              }
            });
    if (row.has("hoursPerWeek") && filled.size() == 1) {
      row.path("days")
          .fields()
          .forEachRemaining(
              day -> {
                if (day.getValue().path("open").asBoolean() && filled.size() == 1) {
                  present(filled.putObject(day.getKey()), 2);
                }
              });
    }
  }

  private static void present(ObjectNode day, double hours) {
    day.put("status", "present").put("hours", hours);
  }

  public WeekSheet away(CaseId caseId, String status, String... days) {
    for (var day : days) {
      row(caseId).putObject(day).put("status", status);
    }
    return this;
  }

  public WeekSheet present(CaseId caseId, String day, double hours) {
    present(row(caseId).putObject(day), hours);
    return this;
  }

  public WeekSheet empty(CaseId caseId, String day) {
    row(caseId).remove(day);
    return this;
  }

  public WeekSheet put(String key, Object value) {
    payload.set(key, JSON.valueToTree(value));
    return this;
  }

  public WeekSheet row(String caseNumber) {
    payload.withArray("rows").addObject().put("caseNumber", caseNumber);
    return this;
  }

  private ObjectNode row(CaseId caseId) {
    for (var row : payload.withArray("rows")) {
      if (row.path("caseNumber").asText().equals(caseId.number())) {
        return (ObjectNode) row;
      }
    }
    throw new AssertionError(caseId + " is not in the sheet");
  }

  /** The days, by key, that the case was planned for and that have been. */
  public List<String> planned(CaseId caseId) {
    var days = new ArrayList<String>();
    for (var row : sheet.path("rows")) {
      if (row.path("caseNumber").asText().equals(caseId.number())) {
        row.path("days")
            .fields()
            .forEachRemaining(
                day -> {
                  if (day.getValue().path("open").asBoolean() && day.getValue().has("planned")) {
                    days.add(day.getKey());
                  }
                });
      }
    }
    return days;
  }

  /** What the sheet shows. */
  public JsonNode shown() {
    return sheet;
  }

  public List<String> caseNumbers() {
    return StreamSupport.stream(sheet.path("rows").spliterator(), false)
        .map(row -> row.path("caseNumber").asText())
        .toList();
  }

  public ObjectNode payload() {
    return payload;
  }

  /** As the browser sends it. */
  public Map<String, Object> form() {
    return Map.of("payload", SpinValues.jsonValue(payload.toString()).create());
  }
}
