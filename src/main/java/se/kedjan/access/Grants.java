package se.kedjan.access;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.springframework.stereotype.Component;

/** Standing grants of groups, set at every start to what they should be. */
@Component
class Grants {

  private final AuthorizationService authorizations;

  Grants(AuthorizationService authorizations) {
    this.authorizations = authorizations;
  }

  void give(String group, Resource resource, String resourceId, Permission... permissions) {
    var there =
        authorizations
            .createAuthorizationQuery()
            .groupIdIn(group)
            .resourceType(resource)
            .resourceId(resourceId)
            .singleResult();
    if (there != null && Set.of(there.getPermissions(permissions)).equals(Set.of(permissions))) {
      return;
    }
    var authorization =
        there == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : there;
    authorization.setGroupId(group);
    authorization.setResource(resource);
    authorization.setResourceId(resourceId);
    authorization.setPermissions(permissions);
    authorizations.saveAuthorization(authorization);
  }
}
