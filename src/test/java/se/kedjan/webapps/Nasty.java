package se.kedjan.webapps;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What nobody means well with; most of it carries a word that must be found nowhere after. */
final class Nasty {

  static final String WORD = "zfuzz";

  static final List<String> TEXTS =
      List.of(
          "<script>alert('zfuzz')</script>",
          "\"><img src=x onerror=alert(1)>zfuzz",
          "' or '1'='1' -- zfuzz",
          "'; drop table kedjan.case_file; -- zfuzz",
          "zfuzz' union select password_hash from motor.act_id_user --",
          "${7*7}zfuzz",
          "#{execution.setVariable('zfuzz', 1)}",
          "${jndi:ldap://127.0.0.1/zfuzz}",
          "=1+1 // zfuzz",
          "=for x in 1..1000000 return zfuzz",
          "{{zfuzz}} {{constructor.constructor('x')()}}",
          "%s%n%x%d zfuzz",
          "zfuzz\u0000end",
          "zfuzz\u001b[31m",
          "\u202ezfuzz\u202c",
          "z\u0301\u0302\u0303fuzz zfuzz",
          "zfuzz \ud83d",
          "\udc00 zfuzz",
          "zfuzz \uffff\ufffe",
          "漢字 العربية 👩🏽‍🦽 zfuzz",
          "zfuzz".repeat(3_000),
          "å".repeat(70_000),
          "../../../../etc/passwd zfuzz",
          "..\\..\\zfuzz",
          "zfuzz\r\nSet-Cookie: zfuzz=1",
          "http://127.0.0.1:1/zfuzz",
          "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA",
          "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>",
          "zfuzz".repeat(60_000),
          "%",
          "%25",
          "_",
          "",
          " ",
          "null",
          "undefined",
          "true",
          "NaN",
          "-1",
          "0",
          "2147483648",
          "99999999999999999999999",
          "1e400",
          "1E+900000000",
          "0x41",
          "2025-02-30",
          "9999999999-01-01",
          "K-2025-0001",
          "K-9999-999999999",
          "sof1",
          "admin",
          "processowner",
          "*",
          "default");

  /** As JSON, of every other type than a text. */
  static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e400",
          "12345678901234567890123456789012345678901234567890",
          "1.5",
          "[]",
          "[null]",
          "[[[[]]]]",
          "[\"zfuzz\",1,{}]",
          "{}",
          "{\"zfuzz\":{\"a\":[1]}}",
          "{\"@class\":\"java.net.URL\",\"val\":\"zfuzz\"}",
          "{\"value\":\"zfuzz\",\"type\":\"Object\"}",
          "[".repeat(3_000) + "]".repeat(3_000),
          "[".repeat(60_000) + "]".repeat(60_000),
          "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000));

  private final Random random;

  Nasty(Random random) {
    this.random = random;
  }

  String text() {
    return one(TEXTS);
  }

  /** Any JSON value; halves of characters escaped, so that they arrive. */
  String value() {
    return random.nextInt(3) == 0 ? one(VALUES) : quoted(text());
  }

  /** For a path or a query: encoded as it should be, or not. */
  String inAddress() {
    var text = text();
    if (text.length() > 6_000) {
      text = text.substring(0, 6_000);
    }
    return switch (random.nextInt(6)) {
      case 0 -> text.replaceAll("[\\r\\n ]", "");
      case 1 -> encoded(encoded(text));
      default -> encoded(text);
    };
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (var c : text.toCharArray()) {
      if (c < 0x20 || c == '"' || c == '\\' || c > 0x7e) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
