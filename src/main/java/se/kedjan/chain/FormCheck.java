package se.kedjan.chain;

import java.util.Optional;

/** Port: whether the form gateway could take what a form sends. */
public interface FormCheck {

  /** Swedish, or empty where the form can be used. */
  Optional<String> problem(String formId, byte[] form);
}
