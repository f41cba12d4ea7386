package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.FindingCases;
import se.kedjan.chain.Refusal;
import se.kedjan.rights.DiaryNumber;
import se.kedjan.rights.Extract;
import se.kedjan.rights.Extracts;

/** The extract that a person has the right to, for the registrar to hand over. */
@RestController
class ExtractPages {

  static final String ADDRESS = "/camunda/kedjan/extracts";
  static final String DIARY_NUMBER = "diaryNumber";

  private static final String IDENTITY_NUMBER = "identityNumber";
  private static final String NO_DIARY_NUMBER =
      "Skriv begärans diarienummer: högst 40 bokstäver, siffror, bindestreck, kolon och snedstreck."
          + " Inte personnummer.";

  private static final Answer NO_SUCH_CASE =
      new Answer(
          404,
          "NotFound",
          "Det finns inget ärende med det numret som du kan ta fram. Kontrollera numret.");

  private final Extracts extracts;
  private final FindingCases findingCases;
  private final StepNames stepNames;

  ExtractPages(Extracts extracts, FindingCases findingCases, StepNames stepNames) {
    this.extracts = extracts;
    this.findingCases = findingCases;
    this.stepNames = stepNames;
  }

  @GetMapping("/camunda/kedjan/cases/{number}/extract.json")
  ResponseEntity<byte[]> json(
      @PathVariable String number, @RequestParam(defaultValue = "") String diaryNumber) {
    return file(
        number,
        "json",
        MediaType.APPLICATION_JSON,
        ExtractJson.of(make(number, "json", diaryNumber)));
  }

  @GetMapping("/camunda/kedjan/cases/{number}/extract.pdf")
  ResponseEntity<byte[]> pdf(
      @PathVariable String number, @RequestParam(defaultValue = "") String diaryNumber) {
    return file(
        number,
        "pdf",
        MediaType.APPLICATION_PDF,
        ExtractPdf.of(make(number, "pdf", diaryNumber), stepNames.all()));
  }

  /**
   * Whether there is such a case is told by the extract itself, which leaves its rows in the logs.
   */
  @GetMapping(ADDRESS)
  void page(
      @RequestParam(name = "case", required = false) @Nullable String number,
      @RequestParam(defaultValue = "") String diaryNumber,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    page(
        Visitor.of(request),
        number == null ? "" : number.strip(),
        diaryNumber,
        number == null
            ? Html.NOTHING
            : !CaseId.isValid(number)
                ? Html.alert("Skriv ärendenumret så här: K-2026-0007.")
                : links(List.of(new CaseId(number)), diaryNumber),
        response);
  }

  /** Posted, so that the person's number stands in no address. A search is a reading. */
  @PostMapping(ADDRESS)
  void search(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var sent =
        PageForm.of(request.getInputStream().readAllBytes(), Set.of(IDENTITY_NUMBER, DIARY_NUMBER));
    var diaryNumber = sent.getOrDefault(DIARY_NUMBER, "");
    page(
        Visitor.of(request),
        "",
        diaryNumber,
        found(sent.getOrDefault(IDENTITY_NUMBER, ""), diaryNumber),
        response);
  }

  private Html found(String identityNumber, String diaryNumber) {
    if (DiaryNumber.of(diaryNumber).isEmpty()) {
      return Html.alert(NO_DIARY_NUMBER);
    }
    if (!FindingCases.canBeSought(identityNumber)) {
      return Html.alert("Skriv hela numret: personnummer, samordningsnummer eller reservnummer.");
    }
    var cases = findingCases.allOf(identityNumber);
    return cases.isEmpty()
        ? Html.alert("Det finns inget ärende med det numret.")
        : links(cases, diaryNumber);
  }

  private static void page(
      Visitor visitor, String number, String diaryNumber, Html found, HttpServletResponse response)
      throws IOException {
    Page.of(
            visitor,
            "Registerutdrag",
            Html.paragraph(
                "Ett utdrag visar allt som finns sparat om ett ärende. Varje utdrag antecknas i"
                    + " ärendets logg, med begärans diarienummer."),
            Html.element("h2", "Sök på personens nummer"),
            Html.form(
                "post",
                ADDRESS,
                "Sök personens ärenden",
                Html.field(
                    "Identitetsnummer",
                    Map.of(
                        "name",
                        IDENTITY_NUMBER,
                        "required",
                        "",
                        "maxlength",
                        "30",
                        "autocomplete",
                        "off")),
                diaryNumber(diaryNumber)),
            Html.element("h2", "Ta fram med ärendenummer"),
            Html.search(
                ADDRESS,
                "Ta fram",
                Html.field(
                    "Ärendenummer",
                    Map.of(
                        "name", "case",
                        "value", number,
                        "required", "",
                        "title", "Till exempel K-2026-0007")),
                diaryNumber(diaryNumber)),
            found)
        .writeTo(response);
  }

  private static Html diaryNumber(String typed) {
    return Html.field(
        "Diarienummer",
        Map.of(
            "name",
            DIARY_NUMBER,
            "required",
            "",
            "maxlength",
            "40",
            "pattern",
            DiaryNumber.PATTERN,
            "title",
            "Begärans diarienummer, till exempel SN 2026/123",
            "value",
            typed));
  }

  private static Html links(List<CaseId> cases, String diaryNumber) {
    return DiaryNumber.of(diaryNumber)
        .map(request -> Html.all(cases.stream().map(caseId -> links(caseId, request)).toList()))
        .orElseGet(() -> Html.alert(NO_DIARY_NUMBER));
  }

  private static Html links(CaseId caseId, DiaryNumber request) {
    var file = "/camunda/kedjan/cases/" + caseId + "/extract";
    var query =
        "?" + DIARY_NUMBER + "=" + URLEncoder.encode(request.value(), StandardCharsets.UTF_8);
    return Html.all(
        Html.element("h2", "Ärende " + caseId),
        Html.element(
            "ul",
            Html.element("li", Html.link(file + ".pdf" + query, "Utdrag att läsa (PDF)")),
            Html.element("li", Html.link(file + ".json" + query, "Utdrag för dator (JSON)"))));
  }

  private Extract make(String number, String kind, String diaryNumber) {
    var request =
        DiaryNumber.of(diaryNumber)
            .orElseThrow(() -> Refusal.badInput(DIARY_NUMBER, NO_DIARY_NUMBER));
    if (!CaseId.isValid(number)) {
      throw notFound();
    }
    return extracts.make(new CaseId(number), kind, request).orElseThrow(ExtractPages::notFound);
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
