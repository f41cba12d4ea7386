package se.kedjan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole application on one PostgreSQL, shared by all tests that say this: each test makes its
 * own cases and looks at those.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WholeApplication
@TestPropertySource(
    properties = {
      WholeApplication.STAFF_PASSWORD,
      "kedjan.sign-in.break-glass.id=" + ProviderTest.BREAK_GLASS,
      "kedjan.sign-in.break-glass.password=" + ProviderTest.PASSWORD,
      // The clock of these tests goes by weeks while somebody is signed in.
      "kedjan.sign-in.idle=36500d",
      "kedjan.sign-in.longest=36500d"
    })
@ContextConfiguration(initializers = SharedDatabase.class)
@ExtendWith(FreePlaces.class)
@Import({TestConfiguration.class, Chain.class, Outcome.class})
public @interface IntegrationTest {}
