package se.kedjan.transition;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.responsibility.Accountability;
import se.kedjan.responsibility.Accountability.Interval;

class HandoversTest {

  private static final CaseId CASE = new CaseId("K-2026-0001");

  private final Accountability accountability = mock(Accountability.class);
  private final Handovers handovers = new Handovers(accountability);

  @Test
  void offersToAmfFromWhoeverIsAccountable() {
    accountableInTurn(Party.CORNER);

    handovers.offerToAmf(CASE);

    verify(accountability).offer(CASE, Party.AMF);
  }

  @Test
  void movesNothingWhereAmfRegisteredTheCaseAndKeptIt() {
    accountableInTurn(Party.AMF);

    handovers.offerToAmf(CASE);
    handovers.answerForAmf(CASE, true);
    handovers.offerBack(CASE);
    handovers.answerOfferBack(CASE, true);
    handovers.lapse(CASE);

    verify(accountability, never()).offer(any(), any());
    verify(accountability, never()).accept(any());
    verify(accountability, never()).refuse(any());
  }

  @Test
  void offersBackToSofWhichHadTheCaseBefore() {
    accountableInTurn(Party.AMF, Party.SOF, Party.AMF);

    handovers.offerBack(CASE);
    handovers.answerOfferBack(CASE, true);

    verify(accountability).offer(CASE, Party.SOF);
    verify(accountability).accept(CASE);
  }

  @Test
  void offersBackToTheRegisteringPartyWhereThereIsNoSofContact() {
    accountableInTurn(Party.CORNER, Party.AMF);

    handovers.offerBack(CASE);
    handovers.answerOfferBack(CASE, false);

    verify(accountability).offer(CASE, Party.CORNER);
    verify(accountability).refuse(CASE);
  }

  private void accountableInTurn(Party... parties) {
    when(accountability.current(CASE)).thenReturn(parties[parties.length - 1]);
    when(accountability.intervals(CASE))
        .thenReturn(
            Arrays.stream(parties).map(party -> new Interval(party, Instant.EPOCH, null)).toList());
  }
}
