package se.kedjan.casefile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;

/** The purposes of a referral, for the forms that ask whether they are met (S1, S0). */
@Component
public class Purposes {

  private static final String NOT_A_PURPOSE = "notApplicable";

  private final CaseFiles caseFiles;

  Purposes(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** As a list in a form's text. */
  public String text(CaseId caseId) {
    var asked = caseFiles.purposesOf(caseId);
    return Arrays.stream(Purpose.values())
        .filter(purpose -> asked.contains(purpose.word()))
        .map(purpose -> "- " + purpose.swedish())
        .collect(Collectors.joining("\n"));
  }

  /** The answer to the questions about what was no purpose of this referral, by field key. */
  public Map<String, String> answered(CaseId caseId) {
    var asked = caseFiles.purposesOf(caseId);
    var answered = new LinkedHashMap<String, String>();
    for (var purpose : Purpose.values()) {
      if (!asked.contains(purpose.word())) {
        answered.put(purpose.field(), NOT_A_PURPOSE);
      }
    }
    return answered;
  }
}
