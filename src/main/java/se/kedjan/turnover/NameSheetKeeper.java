package se.kedjan.turnover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.Sheet;
import se.kedjan.access.SheetKeepers;
import se.kedjan.access.StaffId;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Act;

/**
 * A head of unit names who of the party sees a sheet about many cases whole, and lets it end. A
 * stand-in is named beside whoever is named already.
 */
@Component
class NameSheetKeeper implements StartForm {

  private final SheetKeepers keepers;
  private final Colleagues colleagues;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NameSheetKeeper(
      SheetKeepers keepers,
      Colleagues colleagues,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.keepers = keepers;
    this.colleagues = colleagues;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Started submit(Submission s) {
    var party = s.actor().party();
    if (party == null || !party.isOfTheChain() || !s.actor().head()) {
      throw Refusal.forbidden("Bara partens chef kan utse vem som ansvarar för en lista.");
    }
    var sheet = Sheet.ofWord(s.word("keeperSheet"));
    if (!sheet.isFor(party)) {
      throw Refusal.badInput(
          "keeperSheet", "Närvaron registreras på Corner. Välj den gemensamma genomgången.");
    }
    if (s.word("keeperChange").equals("name")) {
      name(s, party, sheet);
    } else {
      end(s, party, sheet);
    }
    return new Started(
        "U-" + jdbc.sql("select nextval('kedjan.sheet_keeper_change')").query(Long.class).single(),
        Set.of(),
        Map.of());
  }

  private void name(Submission s, Party party, Sheet sheet) {
    var from = notPast(s.day("keeperFrom"), "keeperFrom", "Från och med");
    var to = s.date("keeperTo");
    if (to != null && to.isBefore(from)) {
      throw Refusal.badInput(
          "keeperTo", "Fältet «Till och med» kan inte ligga före «Från och med».");
    }
    var staff = colleagues.atWork(s.word("keeperStaff"), party, from, "keeperStaff", "Personen");
    if (!keepers.name(party, sheet, staff, from, to, s.staff())) {
      throw Refusal.badInput(
          "keeperStaff",
          "Personen är redan utsedd någon av de dagarna. Välj andra dagar, eller avsluta det först.");
    }
    events.publishEvent(new SheetKeeperNamed(detail(sheet, staff, from)));
  }

  /** Also whoever has left the party since. */
  private void end(Submission s, Party party, Sheet sheet) {
    var from = notPast(s.day("keeperEndsOn"), "keeperEndsOn", "Gäller inte från");
    var staff = colleagues.everAt(s.word("keeperStaff"), party, "keeperStaff");
    if (!keepers.end(party, sheet, staff, from, s.staff())) {
      throw Refusal.badInput(
          "keeperStaff", "Personen är inte utsedd för den listan den dagen eller senare.");
    }
    events.publishEvent(new SheetKeeperEnded(detail(sheet, staff, from)));
  }

  private LocalDate notPast(LocalDate day, String field, String label) {
    if (day.isBefore(LocalDate.now(clock))) {
      throw Refusal.badInput(
          field,
          "Fältet «%s» kan inte ligga i det förflutna. Välj i dag eller senare.".formatted(label));
    }
    return day;
  }

  static String detail(Sheet sheet, StaffId staff, LocalDate from) {
    return "%s %s %s".formatted(sheet.word(), staff.value(), from);
  }

  /** For which sheet, who, and from when. */
  record SheetKeeperNamed(String detail) implements Act {
    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "sheet-keeper-named";
    }
  }

  record SheetKeeperEnded(String detail) implements Act {
    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "sheet-keeper-ended";
    }
  }
}
