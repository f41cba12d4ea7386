package se.kedjan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

@AnalyzeClasses(packages = "se.kedjan", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theEngineStaysInFewPackages =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "se.kedjan.chain..", "se.kedjan.forms..", "se.kedjan.access..", "se.kedjan.webapps..")
          .and()
          .haveNameNotMatching("se\\.kedjan\\.EngineConfiguration(\\$.*)?")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.camunda..")
                  .and(not(resideInAnyPackage("org.camunda.bpm.engine.delegate.."))))
          .because("a move to a maintained fork is then a change of imports in few places");

  @ArchTest
  static final ArchRule timeComesFromTheOneClock =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("se.kedjan.calendar.ClockConfiguration")
          .should()
          .accessTargetWhere(
              describe("asks the machine what time it is", ArchitectureTest::asksTheMachine))
          .because("tests and the demo move the injected Clock, and nothing may lag behind");

  @ArchTest
  static final ArchRule noFieldInjection =
      NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because("what a class needs stands in its constructor");

  @ArchTest
  static final ArchRule nothingIsPrinted =
      noClasses()
          .that()
          // Speaks before there is a log.
          .doNotHaveFullyQualifiedName("se.kedjan.DatabaseRequired")
          .should(ACCESS_STANDARD_STREAMS)
          .because("what is worth saying goes to the log");

  @ArchTest
  static final ArchRule namesSayWhatAClassIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("ServiceImpl")
          .orShould()
          .haveNameMatching(".*(Util|Utils|Helper)")
          .because("one implementation needs no second name, and leftovers need a home");

  @ArchTest
  static final ArchRule packagesAreDomainNouns =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..common..", "..util..", "..utils..", "..impl..", "..service..", "..helper..")
          .because("a package per domain noun tells where to look");

  @ArchTest
  static void everyModuleIsNullMarkedAndDeclaresWhatItLeansOn(JavaClasses classes) {
    var modules = modules(classes);

    assertThat(modules).isNotEmpty();
    assertThat(modules)
        .allSatisfy(
            module -> {
              assertThat(module.isAnnotatedWith(NullMarked.class))
                  .as("%s is @NullMarked", module.getName())
                  .isTrue();
              assertThat(
                      module
                          .tryGetAnnotationOfType(ApplicationModule.class)
                          .map(ApplicationModule::allowedDependencies)
                          .filter(
                              allowed -> !Set.of(allowed).contains(ApplicationModule.OPEN_TOKEN)))
                  .as("%s declares allowedDependencies", module.getName())
                  .isPresent();
            });
  }

  private static List<JavaPackage> modules(JavaClasses classes) {
    return classes.getPackage("se.kedjan").getSubpackages().stream()
        .filter(module -> !module.getClassesInPackageTree().isEmpty())
        .toList();
  }

  /** Calls and method references alike. */
  private static boolean asksTheMachine(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target && asksTheMachine(target);
  }

  private static boolean asksTheMachine(CodeUnitAccessTarget target) {
    var owner = target.getOwner();
    var name = target.getName();
    var parameters = target.getRawParameterTypes();
    if (owner.isEquivalentTo(Clock.class)) {
      return name.startsWith("system") || name.startsWith("tick");
    }
    if (owner.getPackageName().startsWith("java.time")) {
      return name.equals("now")
          && parameters.stream().noneMatch(p -> p.isEquivalentTo(Clock.class));
    }
    if (isAnyOf(owner, Date.class, GregorianCalendar.class)) {
      return name.equals("<init>") && parameters.isEmpty();
    }
    return isAnyOf(owner, System.class) && name.equals("currentTimeMillis")
        || isAnyOf(owner, Calendar.class) && name.equals("getInstance")
        || owner.getName().equals("org.camunda.bpm.engine.impl.util.ClockUtil");
  }

  private static boolean isAnyOf(JavaClass owner, Class<?>... types) {
    return List.of(types).stream().anyMatch(owner::isEquivalentTo);
  }
}
