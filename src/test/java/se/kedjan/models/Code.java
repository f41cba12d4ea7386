package se.kedjan.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** What the code holds that the models name, found without starting anything. */
public final class Code {

  private static final Path SOURCES = Path.of("src/main/java");

  private Code() {}

  /** The beans of that type, by name, each with its simple class name. */
  public static Map<String, String> beans(Class<?> type) {
    var names = new AnnotationBeanNameGenerator();
    var registry = new DefaultListableBeanFactory();
    return classes(type)
        .collect(
            Collectors.toMap(
                bean -> names.generateBeanName(bean, registry),
                bean -> ClassUtils.getShortName(bean.getBeanClassName()),
                (one, other) -> {
                  throw new IllegalStateException("Two beans of one name: " + one + ", " + other);
                },
                TreeMap::new));
  }

  /** Simple names of the classes of that type, in kebab case, as forms are called. */
  static Set<String> inKebabCase(Class<?> type) {
    return classes(type)
        .map(bean -> ClassUtils.getShortName(bean.getBeanClassName()))
        // What differs by party only stands inside one class.
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<BeanDefinition> classes(Class<?> type) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(type));
    return scanner.findCandidateComponents("se.kedjan").stream().filter(bean -> !isTest(bean));
  }

  private static boolean isTest(BeanDefinition bean) {
    return String.valueOf(bean.getResourceDescription()).contains("test-classes");
  }

  /** Every source file of the application, by its name without ending. */
  public static Map<String, String> sources() {
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  Code::read,
                  (one, other) -> one + other,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the pattern finds anywhere in the sources. */
  static Stream<MatchResult> find(String pattern) {
    return sources().values().stream()
        .flatMap(source -> Pattern.compile(pattern).matcher(source).results());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
