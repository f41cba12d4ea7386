package se.kedjan.responsibility;

import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code java -jar kedjan.jar --kedjan.verify-log=true} checks the log and stops: 0 whole, 1 not.
 * Before anything else that runs at start, and before any timer fires.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnProperty("kedjan.verify-log")
class VerifyLogCommand implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(VerifyLogCommand.class);
  private final LogVerification verification;
  private final ApplicationContext context;
  private final IntConsumer exit;

  @Autowired
  VerifyLogCommand(LogVerification verification, ApplicationContext context) {
    this(verification, context, System::exit);
  }

  VerifyLogCommand(LogVerification verification, ApplicationContext context, IntConsumer exit) {
    this.verification = verification;
    this.context = context;
    this.exit = exit;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var report = verification.verify();
    report.faults().forEach(LOG::error);
    LOG.info(
        "Loggen: {} rader i {} kedjor, {} fel.",
        report.rows(),
        report.chains(),
        report.faults().size());
    ExitCodeGenerator code = () -> report.holds() ? 0 : 1;
    exit.accept(SpringApplication.exit(context, code));
  }
}
