package se.kedjan.access;

/** A member of staff, by the id they sign in with. Never a participant. */
public record StaffId(String value) {

  @Override
  public String toString() {
    return value;
  }
}
