package se.kedjan.identity;

import java.util.List;

/** Vaults of other days, under other keys. */
public final class Vaults {

  private Vaults() {}

  public static IdentityVault under(String key, String... previous) {
    return new IdentityVault(new IdentityProperties(key, List.of(previous)));
  }
}
