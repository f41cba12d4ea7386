package se.kedjan.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.resource.DisallowSchemaLoader;
import java.io.IOException;

/**
 * What an embedded HTML form may send: the {@code .schema.json} beside it, JSON Schema draft
 * 2020-12. Fetches nothing that the schema points at.
 *
 * @param version the first 16 hex digits of the schema's SHA-256: it says what could be sent and in
 *     which words
 * @param root the schema as it stands, whose titles name things in refusals
 */
record HtmlFormSchema(String id, String version, JsonNode root, JsonSchema rules) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012,
          factory ->
              factory.schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));

  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  /** Throws {@link IllegalArgumentException} where it is no schema of an object. */
  static HtmlFormSchema parse(String id, byte[] file) throws IOException {
    var root = JSON.readTree(file);
    if (root == null || !root.path("properties").isObject()) {
      throw new IllegalArgumentException("No schema of an object");
    }
    try {
      var rules = FACTORY.getSchema(root, CONFIG);
      rules.initializeValidators();
      return new HtmlFormSchema(id, FormSchema.version(file), root, rules);
    } catch (JsonSchemaException e) {
      throw new IllegalArgumentException("Not a JSON Schema", e);
    }
  }
}
