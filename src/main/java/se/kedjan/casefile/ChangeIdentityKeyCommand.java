package se.kedjan.casefile;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseBlocks;
import se.kedjan.access.CaseId;
import se.kedjan.access.StartUp;
import se.kedjan.identity.IdentityKind;
import se.kedjan.identity.IdentityVault;
import se.kedjan.identity.SealedTexts;

/**
 * {@code --kedjan.identity.change-key=true} with the new key as the key and the old one among the
 * previous keys: every number that lies under an old key, with its case or sealed in what was
 * typed, is put under the new one. Staff's own numbers are hashes and cannot be; what they keep
 * staff from is said by name first.
 */
@Component
@Order(1)
@ConditionalOnProperty("kedjan.identity.change-key")
class ChangeIdentityKeyCommand implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeIdentityKeyCommand.class);

  private final JdbcClient jdbc;
  private final IdentityVault vault;
  private final ParticipantIdentities identities;
  private final CaseBlocks blocks;
  private final List<SealedTexts> sealedTexts;

  ChangeIdentityKeyCommand(
      JdbcClient jdbc,
      IdentityVault vault,
      ParticipantIdentities identities,
      CaseBlocks blocks,
      List<SealedTexts> sealedTexts) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.identities = identities;
    this.blocks = blocks;
    this.sealedTexts = sealedTexts;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    StartUp.oneNodeAtATime(jdbc);
    blocks.sayOwnCasesByName();
    var changed =
        jdbc.sql(
                "select case_id, identity_kind, identity_number, identity_key from kedjan.participant where identity_key <> ?")
            .param(vault.keyId())
            .query(
                (row, n) -> {
                  identities.keep(
                      new CaseId(row.getString(1)),
                      vault.read(
                          IdentityKind.ofWord(row.getString(2)),
                          row.getBytes(3),
                          row.getString(4)));
                  return row.getString(1);
                })
            .list();
    var texts = sealedTexts.stream().mapToInt(kept -> kept.sealAnew(vault)).sum();
    LOG.info(
        "Identity numbers: {} put under the key of today, and {} texts that lie sealed.",
        changed.size(),
        texts);
  }
}
