package se.kedjan.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The staff groups and their few standing grants. Tasks need none; nobody is granted history, since
 * that grant would show a party everybody's.
 */
@Component
@Order(5)
public class StaffGroups implements ApplicationRunner {

  /** Who answers the person's requests; of no party. */
  public static final String REGISTRAR = "registrar";

  private static final Map<String, String> GROUPS = new LinkedHashMap<>();
  private static final List<String> REGISTER = List.of("sof", "corner", "amf");
  private static final List<String> HEADS = List.of("sofhead", "cornerhead", "amfhead");

  static {
    GROUPS.put("sof", "SOF");
    GROUPS.put("corner", "Corner");
    GROUPS.put("amf", "AMF");
    GROUPS.put("sofhead", "SOF enhetschef");
    GROUPS.put("cornerhead", "Corner verksamhetsansvarig");
    GROUPS.put("amfhead", "AMF enhetschef");
    GROUPS.put("processowner", "Processägare");
    GROUPS.put("steering", "Styrgrupp");
    GROUPS.put("logreview", "Loggkontroll");
    GROUPS.put("operations", "Drift");
    GROUPS.put(REGISTRAR, "Registrator");
  }

  private final IdentityService identity;
  private final Grants grants;
  private final JdbcClient jdbc;

  StaffGroups(IdentityService identity, Grants grants, JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.identity = identity;
    this.grants = grants;
  }

  static Set<String> names() {
    return GROUPS.keySet();
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    StartUp.oneNodeAtATime(jdbc);
    GROUPS.forEach(this::group);
    for (var group : REGISTER) {
      grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
      for (var process :
          List.of(
              "referral-chain",
              "transition",
              "consent-change",
              "persons-rights",
              "after-care-end",
              "stop-case",
              "change-staff",
              "multi-party-meeting",
              "meeting-cancellation")) {
        mayStart(group, process);
      }
    }
    mayStart("corner", "deviation");
    for (var group : List.of("corner", "cornerhead")) {
      mayStart(group, "schedule-change");
      mayStart(group, "attendance-correction");
    }
    for (var group : List.of("sof", "sofhead")) {
      mayStart(group, "protect-identity");
      mayStart(group, "reopen-case");
      mayStart(group, "pause-request");
      mayStart(group, "agreement-plan-change");
    }
    HEADS.forEach(head -> grant(head, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
    for (var process :
        List.of(
            "consent-change",
            "persons-rights",
            "after-care-end",
            "stop-case",
            "change-staff",
            "hand-over-cases",
            "name-sheet-keeper")) {
      HEADS.forEach(head -> mayStart(head, process));
    }
    mayStart("processowner", "change-unit");
    mayStart("processowner", "change-agreement");
    mayStart("sofhead", "retention-hold");
    // Signs in there; opens nothing of it.
    grant(REGISTRAR, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    grant("logreview", Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    grant(
        "logreview",
        Resources.PROCESS_DEFINITION,
        "access-log-review",
        ProcessDefinitionPermissions.READ);
    processOwner();
  }

  private void mayStart(String group, String process) {
    grant(
        group,
        Resources.PROCESS_DEFINITION,
        process,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.CREATE_INSTANCE);
    grant(group, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
  }

  private void processOwner() {
    grant("processowner", Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    grant("processowner", Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant(
        "processowner",
        Resources.PROCESS_DEFINITION,
        "*",
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE);
    grant("processowner", Resources.DECISION_DEFINITION, "*", Permissions.READ);
    grant("processowner", Resources.DECISION_REQUIREMENTS_DEFINITION, "*", Permissions.READ);
    // From the Modeler; the model guard judges what comes.
    grant("processowner", Resources.DEPLOYMENT, "*", Permissions.READ, Permissions.CREATE);
  }

  private void group(String id, String name) {
    if (identity.createGroupQuery().groupId(id).count() == 0) {
      var group = identity.newGroup(id);
      group.setName(name);
      group.setType("WORKFLOW");
      identity.saveGroup(group);
    }
  }

  private void grant(
      String group, Resource resource, String resourceId, Permission... permissions) {
    grants.give(group, resource, resourceId, permissions);
  }
}
