package se.kedjan.access;

import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one place that decides who reaches a case and what of it they may read. Two questions: does
 * this person have anything to do with the case ({@link #reaches}), and may this party know that
 * kind of the other party's data ({@link #mayRead}). Task lists ask the same through the function
 * {@code kedjan.cases_kept_from}.
 */
@Component
public class CaseAccess {

  private final ObjectProvider<CaseRelations> relations;
  private final ObjectProvider<GivenConsent> consent;
  private final ObjectProvider<AfterCareConsent> afterCare;
  private final JdbcClient jdbc;

  CaseAccess(
      ObjectProvider<CaseRelations> relations,
      ObjectProvider<GivenConsent> consent,
      ObjectProvider<AfterCareConsent> afterCare,
      JdbcClient jdbc) {
    this.relations = relations;
    this.consent = consent;
    this.afterCare = afterCare;
    this.jdbc = jdbc;
  }

  /**
   * Whether a case is theirs to open: named for it or deputy, holder of one of its open steps, or
   * head of a unit of a party that takes part. Never somebody's own case; with protected identity
   * no head by office alone. False alike for a case that does not exist.
   */
  public boolean reaches(Actor reader, CaseId caseId) {
    var party = reader.party();
    if (party == null || !party.isOfTheChain()) {
      return false;
    }
    var staff = new StaffId(reader.staffId());
    if (isKeptFrom(staff, caseId)) {
      return false;
    }
    var ties = relations.getObject();
    if (ties.isNamed(staff, caseId, party) || ties.holdsStep(staff, caseId)) {
      return true;
    }
    return !isProtected(caseId) && reader.head() && ties.takesPart(party, caseId);
  }

  /**
   * Whether the party may read what another party has noted of that kind: its own, or by consent.
   */
  public boolean mayRead(Party reader, CaseId caseId, Party owner, Category what) {
    return reader == owner
        || (what == Category.AFTER_CARE
            ? afterCare.getObject().allows(caseId, owner, reader)
            : consent.getObject().allows(caseId, owner, reader, what));
  }

  /** Whether it is the person's own case, or that of somebody close. */
  public boolean isKeptFrom(StaffId staff, CaseId caseId) {
    return jdbc.sql("select kedjan.kept_from(?, ?)")
        .params(staff.value(), caseId.number())
        .query(Boolean.class)
        .single();
  }

  /** Who must not be named for the case, or told of it. */
  public Set<StaffId> keptFrom(CaseId caseId) {
    return jdbc.sql("select kedjan.staff_kept_from(?)")
        .param(caseId.number())
        .query((row, n) -> new StaffId(row.getString(1)))
        .set();
  }

  /** The member of staff's own cases, and those of somebody close. */
  public Set<CaseId> casesKeptFrom(StaffId staff) {
    return jdbc.sql("select kedjan.cases_kept_from(?)")
        .param(staff.value())
        .query((row, n) -> new CaseId(row.getString(1)))
        .set();
  }

  public boolean isProtected(CaseId caseId) {
    return jdbc.sql("select kedjan.is_protected(?)")
        .param(caseId.number())
        .query(Boolean.class)
        .single();
  }
}
