package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.models.Models;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Journey;

/**
 * Models and tables that the guard never saw, as an older version might have left them: whatever
 * they would run leaves a mark, and none is left.
 */
@IntegrationTest
class PastTheGuardTest {

  private static final String MARK = "kedjan.attacked";

  /** The known way from any text to any class. */
  private static final String JAVA =
      "${''.getClass().forName('java.lang.System')"
          + ".getMethod('setProperty',''.getClass(),''.getClass())"
          + ".invoke(null,'kedjan.attacked','x')}";

  private static final String ALWAYS =
      "<conditionExpression xsi:type='tFormalExpression'>${true}</conditionExpression>";

  private static final String SCRIPT = "java.lang.System.setProperty('kedjan.attacked','x')";

  @Autowired Chain chain;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired DecisionService decisions;
  @Autowired ProcessEngineConfiguration configuration;

  private final List<String> deployed = new ArrayList<>();

  /** What a model would name by its class. */
  public static class Marks implements JavaDelegate, ExecutionListener, TaskListener {
    @Override
    public void execute(DelegateExecution execution) {
      System.setProperty(MARK, "x");
    }

    @Override
    public void notify(DelegateExecution execution) {
      System.setProperty(MARK, "x");
    }

    @Override
    public void notify(DelegateTask task) {
      System.setProperty(MARK, "x");
    }
  }

  @AfterEach
  void removeWhatWasDeployed() {
    deployed.forEach(id -> repository.deleteDeployment(id, true));
    System.clearProperty(MARK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<scriptTask id='x' scriptFormat='javascript'><script>SCRIPT</script></scriptTask>",
        "<scriptTask id='x' scriptFormat='groovy'><script>SCRIPT</script></scriptTask>",
        "<scriptTask id='x' scriptFormat='python'><script>SCRIPT</script></scriptTask>",
        "<scriptTask id='x' scriptFormat='juel'><script>JAVA</script></scriptTask>",
        "<scriptTask id='x' scriptFormat='feel'><script>1</script></scriptTask>",
        "<serviceTask id='x' camunda:class='CLASS'/>",
        "<serviceTask id='x' camunda:expression='JAVA'/>",
        "<serviceTask id='x' camunda:delegateExpression='JAVA'/>",
        "<serviceTask id='x' camunda:delegateExpression='${dataSource}'/>",
        "<serviceTask id='x' camunda:delegateExpression='${execution.processEngineServices}'/>",
        "<serviceTask id='x' camunda:type='external' camunda:topic='x'/>",
        "<sendTask id='x' camunda:class='CLASS'/>",
        "<sendTask id='x' camunda:expression='JAVA'/>",
        "<businessRuleTask id='x' camunda:class='CLASS'/>",
        "<businessRuleTask id='x' camunda:expression='JAVA'/>",
        "<callActivity id='x' calledElement='JAVA'/>",
        "<serviceTask id='x' camunda:delegateExpression='${startFollowUp}'><extensionElements>"
            + "<camunda:executionListener event='start' class='CLASS'/>"
            + "</extensionElements></serviceTask>",
        "<serviceTask id='x' camunda:delegateExpression='${startFollowUp}'><extensionElements>"
            + "<camunda:executionListener event='start' expression='JAVA'/>"
            + "</extensionElements></serviceTask>",
        "<serviceTask id='x' camunda:delegateExpression='${startFollowUp}'><extensionElements>"
            + "<camunda:executionListener event='start'><camunda:script scriptFormat='javascript'>"
            + "SCRIPT</camunda:script></camunda:executionListener></extensionElements></serviceTask>",
        "<serviceTask id='x' camunda:delegateExpression='${startFollowUp}'><extensionElements>"
            + "<camunda:inputOutput><camunda:inputParameter name='a'><camunda:script"
            + " scriptFormat='javascript'>SCRIPT</camunda:script></camunda:inputParameter>"
            + "</camunda:inputOutput></extensionElements></serviceTask>",
        "<serviceTask id='x' camunda:delegateExpression='${startFollowUp}'><extensionElements>"
            + "<camunda:inputOutput><camunda:inputParameter name='a'>JAVA</camunda:inputParameter>"
            + "</camunda:inputOutput></extensionElements></serviceTask>",
        "<serviceTask id='x' camunda:delegateExpression='${startFollowUp}'>"
            + "<multiInstanceLoopCharacteristics camunda:collection='JAVA'/></serviceTask>",
        "<userTask id='x' camunda:candidateGroups='JAVA'/>",
        "<userTask id='x' camunda:assignee='JAVA'/>",
        "<userTask id='x' camunda:dueDate='JAVA'/>",
        "<userTask id='x' camunda:priority='JAVA'/>",
        "<userTask id='x' name='JAVA'/>",
        "<userTask id='x'><extensionElements>"
            + "<camunda:taskListener event='create' class='CLASS'/></extensionElements></userTask>",
        "<userTask id='x'><extensionElements><camunda:taskListener event='create'>"
            + "<camunda:script scriptFormat='javascript'>SCRIPT</camunda:script>"
            + "</camunda:taskListener></extensionElements></userTask>",
        "<intermediateCatchEvent id='x'><timerEventDefinition><timeDate>JAVA</timeDate>"
            + "</timerEventDefinition></intermediateCatchEvent>",
        "<intermediateCatchEvent id='x'><conditionalEventDefinition>"
            + "<condition xsi:type='tFormalExpression'>JAVA</condition>"
            + "</conditionalEventDefinition></intermediateCatchEvent>"
      })
  void noStepRunsAnythingElse(String step) {
    refusedWithoutAMark(step, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<conditionExpression xsi:type='tFormalExpression'>JAVA</conditionExpression>",
        "<conditionExpression xsi:type='tFormalExpression' language='javascript'>SCRIPT"
            + "</conditionExpression>",
        "<conditionExpression xsi:type='tFormalExpression' language='groovy'>SCRIPT"
            + "</conditionExpression>"
      })
  void noConditionRunsAnything(String condition) {
    refusedWithoutAMark("<manualTask id='x'/>", condition);
  }

