package se.kedjan.consent;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Direction;
import se.kedjan.access.GivenConsent;
import se.kedjan.access.Party;

/** Consent per direction and category; the latest row of a direction says what holds. */
@Component
public class Consents implements GivenConsent {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final CurrentActor currentActor;

  Consents(JdbcClient jdbc, Clock clock, CurrentActor currentActor) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.currentActor = currentActor;
  }

  enum Event {
    GIVEN("given"),
    NOT_GIVEN("notGiven"),
    WITHDRAWN("withdrawn"),
    EXPIRED("expired");

    private final String word;

    Event(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * What was noted last about a direction.
   *
   * @param receiver a party by its name, or another receiver
   * @param form {@code written} or {@code oral}
   * @param until the last day; absent where the consent covers the registration alone
   */
  record Noted(
      long id,
      CaseId caseId,
      Party from,
      String receiver,
      Set<Category> categories,
      @Nullable String form,
      @Nullable LocalDate until) {

    boolean standsOn(LocalDate day) {
      return !categories.isEmpty() && (until == null || !until.isBefore(day));
    }

    Optional<Direction> direction() {
      return Direction.parse(from + ">" + receiver);
    }
  }

  @Override
  public boolean allows(CaseId caseId, Party from, Party to, Category what) {
    return latest(caseId, from, to.name())
        .filter(noted -> noted.standsOn(today()))
        .filter(noted -> noted.categories().contains(what))
        .isPresent();
  }

  @Override
  public Set<CaseId> allowing(Collection<CaseId> cases, Party from, Party to, Category what) {
    return jdbc
        .sql(
            """
            select distinct on (case_id) * from kedjan.consent
            where case_id = any(?) and from_party = ? and receiver = ? order by case_id, id desc
            """)
        .params(cases.stream().map(CaseId::number).toArray(String[]::new), from.name(), to.name())
        .query(Consents::noted)
        .list()
        .stream()
        .filter(noted -> noted.standsOn(today()) && noted.categories().contains(what))
        .map(Noted::caseId)
        .collect(Collectors.toSet());
  }

  @Override
  public boolean hasEnded(CaseId caseId, Party from, Party to) {
    return jdbc.sql(
            """
            select coalesce((
              select c.event in ('withdrawn', 'expired') or c.valid_to < :today from kedjan.consent c
              where c.case_id = :case and c.from_party = :from and c.receiver = :to order by c.id desc limit 1), false)
            """)
        .param("today", today())
        .param("case", caseId.number())
        .param("from", from.name())
        .param("to", to.name())
        .query(Boolean.class)
        .single();
  }

  /** All cases in which {@link #allows} holds, in one query. */
  public Set<CaseId> casesAllowing(Party from, Party to, Category what) {
    return jdbc.sql(
            """
            select case_id from (
              select distinct on (case_id) case_id, categories, valid_to from kedjan.consent
              where from_party = ? and receiver = ? order by case_id, id desc) latest
            where ? = any(categories) and (valid_to is null or valid_to >= ?)
            """)
        .params(from.name(), to.name(), what.name(), today())
        .query((row, n) -> new CaseId(row.getString(1)))
        .set();
  }

  @Override
  public Optional<LocalDate> until(CaseId caseId, Party from, Party to) {
    return latest(caseId, from, to.name())
        .filter(noted -> noted.standsOn(today()))
        .map(Noted::until);
  }

  /** Whether the one party may tell the other anything at all today. */
  public boolean stands(CaseId caseId, Direction direction) {
    return latest(caseId, direction.from(), direction.to().name())
        .filter(noted -> noted.standsOn(today()))
        .isPresent();
  }

  /** The latest about the direction, whether it stands or not. */
  Optional<Noted> latest(CaseId caseId, Party from, String receiver) {
    return jdbc.sql(
            """
            select * from kedjan.consent
            where case_id = ? and from_party = ? and receiver = ? order by id desc limit 1
            """)
        .params(caseId.number(), from.name(), receiver)
        .query(Consents::noted)
        .optional();
  }

  /** What stands today from the party, by receiver. */
  List<Noted> standing(CaseId caseId, Party from) {
    return jdbc
        .sql(
            """
            select distinct on (receiver) * from kedjan.consent
            where case_id = ? and from_party = ? order by receiver, id desc
            """)
        .params(caseId.number(), from.name())
        .query(Consents::noted)
        .list()
        .stream()
        .filter(noted -> noted.standsOn(today()))
        .toList();
  }

  private static final String ENDING =
      """
      select c.* from kedjan.consent c
      join kedjan.case_file f on f.number = c.case_id and f.closed_on is null
      where c.event = 'given' and c.valid_to <= ? and not exists (
        select 1 from kedjan.consent n
        where n.case_id = c.case_id and n.from_party = c.from_party and n.receiver = c.receiver and n.id > c.id)
      """;

  /** What holds in the open cases of an activity and ends on or before the day. */
  List<Noted> endingBy(String activity, LocalDate day) {
    return jdbc.sql(ENDING + " and f.activity = ? order by c.case_id, c.id")
        .params(day, activity)
        .query(Consents::noted)
        .list();
  }

  /** As {@link #endingBy(String, LocalDate)}, of one case. */
  List<Noted> endingBy(CaseId caseId, LocalDate day) {
    return jdbc.sql(ENDING + " and c.case_id = ? order by c.id")
        .params(day, caseId.number())
        .query(Consents::noted)
        .list();
  }

  /** True for the first who asks: the reminder is given once. */
  boolean remind(Noted noted) {
    return jdbc.sql(
                "update kedjan.consent set reminded_on = ? where id = ? and reminded_on is null")
            .params(today(), noted.id())
            .update()
        > 0;
  }

  void add(
      CaseId caseId,
      Party from,
      String receiver,
      Event event,
      Set<Category> categories,
      @Nullable String form,
      LocalDate since,
      @Nullable LocalDate until) {
    var actor = currentActor.get();
    jdbc.sql(
            """
            insert into kedjan.consent
              (case_id, from_party, receiver, event, categories, form, valid_from, valid_to, at, taken_by, taken_by_party)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(1, caseId.number())
        .param(2, from.name())
        .param(3, receiver)
        .param(4, event.word())
        .param(5, categories.stream().map(Category::name).sorted().toArray(String[]::new))
        .param(6, form, Types.VARCHAR)
        .param(7, since)
        .param(8, until, Types.DATE)
        .param(9, Timestamp.from(clock.instant()))
        .param(10, actor.staffId())
        .param(11, String.valueOf(actor.party()))
        .update();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static Noted noted(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    var words = (String[]) row.getArray("categories").getArray();
    var categories = EnumSet.noneOf(Category.class);
    Arrays.stream(words).map(Category::valueOf).forEach(categories::add);
    return new Noted(
        row.getLong("id"),
        new CaseId(row.getString("case_id")),
        Party.valueOf(row.getString("from_party")),
        row.getString("receiver"),
        categories,
        row.getString("form"),
        row.getObject("valid_to", LocalDate.class));
  }
}
