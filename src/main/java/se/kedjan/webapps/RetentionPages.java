package se.kedjan.webapps;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.retention.Retention;

/** What will be erased and when, for the process owner: numbers and days. */
@RestController
class RetentionPages {

  private final Retention retention;

  RetentionPages(Retention retention) {
    this.retention = retention;
  }

  @GetMapping("/camunda/kedjan/retention")
  Retention.Preview preview() {
    return retention.preview();
  }
}
