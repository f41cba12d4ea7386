package se.kedjan.webapps;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;

/** Every method of every resource, found in the classes that the applications serve. */
final class JaxRsCalls {

  private JaxRsCalls() {}

  /** Under {@code /camunda/api}. */
  static List<Call> ofWebapps() {
    var calls = new ArrayList<Call>();
    resources(calls, "/engine", new EngineRestApplication().getClasses());
    resources(calls, "/cockpit", new CockpitApplication().getClasses());
    resources(calls, "/admin", new AdminApplication().getClasses());
    resources(calls, "/tasklist", new TasklistApplication().getClasses());
    resources(calls, "/welcome", new WelcomeApplication().getClasses());
    return calls.stream().distinct().toList();
  }

  /** Under {@code /engine-rest}, whether or not it is served. */
  static List<Call> ofEngineRest() {
    var calls = new ArrayList<Call>();
    resources(calls, "", CamundaRestResources.getResourceClasses());
    return calls.stream().distinct().toList();
  }

  /** Of one class alone. */
  static List<Call> of(Class<?> resource) {
    var calls = new ArrayList<Call>();
    resources(calls, "", Set.of(resource));
    return List.copyOf(calls);
  }

  record Call(String method, String template) {

    /** With every place filled in: the engine's name, an application, a file or a plain id. */
    String path() {
      return "/camunda/api"
          + template
              .replaceAll("\\{(processEngineName|engine|name)}(?=/|$)", "default")
              .replaceFirst("^/engine/engine/default", "/engine/engine/default")
              .replace("{appName}", "tasklist")
              .replace("{file:.*}", "app/plugin.js")
              .replaceAll("\\{[^}]*}", "a1");
    }

    @Override
    public String toString() {
      return method + " " + template;
    }
  }

  private static void resources(List<Call> calls, String application, Set<Class<?>> classes) {
    classes.forEach(
        type -> path(type).ifPresent(path -> methods(calls, application + path, type, Set.of())));
  }

  private static void methods(List<Call> calls, String prefix, Class<?> type, Set<Class<?>> above) {
    if (above.contains(type)) {
      return;
    }
    var seen = new LinkedHashSet<>(above);
    seen.add(type);
    for (var method : type.getMethods()) {
      var annotations = annotations(method);
      var path = prefix + path(annotations).orElse("");
      var verb =
          annotations.stream()
              .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
              .filter(http -> http != null)
              .findFirst();
      if (verb.isPresent()) {
        calls.add(new Call(verb.get().value(), path));
      } else if (path(annotations).isPresent()) {
        methods(calls, path, method.getReturnType(), seen);
      }
    }
  }

  /** A method's own annotations and those it has from an interface or a class above. */
  private static List<Annotation> annotations(Method method) {
    return types(method.getDeclaringClass())
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(
            m ->
                m.getName().equals(method.getName())
                    && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()))
        .flatMap(m -> Arrays.stream(m.getAnnotations()))
        .toList();
  }

  private static Stream<Class<?>> types(Class<?> type) {
    return type == null
        ? Stream.empty()
        : Stream.concat(
            Stream.of(type),
            Stream.concat(
                Arrays.stream(type.getInterfaces()).flatMap(JaxRsCalls::types),
                types(type.getSuperclass())));
  }

  private static Optional<String> path(Class<?> type) {
    return types(type)
        .map(t -> t.getAnnotation(Path.class))
        .filter(path -> path != null)
        .map(JaxRsCalls::value)
        .findFirst();
  }

  private static Optional<String> path(List<Annotation> annotations) {
    return annotations.stream()
        .filter(Path.class::isInstance)
        .map(Path.class::cast)
        .map(JaxRsCalls::value)
        .findFirst();
  }

  private static String value(Path path) {
    var value = path.value().startsWith("/") ? path.value() : "/" + path.value();
    return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
  }
}
