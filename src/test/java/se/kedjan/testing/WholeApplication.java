package se.kedjan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import se.kedjan.KedjanApplication;

/**
 * What every test of the whole application has, whichever its database, clock and way to sign in.
 * Jobs run when a test lets time pass.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = KedjanApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "kedjan.log.key=only-for-tests-only-for-tests-only-for-tests",
      "kedjan.identity.key=numbers-of-nobody-numbers-of-nobody",
      "kedjan.staff.file=classpath:demo/staff.csv"
    })
@ExtendWith(OwnEngine.class)
@Import(Staff.class)
public @interface WholeApplication {

  /** Everybody's password, where staff sign in with one. */
  String STAFF_PASSWORD = "kedjan.staff.password=Kedjan-demo-2026";
}
