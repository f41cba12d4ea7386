package se.kedjan.webapps;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.agreement.Agreements;
import se.kedjan.agreement.Agreements.Registered;
import se.kedjan.calendar.SwedishTimes;

/** For how long the activity is agreed upon, for the process owner who registers it. */
@RestController
class AgreementPages {

  private final Agreements agreements;

  AgreementPages(Agreements agreements) {
    this.agreements = agreements;
  }

  @GetMapping("/camunda/kedjan/agreements-page")
  void page(HttpServletResponse response) throws IOException {
    Page.of(
            "Avtal",
            registered(agreements.registered()),
            Html.paragraph(
                "Ett avtal registreras, ändras eller tas bort med «Registrera eller ändra avtal» bland uppgifterna."))
        .writeTo(response);
  }

  private static Html registered(List<Registered> periods) {
    return periods.isEmpty()
        ? Html.paragraph(
            "Inget avtal är registrerat. Verksamheten räknas som avtalad tills vidare.")
        : Html.table(
            "Registrerade avtal",
            List.of("Gäller från", "Gäller till och med", "Registrerat", "Av"),
            periods.stream()
                .map(
                    p ->
                        List.of(
                            p.from(),
                            p.to() == null ? "tills vidare" : p.to(),
                            SwedishTimes.moment(p.at()),
                            p.by()))
                .toList());
  }
}
