package se.kedjan.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.CaseStaffing;
import se.kedjan.chain.Companions;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.CaseLock;

class RaiseTransitionTest {

  private static final CaseId CASE = new CaseId("K-2026-0001");

  private final CaseStaffing staffing = mock(CaseStaffing.class);
  private final CaseFiles caseFiles = mock(CaseFiles.class);
  private final Companions companions = mock(Companions.class);
  private final RaisingTransition raising = mock(RaisingTransition.class);
  private final RaiseTransition form =
      new RaiseTransition(
          staffing,
          caseFiles,
          companions,
          new TransitionReadiness(caseFiles, companions),
          raising,
          new CaseByNumber(mock(CaseAccess.class), mock(CaseLock.class)));

  @BeforeEach
  void participatingCase() {
    when(staffing.namedFor(any(), any())).thenReturn(Optional.empty());
    when(staffing.namedFor(CASE, Party.CORNER))
        .thenReturn(Optional.of(new CaseStaffing.Named(new StaffId("lisa"), new StaffId("dan"))));
    when(caseFiles.isOpen(CASE)).thenReturn(true);
    when(caseFiles.activityOf(CASE)).thenReturn("corner");
    when(caseFiles.namedFor(CASE, Party.AMF)).thenReturn(Optional.of(new StaffId("ali")));
    when(companions.isRunning(CASE, "follow-up")).thenReturn(true);
  }

  @Test
  void startsForTheNamedAndTheDeputy() {
    var started = form.submit(by("lisa", Party.CORNER, "K-2026-0001"));
    form.submit(by("dan", Party.CORNER, "K-2026-0001"));

    assertThat(started.cases()).containsExactly(CASE);
    assertThat(started.variables()).isEqualTo(Map.of(ProcessVariable.ACTIVITY, "corner"));
  }

  @Test
  void saysTheSameOfCasesThatDoNotExistAreClosedOrAreSomebodyElses() {
    var unknown = refusalOf(by("lisa", Party.CORNER, "K-2026-0002"));
    var malformed = refusalOf(by("lisa", Party.CORNER, "K-2026-1234567890"));
    var colleagues = refusalOf(by("eva", Party.CORNER, "K-2026-0001"));
    var otherPartys = refusalOf(by("lisa", Party.SOF, "K-2026-0001"));
    var partyless = refusalOf(by("lisa", null, "K-2026-0001"));
    when(caseFiles.isOpen(CASE)).thenReturn(false);
    var closed = refusalOf(by("lisa", Party.CORNER, "K-2026-0001"));

    assertThat(unknown.getMessage()).isEqualTo("Ärendet finns inte, eller är inte ditt.");
    assertThat(new Refusal[] {malformed, colleagues, otherPartys, partyless, closed})
        .extracting(Refusal::getMessage, Refusal::kind, Refusal::field)
        .containsOnly(tuple(unknown.getMessage(), unknown.kind(), unknown.field()));
    verify(raising, never()).raise(any(), any());
  }

  @Test
  void refusesWhoIsNotAtCornerWhoHasNoGuideAndWhoIsAssessedAlready() {
    when(companions.isRunning(CASE, "transition")).thenReturn(true);
    assertThatThrownBy(() -> form.submit(by("lisa", Party.CORNER, "K-2026-0001")))
        .hasMessageContaining("pågår redan");
    when(caseFiles.namedFor(CASE, Party.AMF)).thenReturn(Optional.empty());
    assertThatThrownBy(() -> form.submit(by("lisa", Party.CORNER, "K-2026-0001")))
        .hasMessageContaining("ingen guide på AMF");
    when(companions.isRunning(CASE, "follow-up")).thenReturn(false);
    assertThatThrownBy(() -> form.submit(by("lisa", Party.CORNER, "K-2026-0001")))
        .hasMessageContaining("inte inskriven");
  }

  private Refusal refusalOf(Submission submission) {
    return catchThrowableOfType(Refusal.class, () -> form.submit(submission));
  }

  private static Submission by(String staff, @Nullable Party party, String caseNumber) {
    return new Submission(
        "raise-transition",
        null,
        null,
        "StartEvent_AssessmentProposed",
        new Actor(staff, party, "Enheten"),
        Instant.EPOCH,
        Map.of("caseNumber", caseNumber, "raisedReason", "Redo för mer"));
  }
}
