package se.kedjan.casefile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;

/** Who may know who the person is, and who may put that right. */
@Component
class PersonsDetails {

  private final CaseAccess access;
  private final JdbcClient jdbc;

  PersonsDetails(CaseAccess access, JdbcClient jdbc) {
    this.access = access;
    this.jdbc = jdbc;
  }

  /** Who registered the person knows; SOF by the registration's consent, the others through SOF. */
  boolean areKnownTo(Party reader, CaseId caseId, Party registeredBy) {
    return reader == registeredBy
        || access.mayRead(
            reader, caseId, reader == Party.SOF ? registeredBy : Party.SOF, Category.CONTACT);
  }

  /** The same of one member of staff: with protected identity only who is named may know. */
  boolean areKnownTo(Actor actor, CaseId caseId) {
    var party = actor.party();
    var registeredBy = registeredBy(caseId);
    return party != null
        && areKnownTo(party, caseId, registeredBy)
        && access.mayKnowWho(actor, caseId, registeredBy);
  }

  /** Theirs to put right who registered the person, and SOF's; of the others who knows them. */
  boolean mayBeCorrectedBy(Actor actor, CaseId caseId) {
    return actor.party() == Party.SOF
        || actor.party() == registeredBy(caseId)
        || areKnownTo(actor, caseId);
  }

  private Party registeredBy(CaseId caseId) {
    return Party.valueOf(
        jdbc.sql("select registered_by_party from kedjan.case_file where number = ?")
            .param(caseId.number())
            .query(String.class)
            .single());
  }
}
