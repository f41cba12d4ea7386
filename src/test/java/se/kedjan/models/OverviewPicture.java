package se.kedjan.models;

import static se.kedjan.models.ModelPicture.INK;
import static se.kedjan.models.ModelPicture.LINE;
import static se.kedjan.models.ModelPicture.PAINTS;
import static se.kedjan.models.ModelPicture.PAPER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import se.kedjan.access.Party;

/**
 * The chain in short, from the model itself: its steps from left to right, wrapped into rows, each
 * in the colour of the party that owns it, and the ways it can end. Small enough for a page.
 */
final class OverviewPicture {

  private static final int COLUMNS = 5;
  private static final int WIDTH = 164;
  private static final int HEIGHT = 62;
  private static final int GAP = 16;
  private static final int TOP = 56;

  private OverviewPicture() {}

  static String of(BpmnModelInstance model) {
    var steps = steps(model);
    var rows = (steps.size() + COLUMNS - 1) / COLUMNS;
    var endsTop = TOP + rows * (HEIGHT + GAP) + 24;
    var ends = endLines(model);
    var width = GAP + COLUMNS * (WIDTH + GAP);
    var height = endsTop + 22 * ends.size() + 16;
    var out = new StringBuilder();
    out.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="Arial, Helvetica, sans-serif" role="img" aria-label="Kedjans steg och avslut">
        <rect width="%1$d" height="%2$d" fill="%3$s"/>
        """
            .formatted(width, height, PAPER));
    legend(out);
    for (var i = 0; i < steps.size(); i++) {
      step(out, steps.get(i), i);
    }
    text(out, GAP, endsTop, "Kedjan kan sluta med:", 13, INK, "bold");
    for (var i = 0; i < ends.size(); i++) {
      text(out, GAP, endsTop + 22 * (i + 1), ends.get(i), 13, INK, "normal");
    }
    return out.append("</svg>\n").toString();
  }

  private record Step(String name, Set<Party> parties) {}

  /** In the order they stand from left to right; a step that every party takes is one. */
  private static List<Step> steps(BpmnModelInstance model) {
    var steps = new ArrayList<Step>();
    inOrder(model, UserTask.class)
        .forEach(
            task -> {
              var party = Party.ofGroup(task.getCamundaCandidateGroups()).orElseThrow();
              var same =
                  steps.stream().filter(step -> step.name().equals(task.getName())).findFirst();
              if (same.isPresent()) {
                same.get().parties().add(party);
              } else {
                steps.add(new Step(task.getName(), new java.util.TreeSet<>(Set.of(party))));
              }
            });
    return steps;
  }

  private static <T extends FlowElement> Stream<T> inOrder(BpmnModelInstance model, Class<T> type) {
    var bounds =
        model.getModelElementsByType(BpmnShape.class).stream()
            .collect(Collectors.toMap(s -> s.getBpmnElement().getId(), BpmnShape::getBounds));
    return model.getModelElementsByType(type).stream()
        // What may happen at any time has no place in the row.
        .filter(e -> e instanceof EndEvent || !(e.getParentElement() instanceof SubProcess))
        .filter(e -> !Set.of("End_GoesOnWithLess").contains(e.getId()))
        // An error leads to another way, and ends nothing.
        .filter(e -> e.getChildElementsByType(ErrorEventDefinition.class).isEmpty())
        .sorted(
            Comparator.<T>comparingDouble(e -> column(bounds.get(e.getId())))
                .thenComparingDouble(e -> bounds.get(e.getId()).getY()));
  }

  /** What stands roughly above each other belongs to the same moment. */
  private static double column(Bounds bounds) {
    return Math.floor((bounds.getX() + bounds.getWidth() / 2) / 60);
  }

  private static List<String> endLines(BpmnModelInstance model) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var name :
        inOrder(model, EndEvent.class)
            .filter(end -> !end.getId().equals("End_PlaceReleased"))
            .map(FlowElement::getName)
            .distinct()
            .toList()) {
      if (line.length() + name.length() > 110) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : "  ·  ").append(name);
    }
    lines.add(line.toString());
    return lines;
  }

  private static void legend(StringBuilder out) {
    var x = GAP;
    for (var party : Arrays.asList(Party.SOF, Party.CORNER, Party.AMF)) {
      out.append(
          "<rect x=\"%d\" y=\"16\" width=\"16\" height=\"16\" rx=\"3\" fill=\"%s\"/>\n"
              .formatted(x, PAINTS.get(party).strong()));
      text(out, x + 24, 29, party.laneName(), 14, INK, "bold");
      x += 110;
    }
  }

  private static void step(StringBuilder out, Step step, int index) {
    var x = GAP + (index % COLUMNS) * (WIDTH + GAP);
    var y = TOP + (index / COLUMNS) * (HEIGHT + GAP);
    var paint = PAINTS.get(step.parties().iterator().next());
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>\n"
            .formatted(x, y, WIDTH, HEIGHT, paint.calm(), LINE));
    var band = HEIGHT / step.parties().size();
    var top = y;
    for (var party : step.parties()) {
      out.append(
          "<rect x=\"%d\" y=\"%d\" width=\"7\" height=\"%d\" fill=\"%s\"/>\n"
              .formatted(x, top, band, PAINTS.get(party).strong()));
      top += band;
    }
    text(out, x + 14, y + 17, String.valueOf(index + 1), 11, LINE, "bold");
    var lines = ModelPicture.broken(step.name(), WIDTH - 44, 12);
    for (var i = 0; i < lines.size(); i++) {
      text(out, x + 34, y + 17 + i * 15, lines.get(i), 12, INK, "normal");
    }
  }

  private static void text(
      StringBuilder out, int x, int y, String text, int size, String colour, String weight) {
    out.append(
        "<text x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"%s\" fill=\"%s\">%s</text>\n"
            .formatted(
                x, y, size, weight, colour, text.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
