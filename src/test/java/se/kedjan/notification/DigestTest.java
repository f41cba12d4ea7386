package se.kedjan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseBlocks;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.calendar.WorkingDays;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;
import se.kedjan.testing.MailTest;
import se.kedjan.testing.PostOffice;
import se.kedjan.testing.PostOffice.Letter;

/** One mail a working morning to whoever has something to do, and no word about anybody in it. */
@MailTest
class DigestTest {

  @Autowired Chain chain;
  @Autowired WriteDigests writeDigests;
  @Autowired SendingMail sending;
  @Autowired WorkingDays workingDays;
  @Autowired RepositoryService repository;
  @Autowired CaseBlocks blocks;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @BeforeEach
  void beginOnANewDay() {
    morning();
    PostOffice.empty();
  }

  @AfterEach
  void openThePostOffice() {
    PostOffice.open();
    chain.sendMails();
  }

  @Test
  void tellsByNumberAndLinkWhatIsNewInOnesLists() {
    var caseId = Journey.on(chain).registeredBy("corner1").caseId();

    morning();

    var letter = theLetterTo("sof1");
    var taskId = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    var link = PostOffice.URL + "/camunda/app/tasklist/default/#/?task=" + taskId;
    assertThat(letter.subject()).isEqualTo("Kedjan: dagens uppgifter");
    assertThat(letter.plain())
        .contains("Nytt i dina listor")
        .contains("- Ärende %s: %s".formatted(caseId, link));
    assertThat(letter.html())
        .contains("<html lang=\"sv\">", "<h1>Kedjan: dagens uppgifter</h1>")
        .contains("<li><a href=\"%s\">Ärende %s</a></li>".formatted(link, caseId));
    assertThat(letter.raw())
        .doesNotContain("Prov")
        .doesNotContain("Person")
        .doesNotContain("Ta emot");
    assertThat(about(caseId, "sof1", "boende1")).hasSize(2);
    assertThat(about(caseId, "sofhead1", "corner1", "amf1", "process1")).isEmpty();
  }

  @Test
  void nobodyGetsAnEmptyMail() {
    Journey.on(chain).registeredBy("corner1");

    morning();

    assertThat(PostOffice.lettersTo("logg1")).isEmpty();
    assertThat(PostOffice.letters())
        .isNotEmpty()
        .allSatisfy(letter -> assertThat(letter.plain()).containsPattern("(?m)^- "));
  }

