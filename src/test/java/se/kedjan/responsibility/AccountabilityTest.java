package se.kedjan.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kedjan.access.Party.AMF;
import static se.kedjan.access.Party.CORNER;
import static se.kedjan.access.Party.SOF;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.responsibility.Accountability.Interval;
import se.kedjan.responsibility.OpenSteps.OpenStep;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.WholeChain;

/** Exactly one party answers for an open case; whom it waits for is what the engine has open. */
@IntegrationTest
class AccountabilityTest {

  @Autowired Chain chain;
  @Autowired Accountability accountability;
  @Autowired OpenSteps openSteps;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  /** The day on which each of the stories begins, at eight in the morning. */
  private LocalDate begin;

  @BeforeEach
  void onAMorning() {
    begin = chain.clock().today().plusDays(1);
    chain.clock().moveTo(begin.atTime(8, 0));
  }

  @Test
  void sofRegistersTheCaseAndKeepsItToTheEnd() {
    var journey = Journey.on(chain).registeredBy("sof1");
    on(3, journey).received().consents();
    on(10, journey).visits("declines");

    assertThat(held(journey)).containsExactly(interval(SOF, 0, 10));
  }

  @Test
  void cornerRegistersTheCaseAndSofTakesItOnTheFourthDay() {
    var journey = Journey.on(chain).registeredBy("corner1");
    on(4, journey).received();
    on(6, journey).consents().visits("wants").getsPlace();
    on(20, journey).tries("declines");

    assertThat(held(journey)).containsExactly(interval(CORNER, 0, 4), interval(SOF, 4, 20));
  }

  @Test
  void amfRegistersTheCaseAndSofRefusesIt() {
    var journey = Journey.on(chain).registeredBy("amf1");
    on(7, journey).turnedAway("refused");

    assertThat(held(journey)).containsExactly(interval(AMF, 0, 7));
  }

  @Test
  void withoutSofContactTheRegisteringPartyHoldsItButForTheWorkTraining() {
    var journey = Journey.on(chain).registeredBy("corner1");
    on(2, journey).receivedWithoutSofContact().consents().visits("wants").getsPlace();
    on(20, journey).tries("continues").decides("yes").isEnrolled();
    on(50, journey).happens("ready").isAssessed("yes").startsWorkTraining();
    reconciled(on(70, journey), "backToCorner", null);
    on(71, journey).sofTakesBack("yes");

    assertThat(held(journey))
        .containsExactly(
            interval(CORNER, 0, 50), interval(AMF, 50, 71), interval(CORNER, 71, null));
  }

  @Test
  void theWorkTrainingIsAmfsFromItsStartUntilSofHasTakenTheCaseBack() {
    var journey = Journey.on(chain).registeredBy("amf1");
    on(1, journey).received().consents().visits("wants").getsPlace();
    on(15, journey).tries("continues").decides("yes").isEnrolled();
    on(40, journey).happens("ready").isAssessed("yes").plansTransition("internship");
    on(44, journey).isHandedOver();
    on(47, journey).amfTakesOver("no");
    on(60, journey).happens("ready").isAssessed("yes").plansTransition("internship").isHandedOver();
    on(62, journey).amfTakesOver("yes");
    reconciled(on(80, journey), "onward", "internship");
    on(81, journey).sofTakesBack("no");
    on(82, journey).reconciles("onward", "internship");
    on(85, journey).sofTakesBack("yes");
    on(90, journey).isSummarised();

    assertThat(held(journey))
        .containsExactly(
            interval(AMF, 0, 1),
            interval(SOF, 1, 62),
            interval(AMF, 62, 85),
            interval(SOF, 85, 90));
  }

  @Test
  void theDatabaseRefusesASecondPartyAtTheSameTime() {
    var journey = Journey.on(chain).registeredBy("sof1");
    on(5, journey).received();

    assertThatThrownBy(() -> insert(journey, AMF, day(2), null))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("accountability");
    assertThatThrownBy(() -> insert(journey, SOF, day(-3), day(1)))
        .isInstanceOf(DataIntegrityViolationException.class);
    insert(journey, CORNER, day(-3), day(0));
    assertThat(held(journey)).containsExactly(interval(CORNER, -3, 0), interval(SOF, 0, null));
  }

