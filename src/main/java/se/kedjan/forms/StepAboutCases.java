package se.kedjan.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseId;
import se.kedjan.access.Sheet;
import se.kedjan.access.StaffId;
import se.kedjan.chain.ProcessVariable;

/**
 * A step about many cases at once, through an embedded HTML form with a JSON Schema beside it.
 * Found by the business key of its process, which is no case number. Only who has taken the step
 * sees what stands in it; of each case that it touches one submission and one row in the log stay.
 */
public interface StepAboutCases extends StepForm {

  /** Which sheet it is: who is named for it sees it whole. */
  Sheet sheet();

  /** What whoever does not see it whole is told above it. */
  String notShown();

  /**
   * What is told of what was typed to whoever has to load the page again, since more stands in the
   * sheet than on it.
   */
  String loadedAnew();

  /**
   * Whom the step is about, as things stand now. What the reader does not see of them is taken away
   * before anything is shown ({@link se.kedjan.access.CaseAccess#shownOn}), and never comes back in
   * {@code cases}.
   *
   * @param subject the business key of the process
   */
  List<CaseId> cases(String subject);

  /**
   * As {@link StepForm#prefill}, and {@link JsonNode} for what the form's script lays out.
   *
   * @param cases those of {@link #cases(String)} that the reader may see
   */
  Map<String, ?> prefill(String subject, List<CaseId> cases);

  /** Throw {@link se.kedjan.chain.Refusal}, and nothing is stored and the task stays. */
  Taken submit(String subject, List<CaseId> cases, Sent sent);

  /**
   * Keeps what is filled in so far, so that a lost session loses nothing; the step goes on.
   *
   * @return what the form's script needs to go on, {@code version} say
   */
  default Map<String, ?> save(String subject, List<CaseId> cases, Sent sent) {
    throw se.kedjan.chain.Refusal.conflict("Det här formuläret sparas först när det är klart.");
  }

  /**
   * A payload that its schema has let through.
   *
   * @param step the element id
   * @param whole whether the sender sees all that stands in the sheet
   */
  record Sent(
      String formId,
      String taskId,
      String step,
      Actor actor,
      Instant at,
      JsonNode payload,
      boolean whole) {

    public StaffId staff() {
      return new StaffId(actor.staffId());
    }

    /**
     * Whether there is a row for each: the page sends all that it shows, so whoever has none has
     * come on since it was opened, and nobody has looked at them.
     */
    boolean hasRowsOf(Collection<CaseId> cases) {
      var sent = new HashSet<String>();
      payload.path("rows").forEach(row -> sent.add(row.path("caseNumber").asText()));
      return cases.stream().map(CaseId::number).allMatch(sent::contains);
    }

    /** Keeps what was typed out of whatever prints this record. */
    @Override
    public String toString() {
      return "Sent[form=%s, step=%s]".formatted(formId, step);
    }
  }

  /**
   * What is to be kept of it.
   *
   * @param common of the step as a whole: nothing about anybody
   * @param parts one for each case it touched; the schema's {@code $defs/case} names its keys
   */
  record Taken(Map<String, ?> common, List<Part> parts, Map<ProcessVariable, ?> decisions) {}

  /**
   * @param act what was done, as the kind of the row in the log
   * @param detail as {@link se.kedjan.responsibility.Act#detail()}
   * @param recorded by whom and when, where a colleague has filled it in on the way and whoever
   *     sends the sheet does not see the case; absent for what stands in what was sent
   */
  record Part(
      CaseId caseId,
      Map<String, ?> payload,
      String act,
      @Nullable String detail,
      @Nullable Recorded recorded) {

    public Part(CaseId caseId, Map<String, ?> payload, String act, @Nullable String detail) {
      this(caseId, payload, act, detail, null);
    }
  }

  /** Who of the step's party filled in a part, and when. */
  record Recorded(StaffId by, Instant at) {}

  @Override
  default Map<ProcessVariable, ?> submit(Submission submission) {
    throw new IllegalStateException(formId() + " is about many cases");
  }
}
