package se.kedjan.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseBlocks;
import se.kedjan.access.ReadLog;
import se.kedjan.access.StaffId;
import se.kedjan.identity.IdentityNumber;
import se.kedjan.identity.Vaults;
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
          new ChangeIdentityKeyCommand(jdbc, vault, identities, blocks)
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

  private se.kedjan.access.CaseId registered(String number) {
    var form = new HashMap<>(Journey.someone("sof"));
    form.put("identityKind", "personal");
    form.put("identityNumber", number);
    return Journey.on(chain).registered("sof1", form).caseId();
  }
}
