package se.kedjan.consent;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Direction;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.casefile.CaseReopened;
import se.kedjan.casefile.InterestRegistered;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.RestingSteps;
import se.kedjan.consent.Consents.Event;
import se.kedjan.responsibility.Act;

/**
 * What the person has said about one direction, and all that follows from it in the same
 * transaction. What a direction no longer covers closes at once; where nothing is left of it, the
 * steps that rest on it are cancelled and SOF gets one to decide how the case goes on.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NotingConsent {

  static final Direction TO_AMF = new Direction(Party.SOF, Party.AMF);

  private final Consents consents;
  private final Withdrawals withdrawals;
  private final CaseFiles caseFiles;
  private final Companions companions;
  private final RestingSteps restingSteps;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NotingConsent(
      Consents consents,
      Withdrawals withdrawals,
      CaseFiles caseFiles,
      Companions companions,
      RestingSteps restingSteps,
      ApplicationEventPublisher events,
      Clock clock) {
    this.consents = consents;
    this.withdrawals = withdrawals;
    this.caseFiles = caseFiles;
    this.companions = companions;
    this.restingSteps = restingSteps;
    this.events = events;
    this.clock = clock;
  }

  /** How and how long: {@code written} or {@code oral}, from a day to a day. */
  record Terms(@Nullable String form, LocalDate since, @Nullable LocalDate until) {}

  /** The form cannot be sent without the consent that lets the registering party tell SOF. */
  @EventListener
  void on(InterestRegistered registered) {
    if (registered.onBehalfOf() != Party.SOF) {
      note(
          registered.caseId(),
          registered.onBehalfOf(),
          Party.SOF.name(),
          Category.ofConsents(),
          new Terms(null, LocalDate.now(clock), null));
    }
  }

  /**
   * @param categories what may be told from now on; none where nothing may
   */
  void note(CaseId caseId, Party from, String receiver, Set<Category> categories, Terms terms) {
    var before = standing(caseId, from, receiver);
    var given = !categories.isEmpty();
    var event = given ? Event.GIVEN : before.isEmpty() ? Event.NOT_GIVEN : Event.WITHDRAWN;
    keep(caseId, from, receiver, event, before, categories, terms);
  }

  /** Takes the categories out of what may be told. Never refused, also where nothing stands. */
  void withdraw(
      CaseId caseId, Party from, String receiver, Set<Category> categories, LocalDate on) {
    var before = standing(caseId, from, receiver);
    var left = EnumSet.noneOf(Category.class);
    left.addAll(before);
    left.removeAll(categories);
    var noted = consents.latest(caseId, from, receiver);
    keep(
        caseId,
        from,
        receiver,
        left.isEmpty() ? Event.WITHDRAWN : Event.GIVEN,
        before,
        left,
        left.isEmpty()
            ? new Terms(null, on, null)
            : new Terms(
                noted.orElseThrow().form(), LocalDate.now(clock), noted.orElseThrow().until()));
  }

  /**
   * What ran out while the case was closed has ended, and there is nothing to decide: all is asked
   * anew.
   */
  @EventListener
  void on(CaseReopened reopened) {
    consents
        .endingBy(reopened.caseId(), LocalDate.now(clock).minusDays(1))
        .forEach(this::expireUnheard);
  }

  private void expireUnheard(Consents.Noted noted) {
    consents.add(
        noted.caseId(),
        noted.from(),
        noted.receiver(),
        Event.EXPIRED,
        Set.of(),
        null,
        LocalDate.now(clock),
        null);
    events.publishEvent(
        new ConsentNoted(noted.caseId(), "consent-expired", noted.from() + ">" + noted.receiver()));
  }

  /** AMF has no part without SOF's consent: it went on without AMF, or never came so far. */
  boolean isCutOff(CaseId caseId, Party party) {
    return party == Party.AMF
        && consents
            .latest(caseId, TO_AMF.from(), TO_AMF.to().name())
            .filter(noted -> noted.categories().isEmpty())
            .isPresent()
        && !withdrawals.isUndecided(caseId, TO_AMF);
  }

  /**
   * Its last day has passed. What a party that has no part any more might have told is nothing to
   * decide about, nor is the party told.
   */
  void expire(Consents.Noted noted) {
    if (isCutOff(noted.caseId(), noted.from())) {
      expireUnheard(noted);
      return;
    }
    keep(
        noted.caseId(),
        noted.from(),
        noted.receiver(),
        Event.EXPIRED,
        noted.categories(),
        Set.of(),
        new Terms(null, LocalDate.now(clock), null));
  }

  private Set<Category> standing(CaseId caseId, Party from, String receiver) {
    return consents
        .latest(caseId, from, receiver)
        .filter(noted -> noted.standsOn(LocalDate.now(clock)))
        .map(Consents.Noted::categories)
        .orElse(Set.of());
  }

  private void keep(
      CaseId caseId,
      Party from,
      String receiver,
      Event event,
      Set<Category> before,
      Set<Category> after,
      Terms terms) {
    consents.add(caseId, from, receiver, event, after, terms.form(), terms.since(), terms.until());
    var words = from + ">" + receiver + words(after);
    events.publishEvent(
        new ConsentNoted(
            caseId,
            switch (event) {
              case GIVEN -> "consent-given";
              case NOT_GIVEN -> "consent-not-given";
              case WITHDRAWN -> "consent-withdrawn";
              case EXPIRED -> "consent-expired";
            },
            words));
    var direction = Direction.parse(from + ">" + receiver);
    if (!after.containsAll(before)) {
      var lost = EnumSet.copyOf(before);
      lost.removeAll(after);
      events.publishEvent(
          new AccessEnded(
              caseId,
              direction.map(Direction::to).orElse(null),
              from + ">" + receiver + words(lost)));
      if (after.isEmpty()) {
        direction.ifPresent(d -> ended(caseId, d, event));
      }
    }
    if (!after.isEmpty() && direction.filter(TO_AMF::equals).isPresent()) {
      companions.decide(caseId, Processes.CHAIN, ProcessVariable.CONSENT_TO_AMF, true);
    }
  }

  private void ended(CaseId caseId, Direction direction, Event how) {
    if (!caseFiles.isOpen(caseId)) {
      return;
    }
    var decisionOpen = !withdrawals.undecided(caseId).isEmpty();
    withdrawals.add(caseId, direction, how);
    if (direction.equals(TO_AMF)) {
      companions.decide(caseId, Processes.CHAIN, ProcessVariable.CONSENT_TO_AMF, false);
    }
    // One decision at a time: a second withdrawal joins the one that SOF has open.
    if (!decisionOpen) {
      companions.tellIfAwaited(caseId, "ConsentWithdrawn", Map.of());
    }
    restingSteps.cancel(caseId, direction);
  }

  private static String words(Set<Category> categories) {
    return categories.isEmpty() || categories.equals(Category.ofConsents())
        ? ""
        : categories.stream()
            .map(Category::name)
            .sorted()
            .collect(Collectors.joining(",", " ", ""));
  }

  record ConsentNoted(CaseId caseId, String kind, String detail) implements Act {}
}
