package se.kedjan.webapps;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.forms.SubmittedForms.Filled;
import se.kedjan.responsibility.CaseHistory;
import se.kedjan.retention.HeldOfCase;
import se.kedjan.rights.Extract;
import se.kedjan.rights.Extract.Correction;

/** An extract for a person to read: first what was said and done, then every table as it is. */
final class ExtractPdf {

  /** Free (SIL OFL), comes with PDFBox and has the letters of the European languages. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ClockConfiguration.ZONE);
  private static final Map<String, String> PERSON =
      Map.of(
          "given_name", "Förnamn",
          "family_name", "Efternamn",
          "age", "Ålder vid registreringen",
          "sex", "Kön",
          "phone", "Telefon",
          "alias", "Alias");
  private static final Map<String, String> WORDS =
      Map.of(
          "woman", "Kvinna",
          "man", "Man",
          "other", "Annat eller uppges inte",
          "givenName", "Förnamn",
          "familyName", "Efternamn",
          "age", "Ålder",
          "sex", "Kön",
          "phone", "Telefon",
          "identityKind", "Slag av identitetsnummer",
          "identityNumber", "Identitetsnummer");

  private static final Map<String, String> CONSENT =
      Map.of(
          "given", "Lämnat",
          "notGiven", "Inte lämnat",
          "withdrawn", "Återkallat",
          "expired", "Upphört");

  private static final String STYLE =
      """
      @page { size: A4; margin: 18mm 16mm; @bottom-right { content: counter(page) " (" counter(pages) ")"; font-family: Liberation; font-size: 8pt; } }
      body { font-family: Liberation; font-size: 10pt; line-height: 1.35; }
      h1 { font-size: 20pt; } h2 { font-size: 14pt; margin-top: 18pt; border-bottom: 0.5pt solid #444; }
      h3 { font-size: 11pt; margin: 12pt 0 2pt 0; page-break-after: avoid; }
      .row { margin: 2pt 0; } .label { color: #333; font-size: 8.5pt; } .note { color: #333; font-size: 9pt; }
      .raw { font-size: 7pt; margin: 2pt 0; }
      """;

  private final Extract extract;
  private final Map<String, String> steps;
  private final StringBuilder html = new StringBuilder();

  private ExtractPdf(Extract extract, Map<String, String> steps) {
    this.extract = extract;
    this.steps = steps;
  }

  /**
   * @param steps what the steps are called, by element id
   */
  static byte[] of(Extract extract, Map<String, String> steps) {
    var pdf = new ExtractPdf(extract, steps);
    pdf.write();
    return render(pdf.html.toString());
  }

  private void write() {
    html.append("<html lang=\"sv\"><head><title>Registerutdrag</title><style>" + STYLE);
    html.append("</style></head><body>");
    heading(1, "Registerutdrag, ärende " + extract.caseId());
    note(
        "Allt som finns sparat om ärendet i Kedjan den %s, framtaget av %s. Först det som sagts och gjorts, sist varje tabell så som den är lagrad."
            .formatted(TIME.format(extract.madeAt()), extract.nameOf(extract.madeBy())));
    person();
    consents();
    forms();
    corrections();
    readings();
    acts();
    heading(2, "Allt som är lagrat, tabell för tabell");
    extract.tables().forEach(table -> raw(table));
    html.append("</body></html>");
  }

  private void person() {
    heading(2, "Personen");
    table("participant")
        .forEach(
            row -> {
              row.forEach(
                  (column, value) -> {
                    if (PERSON.containsKey(column) && value != null) {
                      row(PERSON.get(column), word(text(value)));
                    }
                  });
              if (extract.identityNumber() != null) {
                row("Nummer", extract.identityNumber());
              }
            });
  }

  private void consents() {
    heading(2, "Samtycken");
    var consents = table("consent");
    consents.forEach(consent -> row(direction(consent), told(consent)));
    if (consents.isEmpty()) {
      note("Inga samtycken är antecknade.");
    }
  }

  private String direction(Map<String, Object> consent) {
    var receiver = known(consent, "receiver");
    return "%s får berätta för %s"
        .formatted(
            Party.valueOf(known(consent, "from_party")).laneName(),
            extract.receivers().getOrDefault(receiver, receiver));
  }

  /** «Lämnat 2026-03-01, skriftligt, till och med 2026-09-01: plan. Antecknat av …» */
  private String told(Map<String, Object> consent) {
    var told = new StringBuilder(CONSENT.get(known(consent, "event")));
    told.append(' ').append(known(consent, "valid_from"));
    if (consent.get("form") != null) {
      told.append(consent.get("form").equals("written") ? ", skriftligt" : ", muntligt");
    }
    if (consent.get("valid_to") != null) {
      told.append(", gäller till och med ").append(consent.get("valid_to"));
    }
    if (consent.get("categories") instanceof List<?> kinds && !kinds.isEmpty()) {
      told.append(
          kinds.stream()
              .map(kind -> Category.valueOf(kind.toString()).swedish())
              .collect(Collectors.joining("; ", ". Gäller: ", "")));
    }
    return told.append(". Antecknat av ")
        .append(extract.nameOf(known(consent, "taken_by")))
        .append(", ")
        .append(text(consent.get("at")))
        .append('.')
        .toString();
  }

