package se.kedjan.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.consent.Consents;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Accountability;

/**
 * Step 10: who does what for the participant, confirmed by each party (S0 «Tydliggöra och fördela
 * ansvar»).
 */
@Component
class ConfirmingResponsibility {

  private record Role(Party party, String title, String duties) {}

  private static final List<Role> ROLES =
      List.of(
          new Role(
              Party.SOF,
              "ansvarig handläggare",
              "självskattning, plan för rehabilitering, individuell uppföljning, summering och avslut"),
          new Role(
              Party.CORNER,
              "handledare",
              "individuell plan och schema, daglig handledning, närvaro, avvikelser och utskrivning; lyfter vid behov frågan med SOF"),
          new Role(
              Party.AMF,
              "guide",
              "vägen vidare till praktik, arbetsträning eller studier, tillsammans med SOF"));

  private final CaseFiles caseFiles;
  private final Accountability accountability;
  private final Consents consents;
  private final JdbcClient jdbc;
  private final Clock clock;

  ConfirmingResponsibility(
      CaseFiles caseFiles,
      Accountability accountability,
      Consents consents,
      JdbcClient jdbc,
      Clock clock) {
    this.caseFiles = caseFiles;
    this.accountability = accountability;
    this.consents = consents;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  String text(CaseId caseId, Party reader) {
    var text = new StringBuilder();
    text.append(
        "- Övergripande ansvar för att följa deltagaren: %s\n"
            .formatted(accountability.current(caseId).laneName()));
    for (var role : ROLES) {
      text.append(
          "- %s%s: %s\n"
              .formatted(
                  role.party().laneName(),
                  knownTo(reader, caseId, role.party())
                      .map(name -> " (%s, %s)".formatted(role.title(), Markdown.escape(name)))
                      .orElse(""),
                  role.duties()));
    }
    return text.toString();
  }

  void confirm(Submission s, Party party) {
    var caseId = s.caseId();
    jdbc.sql(
            """
            insert into kedjan.responsibility_confirmation
              (case_id, on_day, party, confirmed_by, accountable_party, sof_staff, corner_staff, amf_staff, note)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            LocalDate.now(clock),
            party.name(),
            s.staff().value(),
            accountability.current(caseId).name(),
            named(caseId, Party.SOF),
            named(caseId, Party.CORNER),
            named(caseId, Party.AMF),
            s.text("responsibilityNote"))
        .update();
  }

  /** That the person has a guide is AMF's to tell Corner, or not; the rest is plain to all. */
  private Optional<String> knownTo(Party reader, CaseId caseId, Party party) {
    return caseFiles
        .namedFor(caseId, party)
        .filter(
            named ->
                party != Party.AMF
                    || reader != Party.CORNER
                    || consents.allows(caseId, Party.AMF, Party.CORNER, Category.CONTACT))
        .map(caseFiles::nameOf);
  }

  private @Nullable String named(CaseId caseId, Party party) {
    return caseFiles.namedFor(caseId, party).map(StaffId::value).orElse(null);
  }
}
