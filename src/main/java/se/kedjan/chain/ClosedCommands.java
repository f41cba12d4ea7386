package se.kedjan.chain;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskOwnerCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationContext;

/**
 * What nobody who is signed in asks of the engine directly: to start or move a case past its form,
 * to let somebody else into a task, to leave free text. The engine checks some of this not at all
 * and some by grants that staff need for other things. Steps of ours do it inside a command.
 */
class ClosedCommands extends CommandInterceptor {

  private static final List<Class<?>> CLOSED =
      List.of(
          StartProcessInstanceCmd.class,
          StartProcessInstanceAtActivitiesCmd.class,
          AbstractCorrelateMessageCmd.class,
          MessageEventReceivedCmd.class,
          SignalCmd.class,
          SignalEventReceivedCmd.class,
          AddUserIdentityLinkCmd.class,
          AddGroupIdentityLinkCmd.class,
          SetTaskOwnerCmd.class,
          DeleteIdentityLinkCmd.class,
          AddCommentCmd.class,
          CreateAttachmentCmd.class,
          SaveAttachmentCmd.class,
          // SQL that a caller writes; the engine asks for no grant before some of it.
          AbstractNativeQuery.class);

  private final ApplicationContext context;

  ClosedCommands(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public <T> T execute(Command<T> command) {
    // An assignment is of the same kind; TaskLifecycle decides about that one.
    if (Context.getCommandContext() == null
        && !(command instanceof AssignTaskCmd)
        && CLOSED.stream().anyMatch(closed -> closed.isInstance(command))
        && isSignedIn()) {
      throw Refusal.forbidden("Det går inte att göra här. Använd stegets formulär.");
    }
    return next.execute(command);
  }

  private boolean isSignedIn() {
    var authentication = context.getBean(IdentityService.class).getCurrentAuthentication();
    return authentication != null && authentication.getUserId() != null;
  }
}
