package se.kedjan.chain;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * The part of the notation that the chain uses. What the engine would run, read or store beyond
 * that (scripts, classes, expressions, a second door for forms) has no place in a model, in
 * whichever element or attribute it stands.
 */
class NotationRules implements ModelRules.Theme {

  private static final String BPMN = BpmnModelConstants.BPMN20_NS;
  private static final String CAMUNDA = BpmnModelConstants.CAMUNDA_NS;
  // The engine still reads Camunda's settings under this older name.
  private static final String ACTIVITI = BpmnModelConstants.ACTIVITI_NS;

  private static final Pattern BEAN = Pattern.compile("\\$\\{([a-zA-Z]+)}");
  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{");

  private static final Pattern PARTS =
      Pattern.compile(
          ".*(EventDefinition|Expression|LoopCharacteristics|[pP]erformer)|potentialOwner|time.*|script");

  private static final Map<String, String> REFUSED_ELEMENTS =
      Map.ofEntries(
          Map.entry("scriptTask", "är ett skript. Skript används inte i kedjan."),
          Map.entry("script", "har ett skript. Skript används inte i kedjan."),
          Map.entry("task", "har ingen typ. Gör steget till en användaruppgift."),
          Map.entry("manualTask", "är ingens i systemet. Gör steget till en användaruppgift."),
          Map.entry("businessRuleTask", "är en regeluppgift. Regler frågas av koden, inte här."),
          Map.entry("callActivity", "anropar en annan process. Låt ett meddelande starta den."),
          Map.entry("transaction", "är en transaktion. Sådana används inte i kedjan."),
          Map.entry("adHocSubProcess", "är en ad hoc-process. Sådana används inte i kedjan."),
          Map.entry("complexGateway", "är en komplex gateway. Använd en vanlig."),
          Map.entry(
              "multiInstanceLoopCharacteristics",
              "upprepas i flera instanser. Ett gemensamt steg är en uppgift per part."),
          Map.entry(
              "standardLoopCharacteristics",
              "upprepas i en slinga. Rita vägen tillbaka i stället."),
          Map.entry(
              "signalEventDefinition",
              "använder en signal, som når alla ärenden. Använd ett meddelande."),
          Map.entry("conditionalEventDefinition", "väntar på ett villkor. Använd ett meddelande."),
          Map.entry("compensateEventDefinition", "ångrar steg. Sådant används inte i kedjan."),
          Map.entry("cancelEventDefinition", "avbryter en transaktion. Använd ett meddelande."),
          Map.entry("humanPerformer", "anger en person. Personen utses i ärendet."),
          Map.entry("performer", "anger en person. Personen utses i ärendet."),
          Map.entry("potentialOwner", "anger vem som får göra steget. Använd kandidatgruppen."));

  private static final Set<String> SETTINGS =
      Set.of(
          "historyTimeToLive",
          "versionTag",
          "isStartableInTasklist",
          "candidateStarterGroups",
          "candidateGroups",
          "formRef",
          "formRefBinding",
          "delegateExpression",
          "asyncBefore",
          "asyncAfter",
          "exclusive",
          "jobPriority");

  private static final Map<String, String> REFUSED_SETTINGS =
      Map.ofEntries(
          Map.entry("assignee", "Personen utses i ärendet."),
          Map.entry("candidateUsers", "Personen utses i ärendet."),
          Map.entry("candidateStarterUsers", "Ange partens grupp."),
          Map.entry("class", "Koden anges i camunda:delegateExpression."),
          Map.entry("expression", "Koden anges i camunda:delegateExpression."),
          Map.entry("type", "Koden anges i camunda:delegateExpression."),
          Map.entry("formKey", "Formuläret anges i camunda:formRef."),
          Map.entry("formData", "Formuläret anges i camunda:formRef."),
          Map.entry("dueDate", "Fristen står i tabellen deadlines."),
          Map.entry("followUpDate", "Fristen står i tabellen deadlines."),
          Map.entry("script", "Skript används inte i kedjan."),
          Map.entry("inputOutput", "Uppgifter sätts av formulären."),
          Map.entry("taskListener", "Alla uppgifter har redan en lyssnare."));

  private static final Set<String> EXTENSIONS =
      Set.of("executionListener", "properties", "property", "failedJobRetryTimeCycle");

  private static final Set<String> TIMES_AND_CONDITIONS =
      Set.of("conditionExpression", "timeDate", "timeDuration", "timeCycle");

  private final Set<String> delegates;
  private final Set<String> listeners;

  NotationRules(Set<String> delegates, Set<String> listeners) {
    this.delegates = delegates;
    this.listeners = listeners;
  }

  @Override
  public void check(BpmnModelInstance model, ModelProblems problems) {
    visit(((Document) model.getDocument().getDomSource().getNode()).getDocumentElement(), problems);
  }

  private void visit(Element element, ModelProblems problems) {
    if (BpmnModelConstants.BPMNDI_NS.equals(element.getNamespaceURI())) {
      return;
    }
    var bpmn = BPMN.equals(element.getNamespaceURI());
    var type = element.getLocalName();
    if (bpmn && REFUSED_ELEMENTS.containsKey(type)) {
      problems.add(named(element), REFUSED_ELEMENTS.get(type));
    }
    if (isExtension(element) && !isKnown(element)) {
      refuseSetting(element, type, problems);
      return;
    }
    attributes(element).forEach(attribute -> attribute(element, attribute, problems));
    if (children(element, Text.class).map(Text::getData).anyMatch(NotationRules::isExpression)
        && !(bpmn && TIMES_AND_CONDITIONS.contains(type))) {
      refuseExpression(element, problems);
    }
    code(element, problems);
    children(element, Element.class).forEach(child -> visit(child, problems));
  }

  private void attribute(Element element, Attr attribute, ModelProblems problems) {
    var setting = attribute.getLocalName();
    if (isSetting(element, attribute)) {
      var isListener = isListener(element);
      var known =
          isListener
              ? Set.of("event", "delegateExpression").contains(setting)
              : CAMUNDA.equals(attribute.getNamespaceURI())
                  && (SETTINGS.contains(setting) || isHtmlForm(element, attribute));
      if (!known) {
        refuseSetting(element, setting, problems);
        return;
      }
      if (setting.equals("delegateExpression")) {
        bean(element, attribute.getValue(), isListener, problems);
        return;
      }
    }
    if (isExpression(attribute.getValue())) {
      refuseExpression(element, problems);
    }
  }

  private void bean(
      Element element, String expression, boolean isListener, ModelProblems problems) {
    var bean = BEAN.matcher(expression.trim());
    if (!bean.matches()) {
      problems.add(
          named(element), "kör «%s». Kod anges som ${namn} och inget mer.".formatted(expression));
      return;
    }
    var known = new TreeSet<>(delegates);
    if (isListener) {
      known.addAll(listeners);
    }
    if (!known.contains(bean.group(1))) {
      problems.add(
          named(element),
          "kör «%s», som inte finns här. Det som finns är %s."
              .formatted(bean.group(1), String.join(", ", known)));
    }
  }

  /** What does something by itself says which code does it. */
  private static void code(Element element, ModelProblems problems) {
    if (!BPMN.equals(element.getNamespaceURI()) && !isListener(element)) {
      return;
    }
    var needsCode =
        switch (element.getLocalName()) {
          case "serviceTask", "sendTask" -> true;
          case "messageEventDefinition" ->
              Set.of("intermediateThrowEvent", "endEvent")
                  .contains(element.getParentNode().getLocalName());
          default -> isListener(element);
        };
    var expression =
        isListener(element)
            ? element.getAttribute("delegateExpression")
            : element.getAttributeNS(CAMUNDA, "delegateExpression");
    if (needsCode && expression.isBlank()) {
      problems.add(named(element), "saknar kod. Ange den i camunda:delegateExpression.");
    }
  }

  private static void refuseSetting(Element element, String setting, ModelProblems problems) {
    problems.add(
        named(element),
        "har inställningen «%s», som inte används i kedjan. %s"
            .formatted(setting, REFUSED_SETTINGS.getOrDefault(setting, "Ta bort den.")));
  }

  private static void refuseExpression(Element element, ModelProblems problems) {
    problems.add(named(element), "har ett uttryck (${…}) där det inte får stå. Skriv vanlig text.");
  }

  private static boolean isExtension(Element element) {
    return CAMUNDA.equals(element.getNamespaceURI()) || ACTIVITI.equals(element.getNamespaceURI());
  }

  private static boolean isKnown(Element element) {
    return CAMUNDA.equals(element.getNamespaceURI())
        && EXTENSIONS.contains(element.getLocalName())
        && !(element.getParentNode() instanceof Element parent && isListener(parent));
  }

  private static boolean isListener(Element element) {
    return CAMUNDA.equals(element.getNamespaceURI())
        && element.getLocalName().equals("executionListener");
  }

  /** A listener's own attributes bear no namespace. */
  private static boolean isSetting(Element element, Attr attribute) {
    return attribute.getNamespaceURI() == null
        ? isListener(element)
        : Set.of(CAMUNDA, ACTIVITI).contains(attribute.getNamespaceURI());
  }

  /** What a Camunda Form cannot do, a grid say; only a step has such a form. */
  private static boolean isHtmlForm(Element element, Attr attribute) {
    return attribute.getLocalName().equals("formKey")
        && BPMN.equals(element.getNamespaceURI())
        && element.getLocalName().equals("userTask")
        && HtmlForms.formId(attribute.getValue()).isPresent();
  }

  private static boolean isExpression(String text) {
    return EXPRESSION.matcher(text).find();
  }

  /** The nearest element that a person can point at. */
  private static Element named(Element element) {
    var at = element;
    while (at.getParentNode() instanceof Element parent && !isPointedAt(at)) {
      at = parent;
    }
    return at;
  }

  private static boolean isPointedAt(Element element) {
    return BPMN.equals(element.getNamespaceURI())
        && element.hasAttribute("id")
        && !PARTS.matcher(element.getLocalName()).matches();
  }

  private static Stream<Attr> attributes(Element element) {
    var attributes = element.getAttributes();
    return IntStream.range(0, attributes.getLength())
        .mapToObj(i -> (Attr) attributes.item(i))
        .filter(
            attribute -> !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI()));
  }

  private static <T extends Node> Stream<T> children(Element element, Class<T> type) {
    var children = element.getChildNodes();
    return IntStream.range(0, children.getLength())
        .mapToObj(children::item)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
