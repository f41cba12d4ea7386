package se.kedjan.pause;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.chain.Consequence;

/** Why a participant is about to leave Corner, as it was last reported. */
@Component
public class Leavings {

  /** A pause for one of these has no details, and its reason is SOF's alone. */
  static final Set<String> WITHOUT_DETAILS = Set.of("care", "lvm", "prison");

  private static final Map<String, String> SWEDISH =
      Map.ofEntries(
          Map.entry("absence", "Upprepad frånvaro"),
          Map.entry("relapse", "Återfall"),
          Map.entry("ownChoice", "Eget val"),
          Map.entry("care", "Vård"),
          Map.entry("lvm", "LVM"),
          Map.entry("prison", "Anstalt"),
          Map.entry("illness", "Sjukdom"),
          Map.entry("conflict", "Konflikt"),
          Map.entry("moved", "Flyttat"),
          Map.entry("declines", "Vill inte vara med"),
          Map.entry("agreementEnded", "Avtal upphört"),
          Map.entry("consentMissing", "Samtycke saknas"),
          Map.entry("otherSupport", "Annan insats"),
          Map.entry("deceased", "Avliden"));

  private static final Map<String, String> OUTCOMES =
      Map.of(
          "absence", "absence",
          "relapse", "relapse",
          "ownChoice", "ownChoice",
          "declines", "ownChoice",
          "moved", "moved",
          "agreementEnded", "agreementEnded",
          "consentMissing", "consentMissing",
          "deceased", "deceased");

  private final CaseAccess access;
  private final JdbcClient jdbc;
  private final CurrentActor currentActor;
  private final Clock clock;

  Leavings(CaseAccess access, JdbcClient jdbc, CurrentActor currentActor, Clock clock) {
    this.access = access;
    this.jdbc = jdbc;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  /**
   * @param reason a word of the process variable {@code leavingReason}
   * @param decidedBy who decides by the owner's table
   * @param reportedBy whose word the reason is: the others read it by consent
   */
  public record Leaving(String reason, Party decidedBy, Party reportedBy) {

    /** The word of the process variable {@code outcome} that comes nearest. */
    public String outcome() {
      return Leavings.outcome(reason);
    }

    /** What SOF has reported is «paus» to the others, as its form says. */
    private String swedish(Party reader) {
      var ofSof = reportedBy == Party.SOF || WITHOUT_DETAILS.contains(reason);
      return ofSof && reader != Party.SOF ? "Paus" : SWEDISH.get(reason);
    }
  }

  static String outcome(String reason) {
    return OUTCOMES.getOrDefault(reason, "otherSupport");
  }

  /** A line for texts that the party reads: the reason, where consent lets it know. */
  public String shownTo(Party reader, CaseId caseId, Leaving leaving) {
    return access.mayRead(reader, caseId, leaving.reportedBy(), Category.DEVIATION)
        ? "Skäl: " + leaving.swedish(reader)
        : "Skälet visas inte: samtycke saknas.";
  }

  /** What was last looked up in the owner's table. */
  public Optional<Leaving> latest(CaseId caseId) {
    return jdbc.sql(
            "select reason, decided_by, reported_by from kedjan.leaving where case_id = ? and"
                + " decided_by is not null order by id desc limit 1")
        .param(caseId.number())
        .query(
            (row, n) ->
                new Leaving(
                    row.getString(1),
                    Party.valueOf(row.getString(2)),
                    Party.valueOf(row.getString(3))))
        .optional();
  }

  /** SOF's word about a pause that the engine is not to know the reason of. */
  void report(CaseId caseId, String reason) {
    add(caseId, Consequence.Kind.PAUSE, reason, null, Party.SOF);
  }

  /** Takes the reason that SOF reported to be looked up just now. */
  Optional<String> takeReported(CaseId caseId) {
    return jdbc
        .sql("delete from kedjan.leaving where case_id = ? and decided_by is null returning reason")
        .param(caseId.number())
        .query(String.class)
        .list()
        .stream()
        .findFirst();
  }

  void add(
      CaseId caseId,
      Consequence.Kind kind,
      String reason,
      @Nullable Party decidedBy,
      Party reportedBy) {
    jdbc.sql(
            "insert into kedjan.leaving (case_id, kind, reason, decided_by, reported_by,"
                + " recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            caseId.number(),
            kind.word(),
            reason,
            decidedBy == null ? null : decidedBy.name(),
            reportedBy.name(),
            Timestamp.from(clock.instant()),
            currentActor.get().staffId())
        .update();
  }
}
