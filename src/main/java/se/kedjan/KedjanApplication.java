package se.kedjan;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class KedjanApplication {

  public static void main(String[] args) {
    useSwedishTime();
    SpringApplication.run(KedjanApplication.class, args);
  }

  /** The engine reads cron timers in the zone of the machine; a container's is UTC. */
  public static void useSwedishTime() {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Stockholm"));
  }
}
