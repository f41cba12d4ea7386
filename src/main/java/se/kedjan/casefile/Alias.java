package se.kedjan.casefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.kedjan.chain.Refusal;

/** What stands for a name that is not to be seen: it must not give the name away. */
final class Alias {

  private static final int SHORTEST_PART = 3;

  private Alias() {}

  /** Refuses an alias that holds a part of the name; what is not known is null. */
  static String checked(String alias, @Nullable String... names) {
    var said = alias.toLowerCase(Locale.ROOT);
    var parts =
        Arrays.stream(names)
            .filter(Objects::nonNull)
            .flatMap(name -> List.of(name.toLowerCase(Locale.ROOT).split("[\\s-]+")).stream())
            .filter(part -> part.length() >= SHORTEST_PART);
    if (parts.anyMatch(said::contains)) {
      throw Refusal.badInput(
          "alias",
          "Fältet «Alias» innehåller en del av namnet. Välj ett alias som inte röjer det.");
    }
    return alias;
  }
}
