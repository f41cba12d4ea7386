package se.kedjan.testing;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;

/** The demo staff and their groups; lets a test act as one of them. */
public class Staff {

  private static final Map<String, List<String>> GROUPS =
      Map.ofEntries(
          Map.entry("sof1", List.of("sof")),
          Map.entry("sof2", List.of("sof")),
          Map.entry("sof3", List.of("sof")),
          Map.entry("boende1", List.of("sof")),
          Map.entry("metod1", List.of("sof")),
          Map.entry("sofhead1", List.of("sofhead")),
          Map.entry("corner1", List.of("corner")),
          Map.entry("corner2", List.of("corner")),
          Map.entry("cornerhead1", List.of("cornerhead", "corner")),
          Map.entry("amf1", List.of("amf")),
          Map.entry("amf2", List.of("amf")),
          Map.entry("amf3", List.of("amf")),
          Map.entry("amfhead1", List.of("amfhead")),
          Map.entry("process1", List.of("processowner")),
          Map.entry("styr1", List.of("steering")),
          Map.entry("logg1", List.of("logreview")),
          Map.entry("drift1", List.of("operations")),
          Map.entry("regi1", List.of("registrar")));

  private final IdentityService identity;

  public Staff(IdentityService identity) {
    this.identity = identity;
  }

  /** Does something signed in as the member of staff. */
  public <T> T as(String staffId, Supplier<T> act) {
    var before = identity.getCurrentAuthentication();
    identity.setAuthentication(staffId, GROUPS.get(staffId));
    try {
      return act.get();
    } finally {
      identity.setAuthentication(before);
    }
  }

  public void as(String staffId, Runnable act) {
    as(
        staffId,
        () -> {
          act.run();
          return null;
        });
  }

  /** Somebody of the candidate group, for steps that no one is named for yet. */
  public static String someoneOf(String group) {
    return switch (group) {
      case "sof", "corner", "amf", "sofhead", "cornerhead", "amfhead" -> group + "1";
      case "processowner" -> "process1";
      case "logreview" -> "logg1";
      default -> throw new IllegalArgumentException(group);
    };
  }
}
