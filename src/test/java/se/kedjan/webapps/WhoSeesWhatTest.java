package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.Party;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.ProviderTest;
import se.kedjan.testing.SharedDatabase;
import se.kedjan.webapps.Doors.Door;
import se.kedjan.webapps.PlayedCases.Consent;
import se.kedjan.webapps.PlayedCases.Played;
import se.kedjan.webapps.Visits.Visit;
import se.kedjan.webapps.WhoSeesWhat.Role;
import se.kedjan.webapps.WhoSeesWhat.Sees;

/**
 * Every door of the running application, opened as everybody, with consent given, none and
 * withdrawn, and held to the table that is written by hand. The README shows the same table; after
 * a change: {@code mvn test -Dtest=WhoSeesWhatTest -Dkedjan.readme.update=true}.
 */
@IntegrationTest
class WhoSeesWhatTest {

  private static final java.nio.file.Path README = java.nio.file.Path.of("README.md");
  private static final String FROM = "<!-- who sees what: from the table of the test -->\n";
  private static final String TO = "<!-- end -->";
  private static final String NOBODY = "nobody";

  private final WhoSeesWhat table = WhoSeesWhat.read();

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired ApplicationContext context;
  @Autowired ServletContext servlets;
  @Autowired IdentityService identity;
  @Autowired TaskService tasks;
  @Autowired FilterService filters;
  @Autowired RepositoryService repository;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  private Map<String, Caller> callers;
  private List<Played> cases;
  private final Map<String, Set<String>> wrong = new ConcurrentSkipListMap<>();
  private final Set<String> wordsShown = new ConcurrentSkipListSet<>();

  @Test
  void noDoorIsUnknownToTheTable() {
    var doors = Doors.all(context, servlets);

    assertThat(doors).hasSizeGreaterThan(1000);
    assertThat(doors.stream().filter(door -> table.row(door).isEmpty())).isEmpty();
    assertThat(table.rows().stream().filter(row -> doors.stream().noneMatch(row::fits)).toList())
        .as("rows for no door")
        .isEmpty();
  }

  @Test
  void aDoorThatNobodyThoughtOfIsFoundAndUnknown() {
    var invented = JaxRsCalls.of(Invented.class);

    assertThat(invented.stream().map(Object::toString))
        .containsExactlyInAnyOrder("GET /everything", "GET /everything/{id}/of-it");
    assertThat(
            invented.stream()
                .flatMap(
                    call ->
                        java.util.stream.Stream.of(
                                "/camunda/api/engine/engine/{name}",
                                "/camunda/api/cockpit/plugin/base/{engine}",
                                "/engine-rest",
                                "/camunda/kedjan")
                            .map(prefix -> new Door(call.method(), prefix + call.template()))))
        .allMatch(door -> table.row(door).isEmpty());
  }

  /** As an application of Camunda's could bring it along, with a resource below. */
  @Path("/everything")
  public static class Invented {

    @GET
    public String list() {
      return "";
    }

    @Path("/{id}")
    public Below one() {
      return new Below();
    }

    public static class Below {

      @GET
      @Path("/of-it")
      public String ofIt() {
        return "";
      }
    }
  }

  @Test
  void theReadmeShowsTheTable() throws IOException {
    var readme = Files.readString(README);
    var from = readme.indexOf(FROM) + FROM.length();
    var to = readme.indexOf(TO, from);
    if (Boolean.getBoolean("kedjan.readme.update")) {
      Files.writeString(
          README,
          readme.substring(0, from) + "\n" + table.asMarkdown() + "\n" + readme.substring(to));
    } else {
      assertThat(readme.substring(from, to).strip()).isEqualTo(table.asMarkdown().strip());
    }
  }

  @Test
  void everyDoorShowsEverybodyAtMostWhatTheTableSays() {
    somebodyElse();
    cases = Arrays.stream(Consent.values()).map(new PlayedCases(chain)::play).toList();
    var sheets = new WalkedSheets(chain, jdbc, cases, table);
    sheets.open();
    callers = callers();
    var visits = visits();
    var refused = visits.stream().filter(this::isToBeRefused).toList();
    var answered = visits.stream().filter(visit -> !isToBeRefused(visit)).toList();

    Stored.unchangedBy(() -> each(refused, this::isRefused));
    each(answered.stream().filter(visit -> !changes(visit)).toList(), this::showsNoMore);

    sheets.walkedBy(callers, this::wrong);

    assertThat(wrong).as("%d visits", visits.size()).isEmpty();
    assertThat(sheets.seen())
        .as("Who found the case with consent on which sheet")
        .containsExactly(
            "register-attendance DEPUTY",
            "register-attendance HEAD",
            "register-attendance KEEPER",
            "register-attendance NAMED",
            "review-cases-amf DEPUTY",
            "review-cases-amf KEEPER",
            "review-cases-amf NAMED",
            "review-cases-corner DEPUTY",
            "review-cases-corner HEAD",
            "review-cases-corner KEEPER",
            "review-cases-corner NAMED",
            "review-cases-sof DEPUTY",
            "review-cases-sof KEEPER",
            "review-cases-sof NAMED");
    assertThat(refused).hasSizeGreaterThan(5000);
    assertThat(wordsShown)
        .as("Words of all parties are shown where consent is given")
        .contains(
            "GIVEN SOF of CORNER",
            "GIVEN SOF of AMF",
            "GIVEN CORNER of SOF",
            "GIVEN CORNER of AMF",
            "GIVEN AMF of SOF",
            "GIVEN AMF of CORNER",
            "SOME SOF of CORNER",
            "PROTECTED SOF of SOF",
            "PROTECTED CORNER of CORNER",
            "NONE CORNER of SOF",
            "WITHDRAWN SOF of SOF");
  }

