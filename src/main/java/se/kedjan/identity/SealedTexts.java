package se.kedjan.identity;

/** Texts that a module keeps sealed, for whoever changes the key. */
public interface SealedTexts {

  /**
   * Puts every text that lies under another key under the vault's key of today, in the caller's
   * transaction.
   *
   * @param vault knows the keys of before too
   * @return how many texts
   */
  int sealAnew(IdentityVault vault);
}
