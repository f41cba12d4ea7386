package se.kedjan.casefile;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.forms.CaseSummary;
import se.kedjan.forms.Markdown;

/** Whose case it is and who handles it, above every form. */
@Component
class CaseSummaryLine implements CaseSummary {

  private static final String NO_NAME = "Namnet visas inte: samtycke saknas.";

  private final JdbcClient jdbc;
  private final PersonsDetails details;
  private final Rounds rounds;

  CaseSummaryLine(JdbcClient jdbc, PersonsDetails details, Rounds rounds) {
    this.jdbc = jdbc;
    this.details = details;
    this.rounds = rounds;
  }

  @Override
  public String of(CaseId caseId, Party reader) {
    return jdbc.sql(
            """
            select p.given_name, p.family_name, p.alias, p.age, f.sof_contact, f.registered_by_party,
              i.alias as protected_alias,
              max(s.name) filter (where c.party = 'SOF') as caseworker,
              max(s.name) filter (where c.party = 'CORNER') as supervisor,
              max(s.name) filter (where c.party = 'AMF') as guide
            from kedjan.participant p
            join kedjan.case_file f on f.number = p.case_id
            left join kedjan.protected_identity i on i.case_id = p.case_id and i.ended_on is null
            left join kedjan.case_staff c on c.case_id = p.case_id and c.valid_to is null
            left join kedjan.staff s on s.id = c.staff_id
            where p.case_id = ?
            group by p.case_id, f.number, i.alias
            """)
        .param(caseId.number())
        .query(
            (row, n) -> {
              var text = new StringBuilder();
              var registeredBy = Party.valueOf(row.getString("registered_by_party"));
              var maySeeName = details.areKnownTo(reader, caseId, registeredBy);
              text.append(
                  maySeeName
                      ? who(
                          row.getString("protected_alias"),
                          row.getString("alias"),
                          row.getString("given_name") + " " + row.getString("family_name"),
                          row.getInt("age"))
                      : NO_NAME);
              if (maySeeName && !row.getBoolean("sof_contact")) {
                text.append(" · **saknar SOF-kontakt**");
              }
              append(text, "Ansvarig handläggare", row.getString("caseworker"));
              // Who is named by Corner or AMF is theirs to tell, by consent, in the forms.
              if (reader == Party.CORNER) {
                append(text, "Handledare", row.getString("supervisor"));
              }
              if (reader == Party.AMF) {
                append(text, "Guide", row.getString("guide"));
              }
              earlier(text, caseId, reader);
              return text.toString();
            })
        .single();
  }

  /** That there were earlier rounds, and when, is for all; how they ended is SOF's. */
  private void earlier(StringBuilder text, CaseId caseId, Party reader) {
    for (var round : rounds.of(caseId)) {
      text.append(
          "\\\nTidigare omgång %d: %s till %s%s"
              .formatted(
                  round.number(),
                  round.beganOn(),
                  round.closedOn(),
                  reader == Party.SOF ? " · " + round.endState().swedish() : ""));
    }
  }

  /** With protected identity not even the age: the alias and that it is one. */
  private static String who(
      @Nullable String protectedAlias, @Nullable String alias, String name, int age) {
    return protectedAlias == null
        ? "**%s**, %d år vid registreringen"
            .formatted(Markdown.escape(alias == null ? name : alias), age)
        : "**%s** (alias) · **skyddade personuppgifter**"
            .formatted(Markdown.escape(protectedAlias));
  }

  private static void append(StringBuilder text, String label, @Nullable String name) {
    if (name != null) {
      text.append("\\\n%s: %s".formatted(label, Markdown.escape(name)));
    }
  }
}
