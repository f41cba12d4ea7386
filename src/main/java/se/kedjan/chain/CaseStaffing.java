package se.kedjan.chain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;

/**
 * Port: who is named for a case by a party today. A task is in the party's pool only until there is
 * such a person.
 */
public interface CaseStaffing {

  record Named(StaffId staff, @Nullable StaffId deputy) {}

  Optional<Named> namedFor(CaseId caseId, Party party);
}
