package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.calendar.SwedishTimes;
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

  @GetMapping("/camunda/kedjan/retention-page")
  void page(HttpServletResponse response) throws IOException {
    var preview = retention.preview();
    Page.of(
            "Gallring",
            Html.element("h2", "Gallras inom ett år, eller bevaras"),
            going(preview.going()),
            Html.paragraph(
                "%d avslutade ärenden gallras senare. %d avslutade ärenden har skyddade personuppgifter och visas inte."
                    .formatted(preview.later(), preview.protectedCases())),
            Html.element("h2", "De senaste nätterna"),
            nights(preview.nights()))
        .writeTo(response);
  }

  private static Html going(List<Retention.Going> going) {
    return going.isEmpty()
        ? Html.paragraph("Inga ärenden gallras inom ett år, och inga bevaras.")
        : Html.table(
            "Avslutade ärenden efter den dag de gallras",
            List.of("Ärende", "Gallras", "Bevaras till och med"),
            going.stream()
                .map(
                    g ->
                        List.of(
                            g.caseId(), g.goesOn(), g.heldUntil() == null ? "–" : g.heldUntil()))
                .toList());
  }

  /** Most nights nothing is due; that the rest ran is told by the last of them. */
  private static Html nights(List<Retention.Night> nights) {
    if (nights.isEmpty()) {
      return Html.paragraph("Gallringen har inte körts än.");
    }
    var busy = nights.stream().filter(n -> n.erased() > 0 || n.failed() > 0).toList();
    return Html.all(
        Html.paragraph(
            "Gallringen kördes senast %s.".formatted(SwedishTimes.moment(nights.get(0).at()))),
        busy.isEmpty()
            ? Html.paragraph("De senaste nätterna har inget ärende gallrats.")
            : Html.table(
                "Nätter då något gallrades eller misslyckades",
                List.of("När", "Gallrade", "Misslyckade"),
                busy.stream()
                    .map(n -> List.of(SwedishTimes.moment(n.at()), n.erased(), n.failed()))
                    .toList()));
  }
}
