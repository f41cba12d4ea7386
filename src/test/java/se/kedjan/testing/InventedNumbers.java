package se.kedjan.testing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** Identity numbers that nobody was given: invented, and valid by their check digit only. */
public final class InventedNumbers {

  private static final AtomicInteger GIVEN = new AtomicInteger();

  private InventedNumbers() {}

  /** A personnummer of its own, as twelve digits. */
  public static String personal() {
    return number(0);
  }

  /** A samordningsnummer of its own, as twelve digits. */
  public static String coordination() {
    return number(60);
  }

  /** {@code 19700101-9801} for {@code 197001019801}. */
  public static String withHyphen(String twelve) {
    return twelve.substring(0, 8) + "-" + twelve.substring(8);
  }

  private static String number(int addedToTheDay) {
    var n = GIVEN.incrementAndGet();
    var born = LocalDate.of(1960, 1, 1).plusDays(n);
    var date =
        DateTimeFormatter.ofPattern("yyyyMM").format(born)
            + "%02d".formatted(born.getDayOfMonth() + addedToTheDay);
    var nine = date.substring(2) + (980 + n % 20);
    return date + (980 + n % 20) + checkDigit(nine);
  }

  private static int checkDigit(String nine) {
    var sum = 0;
    for (var i = 0; i < nine.length(); i++) {
      var digit = (nine.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
      sum += digit / 10 + digit % 10;
    }
    return (10 - sum % 10) % 10;
  }
}
