package se.kedjan.access;

import org.jspecify.annotations.Nullable;

/**
 * Who acts, and for which party and unit on that day.
 *
 * @param staffId the staff id, or {@link #SYSTEM} where a timer acts
 * @param party absent for staff who belong to none of the parties (steering group, log review)
 * @param unit the unit's name on that day
 * @param head whether they head that unit
 */
public record Actor(String staffId, @Nullable Party party, @Nullable String unit, boolean head) {

  public Actor(String staffId, @Nullable Party party, @Nullable String unit) {
    this(staffId, party, unit, false);
  }

  public static final String SYSTEM = "system";

  public static Actor system() {
    return new Actor(SYSTEM, null, null);
  }

  public boolean isSystem() {
    return SYSTEM.equals(staffId);
  }
}
