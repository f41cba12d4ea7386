package se.kedjan.webapps;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import se.kedjan.access.CaseId;
import se.kedjan.rights.Extract;
import se.kedjan.rights.Extracts;

/** The extract that a person has the right to, for the registrar to hand over. */
@RestController
class ExtractPages {

  private final Extracts extracts;

  ExtractPages(Extracts extracts) {
    this.extracts = extracts;
  }

  @GetMapping("/camunda/kedjan/cases/{number}/extract.json")
  ResponseEntity<byte[]> json(@PathVariable String number) {
    return file(number, "json", MediaType.APPLICATION_JSON, ExtractJson.of(make(number, "json")));
  }

  @GetMapping("/camunda/kedjan/cases/{number}/extract.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable String number) {
    return file(number, "pdf", MediaType.APPLICATION_PDF, ExtractPdf.of(make(number, "pdf")));
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

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
