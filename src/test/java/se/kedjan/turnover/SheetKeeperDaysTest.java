package se.kedjan.turnover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseAccess.Shown;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.Sheet;
import se.kedjan.access.SheetKeepers;
import se.kedjan.access.SheetKeepers.Ended;
import se.kedjan.access.StaffId;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/** From which day on somebody is named for a sheet, and how it ends for whoever leaves. */
@IntegrationTest
class SheetKeeperDaysTest {

  private static final LocalDate LONG_GONE = LocalDate.of(2025, 1, 30);

  @Autowired Chain chain;
  @Autowired CaseAccess access;
  @Autowired SheetKeepers keepers;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Instant before;
  private LocalDate today;

  @BeforeEach
  void nobodyIsNamed() {
    before = chain.clock().instant();
    today = chain.clock().today();
    jdbc.sql("delete from kedjan.sheet_keeper").update();
  }

  @AfterEach
  void everybodyIsAtWorkAgain() {
    comeBack();
    jdbc.sql("delete from kedjan.sheet_keeper").update();
    chain.clock().moveTo(before);
  }

  @Test
  void holdsFromItsFirstDayAndNotBefore() {
    var held = Journey.on(chain).registeredBy("amf1").caseId();
    chain.claim("sof3", chain.openStep(held, "Task_ReceiveCase").taskId());
    var other = Journey.on(chain).registeredBy("amf1").caseId();

    name("sof3", today.plusDays(1));

    assertThat(shown("sof3", held, other)).isEqualTo(new Shown(List.of(held), false));
    chain.clock().moveBy(Duration.ofDays(1));
    assertThat(shown("sof3", held, other)).isEqualTo(new Shown(List.of(held, other), true));
  }

  @Test
  void whoBeginsOnMondayIsNamedOnFridayFromMonday() {
    forThisTestAlone(
        () -> {
          worksFrom("metod1", today.plusDays(3));

          name("metod1", today.plusDays(3));
          assertThatThrownBy(() -> name("metod1", today.plusDays(2)))
              .hasMessageContaining("Personen arbetar inte som")
              .hasMessageContaining(
                  "hos SOF den %s. Välj en annan dag".formatted(today.plusDays(2)));
          assertThatThrownBy(() -> name("metod1", today))
              .hasMessageContaining("hos SOF i dag. Skriv hela namnet");
        });
  }

  @Test
  void whoseLastDayComesBeforeIsNotNamed() {
    forThisTestAlone(
        () -> {
          worksUntil("metod1", today.plusDays(1));

          name("metod1", today.plusDays(1));
          assertThatThrownBy(() -> name("metod1", today.plusDays(2)))
              .hasMessageContaining("hos SOF den " + today.plusDays(2));
        });
  }

  @Test
  void whatALeaverIsNamedForEndsTheNextMorningAndDoesNotReviveWhenTheyComeBack() {
    var one = Journey.on(chain).registeredBy("amf1").caseId();
    name("metod1", today);
    name("boende1", today);
    assertThat(shown("metod1", one).whole()).isTrue();
    worksUntil("metod1", LONG_GONE);
    var logged = lastLogged();

    chain.watchStaff();
    chain.watchStaff();

    assertThat(acts(logged))
        .containsExactly("sheet-keeper-ended system caseReview metod1 " + today);
    assertThat(
            jdbc.sql("select ended_by from kedjan.sheet_keeper where ended_by is not null")
                .query(String.class)
                .list())
        .containsExactly("system");
    comeBack();
    assertThat(shown("metod1", one)).isEqualTo(new Shown(List.of(), false));
    assertThat(shown("boende1", one).whole()).isTrue();
    name("metod1", today);
    assertThat(shown("metod1", one).whole()).isTrue();
  }

  @Test
  void theLastDayIsADayAndSoIsTheFirstOfWhoHasNotBegun() {
    forThisTestAlone(
        () -> {
          name("sof3", today);
          worksUntil("sof3", today);
          worksFrom("metod1", today.plusDays(3));
          name("metod1", today.plusDays(3));
          assertThat(keepers.endOfLeavers()).isEmpty();

          worksFrom("metod1", today.plusDays(4));
          assertThat(keepers.endOfLeavers())
              .containsExactly(
                  new Ended(Sheet.CASE_REVIEW, new StaffId("metod1"), today.plusDays(3)));
        });
  }

  @Test
  void whoWorksForAnotherPartyNowIsNotNamedByTheFirst() {
    forThisTestAlone(
        () -> {
          name("metod1", today);
          jdbc.sql(
                  "update kedjan.staff_membership set unit_id = (select max(unit_id) from kedjan.staff_membership where staff_id = 'corner1') where staff_id = 'metod1'")
              .update();

          assertThat(keepers.endOfLeavers())
              .containsExactly(new Ended(Sheet.CASE_REVIEW, new StaffId("metod1"), today));
        });
  }

  @Test
  void ofTwoMorningsAtOnceOneEndsIt() throws Exception {
    name("metod1", today);
    worksUntil("metod1", LONG_GONE);
    var barrier = new CyclicBarrier(2);
    var two = Executors.newFixedThreadPool(2);
    try {
      Callable<List<Ended>> morning =
          () -> {
            barrier.await();
            return transaction.execute(status -> keepers.endOfLeavers());
          };
      var ended = new ArrayList<Ended>();
      for (var done : two.invokeAll(List.of(morning, morning))) {
        ended.addAll(done.get());
      }
      assertThat(ended).hasSize(1);
    } finally {
      two.shutdown();
    }
  }

  private void name(String staffId, LocalDate from) {
    var form = new HashMap<String, Object>();
    form.put("keeperSheet", "caseReview");
    form.put("keeperChange", "name");
    form.put("keeperStaff", staffId);
    form.put("keeperFrom", from.toString());
    chain.startWithoutCase("sofhead1", "name-sheet-keeper", form);
  }

  private Shown shown(String staffId, CaseId... cases) {
    return access.shownOn(
        Sheet.CASE_REVIEW, List.of(cases), new Actor(staffId, Party.SOF, "Enheten"));
  }

  private void worksFrom(String staffId, LocalDate first) {
    jdbc.sql("update kedjan.staff_membership set valid_from = ? where staff_id = ?")
        .params(first, staffId)
        .update();
  }

  private void worksUntil(String staffId, LocalDate last) {
    jdbc.sql("update kedjan.staff_membership set valid_to = ? where staff_id = ?")
        .params(last, staffId)
        .update();
  }

  private void comeBack() {
    jdbc.sql("update kedjan.staff_membership set valid_to = null where valid_to = ?")
        .param(LONG_GONE)
        .update();
  }

  /** Staff are everybody's: it is all taken back. */
  private void forThisTestAlone(Runnable test) {
    transaction.executeWithoutResult(
        status -> {
          test.run();
          status.setRollbackOnly();
        });
  }

  private long lastLogged() {
    return jdbc.sql("select coalesce(max(id), 0) from kedjan.responsibility_log")
        .query(Long.class)
        .single();
  }

  private List<String> acts(long after) {
    return jdbc.sql(
            """
            select act || ' ' || actor || ' ' || detail from kedjan.responsibility_log
            where act like 'sheet-keeper-%' and id > ? order by id
            """)
        .param(after)
        .query(String.class)
        .list();
  }
}