  @Test
  void whatWasHeldCannotBeToldOtherwise() {
    var journey = Journey.on(chain).registeredBy("corner1");
    on(4, journey).received();

    for (var change :
        List.of("party = 'AMF'", "from_at = from_at - interval '1 day'", "to_at = null")) {
      assertThatThrownBy(
              () ->
                  jdbc.sql(
                          "update kedjan.accountability set %s where case_id = ? and party = 'CORNER'"
                              .formatted(change))
                      .param(journey.caseId().number())
                      .update())
          .as(change)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
  }

  @Test
  void anOfferMovesNothingUntilItIsAccepted() {
    var journey = Journey.on(chain).registeredBy("corner1");

    assertThat(offers(journey)).containsExactly("CORNER>SOF null");
    assertThat(held(journey)).containsExactly(interval(CORNER, 0, null));

    on(3, journey).received().consents().visits("wants").getsPlace();
    on(5, journey).tries("continues").decides("yes").isEnrolled();
    on(8, journey).happens("ready").isAssessed("yes").plansTransition("studies").isHandedOver();
    assertThat(held(journey)).containsExactly(interval(CORNER, 0, 3), interval(SOF, 3, null));
    on(9, journey).amfTakesOver("no");
    assertThat(offers(journey)).containsExactly("CORNER>SOF true", "SOF>AMF false");
    assertThat(held(journey)).containsExactly(interval(CORNER, 0, 3), interval(SOF, 3, null));
  }

  /** One row per open task, with whose it is and until when, after every step there is. */
  @Test
  void whomACaseWaitsForIsWhatTheEngineHasOpen() {
    var cases = new TreeSet<String>();
    new WholeChain(chain, new Filling()) {
      @Override
      protected CaseId start(
          String staffId, String process, String form, Map<String, Object> values) {
        var caseId = super.start(staffId, process, form, values);
        cases.add(caseId.number());
        compare(caseId);
        return caseId;
      }

      @Override
      protected void submit(
          String staffId, CaseId caseId, String element, String form, Map<String, Object> values) {
        compare(caseId);
        var step = chain.openStep(caseId, element);
        if (step.assignee() == null) {
          chain.staff().as(staffId, () -> tasks.claim(step.taskId(), staffId));
          compare(caseId);
        }
        super.submit(staffId, caseId, element, form, values);
        compare(caseId);
      }
    }.play();
    assertThat(cases).hasSize(6);
  }

  private void compare(CaseId caseId) {
    var open =
        tasks.createTaskQuery().processInstanceBusinessKey(caseId.number()).list().stream()
            .collect(Collectors.toMap(Task::getId, task -> task));
    var rows = openSteps.of(caseId);
    assertThat(rows)
        .extracting(OpenStep::taskId)
        .containsExactlyInAnyOrderElementsOf(open.keySet());
    assertThat(rows)
        .allSatisfy(
            row -> {
              var task = open.get(row.taskId());
              assertThat(row.step()).isEqualTo(task.getTaskDefinitionKey());
              assertThat(row.assignee()).isEqualTo(task.getAssignee());
              assertThat(row.dueAt())
                  .isEqualTo(task.getDueDate() == null ? null : task.getDueDate().toInstant());
              assertThat(groupsOf(task)).containsExactly(row.candidate());
              assertThat(Party.ofGroup(row.candidate())).contains(row.party());
            });
  }

  private Set<String> groupsOf(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(link -> link.getGroupId())
        .filter(group -> group != null)
        .collect(Collectors.toSet());
  }

  private static void reconciled(
      Journey journey, String transitionOutcome, @Nullable String outcome) {
    journey
        .checksWorkTraining("goesOn")
        .step("Task_CommentTransitionSof", Map.of("transitionOpinion", "works"))
        .step("Task_CommentTransitionCorner", Map.of("transitionOpinion", "works"))
        .reconciles(transitionOutcome, outcome);
  }

  /** Lets the case wait until so many days after its first, at eight in the morning. */
  private Journey on(int day, Journey journey) {
    chain.passTo(journey.caseId(), begin.plusDays(day));
    return journey;
  }

  private List<Interval> held(Journey journey) {
    return accountability.intervals(journey.caseId());
  }

  private Interval interval(Party party, int from, @Nullable Integer to) {
    return new Interval(party, day(from), to == null ? null : day(to));
  }

  private Instant day(int day) {
    return begin.plusDays(day).atTime(8, 0).atZone(ClockConfiguration.ZONE).toInstant();
  }

  private void insert(Journey journey, Party party, Instant from, @Nullable Instant to) {
    jdbc.sql(
            "insert into kedjan.accountability (case_id, party, from_at, to_at) values (?, ?, ?, ?)")
        .param(1, journey.caseId().number())
        .param(2, party.name())
        .param(3, Timestamp.from(from))
        .param(4, to == null ? null : Timestamp.from(to), Types.TIMESTAMP)
        .update();
  }

  private List<String> offers(Journey journey) {
    return jdbc.sql(
            "select from_party || '>' || to_party || ' ' || coalesce(accepted::text, 'null') from kedjan.handover where case_id = ? order by id")
        .param(journey.caseId().number())
        .query(String.class)
        .list();
  }
}
