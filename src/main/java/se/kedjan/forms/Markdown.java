package se.kedjan.forms;

/** The texts of a form are Markdown; what people typed must come out as they typed it. */
public final class Markdown {

  private Markdown() {}

  /** On one line, with every character that Markdown, HTML or the form's templates would read. */
  public static String escape(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]()#+\\-.!|<>&~])", "\\\\$1").replaceAll("\\s+", " ");
  }
}
