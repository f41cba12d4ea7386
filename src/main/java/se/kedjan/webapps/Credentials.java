package se.kedjan.webapps;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** What a sign-in form sends. Never written anywhere. */
record Credentials(String username, String password) {

  /** Throws {@link Refused} where it is not such a form, or names somebody twice. */
  static Credentials of(byte[] form) {
    var username = "";
    var password = "";
    for (var field : new String(form, StandardCharsets.UTF_8).split("&")) {
      var equals = field.indexOf('=');
      var name = decode(field.substring(0, Math.max(equals, 0)));
      var value = decode(field.substring(equals + 1));
      if (name.equals("username")) {
        if (!username.isEmpty()) {
          throw new Refused(Answer.UNREADABLE);
        }
        username = value;
      } else if (name.equals("password")) {
        password = value;
      }
    }
    return new Credentials(username, password);
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refused(Answer.UNREADABLE);
    }
  }

  @Override
  public String toString() {
    return "Credentials[***]";
  }
}
