package se.kedjan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import se.kedjan.KedjanApplication;

/**
 * As {@link IntegrationTest}, on one PostgreSQL for all ways through the chain: each lets months go
 * by, and what they are together would take the others' clock past the dates that forms take.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = KedjanApplication.class,
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "kedjan.log.key=only-for-tests-only-for-tests-only-for-tests",
      "kedjan.identity.key=numbers-of-nobody-numbers-of-nobody",
      "kedjan.staff.file=classpath:demo/staff.csv",
      "kedjan.staff.password=Kedjan-demo-2026"
    })
@ContextConfiguration(initializers = OwnDatabase.class)
@ExtendWith(FreePlaces.class)
@Import({TestConfiguration.class, Staff.class, Chain.class, Outcome.class})
public @interface JourneyTest {}
