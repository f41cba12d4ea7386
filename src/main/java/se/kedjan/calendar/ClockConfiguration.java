package se.kedjan.calendar;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ClockConfiguration {

  public static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.system(ZONE);
  }
}
