package se.kedjan.chain;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/**
 * Refuses a deployment whose models break {@link ModelRules}, and names all that is wrong at once.
 * Looks at new deployments only: what runs was judged when it came, and is never broken by a rule
 * that came later.
 */
class ModelGuard implements Deployer {

  private static final String FORM = ".form";

  private final ModelRules rules;

  private final Supplier<FormCheck> forms;

  private final Consumer<Act> accepted;

  /**
   * @param accepted leaves the row in the log: who changed the chain, when, with which files
   */
  ModelGuard(ModelRules rules, Supplier<FormCheck> forms, Consumer<Act> accepted) {
    this.rules = rules;
    this.accepted = accepted;
    this.forms = forms;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew() || deployment.getResources() == null) {
      return;
    }
    var problems = new TreeMap<String, List<ModelRules.Problem>>();
    deployment
        .getResources()
        .forEach(
            (name, resource) -> {
              if (isModel(name)) {
                problems.put(name, check(resource, deployment.getResources()));
              } else if (name.endsWith(FORM)) {
                problems.put(name, check(resource));
              }
            });
    problems.values().removeIf(List::isEmpty);
    if (!problems.isEmpty()) {
      throw refusal(problems);
    }
    accepted.accept(new ModelsDeployed(String.join(" ", deployment.getResources().keySet())));
  }

  private List<ModelRules.Problem> check(ResourceEntity form) {
    var formId = form.getName().substring(0, form.getName().length() - FORM.length());
    return forms
        .get()
        .problem(formId, form.getBytes())
        .map(problem -> List.of(new ModelRules.Problem("", problem)))
        .orElse(List.of());
  }

  private List<ModelRules.Problem> check(
      ResourceEntity resource, Map<String, ResourceEntity> resources) {
    BpmnModelInstance model;
    try {
      model = Bpmn.readModelFromStream(new ByteArrayInputStream(resource.getBytes()));
    } catch (ModelException e) {
      return List.of(new ModelRules.Problem("", "Filen går inte att läsa som BPMN. " + reason(e)));
    }
    return rules.check(model, resources.keySet());
  }

  /** The parser's own words, in English: all there is to go by. */
  private static String reason(ModelException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  private static boolean isModel(String resource) {
    return Stream.of(BpmnDeployer.BPMN_RESOURCE_SUFFIXES).anyMatch(resource::endsWith);
  }

  /** One such exception has room for one file, so each sentence says which file it is about. */
  private static ParseException refusal(Map<String, List<ModelRules.Problem>> problems) {
    var found = new ArrayList<Problem>();
    problems.forEach(
        (file, inFile) ->
            inFile.forEach(
                problem ->
                    found.add(
                        new InModel(
                            problem.elementId(), "%s: %s".formatted(file, problem.message())))));
    var message =
        found.stream()
            .map(problem -> "\n- " + problem.getMessage())
            .collect(Collectors.joining("", "Modellen tas inte emot. Rätta detta först:", ""));
    var refusal =
        new ParseException(message, problems.keySet().iterator().next(), found, List.of());
    // So that whoever deploys over HTTP is told the same.
    refusal.initCause(Refusal.badInput(message));
    return refusal;
  }

  private record InModel(String elementId, String message) implements Problem {

    @Override
    public String getMessage() {
      return message;
    }

    @Override
    public int getLine() {
      return 0;
    }

    @Override
    public int getColumn() {
      return 0;
    }

    @Override
    public @Nullable String getMainElementId() {
      return elementId.isEmpty() ? null : elementId;
    }

    @Override
    public List<String> getElementIds() {
      return elementId.isEmpty() ? List.of() : List.of(elementId);
    }
  }

  record ModelsDeployed(String detail) implements Act {
    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "models-deployed";
    }
  }
}
