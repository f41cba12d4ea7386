package se.kedjan.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * Encrypts with AES-256-GCM and a nonce drawn each time, and hashes with HMAC-SHA-256 for exact
 * search. Both keys are derived from the one in the environment and stay in here.
 */
@Component
public class IdentityVault {

  private static final String HMAC = "HmacSHA256";
  private static final int NONCE_BYTES = 12;
  private static final String SEALED = "sealed:";

  private final Keys current;
  private final Map<String, Keys> known = new LinkedHashMap<>();

  IdentityVault(IdentityProperties properties) {
    properties.previousKeys().stream().map(Keys::of).forEach(keys -> known.put(keys.id(), keys));
    this.current = Keys.of(properties.key());
    known.put(current.id(), current);
  }

  /**
   * A number as a table keeps it.
   *
   * @param hash equal for equal numbers, under the same key
   * @param keyId which key; tells nothing of it
   */
  public record Kept(byte[] encrypted, byte[] hash, String keyId) {}

  public Kept keep(IdentityNumber number) {
    return new Kept(current.cipher().encrypt(bytes(number.value())), hash(number), current.id());
  }

  /** Throws {@link IllegalStateException} where the key is not known here. */
  public IdentityNumber read(IdentityKind kind, byte[] encrypted, String keyId) {
    return new IdentityNumber(kind, text(keys(keyId).cipher().decrypt(encrypted)));
  }

  /** What a table with kept numbers is searched for. */
  public byte[] hash(IdentityNumber number) {
    return current.hash(number.compared());
  }

  /** Which key is written with today. */
  public String keyId() {
    return current.id();
  }

  /** For a place that holds texts: what stands there instead of the secret. */
  public String seal(String secret) {
    return SEALED
        + current.id()
        + ":"
        + Base64.getEncoder().encodeToString(current.cipher().encrypt(bytes(secret)));
  }

  /** Whether the sealed text lies under the key that is written with today. */
  public boolean isOfToday(String sealed) {
    return sealed.split(":")[1].equals(current.id());
  }

  /** The secret again. Throws {@link IllegalStateException} where the key is not known here. */
  public String open(String sealed) {
    var parts = sealed.split(":");
    return text(keys(parts[1]).cipher().decrypt(Base64.getDecoder().decode(parts[2])));
  }

  private Keys keys(String id) {
    var keys = known.get(id);
    if (keys == null) {
      throw new IllegalStateException(
          "An identity number lies under a key that is not configured: " + id);
    }
    return keys;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private record Keys(String id, BytesEncryptor cipher, SecretKeySpec forHash) {

    static Keys of(String secret) {
      return new Keys(
          HexFormat.of().formatHex(derive(secret, "kedjan identity key id"), 0, 4),
          new AesBytesEncryptor(
              new SecretKeySpec(derive(secret, "kedjan identity encryption"), "AES"),
              KeyGenerators.secureRandom(NONCE_BYTES),
              CipherAlgorithm.GCM),
          new SecretKeySpec(derive(secret, "kedjan identity search"), HMAC));
    }

    byte[] hash(String text) {
      return mac(forHash, text);
    }

    private static byte[] derive(String secret, String purpose) {
      return mac(new SecretKeySpec(bytes(secret), HMAC), purpose);
    }

    private static byte[] mac(SecretKeySpec key, String text) {
      try {
        var mac = Mac.getInstance(HMAC);
        mac.init(key);
        return mac.doFinal(bytes(text));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This JVM has no " + HMAC, e);
      }
    }

    @Override
    public String toString() {
      return "Keys[id=" + id + "]";
    }
  }
}
