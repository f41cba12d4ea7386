package se.kedjan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import se.kedjan.KedjanApplication;

/**
 * The whole application as the city runs it: staff sign in at a provider, nobody has a password but
 * the account for the day the provider is away. One context for all tests that say this.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = KedjanApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "kedjan.log.key=only-for-tests-only-for-tests-only-for-tests",
      "kedjan.identity.key=numbers-of-nobody-numbers-of-nobody",
      "kedjan.staff.file=classpath:demo/staff.csv",
      "kedjan.sign-in.local=false",
      "kedjan.sign-in.client-id=" + OpenIdProvider.CLIENT,
      "kedjan.sign-in.client-secret=" + OpenIdProvider.SECRET,
      "kedjan.sign-in.staff-id-claim=employee_id",
      "kedjan.sign-in.groups-claim=realm_access.roles",
      "kedjan.sign-in.audience=kedjan-engine-rest",
      "kedjan.sign-in.break-glass.id=" + ProviderTest.BREAK_GLASS,
      "kedjan.sign-in.break-glass.password=" + ProviderTest.PASSWORD
    })
@ContextConfiguration(initializers = {OwnDatabase.class, ProviderTest.Provider.class})
@Import({ProviderTest.Beans.class, Staff.class})
@ExtendWith(ProviderTest.RealTime.class)
public @interface ProviderTest {

  String BREAK_GLASS = "reserv1";
  String PASSWORD = "Bakom-glaset-2026!";

  class Provider implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var provider = new OpenIdProvider();
      context.getBeanFactory().registerSingleton("openIdProvider", provider);
      var properties = new LinkedHashMap<String, Object>();
      properties.put("kedjan.sign-in.issuer", provider.issuer());
      properties.put("kedjan.sign-in.groups[KEDJAN SOF]", "sof");
      properties.put("kedjan.sign-in.groups[KEDJAN Corner]", "corner");
      properties.put("kedjan.sign-in.groups[KEDJAN Corner chef]", "cornerhead");
      properties.put("kedjan.sign-in.groups[KEDJAN AMF]", "amf");
      properties.put("kedjan.sign-in.groups[KEDJAN ägare]", "processowner");
      properties.put("kedjan.sign-in.groups[KEDJAN logg]", "logreview");
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("provider", properties));
    }
  }

  class Beans {
    @Bean
    MovableClock clock() {
      return MovableClock.running();
    }
  }

  /**
   * Tokens are of today, so the clock runs. The engine's clock and the engine that the web
   * applications find by its name are one for the whole JVM: other contexts get theirs back.
   */
  class RealTime implements BeforeAllCallback, AfterAllCallback {

    private Date before = new Date();
    private ProcessEngine others;

    @Override
    public void beforeAll(ExtensionContext context) {
      before = ClockUtil.getCurrentTime();
      others = ProcessEngines.getProcessEngines().get(ProcessEngines.NAME_DEFAULT);
      var application = SpringExtension.getApplicationContext(context);
      ProcessEngines.registerProcessEngine(application.getBean(ProcessEngine.class));
      application.getBean(MovableClock.class).runWithRealTime();
    }

    @Override
    public void afterAll(ExtensionContext context) {
      if (others != null) {
        ProcessEngines.registerProcessEngine(others);
      }
      var stood = Duration.between(before.toInstant(), new Date().toInstant()).abs().toHours() > 0;
      if (stood) {
        ClockUtil.setCurrentTime(before);
      }
    }
  }
}
