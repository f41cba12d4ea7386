package se.kedjan.logreview;

/** What a review goes by in the engine, as its business key: {@code L-12}. */
final class ReviewNumber {

  private static final String PREFIX = "L-";

  private ReviewNumber() {}

  static String of(long id) {
    return PREFIX + id;
  }

  static long id(String number) {
    if (!number.startsWith(PREFIX)) {
      throw new IllegalArgumentException("Not the number of a review");
    }
    return Long.parseLong(number.substring(PREFIX.length()));
  }
}
