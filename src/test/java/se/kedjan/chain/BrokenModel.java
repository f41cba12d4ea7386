package se.kedjan.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import se.kedjan.chain.ModelRules.Problem;
import se.kedjan.models.Code;
import se.kedjan.models.Models;

/** What the rules say of a real model in which something was changed. */
final class BrokenModel {

  static final ModelRules RULES =
      new ModelRules(
          Code.beans(JavaDelegate.class).keySet(), Code.beans(ExecutionListener.class).keySet());

  private BrokenModel() {}

  static List<String> broken(String model, String find, String replacement) {
    var xml = Models.xml(model);
    assertThat(xml).as("what is to be broken").contains(find);
    return problems(xml.replace(find, replacement));
  }

  /** Only the first of several. */
  static List<String> brokenOnce(String model, String find, String replacement) {
    var xml = Models.xml(model);
    var at = xml.indexOf(find);
    assertThat(at).as("what is to be broken").isPositive();
    return problems(xml.substring(0, at) + replacement + xml.substring(at + find.length()));
  }

  static List<String> problems(String xml) {
    return RULES.check(Models.parse(xml), Models.resources()).stream()
        .map(Problem::message)
        .toList();
  }
}
