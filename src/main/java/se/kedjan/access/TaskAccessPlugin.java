package se.kedjan.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Task access without grants. Without this plugin nobody has a grant and everything is denied: it
 * fails closed.
 */
@Component
class TaskAccessPlugin extends AbstractProcessEnginePlugin {

  private static final String MAPPER = "mybatis/task-access.xml";

  private final ObjectProvider<CurrentActor> currentActor;

  TaskAccessPlugin(ObjectProvider<CurrentActor> currentActor) {
    this.currentActor = currentActor;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setAuthorizationEnabled(true);
    configuration.setResourceAuthorizationProvider(new NoTaskGrants());
    configuration.setCommandCheckers(
        new ArrayList<>(List.of(new TenantCommandChecker(), new TaskChecker())));
    var factories = configuration.getCustomSessionFactories();
    var withOurs = factories == null ? new ArrayList<SessionFactory>() : new ArrayList<>(factories);
    withOurs.add(new PartyTaskManager.Factory(currentActor::getObject));
    configuration.setCustomSessionFactories(withOurs);
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl configuration) {
    var mybatis = configuration.getSqlSessionFactory().getConfiguration();
    var resource = new ClassPathResource(MAPPER);
    try (var in = resource.getInputStream()) {
      new XMLMapperBuilder(in, mybatis, MAPPER, mybatis.getSqlFragments()).parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static class NoTaskGrants extends DefaultAuthorizationProvider {

    private static final AuthorizationEntity[] NONE = null;

    /** Who deploys may not delete the deployment, and its cases with it. */
    @Override
    public AuthorizationEntity[] newDeployment(Deployment deployment) {
      return NONE;
    }

    @Override
    protected AuthorizationEntity[] createOrUpdateAuthorizations(
        Task task, String groupId, String userId) {
      return NONE;
    }
  }
}