  /** Side by side, each caller's one after the other. */
  private static void each(List<Visit> visits, Consumer<Visit> go) {
    visits.stream().collect(Collectors.groupingBy(Visit::staffId)).values().parallelStream()
        .forEach(ofOne -> ofOne.forEach(go));
  }

  private List<Visit> visits() {
    var of = new Visits(tasks, filters, repository, management);
    var visits = new ArrayList<Visit>();
    for (var door : Doors.all(context, servlets)) {
      if (door.path().startsWith(Doors.SHEET)) {
        // Whoever takes one keeps it from the others: they go through them one after the other.
        continue;
      }
      var cells = EnumSet.copyOf(table.row(door).orElseThrow().cells().values());
      for (var staffId : staffFor(door, cells)) {
        var cell = table.row(door).orElseThrow().cell(role(staffId, cases.get(0)));
        // What is shut or open to everybody of a kind does not come so far as to look at a case.
        if (cell == Sees.OPEN || cell == Sees.CLOSED && !cells.contains(Sees.OWN)) {
          visits.add(of.of(door, staffId, cases.get(0)).get(0));
        } else {
          cases.forEach(played -> visits.addAll(of.of(door, staffId, played)));
        }
      }
    }
    return visits;
  }

  /** Everybody; at a door that is shut to all one of each role, of the parties in turn. */
  private Collection<String> staffFor(Door door, Set<Sees> cells) {
    if (!cells.equals(Set.of(Sees.CLOSED))) {
      return callers.keySet();
    }
    var inTurn = new ArrayList<>(callers.keySet());
    Collections.rotate(inTurn, door.hashCode());
    return inTurn.stream()
        .collect(Collectors.toMap(id -> role(id, cases.get(0)), id -> id, (one, other) -> one))
        .values();
  }

  private boolean isToBeRefused(Visit visit) {
    return switch (cell(visit)) {
      case CLOSED -> true;
      case OWN -> visit.isAboutCase() && !reaches(visit);
      case POOL -> visit.isAboutCase() && !isInPool(visit);
      case OPEN, SHEET, NUMBER, ALL -> false;
    };
  }

  private Sees cell(Visit visit) {
    return table.row(visit.door()).orElseThrow().cell(role(visit.staffId(), visit.played()));
  }

  private static Role role(String staffId, Played played) {
    return staffId.equals(NOBODY) ? Role.NOBODY : played.role(staffId);
  }

  /** A step is for its own party; the case for the parties that take part. */
  private static boolean reaches(Visit visit) {
    var party = party(visit.staffId());
    if (visit.held()) {
      return false;
    }
    return visit.taskOf() == null ? visit.played().takesPart(party) : visit.taskOf() == party;
  }

  private static boolean isInPool(Visit visit) {
    return visit.played().consent() == Consent.IN_POOL && visit.taskOf() == party(visit.staffId());
  }

  private void isRefused(Visit visit) {
    var reply = go(visit);
    if (reply.status() < 401 || reply.status() > 409) {
      wrong(visit, "answered " + reply.status());
    } else {
      try {
        reply.refusedWith(reply.status());
      } catch (AssertionError e) {
        wrong(visit, "refused with " + reply.status() + " " + shortly(reply.body()));
      }
    }
    tellsNothing(visit, reply);
  }

  private void showsNoMore(Visit visit) {
    var reply = go(visit);
    if (reply.status() >= 500) {
      wrong(visit, "failed with " + reply.status() + " " + shortly(reply.body()));
    }
    var mayBeAsked =
        role(visit.staffId(), visit.played()) == Role.NAMED
            && cell(visit) == Sees.OWN
            // Each party has a filter of its own.
            && !visit.door().path().contains("/filter/*");
    if (mayBeAsked && visit.played().consent() == Consent.GIVEN && reply.status() > 400) {
      wrong(visit, "refused with " + reply.status() + " " + shortly(reply.body()));
    }
    if (cell(visit) == Sees.OWN) {
      showsWordsByConsent(visit, reply);
    } else if (cell(visit) == Sees.OPEN) {
      tellsNothing(visit, reply);
    } else if (cell(visit) != Sees.ALL) {
      showsNoWord(visit, reply);
    }
  }

