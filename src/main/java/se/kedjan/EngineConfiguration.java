package se.kedjan;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** Checklists arrive as JSON values; without Spin the engine does not know that type. */
  @Bean
  SpinProcessEnginePlugin spinProcessEnginePlugin() {
    return new SpinProcessEnginePlugin();
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
