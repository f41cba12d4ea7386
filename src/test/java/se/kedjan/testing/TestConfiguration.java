package se.kedjan.testing;

import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/**
 * Not a configuration by annotation: the application scans this package too and must not find it.
 */
public class TestConfiguration {

  /** A Tuesday in the middle of a month without holidays. */
  public static final Instant START = Instant.parse("2025-03-11T08:00:00Z");

  @Bean
  MovableClock clock() {
    return new MovableClock(START);
  }

  @Bean
  static BeanPostProcessor countedDataSource() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource ? Statements.counted(dataSource) : bean;
      }
    };
  }
}