  @Test
  void noStepRunsAProgram(@TempDir Path directory) {
    var file = directory.resolve("mark");

    refusedWithoutAMark(
        "<serviceTask id='x' camunda:type='shell'><extensionElements>"
            + "<camunda:field name='command' stringValue='touch'/>"
            + "<camunda:field name='arg1' stringValue='"
            + file
            + "'/><camunda:field name='wait' stringValue='true'/></extensionElements></serviceTask>",
        "");

    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JAVA",
        "${execution.getProcessEngineServices()}",
        "${execution.processEngineServices}",
        "${execution.processEngineServices.runtimeService}",
        "${execution.id}",
        "${activity.class}",
        "${activity.bytes}",
        "${activity.length()}",
        "${activity['class']}",
        "${System.getProperty('user.home')}",
        "${T(java.lang.System).exit(0)}",
        "${java.lang.System.getProperty('user.home')}",
        "${dataSource}",
        "${environment}",
        "${processEngine}",
        "${responsibilityLog}",
        "#{startFollowUp.execute(execution)}",
        "${startFollowUp.class}",
        "${now().toString()}",
        "${currentUser().getClass()}",
        "${''['class']}",
        "${",
        "${}"
      })
  void anExpressionReachesNothing(String expression) {
    var text = expression.replace("JAVA", JAVA);

    assertThat(catchThrowable(() -> evaluated(text))).as(text).isNotNull();
    assertThat(System.getProperty(MARK)).as("mark").isNull();
  }

  @Test
  void anExpressionReadsAVariableAndNamesADelegate() {
    assertThat(evaluated("${activity}")).isEqualTo("corner");
    assertThat(evaluated("${activity == 'corner'}")).isEqualTo(true);
    assertThat(evaluated("${startFollowUp}")).isInstanceOf(JavaDelegate.class);
    assertThat(evaluated("sof")).isEqualTo("sof");
  }

  /** In a case that runs. */
  private Object evaluated(String expression) {
    var caseId = Journey.on(chain).registeredBy("sof1").caseId();
    var instance =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId.number()).list();
    var engine = (ProcessEngineConfigurationImpl) configuration;
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                engine
                    .getExpressionManager()
                    .createExpression(expression)
                    .getValue(
                        context.getExecutionManager().findExecutionById(instance.get(0).getId())));
  }

  /** That the way itself is open: else all of the above would be refused for nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${reception == 'accepted'}",
        "${reception != 'refused'}",
        "${reception == null || true}",
        "${!false}"
      })
  void anExpressionReadsVariablesAndCompares(String condition) {
    assertThat(
            start(
                "<manualTask id='x'/>",
                "<conditionExpression xsi:type='tFormalExpression'>"
                    + condition
                    + "</conditionExpression>"))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"juel", "javascript", "groovy", "python"})
  void noTableSpeaksAnotherLanguage(String language) {
    var text = language.equals("juel") ? JAVA : SCRIPT;
    var cell =
        "<outputEntry id=\"Deadline_ReceiveCase_Amount\" expressionLanguage=\"%s\"><text><![CDATA[%s]]>"
            .formatted(language, text);
    deploy(
        "past-the-guard.dmn",
        Models.dmn("deadlines")
            .replace("decision id=\"deadlines\"", "decision id=\"past-the-guard\"")
            .replaceFirst(
                "<outputEntry id=\"Deadline_ReceiveCase_Amount\">\\s*<text>5",
                Matcher.quoteReplacement(cell)));
    var row =
        Variables.createVariables()
            .putValue("activity", "corner")
            .putValue("element", "Task_ReceiveCase");

    var thrown = catchThrowable(() -> decisions.evaluateDecisionTableByKey("past-the-guard", row));

    assertThat(thrown).hasStackTraceContaining("Skript körs inte i kedjan");
    assertThat(System.getProperty(MARK)).isNull();
  }

  /** The one that the rules ask with stands beside the engine's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "juel|JAVA",
        "javascript|SCRIPT",
        "feel|function(a, b) external { java: { class: \"java.lang.System\", method signature:"
            + " \"setProperty(java.lang.String, java.lang.String)\" } }(\"kedjan.attacked\", \"x\")"
      })
  void neitherDoesTheEngineThatTheRulesAsk(String languageAndText) {
    var parts = languageAndText.split("\\|", 2);
    var dmn =
        Models.dmn("deadlines")
            .replaceFirst(
                "<outputEntry id=\"Deadline_ReceiveCase_Amount\">\\s*<text>5",
                Matcher.quoteReplacement(
                    "<outputEntry id=\"Deadline_ReceiveCase_Amount\" expressionLanguage=\"%s\"><text><![CDATA[%s]]>"
                        .formatted(
                            parts[0], parts[1].replace("JAVA", JAVA).replace("SCRIPT", SCRIPT))));
    var engine = NoScripts.feelOnly().buildEngine();
    var xml = new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8));
    var decision = engine.parseDecision("deadlines", xml);

    var thrown =
        catchThrowable(
            () ->
                engine.evaluateDecisionTable(
                    decision, Map.of("activity", "corner", "element", "Task_ReceiveCase")));

    assertThat(System.getProperty(MARK)).isNull();
    if (!parts[0].equals("feel")) {
      assertThat(thrown).hasStackTraceContaining("Skript körs inte i kedjan");
    }
  }

  private void refusedWithoutAMark(String step, String condition) {
    var thrown = start(step, condition);

    assertThat(System.getProperty(MARK)).as("mark").isNull();
    assertThat(thrown)
        .as("%s %s", step, condition)
        .isNotNull()
        .isNotInstanceOf(ParseException.class);
  }

  private Throwable start(String step, String condition) {
    return catchThrowable(
        () -> {
          deploy("past-the-guard.bpmn", model(filled(step), filled(condition)));
          runtime.startProcessInstanceByKey(
              "past-the-guard", Map.of("activity", "corner", "reception", "accepted"));
        });
  }

  private static String filled(String text) {
    return text.replace("JAVA", JAVA.replace("'", "&#39;"))
        .replace("SCRIPT", SCRIPT)
        .replace("CLASS", Marks.class.getName());
  }

  private static String model(String step, String condition) {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="x">
          <process id="past-the-guard" isExecutable="true" camunda:historyTimeToLive="P1D">
            <startEvent id="start"/>
            <sequenceFlow id="a" sourceRef="start" targetRef="g"/>
            <exclusiveGateway id="g" default="d"/>
            <sequenceFlow id="b" sourceRef="g" targetRef="x">%s</sequenceFlow>
            <sequenceFlow id="d" sourceRef="g" targetRef="other"/>
            <endEvent id="other"/>
            %s
            <sequenceFlow id="c" sourceRef="x" targetRef="end"/>
            <endEvent id="end"/>
          </process>
        </definitions>"""
        .formatted(condition.isEmpty() ? ALWAYS : condition, step);
  }

  /** Once, without the guard and nothing else. */
  private void deploy(String name, String text) {
    var engine = (ProcessEngineConfigurationImpl) configuration;
    var all = engine.getDeployers();
    var cache = engine.getDeploymentCache();
    var deployers = new ArrayList<Deployer>(all);
    deployers.removeIf(ModelGuard.class::isInstance);
    assertThat(deployers).hasSizeLessThan(all.size());
    cache.setDeployers(deployers);
    try {
      deployed.add(repository.createDeployment().addString(name, text).deploy().getId());
    } finally {
      cache.setDeployers(all);
    }
  }
}
