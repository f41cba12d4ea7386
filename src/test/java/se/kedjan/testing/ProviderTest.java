package se.kedjan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The whole application as the city runs it: staff sign in at a provider, nobody has a password but
 * the account for the day the provider is away. One context for all tests that say this.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WholeApplication
@TestPropertySource(
    properties = {
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
@Import(ProviderTest.Beans.class)
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

  /** Tokens are of today, so the clock runs. */
  class RealTime implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      SpringExtension.getApplicationContext(context).getBean(MovableClock.class).runWithRealTime();
    }
  }
}
