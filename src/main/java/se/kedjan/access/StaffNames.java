package se.kedjan.access;

import org.camunda.bpm.engine.identity.User;

/** The register holds a whole name, the engine two halves. */
final class StaffNames {

  private StaffNames() {}

  static void put(String name, User user) {
    var space = name.lastIndexOf(' ');
    user.setFirstName(space < 0 ? name : name.substring(0, space));
    user.setLastName(space < 0 ? "" : name.substring(space + 1));
  }
}
