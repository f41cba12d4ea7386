package se.kedjan.notification;

/** What a mail goes by in the engine, as the business key of its sending: {@code M-12}. */
final class MailNumber {

  private static final String PREFIX = "M-";

  private MailNumber() {}

  static String of(long id) {
    return PREFIX + id;
  }

  static long id(String number) {
    if (!number.startsWith(PREFIX)) {
      throw new IllegalArgumentException("Not the number of a mail");
    }
    return Long.parseLong(number.substring(PREFIX.length()));
  }
}
