package se.kedjan.chain;

import java.util.Optional;

/** Port: whether the form gateway could take what a form sends. */
public interface FormCheck {

  /**
   * Swedish, or empty where the file can be used.
   *
   * @param file its name: a {@code .form}, or one of the two files of an embedded HTML form
   */
  Optional<String> problem(String file, byte[] content);
}