  /** Nobody without an address either: {@code metod1} has none in the staff file. */
  @Test
  void isForThoseWhoHaveAnAddress() {
    Journey.on(chain).registeredBy("corner1");

    morning();

    assertThat(
            jdbc.sql("select count(*) from kedjan.mail where staff_id = 'metod1'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void isNewOnceThenRemindedOfThenLateThenRaisedWithTheHead() {
    var caseId = Journey.on(chain).registeredBy("corner1").caseId();
    var last = lastDay(caseId, "Task_ReceiveCase");

    assertThat(sectionOn(workingDays.plus(chain.clock().today(), 1), "sof1", caseId))
        .isEqualTo("Nytt i dina listor");
    assertThat(sectionOn(workingDays.minus(last, 2), "sof1", caseId)).isEmpty();
    assertThat(sectionOn(workingDays.minus(last, 1), "sof1", caseId))
        .isEqualTo("Snart sista dagen");
    assertThat(sectionOn(last, "sof1", caseId)).isEqualTo("Snart sista dagen");
    assertThat(sectionOn(workingDays.plus(last, 1), "sof1", caseId)).isEqualTo("Försenat");
    assertThat(section(theLetterTo("sofhead1"), caseId))
        .isEqualTo("Försenade steg som du ska säkra");
  }

  @Test
  void aStepSwitchedOffInTheTableIsNeitherRemindedOfNorRaised() {
    var changed =
        repository
            .createDeployment()
            .addString(
                "deadlines.dmn",
                Models.dmn("deadlines")
                    .replaceFirst("(ReceiveCase_RemindBefore\">\\s*<text>)\\d*", "$1")
                    .replaceFirst("(ReceiveCase_EscalatesTo\">\\s*<text>)\"\\w*\"", "$1\"\""))
            .deploy();
    try {
      var caseId = Journey.on(chain).registeredBy("corner1").caseId();
      var last = lastDay(caseId, "Task_ReceiveCase");
      sectionOn(workingDays.plus(chain.clock().today(), 1), "sof1", caseId);

      assertThat(sectionOn(workingDays.minus(last, 1), "sof1", caseId)).isEmpty();
      assertThat(sectionOn(last, "sof1", caseId)).isEmpty();
      sectionOn(workingDays.plus(last, 1), "sof1", caseId);
      assertThat(PostOffice.lettersTo("sofhead1"))
          .noneMatch(letter -> letter.raw().contains(caseId.number()));
    } finally {
      repository.deleteDeployment(changed.getId());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7})
  void thereIsNoneOnAFreeDay(int dayOfWeek) {
    Journey.on(chain).registeredBy("corner1");
    var day = chain.clock().today();
    while (day.getDayOfWeek().getValue() != dayOfWeek) {
      day = day.plusDays(1);
    }
    chain.clock().moveTo(day.atTime(6, 30));

    chain.writeDigests();

    assertThat(waiting()).isZero();
  }

  /** The timer on one node and the repeat of its job on another, at the same moment. */
  @Test
  void twoNodesWriteItOnce() throws Exception {
    Journey.on(chain).registeredBy("corner1");
    chain.clock().moveTo(workingDays.plus(chain.clock().today(), 1).atTime(6, 30));
    var barrier = new CyclicBarrier(2);
    var nodes = Executors.newFixedThreadPool(2);
    try {
      var both =
          List.of(1, 2).stream()
              .map(
                  node ->
                      nodes.submit(
                          () -> {
                            barrier.await();
                            transaction.executeWithoutResult(t -> writeDigests.execute(null));
                            return null;
                          }))
              .toList();
      for (var node : both) {
        node.get();
      }
    } finally {
      nodes.shutdown();
    }
    chain.writeDigests();
    chain.sendMails();

    assertThat(PostOffice.letters()).isNotEmpty();
    assertThat(PostOffice.letters()).extracting(Letter::to).doesNotHaveDuplicates();
    assertThat(PostOffice.letters()).extracting(Letter::messageId).doesNotHaveDuplicates();
  }

  @Test
  void waitsForAServerThatIsDownAndIsSentOnceWhenItIsUp() {
    Journey.on(chain).registeredBy("corner1");
    chain.clock().moveTo(workingDays.plus(chain.clock().today(), 1).atTime(6, 30));
    chain.writeDigests();
    var written = waiting();
    PostOffice.close();

    assertThat(chain.sendMails()).isEqualTo((int) written);
    assertThat(waiting()).isEqualTo(written);
    assertThat(
            jdbc.sql("select min(attempts) from kedjan.mail where status = 'waiting'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(retriesLeft()).as("tried again later").containsOnly(7);

    PostOffice.open();
    assertThat(chain.sendMails()).isZero();
    assertThat(chain.sendMails()).isZero();
    assertThat(waiting()).isZero();
    assertThat(PostOffice.letters()).hasSize((int) written);
    assertThat(PostOffice.letters()).extracting(Letter::messageId).doesNotHaveDuplicates();
  }

  @Test
  void aNodeStoppedBetweenSendingAndCommitRepeatsItUnderTheSameId() {
    Journey.on(chain).registeredBy("corner1");
    chain.clock().moveTo(workingDays.plus(chain.clock().today(), 1).atTime(6, 30));
    chain.writeDigests();
    var id = mailTo("sof1");

    transaction.executeWithoutResult(
        stopped -> {
          sending.send(id);
          stopped.setRollbackOnly();
        });
    chain.sendMails();

    var letters = PostOffice.lettersTo("sof1");
    assertThat(letters).hasSize(2);
    assertThat(letters).extracting(Letter::messageId).containsOnly(letters.get(0).messageId());
    assertThat(letters.get(0).messageId())
        .isEqualTo("<digest.%s.sof1@kedjan.example>".formatted(chain.clock().today()));
  }

  @Test
  void aLeaverGetsNoneNeitherOneThatIsWrittenNorTheNext() {
    var caseId = Journey.on(chain).registeredBy("corner1").caseId();
    chain.clock().moveTo(workingDays.plus(chain.clock().today(), 1).atTime(6, 30));
    chain.writeDigests();
    lastDayAtWork("sof3", chain.clock().today().minusDays(1));
    try {
      chain.sendMails();
      morning();

      assertThat(PostOffice.lettersTo("sof3")).isEmpty();
      assertThat(about(caseId, "sof1")).isNotEmpty();
    } finally {
      lastDayAtWork("sof3", null);
    }
  }

  @Test
  void nobodyIsToldOfTheirOwnCase() {
    var caseId = Journey.on(chain).registeredBy("corner1").caseId();
    blocks.block(caseId, new StaffId("boende1"), CaseBlocks.Reason.OWN_CASE);

    morning();

    assertThat(about(caseId, "sof1")).hasSize(1);
    assertThat(about(caseId, "boende1")).isEmpty();
  }

  /** Written in the morning, sent when the server is back: the case has gone on meanwhile. */
  @Test
  void whatIsDoneBeforeTheMailGoesIsNotInIt() {
    var journey = Journey.on(chain).registeredBy("corner1");
    chain.clock().moveTo(workingDays.plus(chain.clock().today(), 1).atTime(6, 30));
    chain.writeDigests();
    journey.turnedAway("notRelevant");

    chain.sendMails();

    assertThat(PostOffice.letters())
        .noneMatch(letter -> letter.raw().contains(journey.caseId().number()));
  }

  @Test
  void theDeputyIsToldAndAStrangerOfThePartyIsNot() {
    var caseId =
        Journey.on(chain)
            .registeredBy("corner1")
            .step(
                "Task_ReceiveCase",
                Map.of(
                    "reception", "accepted",
                    "responsibleCaseworker", "sof2",
                    "deputyCaseworker", "sof3"))
            .caseId();

    morning();

    assertThat(about(caseId, "sof2", "sof3")).hasSize(2);
    assertThat(about(caseId, "sof1", "boende1")).isEmpty();
  }

  @Test
  void itIsForgottenAfterAMonthThatAMailWasSent() {
    Journey.on(chain).registeredBy("corner1");
    morning();
    assertThat(mails()).isPositive();

    chain.clock().moveTo(workingDays.plus(chain.clock().today().plusDays(31), 1).atTime(6, 30));
    chain.writeDigests();

    assertThat(mails()).isEqualTo(waiting());
  }

  /** The next working day's mails, written and sent. */
  private void morning() {
    sendOn(workingDays.plus(chain.clock().today(), 1));
  }

  private void sendOn(LocalDate day) {
    chain.clock().moveTo(day.atTime(6, 0));
    chain.findOverdueSteps();
    chain.clock().moveTo(day.atTime(6, 30));
    chain.writeDigests();
    assertThat(chain.sendMails()).isZero();
  }

  private String sectionOn(LocalDate day, String staffId, CaseId caseId) {
    PostOffice.empty();
    sendOn(day);
    return PostOffice.lettersTo(staffId).stream()
        .map(letter -> section(letter, caseId))
        .findFirst()
        .orElse("");
  }

  /** The heading under which the case stands. */
  private static String section(Letter letter, CaseId caseId) {
    var heading = "";
    for (var line : letter.plain().lines().toList()) {
      if (line.contains(caseId.number())) {
        return heading;
      }
      if (!line.isBlank() && !line.startsWith("-")) {
        heading = line;
      }
    }
    return "";
  }

  private Letter theLetterTo(String staffId) {
    var letters = PostOffice.lettersTo(staffId);
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private List<Letter> about(CaseId caseId, String... staffIds) {
    return List.of(staffIds).stream()
        .flatMap(id -> PostOffice.lettersTo(id).stream())
        .filter(letter -> letter.raw().contains(caseId.number()))
        .toList();
  }

  private LocalDate lastDay(CaseId caseId, String element) {
    return LocalDate.ofInstant(chain.openStep(caseId, element).dueAt(), ClockConfiguration.ZONE);
  }

  private void lastDayAtWork(String staffId, LocalDate day) {
    jdbc.sql("update kedjan.staff_membership set valid_to = ? where staff_id = ?")
        .params(day, staffId)
        .update();
  }

  private long waiting() {
    return jdbc.sql("select count(*) from kedjan.mail where status = 'waiting'")
        .query(Long.class)
        .single();
  }

  private long mails() {
    return jdbc.sql("select count(*) from kedjan.mail").query(Long.class).single();
  }

  private long mailTo(String staffId) {
    return jdbc.sql("select id from kedjan.mail where staff_id = ? and status = 'waiting'")
        .param(staffId)
        .query(Long.class)
        .single();
  }

  private List<Integer> retriesLeft() {
    return jdbc.sql(
            "select retries_ from motor.act_ru_job where process_def_key_ = 'send-mail' and type_ = 'message'")
        .query(Integer.class)
        .list();
  }
}
