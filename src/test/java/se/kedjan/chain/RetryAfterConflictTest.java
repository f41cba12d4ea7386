package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Outcome;
import se.kedjan.testing.SharedDatabase;

@IntegrationTest
class RetryAfterConflictTest {

  @Autowired Chain chain;
  @Autowired Outcome outcome;
  @Autowired TransactionTemplate transactions;

  /** Both have read the case before either writes: the slower one meets what the other changed. */
  @Test
  void parallelStepsCompletedInTheSameSecondBothSucceed() throws Exception {
    var journey = Journey.on(chain).onTrialStraight("amf1").tries("continues").decides("yes");
    var caseId = journey.caseId();
    var threads = Executors.newFixedThreadPool(2);
    try (var superuser =
        SharedDatabase.postgres().getDatabase("postgres", "kedjan").getConnection()) {
      superuser.setAutoCommit(false);
      holdTheLogOf(caseId, superuser);
      var corner =
          threads.submit(
              () -> chain.complete(caseId, "Task_EnrolParticipant", journey.enrolment()));
      var sof =
          threads.submit(
              () ->
                  chain.complete(caseId, "Task_CarryOutSelfAssessment", journey.selfAssessment()));
      untilBothWait(superuser);
      superuser.commit();
      succeeded(corner);
      succeeded(sof);
    } finally {
      threads.shutdown();
    }

    assertThat(chain.openSteps(caseId))
        .doesNotContain("Task_EnrolParticipant", "Task_CarryOutSelfAssessment");
    outcome.consistent(caseId);
  }

  @Test
  void givesUpAfterThreeMoreAttempts() {
    var attempts = new AtomicInteger();

    assertThatThrownBy(() -> retrying(attempts, Integer.MAX_VALUE).execute(claim()))
        .isInstanceOf(OptimisticLockingException.class);

    assertThat(attempts).hasValue(4);
  }

  @Test
  void anAttemptThatSucceedsIsTheLast() {
    var attempts = new AtomicInteger();

    retrying(attempts, 2).execute(claim());

    assertThat(attempts).hasValue(3);
  }

  /** What was done before in the same transaction would be lost. */
  @Test
  void doesNotRepeatPartOfATransaction() {
    var attempts = new AtomicInteger();

    assertThatThrownBy(
            () ->
                transactions.executeWithoutResult(status -> retrying(attempts, 2).execute(claim())))
        .isInstanceOf(OptimisticLockingException.class);

    assertThat(attempts).hasValue(1);
  }

  @Test
  void doesNotRepeatWhatStaffDoNotDo() {
    var attempts = new AtomicInteger();
    Command<Void> other = context -> null;

    assertThatThrownBy(() -> retrying(attempts, 2).execute(other))
        .isInstanceOf(OptimisticLockingException.class);

    assertThat(attempts).hasValue(1);
  }

  private static Command<Void> claim() {
    return new ClaimTaskCmd("task", "sof1");
  }

  private static RetryAfterConflict retrying(AtomicInteger attempts, int conflicts) {
    var retrying = new RetryAfterConflict();
    retrying.setNext(
        new CommandInterceptor() {
          @Override
          public <T> T execute(Command<T> command) {
            if (attempts.incrementAndGet() <= conflicts) {
              throw new OptimisticLockingException("changed meanwhile");
            }
            return null;
          }
        });
    return retrying;
  }

  private static void holdTheLogOf(CaseId caseId, Connection superuser) throws Exception {
    try (var lock =
        superuser.prepareStatement(
            "select 1 from kedjan.log_head where chain = (select chain from kedjan.log_chain where case_id = ?) for update")) {
      lock.setString(1, caseId.number());
      lock.executeQuery();
    }
  }

  private static void untilBothWait(Connection superuser) throws Exception {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      try (var waiting = superuser.createStatement();
          var row =
              waiting.executeQuery(
                  "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = 'kedjan_app'")) {
        row.next();
        if (row.getInt(1) >= 2) {
          return;
        }
      }
      Thread.sleep(50);
    }
    throw new AssertionError("Nobody waited: the steps do not meet any more");
  }

  private static void succeeded(Future<?> act) throws Exception {
    act.get(30, TimeUnit.SECONDS);
  }
}
