package se.kedjan.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/** placeholder replaced below */
class ModelGuard implements Deployer {
  @Override
  public void deploy(DeploymentEntity deployment) {}
}
