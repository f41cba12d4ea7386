package se.kedjan.webapps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashMap;
import se.kedjan.rights.Extract;

/** An extract for a machine to read: complete. Bytes are written as base64. */
final class ExtractJson {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ExtractJson() {}

  static byte[] of(Extract extract) {
    var root = new LinkedHashMap<String, Object>();
    root.put("caseNumber", extract.caseId().number());
    root.put("madeAt", extract.madeAt());
    root.put("madeBy", extract.madeBy());
    root.put("identityNumber", extract.identityNumber());
    root.put("forms", extract.forms());
    root.put("corrections", extract.corrections());
    root.put("objections", extract.objections());
    root.put("readings", extract.readings());
    root.put("acts", extract.acts());
    var tables = new LinkedHashMap<String, Object>();
    extract
        .tables()
        .forEach(table -> tables.put(table.schema() + "." + table.name(), table.rows()));
    root.put("tables", tables);
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An extract cannot be written");
    }
  }
}
