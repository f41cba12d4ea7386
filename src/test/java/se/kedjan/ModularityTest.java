package se.kedjan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

  @Test
  void modulesLeanOnlyOnWhatTheyDeclare() {
    ApplicationModules.of(KedjanApplication.class).verify();
  }
}
