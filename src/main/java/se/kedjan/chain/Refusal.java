package se.kedjan.chain;

import org.jspecify.annotations.Nullable;

/**
 * Why something that a caller asked for is not done: a Swedish sentence that says what to do,
 * without personal data. The transaction rolls back.
 *
 * <p>The engine wraps what listeners throw and its REST layer turns the rest into a bare 500; the
 * thread therefore remembers its last refusal until the web filter has put it into the answer.
 */
public class Refusal extends RuntimeException {

  private static final ThreadLocal<@Nullable Refusal> LAST = new ThreadLocal<>();

  /** What kind of answer the caller gets; {@link #status()} is the HTTP status. */
  public enum Kind {
    BAD_INPUT(400),
    FORBIDDEN(403),
    GONE(404),
    CONFLICT(409);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private final Kind kind;
  private final @Nullable String field;

  private Refusal(Kind kind, @Nullable String field, String message) {
    super(message, null, false, false);
    this.kind = kind;
    this.field = field;
    LAST.set(this);
  }

  /** A field of the form holds what it may not. */
  public static Refusal badInput(String field, String message) {
    return new Refusal(Kind.BAD_INPUT, field, message);
  }

  public static Refusal badInput(String message) {
    return new Refusal(Kind.BAD_INPUT, null, message);
  }

  public static Refusal forbidden(String message) {
    return new Refusal(Kind.FORBIDDEN, null, message);
  }

  /** The state has changed, or does not allow what was asked. */
  public static Refusal conflict(String message) {
    return new Refusal(Kind.CONFLICT, null, message);
  }

  public Kind kind() {
    return kind;
  }

  public @Nullable String field() {
    return field;
  }

  /** The last refusal of this thread since {@link #forget()}. */
  public static @Nullable Refusal last() {
    return LAST.get();
  }

  public static void forget() {
    LAST.remove();
  }
}
