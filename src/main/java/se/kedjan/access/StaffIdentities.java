package se.kedjan.access;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.identity.IdentityNumber;
import se.kedjan.identity.IdentityVault;

/**
 * The one use of a member of staff's own number: that they never reach their own case. Only its
 * keyed hash is kept.
 */
@Component
public class StaffIdentities {

  private final JdbcClient jdbc;
  private final IdentityVault vault;
  private final ApplicationEventPublisher events;

  StaffIdentities(JdbcClient jdbc, IdentityVault vault, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.events = events;
  }

  /** It is known now which number a member of staff has: what they hold of their own case moves. */
  public record StaffIdentityTold(StaffId staff) {}

  /**
   * By the staff file, or by a claim of whoever vouches for the sign-in.
   *
   * @return false where the text is no identity number; nothing is kept then
   */
  @Transactional
  public boolean tell(StaffId staff, String identityNumber) {
    var number = IdentityNumber.readChecked(identityNumber);
    if (number.isEmpty()) {
      return false;
    }
    var changed =
        jdbc.sql(
                """
                update kedjan.staff set identity_hash = :hash, identity_key = :key
                where id = :staff and identity_hash is distinct from :hash
                """)
            .param("hash", vault.hash(number.get()))
            .param("key", vault.keyId())
            .param("staff", staff.value())
            .update();
    if (changed > 0) {
      events.publishEvent(new StaffIdentityTold(staff));
    }
    return true;
  }
}
