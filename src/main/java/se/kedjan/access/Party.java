package se.kedjan.access;

import java.util.Arrays;
import java.util.Optional;

/**
 * Who can own a step. The lane in the model, the candidate group and the staff group say the same
 * word: {@link #laneName()}, {@link #group()}; the party's heads of unit are {@link #headGroup()}.
 */
public enum Party {
  SOF("SOF", "sof", "sofhead"),
  CORNER("Corner", "corner", "cornerhead"),
  AMF("AMF", "amf", "amfhead"),
  /** Takes what no single party can settle; owns no step of the chain itself. */
  PROCESS_OWNER("Processägare", "processowner", "processowner"),
  /** Looks into who has read what; reaches no case and opens nothing of one. */
  LOG_REVIEW("Loggkontroll", "logreview", "logreview");

  private final String laneName;
  private final String group;
  private final String headGroup;

  Party(String laneName, String group, String headGroup) {
    this.laneName = laneName;
    this.group = group;
    this.headGroup = headGroup;
  }

  public String laneName() {
    return laneName;
  }

  public String group() {
    return group;
  }

  public String headGroup() {
    return headGroup;
  }

  /** One of the three that own steps of the chain and hold data of a person. */
  public boolean isOfTheChain() {
    return this == SOF || this == CORNER || this == AMF;
  }

  /** The party a candidate group works for, as members or as heads of unit. */
  public static Optional<Party> ofGroup(String group) {
    return Arrays.stream(values())
        .filter(party -> party.group.equals(group) || party.headGroup.equals(group))
        .findFirst();
  }

  /** The party whose lane bears this name in the models. */
  public static Optional<Party> ofLane(String laneName) {
    return Arrays.stream(values()).filter(party -> party.laneName.equals(laneName)).findFirst();
  }
}
