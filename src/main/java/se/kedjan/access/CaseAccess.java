package se.kedjan.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one place that decides who reaches a case and what of it they may read. Two questions: does
 * this person have anything to do with the case ({@link #reaches}), and may this party know that
 * kind of the other party's data ({@link #mayRead}). A sheet about many cases asks the first of all
 * of them at once ({@link #shownOn}). Task lists ask the same through the function {@code
 * kedjan.cases_kept_from}.
 */
@Component
public class CaseAccess {

  private final ObjectProvider<CaseRelations> relations;
  private final ObjectProvider<GivenConsent> consent;
  private final ObjectProvider<AfterCareConsent> afterCare;
  private final SheetKeepers keepers;
  private final JdbcClient jdbc;

  CaseAccess(
      ObjectProvider<CaseRelations> relations,
      ObjectProvider<GivenConsent> consent,
      ObjectProvider<AfterCareConsent> afterCare,
      SheetKeepers keepers,
      JdbcClient jdbc) {
    this.relations = relations;
    this.consent = consent;
    this.afterCare = afterCare;
    this.keepers = keepers;
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

  /** As {@link #reaches}, of many at once: those that are theirs to open, in a few questions. */
  public Set<CaseId> reaching(Actor reader, Collection<CaseId> cases) {
    var party = reader.party();
    if (party == null || !party.isOfTheChain() || cases.isEmpty()) {
      return Set.of();
    }
    var staff = new StaffId(reader.staffId());
    var left = new HashSet<>(cases);
    left.removeAll(casesKeptFrom(staff));
    var ties = relations.getObject();
    var theirs = new HashSet<>(ties.tiedTo(staff, left, party));
    if (reader.head()) {
      left.removeAll(protectedCases());
      theirs.addAll(ties.takingPart(party, left));
    }
    return theirs;
  }

  /**
   * What of a sheet about many cases a reader sees.
   *
   * @param whole whether that is all of it, but for what is on no sheet of theirs: protected
   *     identities and what they are kept from
   */
  public record Shown(List<CaseId> cases, boolean whole) {}

  /**
   * All of it for whom the party has named for the sheet, and for its heads of unit; else the cases
   * that they are named for, deputy of, or hold a step of. Never somebody's own case, nor a
   * protected one. Being named for a sheet opens nothing else. As many questions however many
   * cases.
   */
  public Shown shownOn(Sheet sheet, Collection<CaseId> cases, Actor reader) {
    var staff = new StaffId(reader.staffId());
    var left = new LinkedHashSet<>(cases);
    left.removeAll(casesKeptFrom(staff));
    left.removeAll(protectedCases());
    var party = reader.party();
    if (party == null || !party.isOfTheChain()) {
      return new Shown(List.of(), left.isEmpty());
    }
    if (reader.head() || keepers.isNamed(party, sheet, staff)) {
      return new Shown(List.copyOf(left), true);
    }
    var whole = !left.retainAll(relations.getObject().tiedTo(staff, left, party));
    return new Shown(List.copyOf(left), whole);
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

  /** As {@link #mayRead(Party, CaseId, Party, Category)}, of many at once: those that it may. */
  public Set<CaseId> mayRead(Party reader, Collection<CaseId> cases, Party owner, Category what) {
    if (reader == owner) {
      return Set.copyOf(cases);
    }
    if (what == Category.AFTER_CARE) {
      throw new IllegalArgumentException("After-care is asked for case by case");
    }
    return consent.getObject().allowing(cases, owner, reader, what);
  }

  /**
   * Whether the party may go on seeing that, and when, the other one acts: not once a consent has
   * ended, since each new act would tell how the case goes on.
   */
  public boolean mayFollow(Party reader, CaseId caseId, Party owner) {
    return reader == owner
        || !owner.isOfTheChain()
        || !consent.getObject().hasEnded(caseId, owner, reader);
  }

  /** The last day that a party may tell another what it may today, where a day is said. */
  public Optional<LocalDate> mayTellUntil(Party owner, CaseId caseId, Party reader) {
    return consent.getObject().until(caseId, owner, reader);
  }

  /**
   * Whether a reader may see who the person is in what a party has noted: name, age, contacts and
   * whatever was written freely. With protected identity only who is named for that party.
   */
  public boolean mayKnowWho(Actor reader, CaseId caseId, Party owner) {
    return !isProtected(caseId)
        || reader.party() == owner
            && relations.getObject().isNamed(new StaffId(reader.staffId()), caseId, owner);
  }

  /**
   * Whether a party may read what another has written freely: by consent, and never while the
   * identity is protected, since nobody knows what it tells.
   */
  public boolean mayReadText(Party reader, CaseId caseId, Party owner, Category what) {
    return reader == owner || mayRead(reader, caseId, owner, what) && !isProtected(caseId);
  }

  /** All that may be asked of one reader and one case, each question once. */
  public CaseReading readingBy(Actor reader, CaseId caseId) {
    return new CaseReading(this, reader, caseId);
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
    return jdbc.sql("select * from kedjan.staff_kept_from(?)")
        .param(caseId.number())
        .query((row, n) -> new StaffId(row.getString(1)))
        .set();
  }

  /** The member of staff's own cases, and those of somebody close. */
  public Set<CaseId> casesKeptFrom(StaffId staff) {
    return jdbc.sql("select * from kedjan.cases_kept_from(?)")
        .param(staff.value())
        .query((row, n) -> new CaseId(row.getString(1)))
        .set();
  }

  /** All cases whose participant has protected personal data now. */
  public Set<CaseId> protectedCases() {
    return jdbc.sql("select case_id from kedjan.protected_identity where ended_on is null")
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
