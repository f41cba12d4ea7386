package se.kedjan.casefile;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Plain text, by case. Protected identities are in no list; here they go by their alias. */
  public Map<CaseId, String> of(Collection<CaseId> cases, Party reader) {
    var named =
        jdbc.sql(
                """
                select p.case_id, coalesce(i.alias, p.alias, p.given_name || ' ' || p.family_name) as name, f.registered_by_party
                from kedjan.participant p join kedjan.case_file f on f.number = p.case_id
                left join kedjan.protected_identity i on i.case_id = p.case_id and i.ended_on is null
                where p.case_id = any(?)
                """)
            .param(cases.stream().map(CaseId::number).toArray(String[]::new))
            .query(
                (row, n) ->
                    new Named(
                        new CaseId(row.getString(1)),
                        row.getString(2),
                        Party.valueOf(row.getString(3))))
            .list();
    var names = new HashMap<CaseId, String>();
    named.stream()
        .collect(Collectors.groupingBy(Named::registeredBy))
        .forEach((by, theirs) -> names.putAll(named(theirs, reader, by)));
    return names;
  }

  /** Who registered the person knows; SOF by the registration's consent, the others through SOF. */
  private Map<CaseId, String> named(List<Named> theirs, Party reader, Party registeredBy) {
    var cases = theirs.stream().map(Named::caseId).toList();
    var seen =
        reader == registeredBy
            ? Set.copyOf(cases)
            : access.mayRead(
                reader, cases, reader == Party.SOF ? registeredBy : Party.SOF, Category.CONTACT);
    return theirs.stream()
        .collect(
            Collectors.toMap(
                Named::caseId, one -> seen.contains(one.caseId()) ? one.name() : NO_NAME));
  }

  private record Named(CaseId caseId, String name, Party registeredBy) {}
}
