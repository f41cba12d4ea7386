package se.kedjan.webapps;

import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import se.kedjan.access.CaseId;
import se.kedjan.casefile.FindingCases;

/** Looks for a person's cases by the exact number. Posted, so that it stands in no address. */
@RestController
class IdentitySearch {

  private final FindingCases findingCases;

  IdentitySearch(FindingCases findingCases) {
    this.findingCases = findingCases;
  }

  record Asked(String identityNumber) {
    /** Keeps the number out of whatever prints this record. */
    @Override
    public String toString() {
      return "Asked[***]";
    }
  }

  record Found(List<String> caseNumbers) {}

  @PostMapping("/camunda/kedjan/search")
  Found search(@RequestBody Asked asked) {
    return new Found(
        findingCases.byIdentityNumber(asked.identityNumber()).stream()
            .map(CaseId::number)
            .toList());
  }
}
