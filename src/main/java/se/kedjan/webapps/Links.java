package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.webapps.Visitor.Kind;

/** Our pages beside Tasklist, as links at its top: those that the signed-in person may open. */
@RestController
class Links {

  private record Page(Link link, Kind openFor) {}

  record Link(String label, String href) {}

  private static final List<Page> PAGES =
      List.of(
          new Page(new Link("Ärende", "/camunda/kedjan/case"), Kind.CHAIN),
          new Page(new Link("Läsloggen", "/camunda/kedjan/read-log"), Kind.LOG_REVIEWER),
          new Page(new Link("Gallring", "/camunda/kedjan/retention-page"), Kind.PROCESS_OWNER));

  @GetMapping("/camunda/kedjan/links")
  List<Link> links(HttpServletRequest request) {
    var visitor = Visitor.of(request);
    return PAGES.stream().filter(page -> visitor.is(page.openFor())).map(Page::link).toList();
  }
}
