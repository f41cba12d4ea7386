package se.kedjan.chain;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/**
 * No script runs, in whichever language and wherever it stands, not even one that came past the
 * guard or was there before it. Tables speak FEEL and nothing else; forms have their own FEEL.
 */
class NoScripts implements ScriptEngineResolver {

  static void in(ProcessEngineConfigurationImpl configuration) {
    configuration.setScriptEngineResolver(new NoScripts());
    configuration.setEnableFetchScriptEngineFromProcessApplication(false);
    configuration.setEnableScriptEngineLoadExternalResources(false);
    configuration.setDmnEngineConfiguration(feelOnly());
    configuration.setArtifactFactory(new NoClasses());
  }

  /** For every engine that evaluates a table; each needs a configuration of its own. */
  static DefaultDmnEngineConfiguration feelOnly() {
    var configuration =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration.setScriptEngineResolver(
        language -> {
          throw refused();
        });
    configuration.setElProvider(
        expression -> {
          throw refused();
        });
    return configuration;
  }

  @Override
  public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
    throw refused();
  }

  /** A manager finds every engine on the class path, so there is none. */
  @Override
  public ScriptEngineManager getScriptEngineManager() {
    throw refused();
  }

  @Override
  public void addScriptEngineFactory(ScriptEngineFactory scriptEngineFactory) {
    throw refused();
  }

  private static Refusal refused() {
    return Refusal.forbidden("Skript körs inte i kedjan. Kontakta processägaren.");
  }

  /** Models name beans; a class that a model names is not made. */
  private static class NoClasses implements org.camunda.bpm.engine.ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
      throw Refusal.forbidden("Klasser anropas inte från modeller. Kontakta processägaren.");
    }
  }
}
