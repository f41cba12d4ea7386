package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.access.CaseId;
import se.kedjan.rights.Extract;
import se.kedjan.rights.Extracts;

/** The extract that a person has the right to, for the registrar to hand over. */
@RestController
class ExtractPages {

  static final String ADDRESS = "/camunda/kedjan/extracts";

  private static final Answer NO_SUCH_CASE =
      new Answer(
          404,
          "NotFound",
          "Det finns inget ärende med det numret som du kan ta fram. Kontrollera numret.");

  private final Extracts extracts;
  private final StepNames stepNames;

  ExtractPages(Extracts extracts, StepNames stepNames) {
    this.extracts = extracts;
    this.stepNames = stepNames;
  }

  @GetMapping("/camunda/kedjan/cases/{number}/extract.json")
  ResponseEntity<byte[]> json(@PathVariable String number) {
    return file(number, "json", MediaType.APPLICATION_JSON, ExtractJson.of(make(number, "json")));
  }

  @GetMapping("/camunda/kedjan/cases/{number}/extract.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable String number) {
    return file(number, "pdf", MediaType.APPLICATION_PDF, ExtractPdf.of(make(number, "pdf"), stepNames.all()));
  }

  /**
   * Whether there is such a case is told by the extract itself, which leaves its rows in the logs.
   */
  @GetMapping(ADDRESS)
  void page(
      @RequestParam(name = "case", required = false) @Nullable String number,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Page.of(
            Visitor.of(request),
            "Registerutdrag",
            Html.paragraph(
                "Ett utdrag visar allt som finns sparat om ett ärende. Varje utdrag antecknas i"
                    + " ärendets logg."),
            Html.search(
                ADDRESS,
                "Ta fram",
                Html.field(
                    "Ärendenummer",
                    Map.of(
                        "name", "case",
                        "value", number == null ? "" : number.strip(),
                        "required", "",
                        "title", "Till exempel K-2026-0007"))),
            number == null ? Html.NOTHING : extracts(number))
        .writeTo(response);
  }

  private static Html extracts(String number) {
    if (!CaseId.isValid(number)) {
      return Html.alert("Skriv ärendenumret så här: K-2026-0007.");
    }
    var caseId = new CaseId(number);
    var file = "/camunda/kedjan/cases/" + caseId + "/extract";
    return Html.all(
        Html.element("h2", "Ärende " + caseId),
        Html.element(
            "ul",
            Html.element("li", Html.link(file + ".pdf", "Utdrag att läsa (PDF)")),
            Html.element("li", Html.link(file + ".json", "Utdrag för dator (JSON)"))));
  }

  private Extract make(String number, String kind) {
    if (!CaseId.isValid(number)) {
      throw notFound();
    }
    return extracts.make(new CaseId(number), kind).orElseThrow(ExtractPages::notFound);
  }

  private static ResponseEntity<byte[]> file(
      String number, String ending, MediaType type, byte[] content) {
    return ResponseEntity.ok()
        .contentType(type)
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename("registerutdrag-%s.%s".formatted(number, ending))
                .build()
                .toString())
        .body(content);
  }

  private static Refused notFound() {
    return new Refused(NO_SUCH_CASE);
  }
}
