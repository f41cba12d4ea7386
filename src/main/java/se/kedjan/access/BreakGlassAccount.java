package se.kedjan.access;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one account that signs in without the provider, for the day the provider is away: set at
 * every start to the id and password that the environment gives. It may manage users, groups and
 * authorizations; of cases it is granted nothing.
 */
@Component
@Order(7)
class BreakGlassAccount implements ApplicationRunner {

  private final SignInProperties properties;
  private final IdentityService identity;
  private final Grants grants;
  private final JdbcClient jdbc;

  BreakGlassAccount(
      SignInProperties properties, IdentityService identity, Grants grants, JdbcClient jdbc) {
    this.properties = properties;
    this.identity = identity;
    this.grants = grants;
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    var account = properties.breakGlass();
    if (account == null) {
      return;
    }
    StartUp.oneNodeAtATime(jdbc);
    group();
    var user = identity.createUserQuery().userId(account.id()).singleResult();
    if (user == null) {
      user = identity.newUser(account.id());
    }
    user.setFirstName("Reservkonto");
    user.setLastName("för drift");
    user.setPassword(account.password());
    identity.saveUser(user);
    if (identity.createUserQuery().userId(account.id()).memberOfGroup(Groups.CAMUNDA_ADMIN).count()
        == 0) {
      identity.createMembership(account.id(), Groups.CAMUNDA_ADMIN);
    }
    grants.give(Groups.CAMUNDA_ADMIN, Resources.APPLICATION, "admin", Permissions.ACCESS);
    for (var resource :
        new Resources[] {
          Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP, Resources.AUTHORIZATION
        }) {
      grants.give(Groups.CAMUNDA_ADMIN, resource, "*", Permissions.ALL);
    }
  }

  private void group() {
    if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
      var group = identity.newGroup(Groups.CAMUNDA_ADMIN);
      group.setName("Administratörer");
      group.setType(Groups.GROUP_TYPE_SYSTEM);
      identity.saveGroup(group);
    }
  }
}
