package se.kedjan.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The files in {@code bpmn/} and {@code forms/}, as they lie in the repository. */
public final class Models {

  private static final Path BPMN = Path.of("bpmn");
  private static final Path FORMS = Path.of("forms");

  private Models() {}

  /** File names without their ending, which are the ids of the processes. */
  public static Set<String> names() {
    return names(BPMN, ".bpmn");
  }

  /** File names without their ending, which are the ids of the forms. */
  public static Set<String> forms() {
    return names(FORMS, ".form");
  }

  /** The ids of the embedded HTML forms, each with its schema beside it. */
  public static Set<String> htmlForms() {
    return names(FORMS, ".html");
  }

  /** Which form a step has, of either kind. */
  public static String formOf(UserTask task) {
    return task.getCamundaFormKey() == null
        ? task.getCamundaFormRef()
        : task.getCamundaFormKey().replaceAll("^embedded:deployment:|\\.html$", "");
  }

  /** A file in {@code forms/}. */
  public static byte[] file(String name) {
    return bytes(FORMS.resolve(name));
  }

  public static byte[] form(String id) {
    return bytes(FORMS.resolve(id + ".form"));
  }

  /** What is deployed together, by file name. */
  public static Set<String> resources() {
    return Stream.of(BPMN, FORMS)
        .flatMap(directory -> files(directory).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A decision table of the project, as it stands. */
  public static String dmn(String name) {
    return new String(bytes(BPMN.resolve(name + ".dmn")), java.nio.charset.StandardCharsets.UTF_8);
  }

  public static String xml(String name) {
    return new String(bytes(BPMN.resolve(name + ".bpmn")), StandardCharsets.UTF_8);
  }

  public static BpmnModelInstance model(String name) {
    return parse(xml(name));
  }

  public static BpmnModelInstance parse(String xml) {
    return Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  public static <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
    return names().stream()
        .map(Models::model)
        .flatMap(m -> m.getModelElementsByType(type).stream());
  }

  public static Stream<UserTask> userTasks() {
    return all(UserTask.class);
  }

  public static Stream<StartEvent> startsWithForm() {
    return all(StartEvent.class).filter(start -> start.getCamundaFormRef() != null);
  }

  /** The rules of a decision table, top down. */
  /** The owner's tables, by the id of their decision. */
  public static Set<String> tables() {
    return names(BPMN, ".dmn");
  }

  static Collection<Rule> rows(String table) {
    return Dmn.readModelFromStream(new ByteArrayInputStream(bytes(BPMN.resolve(table + ".dmn"))))
        .getModelElementsByType(Rule.class);
  }

  /** A literal string of a decision table, without its quotes. */
  static String unquoted(ModelElementInstance entry) {
    return entry.getTextContent().trim().replaceAll("^\"|\"$", "");
  }

  private static Set<String> names(Path directory, String ending) {
    return files(directory).stream()
        .filter(name -> name.endsWith(ending))
        .map(name -> name.substring(0, name.length() - ending.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> files(Path directory) {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
