package se.kedjan.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A sign-in that is not configured whole does not start. */
class SignInPropertiesTest {

  private static final String PROVIDER =
      "issuer=https://city.example client-id=kedjan client-secret=s groups[A]=sof";

  @EnableConfigurationProperties(SignInProperties.class)
  static class Config {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "local=false",
        "issuer= ",
        "local=true issuer=https://city.example client-id=a client-secret=s groups[A]=sof",
        "issuer=https://city.example",
        "issuer=https://city.example client-id=a groups[A]=sof",
        "issuer=https://city.example client-id=a client-secret=s",
        PROVIDER + " groups[B]=camunda-admin",
        PROVIDER + " audience=kedjan",
        PROVIDER + " idle=0s",
        PROVIDER + " idle=2h longest=1h",
        PROVIDER + " break-glass.id=reserv1 break-glass.password=short",
        PROVIDER + " break-glass.id=re-serv break-glass.password=Bakom-glaset-2026!",
        PROVIDER + " break-glass.id=reserv1"
      })
  void whatIsNotWholeIsRefused(String given) {
    run(given).run(context -> assertThat(context).as(given).hasFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local=true",
        "local=true issuer= break-glass.id= break-glass.password=",
        PROVIDER,
        PROVIDER + " audience=kedjan-engine-rest break-glass.id= break-glass.password="
      })
  void oneWayInIsEnough(String given) {
    run(given).run(context -> assertThat(context).as(given).hasNotFailed());
  }

  @Test
  void noSecretIsWrittenOut() {
    run(PROVIDER + " break-glass.id=reserv1 break-glass.password=Bakom-glaset-2026!")
        .run(
            context ->
                assertThat(context.getBean(SignInProperties.class).toString())
                    .contains("reserv1")
                    .doesNotContain("Bakom", "clientSecret"));
  }

  private static ApplicationContextRunner run(String given) {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
        .withUserConfiguration(Config.class)
        .withPropertyValues("kedjan.sign-in.local=false")
        .withPropertyValues(
            Stream.of(given.split(" "))
                .filter(one -> !one.isEmpty())
                .map(one -> "kedjan.sign-in." + one)
                .toArray(String[]::new));
  }
}
