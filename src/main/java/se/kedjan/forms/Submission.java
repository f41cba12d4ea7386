package se.kedjan.forms;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.chain.Refusal;

/**
 * A form that has passed its own rules. Values are there where the form required them; a field that
 * was empty or hidden is null.
 *
 * @param values {@code String}, {@code BigDecimal}, {@code Boolean}, {@code LocalDate} or {@code
 *     List<String>}, by field key
 */
public record Submission(
    String formId,
    @Nullable CaseId startedCase,
    @Nullable String taskId,
    String step,
    Actor actor,
    Instant at,
    Map<String, Object> values) {

  /** Throws {@link IllegalStateException} in a start form, where there is no case yet. */
  public CaseId caseId() {
    if (startedCase == null) {
      throw new IllegalStateException("A start form has no case yet");
    }
    return startedCase;
  }

  public StaffId staff() {
    return new StaffId(actor.staffId());
  }

  public @Nullable String text(String key) {
    return (String) values.get(key);
  }

  /**
   * For a field that the form requires whenever this is asked. A form that the process owner has
   * changed may no longer do so: then the sender is told, and nothing is stored.
   */
  public String word(String key) {
    return required(key, text(key));
  }

  /** As {@link #word}, for a date. */
  public LocalDate day(String key) {
    return required(key, date(key));
  }

  private <T> T required(String key, @Nullable T value) {
    if (value == null) {
      throw Refusal.badInput(
          key,
          "Uppgiften «%s» behövs men finns inte i formuläret. Kontakta processägaren."
              .formatted(key));
    }
    return value;
  }

  public @Nullable LocalDate date(String key) {
    return (LocalDate) values.get(key);
  }

  public @Nullable Integer integer(String key) {
    var value = (BigDecimal) values.get(key);
    return value == null ? null : value.intValueExact();
  }

  public @Nullable BigDecimal number(String key) {
    return (BigDecimal) values.get(key);
  }

  /** A yes/no question or a tick; null where it was not answered. */
  public @Nullable Boolean yes(String key) {
    var value = values.get(key);
    return value instanceof String word ? Boolean.valueOf("yes".equals(word)) : (Boolean) value;
  }

  public boolean isYes(String key) {
    return Boolean.TRUE.equals(yes(key));
  }

  public @Nullable StaffId staff(String key) {
    var value = text(key);
    return value == null ? null : new StaffId(value);
  }

  /** Keeps what was typed out of whatever prints this record. */
  @Override
  public String toString() {
    return "Submission[form=%s, case=%s, step=%s]".formatted(formId, startedCase, step);
  }

  @SuppressWarnings("unchecked")
  public List<String> choices(String key) {
    return (List<String>) values.getOrDefault(key, List.of());
  }
}
