package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.webapps.Visitor.Kind;

/**
 * What there is beside the tasks, as links at the top of Tasklist: what the signed-in person may
 * open or ask.
 */
@RestController
class Links {

  private record Offer(Link link, Kind openFor) {}

  record Link(String label, String href) {}

  private static final List<Offer> OFFERS =
      List.of(
          new Offer(new Link("Sök person", "/camunda/kedjan/search"), Kind.CHAIN),
          new Offer(new Link("Öppna ärende", "/camunda/kedjan/case"), Kind.CHAIN),
          new Offer(new Link("Läsloggen", "/camunda/kedjan/read-log"), Kind.LOG_REVIEWER),
          new Offer(new Link("Gallring", "/camunda/kedjan/retention-page"), Kind.PROCESS_OWNER),
          new Offer(new Link("Avtal", "/camunda/kedjan/agreements-page"), Kind.PROCESS_OWNER),
          new Offer(new Link("Registerutdrag", ExtractPages.ADDRESS), Kind.REGISTRAR));

  @GetMapping("/camunda/kedjan/links")
  List<Link> links(HttpServletRequest request) {
    var visitor = Visitor.of(request);
    return OFFERS.stream().filter(offer -> visitor.is(offer.openFor())).map(Offer::link).toList();
  }
}
