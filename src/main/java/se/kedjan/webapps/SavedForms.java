package se.kedjan.webapps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.forms.SavingHtmlForm;

/** What is filled in so far of a grid, on the way. */
@RestController
class SavedForms {

  private final SavingHtmlForm saving;

  SavedForms(SavingHtmlForm saving) {
    this.saving = saving;
  }

  record Filled(JsonNode payload) {
    /** Keeps what was typed out of whatever prints this record. */
    @Override
    public String toString() {
      return "Filled[***]";
    }
  }

  @PostMapping("/camunda/kedjan/tasks/{taskId}/saved")
  Map<String, ?> save(@PathVariable String taskId, @RequestBody Filled filled) {
    return saving.save(taskId, filled.payload());
  }
}
