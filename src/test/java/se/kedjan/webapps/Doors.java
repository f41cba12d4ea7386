package se.kedjan.webapps;

import jakarta.servlet.Registration;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import se.kedjan.forms.StepAboutCases;

/**
 * Every address at which the running application answers, as its own registers name them: resources
 * of the web applications and of {@code engine-rest}, our controllers, the actuator's, resource
 * handlers, servlets, filters, what {@link OpenWays} lets through, and each sheet about many cases.
 */
final class Doors {

  /** A step about many cases, as who has taken it finds it. */
  static final String SHEET = "sheet:";

  private static final List<String> VERBS = List.of("GET", "POST", "PUT", "DELETE");

  private Doors() {}

  /**
   * @param path a template; {@code **} is whatever follows
   */
  record Door(String method, String path) implements Comparable<Door> {

    /** Whatever a place is called, it is the same door. */
    Door {
      path =
          path.replaceAll("\\{[^}]*:[^}]*}|\\{file}", "**")
              .replaceAll("/engine/engine/(\\{[^}]*}|default)(?=/|$)", "/engine/engine/default")
              .replaceAll("/plugin/([A-Za-z]+)/(\\{[^}]*}|default)/", "/plugin/$1/default/")
              .replaceAll("\\{(?!me})[^}]*}", "*");
    }

    boolean reads() {
      return method.equals("GET") || method.equals("OPTIONS") || method.equals("HEAD");
    }

    @Override
    public int compareTo(Door other) {
      return Comparator.comparing(Door::path).thenComparing(Door::method).compare(this, other);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Set<Door> all(ApplicationContext context, ServletContext servlets) {
    var doors = new TreeSet<Door>();
    JaxRsCalls.ofWebapps()
        .forEach(call -> doors.add(new Door(call.method(), "/camunda/api" + call.template())));
    JaxRsCalls.ofEngineRest()
        .forEach(call -> doors.add(new Door(call.method(), "/engine-rest" + call.template())));
    mappings(context).forEach(mapping -> doors.addAll(of(mapping)));
    Stream.of(servlets.getServletRegistrations(), servlets.getFilterRegistrations())
        .flatMap(registrations -> registrations.values().stream())
        .flatMap(Doors::addresses)
        .map(address -> address.replaceFirst("/\\*$", "/**").replaceFirst("^/$", "/**"))
        .forEach(address -> doors.add(new Door("GET", address)));
    context
        .getBeansOfType(StepAboutCases.class)
        .values()
        .forEach(
            sheet -> {
              doors.add(new Door("GET", SHEET + sheet.formId()));
              doors.add(new Door("POST", SHEET + sheet.formId()));
            });
    OpenWays.ALL.forEach(way -> doors.add(new Door(way.method(), way.template())));
    return doors;
  }

  private static Collection<HandlerMapping> mappings(ApplicationContext context) {
    return BeanFactoryUtils.beansOfTypeIncludingAncestors(
            context, HandlerMapping.class, true, false)
        .values();
  }

  private static List<Door> of(HandlerMapping mapping) {
    if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
      return methods.getHandlerMethods().keySet().stream()
          .flatMap(
              info -> {
                var verbs = info.getMethodsCondition().getMethods();
                var all =
                    verbs.isEmpty() ? VERBS : verbs.stream().map(RequestMethod::name).toList();
                return info.getPatternValues().stream()
                    .flatMap(path -> all.stream().map(verb -> new Door(verb, path)));
              })
          .toList();
    }
    if (mapping instanceof AbstractUrlHandlerMapping addresses) {
      return addresses.getHandlerMap().keySet().stream()
          .map(path -> new Door("GET", path))
          .toList();
    }
    return List.of();
  }

  private static Stream<String> addresses(Registration registration) {
    if (registration instanceof jakarta.servlet.ServletRegistration servlet) {
      return servlet.getMappings().stream();
    }
    return ((jakarta.servlet.FilterRegistration) registration).getUrlPatternMappings().stream();
  }
}
