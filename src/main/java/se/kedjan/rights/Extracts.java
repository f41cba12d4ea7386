package se.kedjan.rights;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.ReadLog;
import se.kedjan.access.StaffId;
import se.kedjan.forms.SubmittedForms;
import se.kedjan.identity.IdentityKind;
import se.kedjan.identity.IdentityVault;
import se.kedjan.responsibility.Act;
import se.kedjan.responsibility.CaseHistory;
import se.kedjan.retention.HeldOfCase;

/** Makes the extract that a person has the right to, and notes that it was made. */
@Component
public class Extracts {

  private final CaseAccess access;
  private final CurrentActor currentActor;
  private final ReadLog readLog;
  private final SubmittedForms submitted;
  private final Corrections corrections;
  private final CaseHistory history;
  private final HeldOfCase held;
  private final IdentityVault vault;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Extracts(
      CaseAccess access,
      CurrentActor currentActor,
      ReadLog readLog,
      SubmittedForms submitted,
      Corrections corrections,
      CaseHistory history,
      HeldOfCase held,
      IdentityVault vault,
      JdbcClient jdbc,
      ApplicationEventPublisher events,
      Clock clock) {
    this.access = access;
    this.currentActor = currentActor;
    this.readLog = readLog;
    this.submitted = submitted;
    this.corrections = corrections;
    this.history = history;
    this.held = held;
    this.vault = vault;
    this.jdbc = jdbc;
    this.events = events;
    this.clock = clock;
  }

  /**
   * For the registrar, whom the door lets through. Empty alike for a case that does not exist and
   * for the registrar's own.
   *
   * @param kind what is made of it, as the log calls it: {@code json} or {@code pdf}
   * @param request that it answers; stands in the log beside the kind
   */
  @Transactional
  public Optional<Extract> make(CaseId caseId, String kind, DiaryNumber request) {
    var me = currentActor.get().staffId();
    if (!exists(caseId) || access.isKeptFrom(new StaffId(me), caseId)) {
      return Optional.empty();
    }
    // First, so that the extract tells of itself.
    readLog.read(caseId, "extract", "extract-" + kind);
    events.publishEvent(new ExtractMade(caseId, kind + " " + request.value()));
    return Optional.of(
        new Extract(
            caseId,
            clock.instant(),
            me,
            identityNumber(caseId),
            names("staff"),
            names("consent_receiver"),
            submitted.all(caseId),
            corrections.of(caseId),
            corrections.objectionsOf(caseId),
            readings(caseId),
            history.of(caseId).done(),
            held.of(caseId)));
  }

  private @Nullable String identityNumber(CaseId caseId) {
    return jdbc.sql(
            """
            select identity_kind, identity_number, identity_key from kedjan.participant
            where case_id = ? and identity_number is not null
            """)
        .param(caseId.number())
        .query(
            (row, n) ->
                vault.read(
                    IdentityKind.ofWord(row.getString(1)), row.getBytes(2), row.getString(3)))
        .optional()
        .map(number -> number.kind().swedish() + " " + number.written())
        .orElse(null);
  }

  private boolean exists(CaseId caseId) {
    return jdbc.sql("select count(*) from kedjan.case_file where number = ?")
            .param(caseId.number())
            .query(Long.class)
            .single()
        > 0;
  }

  private Map<String, String> names(String table) {
    var names = new HashMap<String, String>();
    jdbc.sql("select id, name from kedjan." + table)
        .query(
            row -> {
              names.put(row.getString(1), row.getString(2));
            });
    return names;
  }

  private List<Extract.Reading> readings(CaseId caseId) {
    return jdbc.sql(
            "select at, staff_id, party, part, screen from kedjan.read_log where case_id = ? order by at, id")
        .param(caseId.number())
        .query(
            (row, n) -> {
              var party = row.getString("party");
              return new Extract.Reading(
                  row.getTimestamp("at").toInstant(),
                  row.getString("staff_id"),
                  party == null ? null : Party.valueOf(party),
                  row.getString("part"),
                  row.getString("screen"));
            })
        .list();
  }

  record ExtractMade(CaseId caseId, String detail) implements Act {
    @Override
    public String kind() {
      return "extract-made";
    }
  }
}
