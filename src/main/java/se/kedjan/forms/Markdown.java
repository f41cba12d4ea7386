package se.kedjan.forms;

/** The texts of a form are Markdown; what people typed must come out as they typed it. */
public final class Markdown {

  private Markdown() {}

  /** On one line, with every character that Markdown, HTML or the form's templates would read. */
  public static String escape(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]()#+\\-.!|<>&~])", "\\\\$1").replaceAll("\\s+", " ");
  }

  /** The same text where no Markdown is read: bold is gone, what was escaped is as typed. */
  public static String plain(String markdown) {
    var plain = new StringBuilder();
    for (var i = 0; i < markdown.length(); i++) {
      var c = markdown.charAt(i);
      if (c == '\\' && i + 1 < markdown.length()) {
        plain.append(markdown.charAt(++i));
      } else if (c != '*') {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
