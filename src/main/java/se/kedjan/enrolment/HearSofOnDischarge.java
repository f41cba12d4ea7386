package se.kedjan.enrolment;

import java.sql.Timestamp;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.pause.Leavings;
import se.kedjan.pause.Leavings.Leaving;

/** SOF is told before a permanent discharge, and can ask for a talk first. */
@Component
class HearSofOnDischarge implements StepForm {

  private final Leavings leavings;
  private final JdbcClient jdbc;

  HearSofOnDischarge(Leavings leavings, JdbcClient jdbc) {
    this.leavings = leavings;
    this.jdbc = jdbc;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of(
        "leavingText",
        leavings
            .latest(caseId)
            .map(
                leaving ->
                    "- %s\n- %s"
                        .formatted(
                            leavings.shownTo(Party.SOF, caseId, leaving),
                            leaving.decidedBy() == Party.SOF
                                ? "SOF beslutar om utskrivningen."
                                : "Corner beslutar om utskrivningen."))
            .orElse("Inget skäl är angivet."));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var view = s.word("dischargeView");
    if (view.equals("stays")
        && leavings
            .latest(s.caseId())
            .map(Leaving::decidedBy)
            .filter(Party.SOF::equals)
            .isEmpty()) {
      throw Refusal.badInput(
          "dischargeView",
          "Corner beslutar vid det här skälet. Välj «Samtal först» om utskrivningen ska prövas"
              + " igen.");
    }
    jdbc.sql(
            "insert into kedjan.discharge_view (case_id, view, note, recorded_at, recorded_by)"
                + " values (?, ?, ?, ?, ?)")
        .params(
            s.caseId().number(),
            view,
            s.text("viewNote"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    return view.equals("stays") ? Map.of(ProcessVariable.PAUSE_DECISION, "none") : Map.of();
  }
}
