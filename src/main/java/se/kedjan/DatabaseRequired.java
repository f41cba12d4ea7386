package se.kedjan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/** Stops with one sentence, instead of pages of stack trace, where there is nothing to start on. */
class DatabaseRequired implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (application.getMainApplicationClass() != KedjanApplication.class) {
      return;
    }
    require(environment, "spring.datasource.url", "SPRING_DATASOURCE_URL");
    require(environment, "kedjan.log.key", "KEDJAN_LOG_KEY");
    require(environment, "kedjan.identity.key", "KEDJAN_IDENTITY_KEY");
    if (!environment.getProperty("kedjan.sign-in.local", Boolean.class, false)) {
      require(environment, "kedjan.sign-in.issuer", "KEDJAN_SIGNIN_ISSUER");
    }
  }

  private static void require(
      ConfigurableEnvironment environment, String property, String variable) {
    if (environment.getProperty(property, "").isBlank()) {
      System.err.println(
          "Kedjan cannot start: the environment variable "
              + variable
              + " is not set (see README).");
      System.exit(2);
    }
  }
}
