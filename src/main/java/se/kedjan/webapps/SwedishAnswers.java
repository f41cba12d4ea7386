package se.kedjan.webapps;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.StaffId;
import se.kedjan.chain.FailedCommand;
import se.kedjan.chain.Refusal;
import se.kedjan.responsibility.OpenSteps;

/**
 * Gives every error its Swedish sentence and the status that fits its cause. What a caller caused
 * is 400 to 413; 500 is left for faults of ours, which are logged under a number, without anything
 * that was typed.
 */
class SwedishAnswers extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(SwedishAnswers.class);
  private static final Pattern OF_A_TASK =
      Pattern.compile(".*/tasks?/(?!count$)([A-Za-z0-9_.:-]+)(/.*)?");
  private static final Pattern A_SEARCH =
      Pattern.compile(".*/(task|count|list|process-instance|variable-instance|job|incident)");
  private static final Pattern OF_USERS = Pattern.compile(".*/(user|group|authorization)/.*");
  private static final Answer TOO_MUCH_OR_WRONG =
      Answer.badInput("Ett värde kan inte sparas så som det är skrivet. Kontrollera uppgifterna.");

  private final TaskService tasks;
  private final OpenSteps openSteps;
  private final CaseAccess access;
  private final SecureRandom random = new SecureRandom();

  SwedishAnswers(TaskService tasks, OpenSteps openSteps, CaseAccess access) {
    this.tasks = tasks;
    this.openSteps = openSteps;
    this.access = access;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    forget();
    var kept = new KeptErrors(response);
    try {
      chain.doFilter(request, kept);
      if (kept.isError()) {
        answer(explain(request, kept.getStatus(), FailedCommand.last()), request, response);
      }
    } catch (Refused refused) {
      answer(refused.answer(), request, response);
    } catch (Exception e) {
      // Nobody is there to be answered when the connection was what broke.
      if (!response.isCommitted()) {
        answer(explain(request, 500, e), request, response);
      }
    } finally {
      forget();
    }
  }

  /** Health speaks for itself. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/");
  }

  private static void forget() {
    Refusal.forget();
    FailedCommand.forget();
  }

  private static void answer(
      Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    var told = Html.alert(answer.message());
    if (SignInPages.PAGES.contains(request.getRequestURI())) {
      response.setStatus(answer.status());
      Page.outside("Kedjan", told, Page.wayIn()).writeTo(response);
    } else if (isToBeLookedAt(request)) {
      response.setStatus(answer.status());
      Page.of(Visitor.of(request), "Kedjan", told).writeTo(response);
    } else {
      answer.writeTo(response);
    }
  }

  /** Opened by a browser as a page, not asked for by a script. */
  private static boolean isToBeLookedAt(HttpServletRequest request) {
    if (!"GET".equals(request.getMethod())) {
      return false;
    }
    // Browsers do not say it on a connection that they do not trust.
    var destination = request.getHeader("Sec-Fetch-Dest");
    if (destination != null) {
      return destination.equals("document");
    }
    var accepted = request.getHeader("Accept");
    var path = request.getRequestURI();
    return accepted != null
        && accepted.contains("text/html")
        && !path.startsWith("/camunda/api/")
        && !path.startsWith("/engine-rest/");
  }

  private Answer explain(HttpServletRequest request, int status, @Nullable Throwable failure) {
    var refusal = refusal(failure);
    if (refusal != null) {
      return of(refusal);
    }
    if (FailedCommand.isConflict(failure)) {
      return Answer.CHANGED_MEANWHILE;
    }
    if (failure != null || status == 404) {
      var whyNot = whyNot(request, failure);
      if (whyNot != null) {
        return whyNot;
      }
    }
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) {
        return refused.answer();
      } else if (cause instanceof TaskAlreadyClaimedException) {
        return Answer.TAKEN;
      } else if (cause instanceof AuthenticationException) {
        return Answer.LOCKED;
      } else if (cause instanceof AuthorizationException) {
        return forbidden(request);
      } else if (cause instanceof NotFoundException || cause instanceof NullValueException) {
        return plain(404, request);
      } else if (cause instanceof BadUserRequestException
          || cause instanceof FormFieldValidationException) {
        return Answer.UNREADABLE;
      } else if (FailedCommand.isUnstorable(cause)) {
        log(request, failure, "cannot be stored");
        return TOO_MUCH_OR_WRONG;
      }
    }
    if (failure instanceof ProcessEngineException && isDeployment(request)) {
      return Answer.NOT_MODELS;
    }
    if (failure instanceof ProcessEngineException
        && OF_USERS.matcher(request.getRequestURI()).matches()) {
      return Answer.NOT_SUCH_A_USER;
    }
    if (status < 500) {
      return plain(status, request);
    }
    if (failure == null && wantsAnotherFormat(request)) {
      return plain(406, request);
    }
    var number = log(request, failure, "failed");
    // Without a command behind it, a search could not even be put together.
    return failure == null && A_SEARCH.matcher(request.getRequestURI()).matches()
        ? Answer.UNREADABLE
        : technical(number);
  }

  private static boolean isDeployment(HttpServletRequest request) {
    return request.getRequestURI().equals("/engine-rest/deployment/create");
  }

  private static @Nullable Refusal refusal(@Nullable Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
    }
    return failure == null ? Refusal.last() : null;
  }

  private static Answer of(Refusal refusal) {
    var type =
        switch (refusal.kind()) {
          case BAD_INPUT -> "BadInput";
          case FORBIDDEN -> "Forbidden";
          case GONE -> "NotFound";
          case CONFLICT -> "Conflict";
        };
    return new Answer(refusal.kind().status(), type, refusal.getMessage());
  }

  private static Answer plain(int status, HttpServletRequest request) {
    return switch (status) {
      case 401 ->
          request.getRequestURI().contains("/login/")
              ? new Answer(401, "NotSignedIn", "Fel användarnamn eller lösenord.")
              : Answer.SIGN_IN;
      // Without a failure behind it, it was the token of the page.
      case 403 ->
          "POST".equals(request.getMethod()) && !request.getRequestURI().contains("/login/")
              ? new Answer(
                  403,
                  "Forbidden",
                  "Sidan har legat öppen för länge. Ladda om den och försök igen.")
              : forbidden(request);
      case 404 -> new Answer(404, "NotFound", "Det som söks finns inte.");
      case 405 -> new Answer(405, "BadInput", "Det här går inte att göra på den adressen.");
      case 406 -> new Answer(406, "BadInput", "Svaret finns inte i det format som efterfrågas.");
      case 409 -> Answer.CHANGED_MEANWHILE;
      case 413 -> Answer.TOO_LARGE;
      case 415 -> Answer.NOT_JSON;
      default -> new Answer(400, "BadInput", Answer.UNREADABLE.message());
    };
  }

  private static Answer forbidden(HttpServletRequest request) {
    var path = request.getRequestURI();
    if (path.contains("/login/") || path.startsWith("/camunda/app/")) {
      return new Answer(403, "Forbidden", "Du har inte tillgång till det här arbetsverktyget.");
    }
    if (OF_A_TASK.matcher(path).matches()) {
      return new Answer(403, "Forbidden", "Du har inte tillgång till uppgiften.");
    }
    return new Answer(
        403, "Forbidden", "Du har inte tillgång till det här. Ladda om sidan och försök igen.");
  }

  /** What a task's own state says to somebody who had it in the list a moment ago. */
  private @Nullable Answer whyNot(HttpServletRequest request, @Nullable Throwable failure) {
    var path = OF_A_TASK.matcher(request.getRequestURI());
    if (!path.matches()) {
      return null;
    }
    var task = tasks.createTaskQuery().taskId(path.group(1)).singleResult();
    var visitor = Visitor.of(request);
    if (task == null || isKeptFrom(visitor, task.getId())) {
      return Answer.TASK_GONE;
    }
    var refused = failure == null || failure instanceof AuthorizationException;
    return refused
            && task.getAssignee() != null
            && !task.getAssignee().equals(visitor.userId())
            && tasks.getIdentityLinksForTask(task.getId()).stream()
                .anyMatch(link -> visitor.groups().contains(String.valueOf(link.getGroupId())))
        ? Answer.TAKEN
        : null;
  }

  /** A step of the own case is none, and nobody's. */
  private boolean isKeptFrom(Visitor visitor, String taskId) {
    return visitor.userId() != null
        && openSteps
            .ofTask(taskId)
            .map(OpenSteps.OpenStep::caseId)
            .filter(caseId -> access.isKeptFrom(new StaffId(visitor.userId()), caseId))
            .isPresent();
  }

  /** Camunda's resources fail where they cannot write what the caller says it reads. */
  private static boolean wantsAnotherFormat(HttpServletRequest request) {
    var accepted = request.getHeader("Accept");
    return accepted != null && !accepted.contains("json") && !accepted.contains("*/*");
  }

  private static Answer technical(String number) {
    return new Answer(
        500,
        "Technical",
        "Tekniskt fel. Försök igen om en stund. Uppge %s till driften om felet kvarstår."
            .formatted(number));
  }

  private String log(HttpServletRequest request, @Nullable Throwable failure, String what) {
    var bytes = new byte[4];
    random.nextBytes(bytes);
    var number = HexFormat.of().formatHex(bytes);
    LOG.error(
        "{}: {} {} {}",
        number,
        request.getMethod(),
        request.getRequestURI().replaceAll("[0-9a-f-]{36}", "…"),
        what,
        failure == null ? null : withoutWords(failure));
    return number;
  }

  /** The way of a fault without its messages, which may hold what was typed. */
  private static Throwable withoutWords(Throwable failure) {
    var cause = failure.getCause();
    var bare =
        new Exception(
            failure.getClass().getName(),
            cause == null || cause == failure ? null : withoutWords(cause));
    bare.setStackTrace(failure.getStackTrace());
    return bare;
  }
}
