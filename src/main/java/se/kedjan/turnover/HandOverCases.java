package se.kedjan.turnover;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.casefile.CaseFiles.Holder;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.CaseLock;

/**
 * All cases of somebody who leaves go to a colleague, or in turn to several, at once or not at all.
 * A case that none of them may have, and one with protected identity, stays for the head to settle
 * by itself: each becomes «Utse ny ansvarig».
 */
@Component
class HandOverCases implements StartForm {

  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final CaseLock caseLock;
  private final Colleagues colleagues;
  private final Takeover takeover;
  private final JdbcClient jdbc;

  HandOverCases(
      CaseFiles caseFiles,
      CaseAccess access,
      CaseLock caseLock,
      Colleagues colleagues,
      Takeover takeover,
      JdbcClient jdbc) {
    this.caseFiles = caseFiles;
    this.access = access;
    this.caseLock = caseLock;
    this.colleagues = colleagues;
    this.takeover = takeover;
    this.jdbc = jdbc;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Started submit(Submission s) {
    var party = s.actor().party();
    if (party == null || !party.isOfTheChain() || !s.actor().head()) {
      throw Refusal.forbidden("Bara partens chef kan lämna över någons ärenden.");
    }
    var from = colleagues.everAt(s.word("fromStaff"), party, "fromStaff");
    var to = takers(s.word("toStaff"), party, from);
    var cases = held(from, party);
    if (cases.isEmpty()) {
      throw Refusal.badInput("fromStaff", "Personen har inga öppna ärenden hos er.");
    }
    var next = 0;
    for (var caseId : cases) {
      var holder = caseFiles.holder(caseId, party);
      if (holder.filter(h -> h.has(from)).isEmpty()) {
        continue;
      }
      var taker = access.isProtected(caseId) ? Optional.<StaffId>empty() : taker(caseId, to, next);
      next++;
      taker.ifPresentOrElse(
          staff -> move(caseId, party, holder.get(), from, staff, s.word("changeReason")),
          () -> takeover.toHead(caseId, party, s.word("changeReason")));
    }
    return new Started(number(), Set.copyOf(cases), Map.of());
  }

  /** Asked again once they are held: a case that has been closed meanwhile is nobody's. */
  private List<CaseId> held(StaffId from, Party party) {
    var cases = new ArrayList<>(caseFiles.openCasesOf(from, party));
    caseLock.hold(cases);
    cases.retainAll(caseFiles.openCasesOf(from, party));
    return cases;
  }

  /** Whoever is to have it comes in place of who leaves, as the one named or as the deputy. */
  private void move(
      CaseId caseId, Party party, Holder holder, StaffId from, StaffId staff, String reason) {
    if (holder.staff().equals(from)) {
      var deputy =
          Optional.ofNullable(holder.deputy())
              .filter(d -> !d.equals(staff) && caseFiles.mayHave(caseId, party, d))
              .orElse(null);
      takeover.toSomebody(caseId, party, staff, deputy, reason, null);
    } else {
      var deputy = staff.equals(holder.staff()) ? null : staff;
      takeover.toSomebody(caseId, party, holder.staff(), deputy, reason, null);
    }
  }

  /** In turn, past those who are kept from the case. */
  private Optional<StaffId> taker(CaseId caseId, List<StaffId> to, int turn) {
    var kept = access.keptFrom(caseId);
    for (var i = 0; i < to.size(); i++) {
      var staff = to.get((turn + i) % to.size());
      if (!kept.contains(staff)) {
        return Optional.of(staff);
      }
    }
    return Optional.empty();
  }

  private List<StaffId> takers(String typed, Party party, StaffId from) {
    var lines = typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    var takers = new LinkedHashSet<StaffId>();
    for (var i = 0; i < lines.size(); i++) {
      takers.add(
          colleagues.atWork(
              lines.get(i), party, "toStaff", "Den som står på rad %d".formatted(i + 1)));
    }
    if (takers.isEmpty() || takers.contains(from)) {
      throw Refusal.badInput(
          "toStaff", "Skriv vem eller vilka som tar över, någon annan än den som lämnar.");
    }
    return new ArrayList<>(takers);
  }

  /** What it goes by in the engine: it is about many cases. */
  private String number() {
    return "B-" + jdbc.sql("select nextval('kedjan.handover_of_cases')").query(Long.class).single();
  }
}
