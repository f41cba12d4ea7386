package se.kedjan.casefile;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.ReadLog;
import se.kedjan.access.StaffId;
import se.kedjan.chain.Refusal;
import se.kedjan.identity.IdentityNumber;

/** Finds cases by the exact number of the person they are about. */
@Component
public class FindingCases {

  private static final String SCREEN = "search";

  private final ParticipantIdentities identities;
  private final CaseAccess access;
  private final CurrentActor currentActor;
  private final ReadLog readLog;

  FindingCases(
      ParticipantIdentities identities,
      CaseAccess access,
      CurrentActor currentActor,
      ReadLog readLog) {
    this.identities = identities;
    this.access = access;
    this.currentActor = currentActor;
    this.readLog = readLog;
  }

  /**
   * The cases that the signed-in person reaches; nothing tells whether there are others. Every
   * search leaves a row in the log of readings and every hit another, the number searched for none.
   */
  @Transactional
  public List<CaseId> byIdentityNumber(String typed) {
    var me = currentActor.get();
    return found(typed, cases -> access.reaching(me, cases));
  }

  /**
   * All of the person's but the searcher's own, for the registrar, who answers what the person asks
   * of all parties; whom the door lets through. As {@link #byIdentityNumber}.
   */
  @Transactional
  public List<CaseId> allOf(String typed) {
    var own = access.casesKeptFrom(new StaffId(currentActor.get().staffId()));
    return found(
        typed, cases -> cases.stream().filter(c -> !own.contains(c)).collect(Collectors.toSet()));
  }

  /** Whether it is a number of any kind. */
  public static boolean canBeSought(String typed) {
    return IdentityNumber.read(typed).isPresent();
  }

  private List<CaseId> found(String typed, Function<List<CaseId>, Set<CaseId>> theirs) {
    var number =
        IdentityNumber.read(typed)
            .orElseThrow(
                () ->
                    Refusal.badInput(
                        "identityNumber",
                        "Skriv hela numret: personnummer, samordningsnummer eller reservnummer."));
    readLog.searched("identity-number", SCREEN);
    var all = identities.casesOf(number);
    var shown = theirs.apply(all);
    var found = all.stream().filter(shown::contains).toList();
    readLog.read(found, "case-number", SCREEN);
    return found;
  }
}
