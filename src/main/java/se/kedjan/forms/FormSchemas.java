package se.kedjan.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/** The forms of each deployment. A deployment never changes, so what is read once may stay. */
@Component
class FormSchemas {

  private final Map<String, FormSchema> read = new ConcurrentHashMap<>();

  /** Within a command of the engine only. */
  FormSchema of(String deploymentId, String formId) {
    return read.computeIfAbsent(
        deploymentId + "/" + formId,
        key -> {
          var resource =
              Context.getCommandContext()
                  .getResourceManager()
                  .findResourceByDeploymentIdAndResourceName(deploymentId, formId + ".form");
          if (resource == null) {
            throw new IllegalStateException("No form " + formId + " in the deployment");
          }
          try {
            return FormSchema.parse(resource.getBytes());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
