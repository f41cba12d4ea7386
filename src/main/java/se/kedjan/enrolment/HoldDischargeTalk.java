package se.kedjan.enrolment;

import java.sql.Timestamp;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.Category;
import se.kedjan.casefile.CaseDates;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** The talk that SOF has asked for: the participant stays after all, or is discharged. */
@Component
class HoldDischargeTalk implements StepForm {

  private final CaseDates dates;
  private final JdbcClient jdbc;

  HoldDischargeTalk(CaseDates dates, JdbcClient jdbc) {
    this.dates = dates;
    this.jdbc = jdbc;
  }

  @Override
  public Category category() {
    return Category.DEVIATION;
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    dates.requireHappened(s.caseId(), s.date("talkOn"), "talkOn", "Samtalet hölls");
    var after = s.word("afterDischargeTalk");
    jdbc.sql(
            "insert into kedjan.talk_before_discharge (case_id, talk_on, after_talk, note,"
                + " recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?)")
        .params(
            s.caseId().number(),
            s.date("talkOn"),
            after,
            s.text("talkNote"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
    return after.equals("stays") ? Map.of(ProcessVariable.PAUSE_DECISION, "none") : Map.of();
  }
}
