package se.kedjan.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.chain.AskingRules;
import se.kedjan.retention.Retention.Going;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;
import se.kedjan.testing.Statements;

/** What will go is found without looking at all that has ever been closed. */
@IntegrationTest
class RetentionPreviewTest {

  @Autowired Chain chain;
  @Autowired Retention retention;
  @Autowired ClosedCases closedCases;
  @Autowired AskingRules asking;

  private Instant before;

  @BeforeEach
  void remember() {
    before = chain.clock().instant();
  }

  @AfterEach
  void backInTime() {
    chain.clock().moveTo(before);
  }

  @Test
  void whatGoesWithinAYearIsListedAndTheRestIsCounted() {
    var caseId = Journey.on(chain).registeredBy("sof1").turnedAway("notRelevant").caseId();
    var goesOn = chain.clock().today().plusYears(5);

    assertThat(isAsAllOfThemSay().going()).extracting(Going::caseId).doesNotContain(caseId);
    chain.clock().moveBy(Duration.ofDays(4 * 365 + 30));

    assertThat(isAsAllOfThemSay().going()).contains(new Going(caseId, goesOn, null));
  }

  @Test
  void onlyThoseThatMayGoByThenAreAskedFor() {
    Journey.on(chain).registeredBy("sof1").turnedAway("notRelevant");

    var asked = Statements.of(() -> retention.preview()).sql();

    assertThat(asked.stream().filter(sql -> sql.contains("as last_note")))
        .isNotEmpty()
        .allMatch(sql -> sql.contains("f.closed_on <= "));
  }

  private Retention.Preview isAsAllOfThemSay() {
    var until = chain.clock().today().plusYears(1);
    var all = asking.ask(closedCases::all);
    var shown = all.stream().filter(closed -> !closed.isProtected()).toList();
    var going =
        shown.stream()
            .filter(closed -> closed.heldUntil() != null || !closed.goesOn().isAfter(until))
            .map(closed -> new Going(closed.caseId(), closed.goesOn(), closed.heldUntil()))
            .toList();

    var preview = retention.preview();

    assertThat(preview.going()).containsExactlyInAnyOrderElementsOf(going);
    assertThat(preview.later()).isEqualTo(shown.size() - going.size());
    assertThat(preview.protectedCases()).isEqualTo(all.size() - shown.size());
    return preview;
  }
}
