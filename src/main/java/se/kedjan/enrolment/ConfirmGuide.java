package se.kedjan.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;

/** Step 9, AMF: the guide who was appointed at the start still is the guide. */
@Component
class ConfirmGuide implements StepForm {

  private final CaseFiles caseFiles;
  private final JdbcClient jdbc;
  private final Clock clock;

  ConfirmGuide(CaseFiles caseFiles, JdbcClient jdbc, Clock clock) {
    this.caseFiles = caseFiles;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of(
        "guideName",
        caseFiles
            .namedFor(caseId, Party.AMF)
            .map(guide -> Markdown.escape(caseFiles.nameOf(guide)))
            .orElse("Ingen guide är utsedd."));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var guide =
        caseFiles
            .namedFor(s.caseId(), Party.AMF)
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "Ingen guide är utsedd i ärendet. Utse en guide innan guiden bekräftas."));
    var firstMeetingOn = s.date("firstMeetingOn");
    if (firstMeetingOn != null && firstMeetingOn.isBefore(caseFiles.registeredOn(s.caseId()))) {
      throw Refusal.badInput(
          "firstMeetingOn",
          "Fältet «Första möte med deltagaren» kan inte ligga före den dag då ärendet registrerades.");
    }
    jdbc.sql(
            """
            insert into kedjan.guide_confirmation (case_id, on_day, guide, first_meeting_on, note)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            s.caseId().number(),
            LocalDate.now(clock),
            guide.value(),
            firstMeetingOn,
            s.text("guideNote"))
        .update();
    return Map.of();
  }
}
