package se.kedjan.access;

/**
 * The provider knows the person, Kedjan lets nobody in by that. The message is Swedish, says what
 * to do and names nobody.
 */
public class NotAdmitted extends RuntimeException {

  NotAdmitted(String message) {
    super(message, null, false, false);
  }
}
