package se.kedjan.turnover;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;

/** From which day on somebody is named for a sheet. */
@IntegrationTest
class SheetKeeperDaysTest {

  @Autowired Chain chain;
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
    jdbc.sql("delete from kedjan.sheet_keeper").update();
    chain.clock().moveTo(before);
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

  private void name(String staffId, LocalDate from) {
    var form = new HashMap<String, Object>();
    form.put("keeperSheet", "caseReview");
    form.put("keeperChange", "name");
    form.put("keeperStaff", staffId);
    form.put("keeperFrom", from.toString());
    chain.startWithoutCase("sofhead1", "name-sheet-keeper", form);
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

  /** Staff are everybody's: it is all taken back. */
  private void forThisTestAlone(Runnable test) {
    transaction.executeWithoutResult(
        status -> {
          test.run();
          status.setRollbackOnly();
        });
  }
}
