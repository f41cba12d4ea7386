package se.kedjan.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;

/**
 * What staff begin by themselves during the year, each once, on the first working day from its own:
 * none of it changes S0's figures.
 */
final class AlongTheYear {

  private record Event(LocalDate on, Consumer<LocalDate> what) {}

  private final Chain chain;
  private final Map<Person, CaseId> cases;
  private final List<Event> coming = new ArrayList<>();

  AlongTheYear(Chain chain, Map<Person, CaseId> cases, LocalDate firstDay) {
    this.chain = chain;
    this.cases = cases;
    on(firstDay, day -> keeps("corner1", "attendance", day));
    on(firstDay, day -> keeps("sof1", "caseReview", day));
    // Away from the town before anything has begun, back, and away again.
    on(firstDay.plusDays(150), day -> reopened("Urban Lövgren"));
    on(firstDay.plusDays(153), day -> stopped("Urban Lövgren", "moved", day));
    on(firstDay.plusDays(156), day -> stopped("Yngve Solberg", "deceased", day));
    on(firstDay.plusDays(200), day -> withdrawn("Maria Norrby", day));
    on(firstDay.plusDays(230), this::unitIsCalledAnew);
    on(firstDay.plusDays(290), day -> inCare("Gunilla Hedin"));
    on(firstDay.plusDays(330), day -> handedOver());
  }

  void passTo(LocalDate day) {
    var due = coming.stream().filter(event -> !event.on().isAfter(day)).toList();
    coming.removeAll(due);
    due.forEach(event -> event.what().accept(day));
  }

  private void on(LocalDate day, Consumer<LocalDate> what) {
    coming.add(new Event(day, what));
  }

  private void reopened(String name) {
    chain.start(
        "sof2",
        "reopen-case",
        Map.of("caseNumber", number(name), "reopenNote", "Har ändrat sig och vill pröva."));
  }

  private void stopped(String name, String reason, LocalDate day) {
    var form = new HashMap<String, Object>();
    form.put("caseNumber", number(name));
    form.put("stopReason", reason);
    form.put("stoppedOn", day.toString());
    if (reason.equals("deceased")) {
      form.put("deathConfirmed", true);
    }
    chain.start("sof2", "stop-case", form);
  }

  private void withdrawn(String name, LocalDate day) {
    chain.start(
        "sof1",
        "consent-change",
        Map.of(
            "caseNumber",
            number(name),
            "consentChange",
            "withdrawn",
            "consentDirection",
            "sofAmf",
            "saidOn",
            day.toString()));
  }

  private void unitIsCalledAnew(LocalDate day) {
    chain.startWithoutCase(
        "process1",
        "change-unit",
        Map.of(
            "unitName", "Boendestöd",
            "newUnitName", "Första linjen, insatser och service",
            "unitFrom", day.toString()));
  }

  /** The head names who sees the sheet about all cases. */
  private void keeps(String staffId, String sheet, LocalDate day) {
    chain.startWithoutCase(
        staffId.replaceAll("\\d", "") + "head1",
        "name-sheet-keeper",
        Map.of(
            "keeperSheet",
            sheet,
            "keeperChange",
            "name",
            "keeperStaff",
            staffId,
            "keeperFrom",
            day.toString()));
  }

  private void inCare(String name) {
    chain.start("sof1", "pause-request", Map.of("caseNumber", number(name), "pauseReason", "care"));
  }

  private void handedOver() {
    chain.startWithoutCase(
        "sofhead1",
        "hand-over-cases",
        Map.of(
            "fromStaff", "sof3",
            "toStaff", "Sara Lindqvist",
            "changeReason", "Selma Öberg börjar på en annan enhet."));
  }

  private String number(String name) {
    return cases.entrySet().stream()
        .filter(one -> one.getKey().name().equals(name))
        .map(one -> one.getValue().number())
        .findFirst()
        .orElseThrow();
  }
}
