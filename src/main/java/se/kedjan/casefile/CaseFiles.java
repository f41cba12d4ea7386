package se.kedjan.casefile;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.chain.OpenCases;
import se.kedjan.chain.Refusal;

/** What other modules may ask of a case, and do with it. */
@Component
public class CaseFiles implements OpenCases {

  private final JdbcClient jdbc;
  private final CaseStaff caseStaff;
  private final CaseAccess access;

  CaseFiles(JdbcClient jdbc, CaseStaff caseStaff, CaseAccess access) {
    this.access = access;
    this.jdbc = jdbc;
    this.caseStaff = caseStaff;
  }

  /** Stockholm date. Throws where there is no such case. */
  public LocalDate registeredOn(CaseId caseId) {
    return one(
        "select registered_on from kedjan.case_file where number = ?", caseId, LocalDate.class);
  }

  /** Which activity's rules hold for the case. */
  public String activityOf(CaseId caseId) {
    return one("select activity from kedjan.case_file where number = ?", caseId, String.class);
  }

  /** Whether the participant has a contact at SOF, and so counts against SOF's ten places (S1). */
  public boolean hasSofContact(CaseId caseId) {
    return one("select sof_contact from kedjan.case_file where number = ?", caseId, Boolean.class);
  }

  @Override
  public boolean isOpen(CaseId caseId) {
    return jdbc.sql("select count(*) from kedjan.case_file where number = ? and closed_on is null")
            .param(caseId.number())
            .query(Long.class)
            .single()
        > 0;
  }

  /** Stockholm date; empty while it is open, and where there is no such case. */
  public Optional<LocalDate> closedOn(CaseId caseId) {
    return jdbc.sql(
            "select closed_on from kedjan.case_file where number = ? and closed_on is not null")
        .param(caseId.number())
        .query(LocalDate.class)
        .optional();
  }

  /** The purposes of the referral, as the words of the form. */
  public List<String> purposesOf(CaseId caseId) {
    return jdbc.sql(
            "select purpose from kedjan.referral_purpose where case_id = ? order by purpose")
        .param(caseId.number())
        .query(String.class)
        .list();
  }

  /**
   * Names who handles the case for a party from today, with or without a deputy. Steps that open
   * from now on go to that person.
   */
  @Transactional
  public void name(CaseId caseId, Party party, StaffId staff, Optional<StaffId> deputy) {
    if (deputy.filter(staff::equals).isPresent()) {
      throw Refusal.badInput("Ställföreträdaren måste vara någon annan än den som utses.");
    }
    if (access.isKeptFrom(staff, caseId)
        || deputy.filter(d -> access.isKeptFrom(d, caseId)).isPresent()) {
      throw Refusal.badInput("Den som valts kan inte utses i det här ärendet. Välj någon annan.");
    }
    caseStaff.name(caseId, party, staff, deputy.orElse(null));
  }

  /** Who was named last for the case by a party, whether they still work here or not. */
  public record Holder(StaffId staff, @Nullable StaffId deputy) {
    public boolean has(StaffId one) {
      return staff.equals(one) || one.equals(deputy);
    }
  }

  /** A party that has a case without anybody who works there and may reach it. */
  public record Unheld(CaseId caseId, Party party) {}

  public Optional<Holder> holder(CaseId caseId, Party party) {
    return caseStaff.holder(caseId, party);
  }

  /** Open cases that the member of staff is named for or deputy in, by number. */
  public List<CaseId> openCasesOf(StaffId staff, Party party) {
    return caseStaff.openCasesOf(staff, party);
  }

  /** Whether the member of staff works for the party today and is not kept from the case. */
  public boolean mayHave(CaseId caseId, Party party, StaffId staff) {
    return caseStaff.mayHave(caseId, party, staff);
  }

  /**
   * Open cases that a party has had somebody for and has nobody now, by number. Not of a party that
   * no longer may know of the case.
   */
  public List<Unheld> unheld() {
    return unheldIn(null);
  }

  /** As {@link #unheld()}, of one case. */
  public List<Unheld> unheld(CaseId caseId) {
    return unheldIn(caseId);
  }

  private List<Unheld> unheldIn(@Nullable CaseId caseId) {
    return caseStaff.unheld(caseId).stream()
        .filter(
            u ->
                u.party() == Party.SOF
                    || Arrays.stream(Category.values())
                        .anyMatch(what -> access.mayRead(u.party(), u.caseId(), Party.SOF, what)))
        .toList();
  }

  /** Who is named for the case by a party today, by id. */
  public Optional<StaffId> namedFor(CaseId caseId, Party party) {
    return caseStaff.namedFor(caseId, party).map(named -> named.staff());
  }

  /** Whether the member of staff is or was named for the case, by whichever party. */
  public boolean wasNamed(CaseId caseId, StaffId staff) {
    return jdbc.sql(
            "select exists (select 1 from kedjan.case_staff where case_id = ? and ? in (staff_id, deputy_id))")
        .params(caseId.number(), staff.value())
        .query(Boolean.class)
        .single();
  }

  /** Whether it was this member of staff who registered the interest. */
  public boolean wasRegisteredBy(CaseId caseId, StaffId staff) {
    return jdbc.sql(
            "select exists (select 1 from kedjan.case_file where number = ? and registered_by = ?)")
        .params(caseId.number(), staff.value())
        .query(Boolean.class)
        .single();
  }

  /** The name of a member of staff, for texts that staff read. */
  public String nameOf(StaffId staff) {
    return jdbc.sql("select name from kedjan.staff where id = ?")
        .param(staff.value())
        .query(String.class)
        .optional()
        .orElse(staff.value());
  }

  private <T> T one(String sql, CaseId caseId, Class<T> type) {
    try {
      return jdbc.sql(sql).param(caseId.number()).query(type).single();
    } catch (EmptyResultDataAccessException e) {
      throw new IllegalArgumentException("No such case: " + caseId);
    }
  }
}
