package se.kedjan.casefile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;

/** What a participant is called in a list, as far as the reader's party may know. */
@Component
public class ParticipantNames {

  private static final String NO_NAME = "Namnet visas inte: samtycke saknas";

  private final JdbcClient jdbc;
  private final CaseAccess access;

  ParticipantNames(JdbcClient jdbc, CaseAccess access) {
    this.jdbc = jdbc;
    this.access = access;
  }

  /** Plain text. Protected identities are in no list; here they go by their alias. */
  public String of(CaseId caseId, Party reader) {
    return jdbc.sql(
            """
            select coalesce(i.alias, p.alias, p.given_name || ' ' || p.family_name) as name, f.registered_by_party
            from kedjan.participant p join kedjan.case_file f on f.number = p.case_id
            left join kedjan.protected_identity i on i.case_id = p.case_id and i.ended_on is null
            where p.case_id = ?
            """)
        .param(caseId.number())
        .query(
            (row, n) ->
                maySeeName(caseId, reader, Party.valueOf(row.getString(2)))
                    ? row.getString(1)
                    : NO_NAME)
        .single();
  }

  /** Who registered the person knows; SOF by the registration's consent, the others through SOF. */
  private boolean maySeeName(CaseId caseId, Party reader, Party registeredBy) {
    return reader == registeredBy
        || access.mayRead(
            reader, caseId, reader == Party.SOF ? registeredBy : Party.SOF, Category.CONTACT);
  }
}
