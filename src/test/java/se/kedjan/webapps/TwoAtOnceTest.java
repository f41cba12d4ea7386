package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;

/** Two people, or one who clicks twice, in the same moment. */
@IntegrationTest
class TwoAtOnceTest {

  private static final Map<String, ?> RECEIVED =
      Map.of("reception", "accepted", "responsibleCaseworker", "sof2");

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired JdbcClient jdbc;

  @RepeatedTest(5)
  void aDoubleClickIsOneSubmission() throws Exception {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var taskId = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    var sof = Caller.signedIn(port, "sof1");
    sof.post(ENGINE + "/task/" + taskId + "/claim", Map.of("userId", "sof1"));

    var replies = together(() -> sof.submit(taskId, RECEIVED), () -> sof.submit(taskId, RECEIVED));

    assertThat(replies.stream().filter(Caller.Reply::isGood)).hasSize(1);
    replies.stream().filter(reply -> !reply.isGood()).forEach(reply -> reply.refusedWith(404, 409));
    assertThat(submissions(taskId)).isEqualTo(1);
    outcome.consistent(caseId);
  }

  @RepeatedTest(5)
  void theDeputySubmitsTooAndOneIsTold() throws Exception {
    var journey = Journey.on(chain).registeredBy("sof1");
    var caseId = journey.caseId();
    journey.step(
        "Task_ReceiveCase",
        Map.of(
            "reception", "accepted", "responsibleCaseworker", "sof2", "deputyCaseworker", "sof3"));
    var taskId = task(caseId, "Task_ObtainConsent");
    var named = Caller.signedIn(port, "sof2");
    var deputy = Caller.signedIn(port, "sof3");

    var replies =
        together(
            () -> named.submit(taskId, journey.sofsConsent("yes", "no")),
            () -> deputy.submit(taskId, journey.sofsConsent("no", "no")));

    assertThat(replies.stream().filter(Caller.Reply::isGood)).hasSize(1);
    replies.stream().filter(reply -> !reply.isGood()).forEach(reply -> reply.refusedWith(404, 409));
    assertThat(submissions(taskId)).isEqualTo(1);
    outcome.consistent(caseId);
  }

  @RepeatedTest(5)
  void oneOfTwoTakesTheTask() throws Exception {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var taskId = chain.openStep(caseId, "Task_ReceiveCase").taskId();
    var one = Caller.signedIn(port, "sof1");
    var other = Caller.signedIn(port, "sof3");
    var claim = ENGINE + "/task/" + taskId + "/claim";

    var replies =
        together(
            () -> one.post(claim, Map.of("userId", "sof1")),
            () -> other.post(claim, Map.of("userId", "sof3")));

    assertThat(replies.stream().filter(Caller.Reply::isGood)).hasSize(1);
    replies.stream()
        .filter(reply -> !reply.isGood())
        .forEach(
            reply ->
                assertThat(reply.refusedWith(409).message()).isEqualTo(Answer.TAKEN.message()));
    assertThat(outcome.acts(caseId)).containsOnlyOnce("step-claimed");
  }

  @RepeatedTest(5)
  void partiesWhoDoTheirOwnPartDoNotDisturbEachOther() throws Exception {
    var journey = Journey.on(chain).onTrialStraight("amf1").tries("continues").decides("yes");
    var caseId = journey.caseId();
    var corner = Caller.signedIn(port, "corner1");
    var sof = Caller.signedIn(port, "sof2");

    var replies =
        together(
            () -> corner.submit(task(caseId, "Task_EnrolParticipant"), journey.enrolment()),
            () ->
                sof.submit(task(caseId, "Task_CarryOutSelfAssessment"), journey.selfAssessment()));

    assertThat(replies)
        .allSatisfy(reply -> assertThat(reply.status()).as(reply.body()).isEqualTo(204));
    outcome.consistent(caseId);
  }

  private String task(CaseId caseId, String element) {
    return chain.openStep(caseId, element).taskId();
  }

  private long submissions(String taskId) {
    return jdbc.sql("select count(*) from kedjan.submission where task_id = ?")
        .param(taskId)
        .query(Long.class)
        .single();
  }

  private static List<Caller.Reply> together(
      Supplier<Caller.Reply> one, Supplier<Caller.Reply> other)
      throws InterruptedException, ExecutionException {
    var start = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var first = threads.submit(() -> after(start, one));
      var second = threads.submit(() -> after(start, other));
      return List.of(first.get(), second.get());
    } finally {
      threads.shutdown();
    }
  }

  private static Caller.Reply after(CyclicBarrier start, Supplier<Caller.Reply> act)
      throws Exception {
    start.await();
    return act.get();
  }
}
