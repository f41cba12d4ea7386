package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.SwedishTimes;
import se.kedjan.webapps.OpeningCase.CasePage;

/** «Ärendet»: as data for the tab of a task, and as a page by the case's number. */
@RestController
class CasePages {

  private static final String ADDRESS = "/camunda/kedjan/case";

  private final OpeningCase openingCase;
  private final MayFollowCase mayFollow;

  CasePages(OpeningCase openingCase, MayFollowCase mayFollow) {
    this.openingCase = openingCase;
    this.mayFollow = mayFollow;
  }

  @GetMapping("/camunda/kedjan/cases/{number}")
  CasePage byNumber(@PathVariable String number) {
    if (!CaseId.isValid(number)) {
      throw notFound();
    }
    return openingCase.open(new CaseId(number), "case-page").orElseThrow(CasePages::notFound);
  }

  @GetMapping("/camunda/kedjan/tasks/{taskId}/case")
  CasePage throughTask(@PathVariable String taskId) {
    return mayFollow
        .throughTask(taskId)
        .flatMap(caseId -> openingCase.open(caseId, "case-tab"))
        .orElseThrow(CasePages::notFound);
  }

  @GetMapping(ADDRESS)
  void page(@RequestParam(defaultValue = "") String number, HttpServletResponse response)
      throws IOException {
    page(number).writeTo(response);
  }

  private Page page(String number) {
    var asked = number.strip();
    var search =
        Html.search(ADDRESS, "Visa ärendet", Html.field("number", "Ärendenummer", "text", asked));
    if (asked.isEmpty()) {
      return Page.of("Öppna ärende", search);
    }
    var page =
        CaseId.isValid(asked)
            ? openingCase.open(new CaseId(asked), "case-page")
            : java.util.Optional.<CasePage>empty();
    return page.map(p -> Page.of("Ärende " + p.caseNumber(), search, content(p)))
        .orElseGet(() -> Page.of("Öppna ärende", search, notYours()));
  }

  private static Html notYours() {
    return Html.alert(
        "Det finns inget ärende med det numret som du får öppna. Kontrollera numret. Den som ska"
            + " arbeta med ärendet behöver vara utsedd i det.");
  }

  private static Html content(CasePage page) {
    return Html.all(
        Html.element("p", Map.of("class", "kedjan-lines"), page.summary()),
        page.phase() == null ? Html.all(List.of()) : Html.element("p", page.phase()),
        Html.table(
            "Utsedda i ärendet",
            List.of("Part", "Utsedd", "Ställföreträdare"),
            page.named().stream()
                .map(n -> List.of(n.party(), n.name(), n.deputy() == null ? "–" : n.deputy()))
                .toList()),
        Html.table(
            "Samtycken som gäller i dag",
            List.of("Får berätta", "För", "Om", "Till och med"),
            page.allowed().stream()
                .map(
                    a ->
                        List.of(
                            a.from(),
                            a.to(),
                            a.kinds().isEmpty() ? "Inget" : String.join(", ", a.kinds()),
                            a.until() == null ? "–" : SwedishTimes.day(a.until())))
                .toList()),
        Html.all(page.notes().stream().map(CasePages::notes).toList()),
        Html.element("h2", "Det som har lämnats"),
        Html.all(page.closed().stream().map(CasePages::closed).toList()),
        Html.all(page.sheets().stream().map(CasePages::sheet).toList()));
  }

  private static Html notes(OpeningCase.Noted list) {
    return Html.table(
        list.title(),
        List.of("När", "Vad", "Vem"),
        list.notes().stream()
            .map(
                n ->
                    List.of(
                        SwedishTimes.moment(n.at()),
                        n.text(),
                        n.staffName() == null ? "okänd" : n.staffName()))
            .toList());
  }

  private static Html closed(String sentence) {
    return Html.element("p", Map.of("class", "kedjan-closed"), sentence);
  }

  private static Html sheet(OpeningCase.Sheet sheet) {
    return Html.element(
        "section",
        Html.element("h3", sheet.step()),
        Html.element(
            "p",
            "%s, %s, %s. %s."
                .formatted(
                    sheet.party(),
                    sheet.staffName() == null ? "okänd" : sheet.staffName(),
                    SwedishTimes.moment(sheet.at()),
                    sheet.kind())),
        Html.element(
            "dl",
            sheet.answers().stream()
                .flatMap(
                    a ->
                        java.util.stream.Stream.of(
                            Html.element("dt", a.label()), Html.element("dd", a.value())))
                .toArray()));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
