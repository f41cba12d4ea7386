package se.kedjan.retention;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.CaseLock;

/** Everything about one case goes at once, or nothing does. */
@Component
class ErasingCase {

  private final CaseLock caseLock;
  private final ClosedCases closedCases;
  private final Catalogue catalogue;
  private final Statistics statistics;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ErasingCase(
      CaseLock caseLock,
      ClosedCases closedCases,
      Catalogue catalogue,
      Statistics statistics,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.caseLock = caseLock;
    this.closedCases = closedCases;
    this.catalogue = catalogue;
    this.statistics = statistics;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * In a transaction of its own. False, and nothing is done, where the case is no longer due: a
   * note or a hold came in between, or another node was faster.
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  boolean erase(CaseId caseId) {
    var today = LocalDate.now(clock);
    // What somebody is about to note or hold in the case comes first, and counts.
    caseLock.hold(caseId);
    if (closedCases.take(caseId).filter(closed -> closed.isDue(today)).isEmpty()) {
      return false;
    }
    statistics.keep(caseId);
    var reach = catalogue.reach(caseId);
    catalogue.engines().forEach(place -> delete(place, reach));
    jdbc.sql("select kedjan.erase_case(?, ?)")
        .params(caseId.number(), today)
        .query((row, n) -> n)
        .list();
    events.publishEvent(new CaseErased());
    return true;
  }

  private void delete(Catalogue.Place place, java.util.Map<String, Object> reach) {
    jdbc.sql("delete from %s where %s".formatted(place.name(), place.condition()))
        .params(reach)
        .update();
  }

  /** That a case went, not which. */
  record CaseErased() implements Act {
    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "case-erased";
    }
  }
}
