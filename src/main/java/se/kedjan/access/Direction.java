package se.kedjan.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who tells whom: what a consent is about and what a step may rest on. */
public record Direction(Party from, Party to) {

  private static final Pattern FORM = Pattern.compile("(SOF|CORNER|AMF)>(SOF|CORNER|AMF)");

  /** Throws {@link IllegalArgumentException} unless both are parties of the chain, and two. */
  public Direction {
    if (!from.isOfTheChain() || !to.isOfTheChain() || from == to) {
      throw new IllegalArgumentException("Not a direction");
    }
  }

  /** Reads {@code SOF>CORNER}; empty for what is none. */
  public static Optional<Direction> parse(String text) {
    var words = FORM.matcher(text);
    return words.matches() && !words.group(1).equals(words.group(2))
        ? Optional.of(new Direction(Party.valueOf(words.group(1)), Party.valueOf(words.group(2))))
        : Optional.empty();
  }

  /** Reads several, parted by spaces. */
  public static List<Direction> all(String text) {
    return Arrays.stream(text.trim().split(" +"))
        .map(word -> parse(word).orElseThrow(() -> new IllegalArgumentException("No direction")))
        .toList();
  }

  public String swedish() {
    return from.laneName() + " → " + to.laneName();
  }

  @Override
  public String toString() {
    return from + ">" + to;
  }
}
