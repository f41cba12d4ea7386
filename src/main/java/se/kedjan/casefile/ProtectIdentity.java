package se.kedjan.casefile;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.CaseRelations;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.ProtectedIdentities;
import se.kedjan.access.StaffId;
import se.kedjan.chain.ChangingHands;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/** SOF marks a case whose participant has got protected personal data, or has it no longer. */
@Component
class ProtectIdentity implements StartForm {

  private final ProtectedIdentities protectedIdentities;
  private final CaseAccess access;
  private final CaseRelations relations;
  private final CaseFiles caseFiles;
  private final ChangingHands changingHands;
  private final CaseByNumber caseByNumber;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  ProtectIdentity(
      ProtectedIdentities protectedIdentities,
      CaseAccess access,
      CaseRelations relations,
      CaseFiles caseFiles,
      ChangingHands changingHands,
      CaseByNumber caseByNumber,
      JdbcClient jdbc,
      ApplicationEventPublisher events) {
    this.protectedIdentities = protectedIdentities;
    this.access = access;
    this.relations = relations;
    this.caseFiles = caseFiles;
    this.changingHands = changingHands;
    this.caseByNumber = caseByNumber;
    this.jdbc = jdbc;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = caseByNumber.of(s, id -> isSofs(s.actor(), id) && caseFiles.isOpen(id));
    if (s.isYes("protection")) {
      protect(caseId, s.word("alias"));
      if (s.isYes("emptyPhone")) {
        jdbc.sql("update kedjan.participant set phone = null where case_id = ?")
            .param(caseId.number())
            .update();
      }
    } else {
      if (!protectedIdentities.end(caseId)) {
        throw Refusal.conflict("Ärendet är inte markerat med skyddade personuppgifter.");
      }
      events.publishEvent(new ProtectionMoved(caseId, "identity-unprotected", Party.SOF));
    }
    return new Started(caseId, Map.of());
  }

  private void protect(CaseId caseId, String alias) {
    var names =
        jdbc.sql("select given_name, family_name from kedjan.participant where case_id = ?")
            .param(caseId.number())
            .query((row, n) -> new String[] {row.getString(1), row.getString(2)})
            .single();
    protectedIdentities.protect(caseId, Alias.checked(alias, names));
    changingHands.closePools(caseId);
    events.publishEvent(new ProtectionMoved(caseId, "identity-protected", Party.SOF));
  }

  /** Named at SOF or its head, who may lift what a protection hides from everybody else. */
  private boolean isSofs(Actor actor, CaseId caseId) {
    var staff = new StaffId(actor.staffId());
    return actor.party() == Party.SOF
        && !access.isKeptFrom(staff, caseId)
        && (relations.isNamed(staff, caseId, Party.SOF)
            || actor.head() && relations.takesPart(Party.SOF, caseId));
  }

  record ProtectionMoved(CaseId caseId, String kind, Party onBehalfOf) implements Act {}
}
