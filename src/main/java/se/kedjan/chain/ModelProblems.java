package se.kedjan.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import se.kedjan.chain.ModelRules.Problem;

/** Collects what is wrong with a model, each element called what it is called in the picture. */
class ModelProblems {

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("process", "Processen"),
          Map.entry("participant", "Poolen"),
          Map.entry("lane", "Banan"),
          Map.entry("userTask", "Uppgiften"),
          Map.entry("subProcess", "Delprocessen"),
          Map.entry("startEvent", "Starthändelsen"),
          Map.entry("endEvent", "Sluthändelsen"),
          Map.entry("intermediateCatchEvent", "Händelsen"),
          Map.entry("intermediateThrowEvent", "Händelsen"),
          Map.entry("boundaryEvent", "Händelsen"),
          Map.entry("sequenceFlow", "Flödet"),
          Map.entry("message", "Meddelandet"));

  private final List<Problem> all = new ArrayList<>();

  /** The predicate ends the sentence that the element begins: «Banan «SOF» (Lane_Sof) …». */
  void add(BaseElement element, String predicate) {
    add(
        element.getElementType().getTypeName(),
        orEmpty(element.getId()),
        orEmpty(element.getAttributeValue("name")),
        predicate);
  }

  void add(Element element, String predicate) {
    add(
        element.getLocalName(),
        element.getAttribute("id"),
        element.getAttribute("name"),
        predicate);
  }

  private void add(String type, String id, String name, String predicate) {
    var called =
        name.isBlank()
            ? "%s %s".formatted(kind(type), id).trim()
            : "%s «%s» (%s)".formatted(kind(type), name.replaceAll("\\s+", " ").trim(), id);
    all.add(new Problem(id, "%s %s".formatted(called, predicate)));
  }

  List<Problem> all() {
    return List.copyOf(all);
  }

  private static String kind(String type) {
    if (type.endsWith("Gateway")) {
      return "Gatewayen";
    }
    return KINDS.getOrDefault(type, type.toLowerCase().endsWith("task") ? "Steget" : "Elementet");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
