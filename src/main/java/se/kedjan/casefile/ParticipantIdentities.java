package se.kedjan.casefile;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.ReadLog;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Submission;
import se.kedjan.identity.IdentityKind;
import se.kedjan.identity.IdentityNumber;
import se.kedjan.identity.IdentityVault;

/** Participants' identity numbers: kept encrypted, shown with a row in the log of readings. */
@Component
class ParticipantIdentities {

  static final String KIND = "identityKind";
  static final String NUMBER = "identityNumber";

  private final JdbcClient jdbc;
  private final IdentityVault vault;
  private final ReadLog readLog;

  ParticipantIdentities(JdbcClient jdbc, IdentityVault vault, ReadLog readLog) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.readLog = readLog;
  }

  /** What the form's two fields say; empty where no number was given. */
  static Optional<IdentityNumber> typed(Submission s) {
    return typed(s, KIND, NUMBER);
  }

  static Optional<IdentityNumber> typed(Submission s, String kindField, String numberField) {
    var kind = IdentityKind.ofWord(s.text(kindField));
    if (kind == IdentityKind.UNKNOWN) {
      return Optional.empty();
    }
    var number = IdentityNumber.read(kind, s.word(numberField));
    if (number.isEmpty()) {
      throw Refusal.badInput(
          numberField,
          "Fältet «Nummer» är inget giltigt %s. Kontrollera siffrorna, eller välj ett annat slags nummer."
              .formatted(kind.swedish().toLowerCase()));
    }
    return number;
  }

  void keep(CaseId caseId, IdentityNumber number) {
    var kept = vault.keep(number);
    jdbc.sql(
            """
            update kedjan.participant
            set identity_kind = ?, identity_number = ?, identity_hash = ?, identity_key = ? where case_id = ?
            """)
        .params(number.kind().word(), kept.encrypted(), kept.hash(), kept.keyId(), caseId.number())
        .update();
  }

  void forget(CaseId caseId) {
    jdbc.sql(
            """
            update kedjan.participant
            set identity_kind = 'unknown', identity_number = null, identity_hash = null, identity_key = null
            where case_id = ?
            """)
        .param(caseId.number())
        .update();
  }

  /** For what is done with it, not to be shown. */
  Optional<IdentityNumber> of(CaseId caseId) {
    return jdbc.sql(
            "select identity_kind, identity_number, identity_key from kedjan.participant where case_id = ? and identity_number is not null")
        .param(caseId.number())
        .query(
            (row, n) ->
                vault.read(
                    IdentityKind.ofWord(row.getString(1)), row.getBytes(2), row.getString(3)))
        .optional();
  }

  /** Kind and number as text, for SOF, which needs it in Lifecare. Leaves a row of its own. */
  String shown(CaseId caseId) {
    var number = of(caseId);
    number.ifPresent(n -> readLog.read(caseId, "identity-number", "task"));
    return number
        .map(n -> n.kind().swedish() + " " + n.written())
        .orElse(IdentityKind.UNKNOWN.swedish());
  }

  /** All cases of whoever has the number, oldest first. */
  List<CaseId> casesOf(IdentityNumber number) {
    return jdbc.sql(
            "select case_id from kedjan.participant where identity_hash = ? order by case_id")
        .param(vault.hash(number))
        .query((row, n) -> new CaseId(row.getString(1)))
        .list();
  }

  /** Whether a case of the same person was there before, and SOF took part in it; oldest first. */
  List<CaseId> earlierCasesAtSof(CaseId caseId) {
    return jdbc.sql(
            """
            select o.case_id from kedjan.participant p
            join kedjan.participant o on o.identity_hash = p.identity_hash and o.case_id <> p.case_id
            join kedjan.case_file f on f.number = o.case_id
            where p.case_id = ? and (f.registered_by_party = 'SOF'
              or exists (select 1 from kedjan.reception r where r.case_id = o.case_id)
              or exists (select 1 from kedjan.case_staff c where c.case_id = o.case_id and c.party = 'SOF'))
            order by o.case_id
            """)
        .param(caseId.number())
        .query((row, n) -> new CaseId(row.getString(1)))
        .list();
  }
}
