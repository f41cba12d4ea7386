package se.kedjan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kedjan.identity.IdentityKind.PERSONAL;

import org.junit.jupiter.api.Test;

class IdentityVaultTest {

  private static final String KEY = "one-key-one-key-one-key-one-key-one";
  private static final String OTHER = "another-key-another-key-another-key";

  private final IdentityVault vault = Vaults.under(KEY);
  private final IdentityNumber number = IdentityNumber.read("198112189876").orElseThrow();

  @Test
  void readsWhatItKeeps() {
    var kept = vault.keep(number);

    assertThat(vault.read(PERSONAL, kept.encrypted(), kept.keyId())).isEqualTo(number);
    assertThat(vault.open(vault.seal("19811218-9876"))).isEqualTo("19811218-9876");
  }

  @Test
  void encryptsTheSameNumberDifferentlyEachTimeAndHashesItAlike() {
    assertThat(vault.keep(number).encrypted()).isNotEqualTo(vault.keep(number).encrypted());
    assertThat(vault.seal("x")).isNotEqualTo(vault.seal("x"));
    assertThat(vault.keep(number).hash())
        .isEqualTo(vault.hash(IdentityNumber.read("8112189876").orElseThrow()))
        .isNotEqualTo(vault.hash(IdentityNumber.read("191212121212").orElseThrow()));
  }

  @Test
  void noticesWhatWasTamperedWith() {
    var kept = vault.keep(number);
    kept.encrypted()[kept.encrypted().length - 1] ^= 1;

    assertThatThrownBy(() -> vault.read(PERSONAL, kept.encrypted(), kept.keyId()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherKeyNeitherReadsNorFinds() {
    var kept = vault.keep(number);
    var other = Vaults.under(OTHER);

    assertThat(other.hash(number)).isNotEqualTo(kept.hash());
    assertThat(other.keyId()).isNotEqualTo(kept.keyId());
    assertThatThrownBy(() -> other.read(PERSONAL, kept.encrypted(), kept.keyId()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("9876");
  }

  @Test
  void aPreviousKeyIsReadAndNotWrittenWith() {
    var kept = vault.keep(number);
    var sealed = vault.seal("secret");
    var changed = Vaults.under(OTHER, KEY);

    assertThat(changed.read(PERSONAL, kept.encrypted(), kept.keyId())).isEqualTo(number);
    assertThat(changed.open(sealed)).isEqualTo("secret");
    assertThat(changed.isOfToday(sealed)).isFalse();
    assertThat(changed.isOfToday(changed.seal("secret"))).isTrue();
    assertThat(changed.keep(number).keyId()).isEqualTo(Vaults.under(OTHER).keyId());
  }

  @Test
  void keepsItsKeysOutOfWhateverPrintsThem() {
    assertThat(new IdentityProperties(KEY, java.util.List.of(OTHER)).toString())
        .doesNotContain(KEY, OTHER);
  }
}
