package se.kedjan.webapps;

import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.StartUp;

/**
 * As long as the group of administrators is empty, the web applications send everybody to a page
 * where the first comer makes an administrator of themselves, without signing in (CVE-2026-77226).
 * A member whose password nobody has ever seen keeps that page away; the door lets administrators
 * do nothing anyhow.
 */
@Component
@Order(6)
class NoSetup implements ApplicationRunner {

  static final String NOBODY = "ingenAdministrator";

  private final IdentityService identity;
  private final JdbcClient jdbc;

  NoSetup(IdentityService identity, JdbcClient jdbc) {
    this.identity = identity;
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    StartUp.oneNodeAtATime(jdbc);
    if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
      return;
    }
    if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
      var group = identity.newGroup(Groups.CAMUNDA_ADMIN);
      group.setName("Administratörer");
      group.setType(Groups.GROUP_TYPE_SYSTEM);
      identity.saveGroup(group);
    }
    if (identity.createUserQuery().userId(NOBODY).count() == 0) {
      var nobody = identity.newUser(NOBODY);
      nobody.setFirstName("Ingen");
      nobody.setLastName("Administratör");
      nobody.setPassword(unseen());
      identity.saveUser(nobody);
    }
    identity.createMembership(NOBODY, Groups.CAMUNDA_ADMIN);
  }

  /** The letters at the end are for the password policy. */
  private static String unseen() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes) + "aA1!";
  }
}
