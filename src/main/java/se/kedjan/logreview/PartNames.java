package se.kedjan.logreview;

/** Port: what the parts of a case that can be read are called, by their words in the log. */
public interface PartNames {

  /** Never absent: an unknown part goes by its word. */
  String of(String part);
}
