package se.kedjan.enrolment;

import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.StaffId;
import se.kedjan.casefile.CaseFiles;
import se.kedjan.forms.Markdown;

/** A visit as a party may read it: what the other has written rests on consent. */
@Component
class StudyVisitText {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final CaseFiles caseFiles;
  private final CaseAccess access;

  StudyVisitText(CaseFiles caseFiles, CaseAccess access) {
    this.caseFiles = caseFiles;
    this.access = access;
  }

  String of(StudyVisit visit, Party reader) {
    var text = new StringBuilder();
    append(text, "Tid", "%s kl. %s".formatted(visit.visitOn(), TIME.format(visit.visitTime())));
    append(text, "Läge", visit.state().swedish());
    append(text, "Följer med", name(visit.escort()));
    append(text, "Tar emot", name(visit.supervisor()));
    if (visit.proposedOn() != null) {
      append(text, "Corners förslag på ny dag", visit.proposedOn().toString());
    }
    append(text, "Behov för resan", written(visit.needs(), visit, Party.SOF, reader));
    append(text, "Meddelande", written(visit.hostNote(), visit, Party.CORNER, reader));
    return text.toString();
  }

  private @Nullable String name(@Nullable StaffId staff) {
    return staff == null ? null : Markdown.escape(caseFiles.nameOf(staff));
  }

  private @Nullable String written(
      @Nullable String text, StudyVisit visit, Party writer, Party reader) {
    if (text == null
        || !access.mayReadText(reader, visit.caseId(), writer, Category.PARTICIPATION)) {
      return null;
    }
    return Markdown.escape(text);
  }

  private static void append(StringBuilder text, String label, @Nullable String value) {
    if (value != null) {
      text.append("- %s: %s\n".formatted(label, value));
    }
  }
}
