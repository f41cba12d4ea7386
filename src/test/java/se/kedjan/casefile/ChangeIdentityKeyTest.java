package se.kedjan.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseBlocks;
import se.kedjan.access.CaseId;
import se.kedjan.access.ReadLog;
import se.kedjan.access.StaffId;
import se.kedjan.identity.IdentityNumber;
import se.kedjan.identity.SealedTexts;
import se.kedjan.identity.Vaults;
import se.kedjan.responsibility.LogVerification;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.InventedNumbers;
import se.kedjan.testing.Journey;

@IntegrationTest
class ChangeIdentityKeyTest {

  private static final String OF_TODAY = "numbers-of-nobody-numbers-of-nobody";
  private static final String OF_TOMORROW = "tomorrow-tomorrow-tomorrow-tomorrow";

  @Autowired Chain chain;
  @Autowired JdbcClient jdbc;
  @Autowired ReadLog readLog;
  @Autowired CaseBlocks blocks;
  @Autowired CaseAccess access;
  @Autowired TransactionTemplate transactions;
  @Autowired List<SealedTexts> sealedTexts;
  @Autowired LogVerification verification;

  @Test
  void putsEveryNumberUnderTheNewKeyAndKeepsStaffFromTheirOwnCases() {
    var number = InventedNumbers.personal();
    var mine = registered(number);
    var corner2s = registered("198003049825");
    var vault = Vaults.under(OF_TOMORROW, OF_TODAY);
    var identities = new ParticipantIdentities(jdbc, vault, readLog);

    transactions.executeWithoutResult(
        tx -> {
          tx.setRollbackOnly();
          new ChangeIdentityKeyCommand(jdbc, vault, identities, blocks, sealedTexts)
              .run(new DefaultApplicationArguments());

          assertThat(
                  jdbc.sql(
                          "select distinct identity_key from kedjan.participant where identity_key is not null")
                      .query(String.class)
                      .list())
              .containsExactly(vault.keyId());
          var onlyTheNew = new ParticipantIdentities(jdbc, Vaults.under(OF_TOMORROW), readLog);
          assertThat(onlyTheNew.shown(mine))
              .isEqualTo("Personnummer " + InventedNumbers.withHyphen(number));
          assertThat(onlyTheNew.casesOf(IdentityNumber.read(number).orElseThrow()))
              .containsExactly(mine);
          assertThat(access.isKeptFrom(new StaffId("corner2"), corner2s)).isTrue();
          assertThat(access.isKeptFrom(new StaffId("corner2"), mine)).isFalse();
        });
  }

  @Test
  void theOldKeyCanBeThrownAwayAfterwards() {
    var number = InventedNumbers.personal();
    var right = InventedNumbers.coordination();
    var caseId = register(number).received().caseId();
    corrected(caseId, "identityNumber", "coordination", right);
    corrected(caseId, "identityNumber", "unknown", null);
    var typed = typed(caseId);
    var vault = Vaults.under(OF_TOMORROW, OF_TODAY);
    var onlyTheNew = Vaults.under(OF_TOMORROW);

    transactions.executeWithoutResult(
        tx -> {
          tx.setRollbackOnly();
          new ChangeIdentityKeyCommand(
                  jdbc, vault, new ParticipantIdentities(jdbc, vault, readLog), blocks, sealedTexts)
              .run(new DefaultApplicationArguments());

          assertThat(sealed(caseId)).hasSize(5).allMatch(onlyTheNew::isOfToday);
          assertThat(sealed(caseId))
              .extracting(onlyTheNew::open)
              .containsExactlyInAnyOrder(
                  number,
                  right,
                  InventedNumbers.withHyphen(number),
                  InventedNumbers.withHyphen(right),
                  InventedNumbers.withHyphen(right));
          assertThat(typed(caseId)).as("all else stays as it was submitted").isEqualTo(typed);
          assertThat(
                  jdbc.sql(
                          "select payload from kedjan.submission where payload like '%\"identityNumber\":\"sealed:%'")
                      .query(String.class)
                      .list())
              .as("everybody's")
              .isNotEmpty()
              .allMatch(payload -> payload.contains("sealed:" + vault.keyId() + ":"));
          assertThat(verification.verify().faults()).isEmpty();
        });
  }

  @Test
  void theDatabaseTakesASealedTextForASealedTextOnly() {
    var caseId = registered(InventedNumbers.personal());
    var id =
        jdbc.sql("select id from kedjan.submission where case_id = ?")
            .param(caseId.number())
            .query(Long.class)
            .single();

    assertThatThrownBy(
            () ->
                jdbc.sql(
                        "select kedjan.seal_submissions_anew(array[?], array['givenName'], array['Prov'], array['Annan'])")
                    .param(id)
                    .query(Integer.class)
                    .single())
        .hasMessageContaining("only what lies sealed");
    assertThatThrownBy(
            () ->
                jdbc.sql("update kedjan.submission set payload = '{}' where id = ?")
                    .param(id)
                    .update())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  private void corrected(CaseId caseId, String field, String kind, @Nullable String number) {
    var form = new HashMap<String, Object>();
    form.put("caseNumber", caseId.number());
    form.put("rightKind", "participant");
    form.put("participantField", field);
    form.put("newIdentityKind", kind);
    if (number != null) {
      form.put("newIdentityNumber", number);
    }
    form.put("rightReason", "Personen har visat det.");
    chain.start("sof2", "persons-rights", form);
  }

  /** What lies sealed of the case, in forms and in corrections. */
  private List<String> sealed(CaseId caseId) {
    return jdbc.sql(
            """
            select payload::json ->> key from kedjan.submission, unnest(array['identityNumber', 'newIdentityNumber']) as key
            where case_id = :case and payload::json ->> key is not null
            union all
            select text from kedjan.correction, unnest(array[old_value, new_value]) as text
            where case_id = :case and what = 'identityNumber' and text is not null
            """)
        .param("case", caseId.number())
        .query(String.class)
        .list();
  }

  private List<String> typed(CaseId caseId) {
    return jdbc
        .sql("select payload from kedjan.submission where case_id = ? order by id")
        .param(caseId.number())
        .query(String.class)
        .list()
        .stream()
        .map(payload -> payload.replaceAll("sealed:[^\"]+", "sealed"))
        .toList();
  }

  private CaseId registered(String number) {
    return register(number).caseId();
  }

  private Journey register(String number) {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("identityKind", "personal");
    form.put("identityNumber", number);
    return Journey.on(chain).registered("sof1", form);
  }
}
