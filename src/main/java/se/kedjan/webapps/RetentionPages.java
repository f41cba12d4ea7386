package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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

  @GetMapping("/camunda/kedjan/retention-page")
  void page(HttpServletResponse response) throws IOException {
    var preview = retention.preview();
    Page.of(
            "Gallring",
            Html.element("h2", "Gallras inom ett år, eller bevaras"),
            Html.table(
                "Avslutade ärenden efter den dag de gallras",
                List.of("Ärende", "Gallras", "Bevaras till och med"),
                preview.going().stream()
                    .map(
                        going ->
                            List.of(
                                going.caseId(),
                                going.goesOn(),
                                going.heldUntil() == null ? "" : going.heldUntil()))
                    .toList()),
            Html.paragraph(
                "%d avslutade ärenden gallras senare. %d avslutade ärenden har skyddade personuppgifter och visas inte."
                    .formatted(preview.later(), preview.protectedCases())),
            Html.element("h2", "De senaste nätterna"),
            Html.table(
                "Vad gallringen gjorde",
                List.of("När", "Gallrade", "Misslyckade"),
                preview.nights().stream()
                    .map(
                        night ->
                            List.of(
                                SwedishTimes.moment(night.at()), night.erased(), night.failed()))
                    .toList()))
        .writeTo(response);
  }
}
