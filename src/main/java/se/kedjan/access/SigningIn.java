package se.kedjan.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.StaffRegister.Membership;

/**
 * From what the provider says of a person to who that is here. Roles come from the provider by the
 * mapping in the configuration; whether somebody works here today, and for which party, is said by
 * our own register and nobody else.
 */
@Component
public class SigningIn {

  private static final Pattern STAFF_ID = Pattern.compile("[a-zA-Z0-9._-]{1,64}");

  private final SignInProperties properties;
  private final StaffRegister register;
  private final IdentityService identity;
  private final Clock clock;

  SigningIn(
      SignInProperties properties,
      StaffRegister register,
      @Lazy IdentityService identity,
      Clock clock) {
    this.properties = properties;
    this.register = register;
    this.identity = identity;
    this.clock = clock;
  }

  public record Admitted(StaffId staff, String name, Set<String> groups) {}

  /** Throws {@link NotAdmitted} for leavers, unknown people and those without a role. */
  public Admitted admit(Map<String, Object> claims) {
    var id = claims.get(properties.staffIdClaim());
    if (!(id instanceof String staffId)
        || !STAFF_ID.matcher(staffId).matches()
        || Actor.SYSTEM.equals(staffId)
        || properties.isBreakGlass(staffId)) {
      throw unknown();
    }
    var membership =
        register
            .membership(new StaffId(staffId), LocalDate.now(clock))
            .orElseThrow(SigningIn::unknown);
    var groups =
        values(claims).stream()
            .map(properties.groups()::get)
            .filter(Objects::nonNull)
            .filter(group -> isOwn(group, membership))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (groups.isEmpty()) {
      throw new NotAdmitted(
          "Din inloggning ger dig ingen roll i Kedjan hos den part du arbetar för. Be din enhetschef ordna behörigheten.");
    }
    return new Admitted(membership.staff(), membership.name(), groups);
  }

  /**
   * The engine's user, without a password, in exactly these groups: the web applications look the
   * groups up again while a session lives, and a role that was taken away is gone from here on.
   */
  @Transactional
  public void provision(Admitted admitted) {
    var id = admitted.staff().value();
    var user = identity.createUserQuery().userId(id).singleResult();
    if (user == null) {
      user = identity.newUser(id);
    }
    StaffNames.put(admitted.name(), user);
    identity.saveUser(user);
    var before =
        identity.createGroupQuery().groupMember(id).list().stream().map(Group::getId).toList();
    before.stream()
        .filter(group -> !admitted.groups().contains(group))
        .forEach(group -> identity.deleteMembership(id, group));
    admitted.groups().stream()
        .filter(group -> !before.contains(group))
        .forEach(group -> identity.createMembership(id, group));
  }

  /** A group of a party is for those who work for that party. */
  private static boolean isOwn(String group, Membership membership) {
    return Party.ofGroup(group).map(party -> party == membership.party()).orElse(true);
  }

  private Collection<String> values(Map<String, Object> claims) {
    Object found = claims.get(properties.groupsClaim());
    if (found == null) {
      found = claims;
      for (var part : properties.groupsClaim().split("\\.")) {
        found = found instanceof Map<?, ?> object ? object.get(part) : null;
      }
    }
    return found instanceof Collection<?> many
        ? many.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : one(found);
  }

  private static List<String> one(@Nullable Object value) {
    return value instanceof String text ? List.of(text) : List.of();
  }

  /** The same for all: an answer tells nobody who works here. */
  private static NotAdmitted unknown() {
    return new NotAdmitted(
        "Du finns inte i Kedjans personalregister i dag. Be din enhetschef kontrollera att du är inlagd och från vilken dag.");
  }
}
