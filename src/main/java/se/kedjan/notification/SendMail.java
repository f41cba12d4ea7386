package se.kedjan.notification;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** After the commit of what it tells; again, later and later, as long as the server is away. */
@Component("sendMail")
class SendMail implements JavaDelegate {

  private final SendingMail sending;

  SendMail(SendingMail sending) {
    this.sending = sending;
  }

  @Override
  public void execute(DelegateExecution execution) {
    sending.send(MailNumber.id(execution.getProcessBusinessKey()));
  }
}
