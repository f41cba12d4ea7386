package se.kedjan.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;
import se.kedjan.chain.HtmlForms;

/** The schemas of each deployment. A deployment never changes, so what is read once may stay. */
@Component
class HtmlFormSchemas {

  private final Map<String, HtmlFormSchema> read = new ConcurrentHashMap<>();

  /** Within a command of the engine only. */
  HtmlFormSchema of(String deploymentId, String formId) {
    return read.computeIfAbsent(
        deploymentId + "/" + formId,
        key -> {
          var resource =
              Context.getCommandContext()
                  .getResourceManager()
                  .findResourceByDeploymentIdAndResourceName(
                      deploymentId, formId + HtmlForms.SCHEMA);
          if (resource == null) {
            throw new IllegalStateException("No schema of " + formId + " in the deployment");
          }
          try {
            return HtmlFormSchema.parse(formId, resource.getBytes());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
