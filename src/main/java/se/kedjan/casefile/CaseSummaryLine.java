package se.kedjan.casefile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.forms.CaseSummary;
import se.kedjan.forms.Markdown;

/** Whose case it is and who handles it, above every form. */
@Component
class CaseSummaryLine implements CaseSummary {

  private final JdbcClient jdbc;
  private final CaseFiles caseFiles;

  CaseSummaryLine(JdbcClient jdbc, CaseFiles caseFiles) {
    this.jdbc = jdbc;
    this.caseFiles = caseFiles;
  }

  @Override
  public String of(CaseId caseId) {
    var person =
        jdbc.sql(
                "select given_name, family_name, age from kedjan.participant where case_id = ?")
            .param(caseId.number())
            .query(
                (row, n) ->
                    "**%s %s**, %d år vid registreringen"
                        .formatted(
                            Markdown.escape(row.getString(1)),
                            Markdown.escape(row.getString(2)),
                            row.getInt(3)))
            .single();
    var text = new StringBuilder(person);
    if (!caseFiles.hasSofContact(caseId)) {
      text.append(" · **saknar SOF-kontakt**");
    }
    append(text, "Ansvarig handläggare", caseId, Party.SOF);
    append(text, "Handledare", caseId, Party.CORNER);
    append(text, "Guide", caseId, Party.AMF);
    return text.toString();
  }

  private void append(StringBuilder text, String label, CaseId caseId, Party party) {
    caseFiles
        .namedFor(caseId, party)
        .ifPresent(
            staff ->
                text.append("\\\n%s: %s".formatted(label, Markdown.escape(caseFiles.nameOf(staff)))));
  }
}
