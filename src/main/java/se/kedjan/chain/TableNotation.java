package se.kedjan.chain;

import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The part of DMN that the chain uses: tables whose language is FEEL. Whatever the engine would run
 * beyond that, or fetch from elsewhere, is refused in whichever element or attribute it stands.
 */
class TableNotation {

  private static final Pattern FEEL =
      Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(FEEL/\\d+|DMN/\\d+/FEEL/?)");

  private static final Pattern DMN = Pattern.compile("https?://www\\.omg\\.org/spec/DMN/.*");
  private static final Pattern PICTURE =
      Pattern.compile("https?://www\\.omg\\.org/spec/DMN/\\d+/(DMNDI|DC|DI)/?");

  private static final Set<String> ELEMENTS =
      Set.of(
          "definitions",
          "extensionElements",
          "decision",
          "description",
          "question",
          "allowedAnswers",
          "decisionTable",
          "input",
          "inputExpression",
          "inputValues",
          "output",
          "outputValues",
          "annotation",
          "rule",
          "inputEntry",
          "outputEntry",
          "annotationEntry",
          "text",
          "variable",
          "inputData",
          "informationRequirement",
          "requiredInput",
          "knowledgeSource",
          "authorityRequirement",
          "requiredAuthority",
          "type",
          "textAnnotation",
          "association",
          "sourceRef",
          "targetRef");

  private static final Set<String> SETTINGS = Set.of("historyTimeToLive", "versionTag");

  void check(DmnModelInstance model, TableProblems problems) {
    visit(((Document) model.getDocument().getDomSource().getNode()).getDocumentElement(), problems);
  }

  private void visit(Element element, TableProblems problems) {
    var namespace = String.valueOf(element.getNamespaceURI());
    if (PICTURE.matcher(namespace).matches()) {
      return;
    }
    if (!DMN.matcher(namespace).matches() || !ELEMENTS.contains(element.getLocalName())) {
      problems.add(
          element,
          "har «%s», som inte används i kedjan. En regel skrivs som rader i en beslutstabell."
              .formatted(element.getLocalName()));
      return;
    }
    var attributes = element.getAttributes();
    for (var i = 0; i < attributes.getLength(); i++) {
      attribute(element, (Attr) attributes.item(i), problems);
    }
    for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inside) {
        visit(inside, problems);
      }
    }
  }

  private static void attribute(Element element, Attr attribute, TableProblems problems) {
    var setting = attribute.getLocalName();
    var namespace = attribute.getNamespaceURI();
    if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(namespace)) {
      return;
    }
    if (setting.equals("expressionLanguage")) {
      if (!FEEL.matcher(attribute.getValue().trim()).matches()) {
        problems.add(
            element,
            "har språket «%s». I tabellerna används bara FEEL.".formatted(attribute.getValue()));
      }
    } else if ((DmnModelConstants.CAMUNDA_NS.equals(namespace)
            || BpmnModelConstants.CAMUNDA_NS.equals(namespace))
        && !SETTINGS.contains(setting)) {
      problems.add(
          element,
          "har inställningen «%s», som inte används i kedjan. Ta bort den.".formatted(setting));
    }
  }
}
