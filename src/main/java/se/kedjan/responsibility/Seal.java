package se.kedjan.responsibility;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;

/** HMAC-SHA-256 over unambiguous encodings: every part is written with its length. */
@Component
class Seal {

  private static final String ALGORITHM = "HmacSHA256";
  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  Seal(LogProperties properties) {
    this.key = new SecretKeySpec(properties.key().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  byte[] salt() {
    var salt = new byte[16];
    random.nextBytes(salt);
    return salt;
  }

  byte[] payload(byte[] salt, String payload) {
    return mac("payload", salt, payload);
  }

  byte[] row(LogRow row) {
    return mac(
        "row",
        row.chain(),
        row.seq(),
        // Microseconds are what the database keeps.
        row.at().getEpochSecond() * 1_000_000 + row.at().getNano() / 1_000,
        row.actor(),
        row.party(),
        row.unit(),
        row.onBehalfOf(),
        row.act(),
        row.step(),
        row.taskId(),
        row.detail(),
        row.payloadHash(),
        row.previousMac());
  }

  /** That a chain is this case's. */
  byte[] belonging(CaseId caseId, String chain) {
    return mac("belonging", caseId, chain);
  }

  byte[] head(String chain, long length, byte[] mac) {
    return mac("head", chain, length, mac);
  }

  private byte[] mac(@Nullable Object... parts) {
    try {
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      for (var part : parts) {
        if (part == null) {
          out.writeInt(-1);
          continue;
        }
        var encoded =
            part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
      }
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM has no " + ALGORITHM, e);
    }
  }
}
