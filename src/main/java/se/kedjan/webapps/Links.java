package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.webapps.Visitor.Kind;

/** Our pages beside Tasklist, as links at its top: those that the signed-in person may open. */
@RestController
class Links {

  private record Offer(Link link, Kind openFor) {}

  record Link(String label, String href) {}

  private static final List<Offer> OFFERS =
      List.of(
          new Offer(new Link("Ärende", "/camunda/kedjan/case"), Kind.CHAIN),
          new Offer(new Link("Läsloggen", "/camunda/kedjan/read-log"), Kind.LOG_REVIEWER),
          new Offer(new Link("Gallring", "/camunda/kedjan/retention-page"), Kind.PROCESS_OWNER));

  @GetMapping("/camunda/kedjan/links")
  List<Link> links(HttpServletRequest request) {
    var visitor = Visitor.of(request);
    return OFFERS.stream().filter(offer -> visitor.is(offer.openFor())).map(Offer::link).toList();
  }
}
