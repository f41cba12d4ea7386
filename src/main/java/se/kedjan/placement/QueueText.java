package se.kedjan.placement;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.consent.Consents;
import se.kedjan.placement.Places.Pool;
import se.kedjan.placement.QueueOrder.Waiting;

/**
 * The queue as Corner sees it: case numbers and how long they have waited, nothing about anybody.
 * Whose number may not be shown to everybody at Corner still has its position.
 */
@Component
class QueueText {

  private final QueueOrder order;
  private final Reservations reservations;
  private final Places places;
  private final Consents consents;
  private final CaseAccess access;
  private final CurrentActor currentActor;

  QueueText(
      QueueOrder order,
      Reservations reservations,
      Places places,
      Consents consents,
      CaseAccess access,
      CurrentActor currentActor) {
    this.order = order;
    this.reservations = reservations;
    this.places = places;
    this.consents = consents;
    this.access = access;
    this.currentActor = currentActor;
  }

  String queue(Pool pool, CaseId mine) {
    var queue = order.of(pool);
    if (queue.isEmpty()) {
      return "Ingen står i kö.";
    }
    var hidden = new HashSet<>(access.casesKeptFrom(new StaffId(currentActor.get().staffId())));
    var known =
        consents.allowing(
            queue.stream().map(Waiting::caseId).toList(),
            Party.SOF,
            Party.CORNER,
            Category.PARTICIPATION);
    queue.stream()
        .filter(w -> w.isProtected() || !known.contains(w.caseId()))
        .forEach(w -> hidden.add(w.caseId()));
    hidden.remove(mine);
    return IntStream.range(0, queue.size())
        .mapToObj(i -> line(i + 1, queue.get(i), hidden.contains(queue.get(i).caseId()), mine))
        .collect(Collectors.joining("\n"));
  }

  private static String line(int position, Waiting w, boolean hidden, CaseId mine) {
    if (hidden) {
      return "%d. Ett ärende som inte visas här".formatted(position);
    }
    return "%d. %s, i kö sedan %s%s%s%s"
        .formatted(
            position,
            w.caseId().number(),
            LocalDate.ofInstant(w.since(), ClockConfiguration.ZONE),
            w.promised() ? ", en plats är reserverad" : "",
            w.held() ? ", väntar på SOF:s beslut" : "",
            w.caseId().equals(mine) ? " **(det här ärendet)**" : "");
  }

  String soonFree(Pool pool, CaseId mine) {
    if (places.isHeldBy(mine)) {
      return "**Platsen som reserverades har blivit ledig och hålls för det här ärendet.** Välj"
          + " «Plats reserveras» när deltagaren vet om det.";
    }
    return reservations
        .of(mine)
        .map(
            p ->
                "Plats %d är reserverad för det här ärendet och väntas bli ledig %s."
                    .formatted(p.place(), p.freeFrom()))
        .orElseGet(
            () -> {
              var soon = reservations.soonFree(pool);
              return soon.isEmpty()
                  ? "Ingen plats har en känd dag då den blir ledig."
                  : soon.stream()
                      .map(s -> "- Plats %d väntas bli ledig %s".formatted(s.place(), s.from()))
                      .collect(Collectors.joining("\n"));
            });
  }
}
