package se.kedjan.chain;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;
import se.kedjan.access.CaseId;
import se.kedjan.responsibility.Act;

/**
 * Refuses a deployment whose models break {@link ModelRules} or whose tables break {@link
 * TableRules}, and names all that is wrong at once. Looks at new deployments only: what runs was
 * judged when it came, and is never broken by a rule that came later.
 */
class ModelGuard implements Deployer {

  private static final String FORM = ".form";

  private static final String OF_ANOTHER_KIND =
      "Filen är varken modell (.bpmn), tabell (.dmn) eller formulär (.form, eller .html med .schema.json). Ta bort den.";

  private final ModelRules rules;

  private final TableRules tables;

  private final Supplier<FormCheck> forms;

  private final Supplier<Map<String, Set<String>>> deployedSteps;

  private final Consumer<Act> accepted;

  /**
   * @param deployedSteps the steps that rows of a table may speak of besides those deployed with it
   * @param accepted leaves the row in the log: who changed the chain, when, with which files
   */
  ModelGuard(
      ModelRules rules,
      TableRules tables,
      Supplier<FormCheck> forms,
      Supplier<Map<String, Set<String>>> deployedSteps,
      Consumer<Act> accepted) {
    this.rules = rules;
    this.tables = tables;
    this.forms = forms;
    this.deployedSteps = deployedSteps;
    this.accepted = accepted;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew() || deployment.getResources() == null) {
      return;
    }
    var problems = new TreeMap<String, List<ModelRules.Problem>>();
    var files = deployment.getResources();
    var models = new HashMap<String, BpmnModelInstance>();
    files.forEach(
        (name, file) -> {
          if (isModel(name)) {
            problems.put(name, check(file, files, models));
          } else if (isForm(name)) {
            problems.put(name, check(file, files.keySet()));
          } else if (!isTable(name)) {
            problems.put(name, List.of(new ModelRules.Problem("", OF_ANOTHER_KIND)));
          }
        });
    files.forEach(
        (name, file) -> {
          if (isTable(name)) {
            problems.put(name, check(file, models));
          }
        });
    problems.values().removeIf(List::isEmpty);
    if (!problems.isEmpty()) {
      throw refusal(problems);
    }
    accepted.accept(new ModelsDeployed(String.join(" ", deployment.getResources().keySet())));
  }

  private List<ModelRules.Problem> check(ResourceEntity form, Set<String> files) {
    return Stream.of(
            halved(form.getName(), files), forms.get().problem(form.getName(), form.getBytes()))
        .flatMap(Optional::stream)
        .map(problem -> new ModelRules.Problem("", problem))
        .toList();
  }

  /**
   * An HTML form says nothing of what may be sent: that stands beside it, in the same deployment.
   */
  private static Optional<String> halved(String name, Set<String> files) {
    if (name.endsWith(HtmlForms.HTML)) {
      var schema = stem(name, HtmlForms.HTML) + HtmlForms.SCHEMA;
      return files.contains(schema)
          ? Optional.empty()
          : Optional.of("Formuläret saknar sitt schema. Bifoga också %s.".formatted(schema));
    }
    if (name.endsWith(HtmlForms.SCHEMA)) {
      var html = stem(name, HtmlForms.SCHEMA) + HtmlForms.HTML;
      return files.contains(html)
          ? Optional.empty()
          : Optional.of(
              "Schemat hör till ett formulär som saknas. Bifoga också %s.".formatted(html));
    }
    return Optional.empty();
  }

  private static String stem(String name, String ending) {
    return name.substring(0, name.length() - ending.length());
  }

  private List<ModelRules.Problem> check(
      ResourceEntity file,
      Map<String, ResourceEntity> files,
      Map<String, BpmnModelInstance> models) {
    BpmnModelInstance model;
    try {
      model = Bpmn.readModelFromStream(new ByteArrayInputStream(file.getBytes()));
    } catch (ModelException e) {
      return List.of(new ModelRules.Problem("", "Filen går inte att läsa som BPMN. " + reason(e)));
    }
    models.put(file.getName(), model);
    return rules.check(model, files.keySet());
  }

  private List<ModelRules.Problem> check(
      ResourceEntity table, Map<String, BpmnModelInstance> models) {
    DmnModelInstance model;
    try {
      model = Dmn.readModelFromStream(new ByteArrayInputStream(table.getBytes()));
    } catch (ModelException e) {
      return List.of(new ModelRules.Problem("", "Filen går inte att läsa som DMN. " + reason(e)));
    }
    var steps = new HashMap<>(deployedSteps.get());
    models.values().forEach(together -> DeployedSteps.add(steps, together));
    return tables.check(model, steps);
  }

  /** The parser's own words, in English: all there is to go by. */
  private static String reason(ModelException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  private static boolean isModel(String resource) {
    return Stream.of(BpmnDeployer.BPMN_RESOURCE_SUFFIXES).anyMatch(resource::endsWith);
  }

  private static boolean isForm(String resource) {
    return Stream.of(FORM, HtmlForms.HTML, HtmlForms.SCHEMA).anyMatch(resource::endsWith);
  }

  private static boolean isTable(String resource) {
    return Stream.of(DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES).anyMatch(resource::endsWith);
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
