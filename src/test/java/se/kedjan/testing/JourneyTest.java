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
 * As {@link IntegrationTest}, on one PostgreSQL for all ways through the chain: each lets months go
 * by, and what they are together would take the others' clock past the dates that forms take.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WholeApplication
@TestPropertySource(properties = WholeApplication.STAFF_PASSWORD)
@ContextConfiguration(initializers = OwnDatabase.class)
@ExtendWith(FreePlaces.class)
@Import({TestConfiguration.class, Chain.class, Outcome.class})
public @interface JourneyTest {}