  private static String known(Map<String, Object> row, String column) {
    return Objects.requireNonNull(row.get(column)).toString();
  }

  private void forms() {
    heading(2, "Formulären, så som de fylldes i");
    for (var form : extract.forms()) {
      heading(3, form.title());
      note(
          "%s, %s%s"
              .formatted(
                  TIME.format(form.at()),
                  extract.nameOf(form.staffId()),
                  party(form.party(), ", ")));
      for (var answer : form.answers()) {
        row(answer.label(), shown(answer.shown()));
      }
      extract.corrections().stream()
          .filter(correction -> Objects.equals(correction.submissionId(), form.id()))
          .forEach(correction -> corrected(correction, form));
    }
  }

  private void corrected(Correction correction, Filled form) {
    note(
        "Rättat: "
            + told(correction, form.fields().getOrDefault(correction.what(), correction.what())));
  }

  private void corrections() {
    heading(2, "Rättelser av uppgifter om personen");
    var own = extract.corrections().stream().filter(c -> c.submissionId() == null).toList();
    own.forEach(c -> note(told(c, word(c.what()))));
    if (own.isEmpty()) {
      note("Inga.");
    }
    heading(2, "Invändningar");
    extract
        .objections()
        .forEach(
            objection ->
                note(
                    "%s. Skäl: %s. Antecknad av %s, %s."
                        .formatted(
                            objection.objection(),
                            objection.reason(),
                            extract.nameOf(objection.recordedBy()),
                            TIME.format(objection.at()))));
    if (extract.objections().isEmpty()) {
      note("Inga.");
    }
  }

  private String told(Correction c, String label) {
    return "%s: stod «%s», ska vara «%s». Skäl: %s. %s, %s."
        .formatted(
            label,
            c.before() == null ? "" : word(c.before()),
            c.right() == null ? "" : word(c.right()),
            c.reason(),
            extract.nameOf(c.recordedBy()),
            TIME.format(c.at()));
  }

  private void readings() {
    heading(2, "Vilka som har läst");
    for (var reading : extract.readings()) {
      row(
          TIME.format(reading.at()),
          "%s%s: %s (%s)"
              .formatted(
                  extract.nameOf(reading.staffId()),
                  party(reading.party(), ", "),
                  ReadLogParts.of(reading.part(), steps),
                  ReadLogParts.screen(reading.screen())));
    }
  }

  private void acts() {
    heading(2, "Vad som har gjorts");
    for (CaseHistory.Done act : extract.acts()) {
      row(
          TIME.format(act.at()),
          "%s%s: %s"
              .formatted(
                  act.actor().equals("system") ? "Systemet" : extract.nameOf(act.actor()),
                  party(act.party(), ", "),
                  ActWords.of(act.act())));
    }
  }

  private void raw(HeldOfCase.Table table) {
    heading(3, table.schema() + "." + table.name());
    for (var row : table.rows()) {
      html.append("<p class=\"raw\">");
      row.forEach(
          (column, value) -> {
            if (value != null) {
              html.append(escaped(column)).append(": ").append(escaped(text(value))).append(" · ");
            }
          });
      html.append("</p>");
    }
  }

  private List<Map<String, Object>> table(String name) {
    return extract.tables().stream()
        .filter(table -> table.schema().equals("kedjan") && table.name().equals(name))
        .findFirst()
        .map(HeldOfCase.Table::rows)
        .orElse(List.of());
  }

  /** Staff who were chosen in a form, by name. */
  private String shown(String value) {
    var name = extract.staff().get(value);
    return name == null ? value : "%s (%s)".formatted(name, value);
  }

  private void heading(int level, String text) {
    html.append("<h%d>%s</h%d>".formatted(level, escaped(text), level));
  }

  private void note(String text) {
    html.append("<p class=\"note\">").append(escaped(text)).append("</p>");
  }

  /** One under the other, so that it is heard in the same order as it is seen. */
  private void row(String label, String value) {
    html.append("<p class=\"row\"><span class=\"label\">%s</span><br/>".formatted(escaped(label)))
        .append(escaped(value).replace("\n", "<br/>"))
        .append("</p>");
  }

  private static String text(Object value) {
    if (value instanceof Instant instant) {
      return TIME.format(instant);
    }
    return value instanceof byte[] bytes ? "(%d byte)".formatted(bytes.length) : value.toString();
  }

  private static String word(String value) {
    return WORDS.getOrDefault(value, value);
  }

  private static String party(@Nullable Party party, String before) {
    return party == null ? "" : before + party.laneName();
  }

  /** XML has no room for control characters; what the font lacks becomes a plain mark. */
  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8")
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "");
  }

  private static byte[] render(String html) {
    try (var out = new ByteArrayOutputStream()) {
      new PdfRendererBuilder()
          .useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Liberation")
          .withHtmlContent(html, null)
          .toStream(out)
          .run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
