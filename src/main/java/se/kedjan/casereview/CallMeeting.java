package se.kedjan.casereview;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.casefile.CaseByNumber;
import se.kedjan.casefile.CaseDates;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.chain.Rules;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;

/** Any party that is in the case asks the others to meet about it. */
@Component
class CallMeeting implements StartForm {

  private final Meetings meetings;
  private final Telling telling;
  private final CaseFiles caseFiles;
  private final CaseDates dates;
  private final CaseByNumber caseByNumber;
  private final Clock clock;

  CallMeeting(
      Meetings meetings,
      Telling telling,
      CaseFiles caseFiles,
      CaseDates dates,
      CaseByNumber caseByNumber,
      Clock clock) {
    this.meetings = meetings;
    this.telling = telling;
    this.caseFiles = caseFiles;
    this.dates = dates;
    this.caseByNumber = caseByNumber;
    this.clock = clock;
  }

  @Override
  public Category category() {
    return Category.PARTICIPATION;
  }

  @Override
  public Started submit(Submission s) {
    var caseId = caseByNumber.of(s);
    if (!caseFiles.isOpen(caseId)) {
      throw Refusal.conflict("Ärendet är avslutat. Det går inte att kalla till samtal om det.");
    }
    dates.requirePlanned(s.day("meetingDate"), "meetingDate", "Samtalets dag");
    requireWithinAYear(s.day("meetingDate"));
    var convener = Objects.requireNonNull(s.actor().party());
    var invited = invited(s, caseId, convener);
    var id = meetings.call(caseId, convener, invited, s);
    var variables = new HashMap<ProcessVariable, Object>();
    variables.put(ProcessVariable.ACTIVITY, caseFiles.activityOf(caseId));
    variables.put(ProcessVariable.ITEM, String.valueOf(id));
    variables.put(ProcessVariable.CONVENER, convener.group());
    variables.put(ProcessVariable.MEETING_ON, Rules.timerAt(s.day("meetingDate"), time(s)));
    variables.put(ProcessVariable.SOF_INVITED, invited.contains(Party.SOF));
    variables.put(ProcessVariable.CORNER_INVITED, invited.contains(Party.CORNER));
    variables.put(ProcessVariable.AMF_INVITED, invited.contains(Party.AMF));
    return new Started(caseId, variables);
  }

  /** Not so far ahead that the year was mistyped. */
  private void requireWithinAYear(LocalDate day) {
    if (day.isAfter(LocalDate.now(clock).plusYears(1))) {
      throw Refusal.badInput(
          "meetingDate", "Fältet «Samtalets dag» kan ligga högst ett år framåt.");
    }
  }

  private static LocalTime time(Submission s) {
    return LocalTime.parse(s.word("meetingTime"));
  }

  private Set<Party> invited(Submission s, CaseId caseId, Party convener) {
    var invited = EnumSet.noneOf(Party.class);
    for (var word : s.choices("invited")) {
      var party = Party.ofGroup(word).orElseThrow();
      if (!telling.isAllowed(caseId, convener, party)) {
        throw Refusal.badInput(
            "invited",
            "%s kan inte kallas: deltagarens samtycke saknas. Ta bort parten, eller anteckna samtycke först."
                .formatted(party.laneName()));
      }
      invited.add(party);
    }
    invited.remove(convener);
    if (invited.isEmpty()) {
      throw Refusal.badInput("invited", "Välj minst en annan part.");
    }
    return invited;
  }
}
