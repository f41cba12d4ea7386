package se.kedjan.casereview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;
import se.kedjan.testing.Statements;

/** Once a month all open cases on one sheet; what is decided becomes a step of who does it. */
@IntegrationTest
class CaseReviewTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;
  @Autowired FormService forms;
  @Autowired TaskService tasks;
  @Autowired CaseReviews reviews;
  @Autowired TransactionTemplate inTransaction;

  @Test
  void isCalledOnceAMonthHoweverOftenTheTimerFires() {
    var first = newReview();

    assertThat(first.getTaskDefinitionKey()).isEqualTo("Task_ReviewCasesSof");
    assertThat(chain.callCaseReview()).isEmpty();
  }

  @Test
  void theOwnersTableSaysWhoConvenes() {
    chain.withTable(
        "conveners",
        Models.dmn("conveners").replace("<text>\"sof\"</text>", "<text>\"amf\"</text>"),
        () -> {
          var review = newReview();
          assertThat(review.getTaskDefinitionKey()).isEqualTo("Task_ReviewCasesAmf");
          var known = enrolled();
          var unknown = Journey.on(chain).registeredBy("sof1");
          assertThat(numbers(sheet("amf1", review)))
              .contains(known.caseId().number())
              .doesNotContain(unknown.caseId().number());
        });
  }

  @Test
  void decisionsBecomeStepsWithTheirOwnDayAndEachCaseHasItsRow() {
    var talkedAbout = enrolled();
    var left = enrolled();
    var review = newReview();
    var held = talkedAbout.today();
    var by = held.plusDays(3);

    send(
        review,
        row(
            talkedAbout,
            true,
            Map.of(
                "first", decision("corner", "Ändra schemat.", by),
                "second", decision("amf", "Boka ett möte.", by.plusDays(2)))),
        row(left, false, Map.of()));

    talkedAbout.waitsFor(
        "Task_SuperviseParticipant", "Task_CarryOutDecisionCorner", "Task_CarryOutDecisionAmf");
    left.waitsFor("Task_SuperviseParticipant");
    assertThat(
            LocalDate.ofInstant(
                chain.openStep(talkedAbout.caseId(), "Task_CarryOutDecisionCorner").dueAt(),
                ClockConfiguration.ZONE))
        .isEqualTo(by);
    assertThat(
            chain
                .prefill(talkedAbout.caseId(), "Task_CarryOutDecisionCorner")
                .get("decisionText")
                .toString())
        .contains("Ändra schemat\\.", "Antecknat av SOF");
    assertThat(outcome.acts(talkedAbout.caseId())).containsOnlyOnce("case-reviewed");
    assertThat(outcome.acts(left.caseId())).doesNotContain("case-reviewed");
    assertThat(kept(talkedAbout.caseId())).singleElement().asString().contains("Boka ett möte.");
    assertThat(kept(left.caseId())).isEmpty();
    talkedAbout.carriesOutDecision("Corner").carriesOutDecision("Amf");
    assertThat(sheetRow(newReview(), talkedAbout).path("last").asText()).isEqualTo(held.toString());
  }

  @Test
  void tellsCornerNotThatACaseWaitsForAmfWhereAmfHasNotToldIt() {
    chain.withTable(
        "conveners",
        Models.dmn("conveners").replace("<text>\"sof\"</text>", "<text>\"corner\"</text>"),
        () -> {
          var told = enrolled();
          var untold = enrolled().withdraws("amf2", "amfCorner").sofDecides("goesOn");
          for (var journey : List.of(told, untold)) {
            journey.isCalledTo("sof2", journey.today().plusDays(60), "amf");
          }

          var sheet = sheet("corner1", newReview());

          assertThat(rowOf(sheet, told).path("waitsFor").asText()).isEqualTo("AMF, Corner");
          assertThat(rowOf(sheet, untold).path("waitsFor").asText()).isEqualTo("Corner");
        });
  }

  @Test
  void whoIsProtectedOrTheReadersOwnIsNotOnTheSheet() {
    var hidden = enrolled();
    chain.start(
        "sof2",
        "protect-identity",
        Map.of("caseNumber", hidden.caseId().number(), "protection", "yes", "alias", "Almen"));
    var own = enrolled();
    jdbc.sql(
            "insert into kedjan.case_block (case_id, staff_id, reason, since) values (?, 'sof1', 'close', ?)")
        .params(own.caseId().number(), own.today())
        .update();
    var seen = enrolled();
    var review = newReview();

    assertThat(numbers(sheet("sof1", review)))
        .contains(seen.caseId().number())
        .doesNotContain(hidden.caseId().number(), own.caseId().number());
    assertThatThrownBy(() -> send(review, row(own, true, Map.of())))
        .hasMessageStartingWith("Ett genomgånget ärende är avslutat, är inte ditt att se");
    assertThat(outcome.acts(own.caseId())).doesNotContain("case-reviewed");
  }

  @Test
  void showsSofNoNameThatCornerMayNotTellAnyMore() {
    var hidden = Journey.on(chain).consentedStraight("corner1");
    hidden.withdraws("sof2", "cornerSof").sofDecides("goesOn");
    var seen = Journey.on(chain).consentedStraight("corner1");

    var sheet = sheet("sof1", newReview());

    assertThat(nameOnSheet(sheet, hidden)).isEqualTo("Namnet visas inte: samtycke saknas");
    assertThat(nameOnSheet(sheet, seen)).isEqualTo(nameOf(seen));
  }

  @Test
  void showsWhoRegisteredThePersonTheNameThatTheyKnow() {
    chain.withTable(
        "conveners",
        Models.dmn("conveners").replace("<text>\"sof\"</text>", "<text>\"corner\"</text>"),
        () -> {
          var own = Journey.on(chain).consentedStraight("corner1");
          var narrowed = Journey.on(chain).consentedStraight("sof1");
          own.narrows("sof2", "sofCorner", "contact");
          narrowed.narrows("sof2", "sofCorner", "contact");

          var sheet = sheet("corner1", newReview());

          assertThat(nameOnSheet(sheet, own)).isEqualTo(nameOf(own));
          assertThat(nameOnSheet(sheet, narrowed)).startsWith("Namnet visas inte");
        });
  }

  @Test
  void nothingIsShownBeforeTheStepIsTakenNorToOthers() {
    enrolled();
    var review = newReview();

    assertThat(
            chain.staff().as("sof1", () -> forms.getTaskFormVariables(review.getId())).get("rows"))
        .isNull();
    for (var other : List.of("corner1", "amf2", "styr1", "logg1")) {
      assertThat(
              chain
                  .staff()
                  .<Long>as(other, () -> tasks.createTaskQuery().taskId(review.getId()).count()))
          .as(other)
          .isZero();
    }
    assertThatThrownBy(
            () -> chain.staff().as("corner1", () -> forms.getTaskFormVariables(review.getId())))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void saysNoToWhatCannotBe() {
    var journey = enrolled().withdraws("sof2", "sofAmf").sofDecides("goesOn");
    var review = newReview();
    var today = journey.today();

    assertThatThrownBy(
            () ->
                send(review, row(journey, true, Map.of("first", decision("amf", "Ring.", today)))))
        .hasMessage(
            "I ärende %s får AMF inte få uppgiften: deltagarens samtycke saknas. Välj en annan part."
                .formatted(journey.caseId()));
    assertThatThrownBy(
            () ->
                send(
                    review,
                    row(
                        journey,
                        true,
                        Map.of("first", decision("sof", "Ring.", today.minusDays(1))))))
        .hasMessageStartingWith("Fältet «Senast» kan inte ligga i det förflutna.");
    assertThatThrownBy(
            () ->
                send(review, row(journey, false, Map.of("first", decision("sof", "Ring.", today)))))
        .hasMessageContaining("har beslut men är inte markerat som genomgånget");
    assertThatThrownBy(
            () -> send(review, row(journey, true, Map.of("first", Map.of("party", "sof")))))
        .hasMessageContaining(journey.caseId() + ", «Första beslutet», «Vad» måste fyllas i.");
    assertThatThrownBy(
            () -> send(review, row(journey, true, Map.of()), row(journey, true, Map.of())))
        .hasMessageContaining("står två gånger");
    journey.waitsFor("Task_SuperviseParticipant");
    assertThat(kept(journey.caseId())).isEmpty();
  }

  @Test
  void twoHundredCasesAreLaidOutInAFewQueries() {
    newReview();
    var review = jdbc.sql("select max(id) from kedjan.case_review").query(Long.class).single();
    inTransaction.executeWithoutResult(
        status -> {
          jdbc.sql(
                  """
                  insert into kedjan.case_file (number, activity, registered_on, registered_by, registered_by_party, sof_contact, version)
                  select 'K-1990-' || lpad(n::text, 4, '0'), activity, registered_on, registered_by, registered_by_party, sof_contact, version
                  from (select * from kedjan.case_file limit 1) f, generate_series(1, 200) n
                  """)
              .update();
          var count =
              Statements.of(
                  () -> {
                    var one = reviews.get(CaseReviews.number(review));
                    assertThat(reviews.rows(one, reviews.cases(one)).size()).isGreaterThan(200);
                  });
          assertThat(count.statements()).isLessThanOrEqualTo(6);
          status.setRollbackOnly();
        });
  }

  private Journey enrolled() {
    return Journey.on(chain).enrolledStraight("sof1");
  }

  /** In a month that has none yet, with somebody named for it. */
  private Task newReview() {
    var called = Optional.<Task>empty();
    while (called.isEmpty()) {
      chain.clock().moveBy(Duration.ofDays(31));
      List.of("sof1", "corner1", "amf1").forEach(who -> chain.nameForSheet(who, "caseReview"));
      called = chain.callCaseReview();
    }
    return called.get();
  }

  private void send(Task review, Map<?, ?>... rows) {
    chain.completeSheet("sof1", review.getId(), Map.of("rows", Arrays.asList(rows)));
  }

  private static Map<String, Object> row(Journey journey, boolean discussed, Map<String, ?> said) {
    var row = new HashMap<String, Object>(said);
    row.put("caseNumber", journey.caseId().number());
    row.put("discussed", discussed);
    return row;
  }

  private static Map<String, String> decision(String party, String what, LocalDate by) {
    return Map.of("party", party, "what", what, "by", by.toString());
  }

  private JsonNode sheet(String staffId, Task review) {
    return chain
        .staff()
        .as(
            staffId,
            () -> {
              tasks.claim(review.getId(), staffId);
              try {
                return new ObjectMapper()
                    .readTree(
                        String.valueOf(forms.getTaskFormVariables(review.getId()).get("rows")));
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  private JsonNode sheetRow(Task review, Journey journey) {
    return rowOf(sheet("sof1", review), journey);
  }

  private static JsonNode rowOf(JsonNode sheet, Journey journey) {
    for (var row : sheet) {
      if (row.path("caseNumber").asText().equals(journey.caseId().number())) {
        return row;
      }
    }
    throw new AssertionError("Not on the sheet");
  }

  private static String nameOnSheet(JsonNode sheet, Journey journey) {
    return rowOf(sheet, journey).path("name").asText();
  }

  private String nameOf(Journey journey) {
    return jdbc.sql(
            "select given_name || ' ' || family_name from kedjan.participant where case_id = ?")
        .param(journey.caseId().number())
        .query(String.class)
        .single();
  }

  private static List<String> numbers(JsonNode sheet) {
    var numbers = new ArrayList<String>();
    sheet.forEach(row -> numbers.add(row.path("caseNumber").asText()));
    return numbers;
  }

  private List<String> kept(CaseId caseId) {
    return jdbc.sql(
            "select payload::text from kedjan.submission where case_id = ? and form_id = 'review-cases-sof'")
        .param(caseId.number())
        .query(String.class)
        .list();
  }
}