  private void showsWordsByConsent(Visit visit, Caller.Reply reply) {
    var party = party(visit.staffId());
    for (var played : cases) {
      for (var word : played.wordsIn(reply.body())) {
        var typed = played.typed().get(word);
        wordsShown.add(played.consent() + " " + party + " of " + typed.party());
        var mine =
            played.takesPart(party)
                && Set.of(Role.NAMED, Role.DEPUTY, Role.HEAD)
                    .contains(played.role(visit.staffId()));
        if (!mine || !played.allows(typed, party)) {
          wrong(visit, "shows " + typed + " of the case " + played.consent());
        }
      }
    }
  }

  private void showsNoWord(Visit visit, Caller.Reply reply) {
    for (var played : cases) {
      played
          .wordsIn(reply.body())
          .forEach(word -> wrong(visit, "shows " + played.typed().get(word)));
    }
  }

  private void tellsNothing(Visit visit, Caller.Reply reply) {
    showsNoWord(visit, reply);
    for (var played : cases) {
      // A number that was asked for stands in the answer's search field again.
      if (reply.body().contains(played.caseId().number())
          && !visit.path().contains(played.caseId().number())) {
        wrong(visit, "tells the number of the case " + played.consent());
      }
      played
          .tasks()
          .values()
          .forEach(
              task -> {
                if (reply.body().contains(task)) {
                  wrong(visit, "tells of a step of the case " + played.consent());
                }
              });
    }
  }

  private void wrong(Visit visit, String what) {
    wrong(visit.door(), what, visit.toString().replace(visit.door() + " ", ""));
  }

  private void wrong(Door door, String what, String who) {
    wrong.computeIfAbsent(door + " " + what, key -> new ConcurrentSkipListSet<>()).add(who);
  }

  private Caller.Reply go(Visit visit) {
    return callers
        .get(visit.staffId())
        .send(
            visit.door().method(),
            visit.path(),
            visit.body(),
            visit.body() == null ? null : "application/json");
  }

  /** What would take, give back or sign out is tried elsewhere. */
  private static boolean changes(Visit visit) {
    return visit.door().path().matches(".*/(claim|unclaim|logout|sign-out)")
        || visit.staffId().equals(ProviderTest.BREAK_GLASS) && !visit.door().reads();
  }

  static @Nullable Party party(String staffId) {
    return Arrays.stream(Party.values())
        .filter(party -> staffId.startsWith(party.group().replace("processowner", "process")))
        .findFirst()
        .orElse(staffId.equals("boende1") ? Party.SOF : null);
  }

  private static String shortly(String body) {
    var plain = body.replaceAll("[0-9a-f]{8}", "…");
    return plain.length() > 200 ? plain.substring(0, 200) : plain;
  }

  private Map<String, Caller> callers() {
    var all = new TreeMap<String, Caller>();
    all.put(NOBODY, Caller.anonymous(port));
    PlayedCases.STAFF
        .keySet()
        .forEach(
            staffId -> {
              if (staffId.equals(ProviderTest.BREAK_GLASS)) {
                all.put(staffId, Caller.breakGlass(port));
                return;
              }
              var caller = Caller.anonymous(port);
              // Whoever is let in nowhere stays outside, and is tried from there.
              caller.signIn(staffId, Caller.PASSWORD, "tasklist");
              caller.get("/camunda/app/tasklist/default/");
              all.put(staffId, caller);
            });
    return all;
  }

  /** The demo has no third member of staff at Corner, nor a fourth one at AMF. */
  private void somebodyElse() {
    colleague("corner9", "Vår", "corner1");
    colleague("corner8", "Höst", "corner1");
    colleague("amf9", "Vinter", "amf2");
  }

  private void colleague(String staffId, String familyName, String of) {
    var superuser = new JdbcTemplate(SharedDatabase.postgres().getDatabase("postgres", "kedjan"));
    superuser.update(
        "insert into kedjan.staff (id, name) values (?, ?)", staffId, "Celia " + familyName);
    superuser.update(
        """
        insert into kedjan.staff_membership (staff_id, unit_id, head, valid_from)
        select ?, unit_id, false, valid_from from kedjan.staff_membership where staff_id = ?
        """,
        staffId,
        of);
    var user = identity.newUser(staffId);
    user.setFirstName("Celia");
    user.setLastName(familyName);
    user.setPassword(Caller.PASSWORD);
    identity.saveUser(user);
    identity.createMembership(staffId, of.replaceAll("\\d", ""));
  }
}
