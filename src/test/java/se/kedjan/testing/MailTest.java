package se.kedjan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** The whole application with mail on, on a PostgreSQL and an SMTP server of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WholeApplication
@TestPropertySource(properties = WholeApplication.STAFF_PASSWORD)
@ContextConfiguration(initializers = {OwnDatabase.class, PostOffice.class})
@ExtendWith(FreePlaces.class)
@Import({TestConfiguration.class, Chain.class, Outcome.class})
public @interface MailTest {}
