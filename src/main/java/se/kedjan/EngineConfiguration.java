package se.kedjan;

import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.access.StartUp;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** Checklists arrive as JSON values; without Spin the engine does not know that type. */
  @Bean
  SpinProcessEnginePlugin spinProcessEnginePlugin() {
    return new SpinProcessEnginePlugin();
  }

  /** What the engine leaves open by default, closed. */
  @Bean
  AbstractProcessEnginePlugin closedEngine() {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        // An error code that the model does not know would otherwise end the case.
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setEnforceSpecificVariablePermission(true);
        engine.setAuthorizationCheckRevokes(
            ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
        engine.setEnablePasswordPolicy(true);
        // Staff ids are as the city writes them, with dots and hyphens; so says our register too.
        engine.setUserResourceWhitelistPattern("[a-zA-Z0-9._-]{1,64}");
        engine.setCmmnEnabled(false);
        engine.setStandaloneTasksEnabled(false);
        // The web applications ask for no more at a time.
        engine.setQueryMaxResultsLimit(2000);
        // What is stored is never turned into Java objects, and no XML fetches anything.
        engine.setJavaSerializationFormatEnabled(false);
        engine.setEnableXxeProcessing(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        // Retention of ours deletes, never the engine.
        engine.setHistoryCleanupEnabled(false);
      }
    };
  }

  /**
   * Of nodes that start together on an empty database one makes the engine's tables; the engine
   * itself takes care of that only once they are there.
   */
  @Bean
  AbstractProcessEnginePlugin engineTablesMadeOnce(JdbcClient jdbc) {
    return new AbstractProcessEnginePlugin() {
      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        var make = engine.getSchemaOperationsCommand();
        engine.setSchemaOperationsCommand(
            command -> {
              StartUp.oneNodeAtATime(jdbc);
              return make.execute(command);
            });
      }
    };
  }

  /** The migrations make the schema that the engine then fills with its own tables. */
  @Bean
  static BeanFactoryPostProcessor engineStartsAfterMigrations() {
    return factory -> {
      for (var name :
          factory.getBeanNamesForType(ProcessEngineConfigurationImpl.class, true, false)) {
        factory.getBeanDefinition(name).setDependsOn("flywayInitializer");
      }
    };
  }
}
