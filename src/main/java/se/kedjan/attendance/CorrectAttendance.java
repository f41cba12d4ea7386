package se.kedjan.attendance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.attendance.Weeks.Day;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/**
 * A day of a closed week is put right, with a reason; what stood there stays. A participant with
 * protected identity, who is in no sheet, is registered this way by whom they are named.
 */
@Component
class CorrectAttendance implements StartForm {

  private final Weeks weeks;
  private final Grids grids;
  private final AbsenceLadder ladder;
  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final CaseByNumber caseByNumber;
  private final ApplicationEventPublisher events;

  CorrectAttendance(
      Weeks weeks,
      Grids grids,
      AbsenceLadder ladder,
      CaseFiles caseFiles,
      CaseAccess access,
      CaseByNumber caseByNumber,
      ApplicationEventPublisher events) {
    this.weeks = weeks;
    this.grids = grids;
    this.ladder = ladder;
    this.caseFiles = caseFiles;
    this.access = access;
    this.caseByNumber = caseByNumber;
    this.events = events;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = caseByNumber.of(s, id -> isCorners(s.actor(), id) && caseFiles.isOpen(id));
    var day = s.day("attendanceOn");
    var hours = s.number("attendanceHours");
    var after = new Day(s.word("attendanceStatus"), hours == null ? BigDecimal.ZERO : hours);
    var week = Week.of(caseFiles.activityOf(caseId), day);
    if (!week.days().contains(day)) {
      throw Refusal.badInput("attendanceOn", "Närvaro registreras måndag till fredag.");
    }
    var grid = grids.of(week, List.of(caseId));
    grid.check(caseId, day, after, "attendanceOn");
    requireClosed(caseId, week);
    var before = weeks.days(caseId, week).get(day);
    if (before == null && !after.isPresent() && !grid.isWorkingDay(day)) {
      throw Refusal.badInput(
          "attendanceStatus", "Dagen är ingen arbetsdag. Då registreras bara den som var där.");
    }
    if (after.status().equals(before == null ? null : before.status())
        && after.hours().compareTo(before.hours()) == 0) {
      throw Refusal.badInput(
          "attendanceStatus",
          "Det står redan så: %s. Ingenting är ändrat.".formatted(AttendanceNotes.swedish(before)));
    }
    weeks.put(
        caseId,
        week,
        day,
        grid.planned(caseId, day).orElse(null),
        after,
        s.staff().value(),
        s.at());
    weeks.corrected(
        caseId, day, before, after, s.word("correctionReason"), s.staff().value(), s.at());
    events.publishEvent(new AttendanceCorrected(caseId, day));
    ladder.judge(caseId, week.activity());
    return new Started(caseId, Map.of());
  }

  private boolean isCorners(Actor actor, CaseId caseId) {
    return actor.party() == Party.CORNER && access.reaches(actor, caseId);
  }

  private void requireClosed(CaseId caseId, Week week) {
    var state = weeks.find(week);
    if (state.isEmpty()) {
      throw Refusal.conflict("Veckan har inte öppnats än. Det görs varje fredag.");
    }
    if (!access.isProtected(caseId) && !state.get().closed()) {
      throw Refusal.conflict(
          "Veckan är inte avslutad. Ändra i veckans uppgift «Registrera närvaro» i stället.");
    }
  }

  record AttendanceCorrected(CaseId caseId, LocalDate day) implements Act {
    @Override
    public String kind() {
      return "attendance-corrected";
    }

    @Override
    public String detail() {
      return day.toString();
    }
  }
}
