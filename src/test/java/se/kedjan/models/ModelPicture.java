package se.kedjan.models;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import se.kedjan.access.Party;
import se.kedjan.models.Diagram.Box;
import se.kedjan.models.Diagram.Edge;
import se.kedjan.models.Diagram.Point;
import se.kedjan.models.Diagram.Shape;

/**
 * Draws a model as SVG from its own diagram, the same on every machine: text is broken by a table
 * of letter widths, not by a font that may be missing.
 */
final class ModelPicture {

  static final String INK = "#1f2933";
  static final String LINE = "#46535f";
  static final String PAPER = "#ffffff";

  /**
   * @param strong behind white text, and around the party's steps
   * @param calm behind the party's steps
   */
  record Paint(String strong, String calm) {}

  static final Map<Party, Paint> PAINTS =
      Map.of(
          Party.SOF, new Paint("#1d5c96", "#eef5fb"),
          Party.CORNER, new Paint("#2a6b3c", "#eff7f0"),
          Party.AMF, new Paint("#8a4a0b", "#fdf5ea"),
          Party.PROCESS_OWNER, new Paint("#5a4884", "#f5f2fa"),
          Party.LOG_REVIEW, new Paint("#6d5512", "#faf6e8"));

  static final Paint POOL = new Paint("#2f3b47", PAPER);

  private static final int MARGIN = 16;
  private static final int HEADER = 30;
  private static final double STEP_TEXT = 12;
  private static final double LABEL_TEXT = 11;
  private static final double LINE_HEIGHT = 1.2;
  private static final int CORNER = 6;

  private final Diagram diagram;
  private final StringBuilder svg = new StringBuilder();

  private ModelPicture(Diagram diagram) {
    this.diagram = diagram;
  }

  static String of(BpmnModelInstance model) {
    return new ModelPicture(Diagram.of(model)).draw();
  }

  private String draw() {
    var pool = diagram.shapes(Participant.class).get(0);
    var all = Diagram.around(diagram.shapes().stream().map(Shape::box).toList());
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$s\" height=\"%2$s\" viewBox=\"%3$s %4$s %1$s %2$s\" role=\"img\" aria-labelledby=\"title\" font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\" fill=\"%5$s\">",
        number(all.width() + 2 * MARGIN),
        number(all.height() + 2 * MARGIN),
        number(all.x() - MARGIN),
        number(all.y() - MARGIN),
        INK);
    add("<title id=\"title\">%s</title>", escape(pool.name()));
    add(
        "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9.5\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 1 10 5 0 9z\" fill=\"%s\"/></marker></defs>",
        LINE);
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
        number(all.x() - MARGIN),
        number(all.y() - MARGIN),
        number(all.width() + 2 * MARGIN),
        number(all.height() + 2 * MARGIN),
        PAPER);
    band(pool, POOL);
    diagram.shapes(Lane.class).forEach(lane -> band(lane, paint(lane)));
    diagram.shapes(SubProcess.class).forEach(this::frame);
    diagram.edges().forEach(this::edge);
    diagram.solid().forEach(this::solid);
    diagram.edges().forEach(edge -> edge.label().ifPresent(box -> label(edge.name(), box)));
    diagram.solid().forEach(shape -> shape.label().ifPresent(box -> label(shape.name(), box)));
    return svg.append("</svg>\n").toString();
  }

  private void band(Shape shape, Paint paint) {
    var box = shape.box();
    rect(box, 0, paint.calm(), paint.strong(), 1);
    rect(new Box(box.x(), box.y(), HEADER, box.height()), 0, paint.strong(), paint.strong(), 1);
    var middle = new Box(box.x(), box.y(), HEADER, box.height()).middle();
    add(
        "<text transform=\"translate(%s %s) rotate(-90)\" text-anchor=\"middle\" font-size=\"13\" font-weight=\"bold\" fill=\"%s\">%s</text>",
        number(middle.x() + 4.5), number(middle.y()), PAPER, escape(shape.name()));
  }

  /** What may happen at any time, beside the way through the lanes. */
  private void frame(Shape shape) {
    var box = shape.box();
    var paint = paintOf(shape.element());
    add(
        "<g id=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"10\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.6\" stroke-dasharray=\"2 4\"/>",
        shape.id(),
        number(box.x()),
        number(box.y()),
        number(box.width()),
        number(box.height()),
        paint.calm(),
        paint.strong());
    add(
        "<text x=\"%s\" y=\"%s\" font-size=\"12\" font-weight=\"bold\">%s</text></g>",
        number(box.x() + 12), number(box.y() + 17), escape(shape.name()));
  }

  private void edge(Edge edge) {
    var points = edge.points();
    var isFlow = edge.element() instanceof SequenceFlow;
    add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"%s/>",
        path(points),
        LINE,
        isFlow ? "1.5" : "1.2",
        isFlow
            ? " marker-end=\"url(#arrow)\""
            : " stroke-dasharray=\"1 4\" stroke-linecap=\"round\"");
    if (isDefault(edge.element())) {
      defaultMark(points.get(0), points.get(1));
    }
  }

  /** Corners are rounded, so that lines that meet can be told apart. */
  private static String path(List<Point> points) {
    var path = new StringBuilder("M" + at(points.get(0)));
    for (int i = 1; i < points.size() - 1; i++) {
      var corner = points.get(i);
      path.append(" L").append(at(towards(corner, points.get(i - 1))));
      path.append(" Q")
          .append(at(corner))
          .append(' ')
          .append(at(towards(corner, points.get(i + 1))));
    }
    return path.append(" L").append(at(points.get(points.size() - 1))).toString();
  }

  private static Point towards(Point from, Point to) {
    var length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    var part = Math.min(CORNER, length / 2) / length;
    return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
  }

  private void defaultMark(Point from, Point to) {
    var length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    var x = from.x() + (to.x() - from.x()) / length * 9;
    var y = from.y() + (to.y() - from.y()) / length * 9;
    var upright = from.x() == to.x();
    line(
        x - (upright ? 5 : 3), y - (upright ? 3 : 5), x + (upright ? 5 : 3), y + (upright ? 3 : 5));
  }

  private static boolean isDefault(BaseElement element) {
    return element instanceof SequenceFlow flow
        && (flow.getSource() instanceof ExclusiveGateway exclusive
                && flow.equals(exclusive.getDefault())
            || flow.getSource() instanceof InclusiveGateway inclusive
                && flow.equals(inclusive.getDefault()));
  }

  private void solid(Shape shape) {
    add("<g id=\"%s\">", shape.id());
    var paint = paintOf(shape.element());
    if (shape.element() instanceof Activity) {
      step(shape, paint);
    } else if (shape.element() instanceof Event event) {
      event(shape, event, paint);
    } else if (shape.element() instanceof Gateway) {
      gateway(shape, paint);
    } else if (shape.element() instanceof TextAnnotation) {
      annotation(shape);
    } else {
      throw new IllegalArgumentException("Not drawn yet: " + shape.type());
    }
    svg.append("</g>\n");
  }

  private void step(Shape shape, Paint paint) {
    var box = shape.box();
    rect(box, 10, PAPER, paint.strong(), 1.8);
    var corner = new Point(box.x() + 8, box.y() + 7);
    switch (shape.type()) {
      case "userTask" -> person(corner, paint);
      case "serviceTask" -> gear(corner, paint);
      case "receiveTask" -> envelope(new Box(corner.x(), corner.y() + 1, 15, 10), false, paint);
      default -> throw new IllegalArgumentException("Not drawn yet: " + shape.type());
    }
    var lines = broken(shape.name(), box.width() - 12, STEP_TEXT);
    // Below the symbol where the text is long.
    var down = lines.size() > 3 ? 5 : 0;
    text(lines, box.middle().x(), box.middle().y() + down, STEP_TEXT);
  }

  private void event(Shape shape, Event event, Paint paint) {
    var middle = shape.box().middle();
    var radius = shape.box().width() / 2;
    var isDashed =
        event instanceof BoundaryEvent boundary && !boundary.cancelActivity()
            || event instanceof StartEvent start && !start.isInterrupting();
    circle(middle, radius, PAPER, paint.strong(), event instanceof EndEvent ? 4 : 1.8, isDashed);
    if (!(event instanceof StartEvent) && !(event instanceof EndEvent)) {
      circle(middle, radius - 3.5, "none", paint.strong(), 1.4, isDashed);
    }
    definitions(event)
        .forEach(
            definition -> {
              if (definition instanceof MessageEventDefinition) {
                envelope(
                    new Box(middle.x() - 9, middle.y() - 6, 18, 12),
                    !(event instanceof CatchEvent),
                    paint);
              } else if (definition instanceof TimerEventDefinition) {
                clock(middle, paint);
              } else if (definition instanceof ErrorEventDefinition) {
                lightning(middle, !(event instanceof CatchEvent), paint);
              } else if (definition instanceof TerminateEventDefinition) {
                circle(middle, radius - 5, paint.strong(), paint.strong(), 1, false);
              } else {
                throw new IllegalArgumentException("Not drawn yet: " + definition);
              }
            });
  }

  private static Stream<EventDefinition> definitions(Event event) {
    return event.getChildElementsByType(EventDefinition.class).stream();
  }

  private void gateway(Shape shape, Paint paint) {
    var box = shape.box();
    var m = box.middle();
    add(
        "<path d=\"M%s L%s L%s L%sz\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.8\"/>",
        at(new Point(m.x(), box.y())),
        at(new Point(box.right(), m.y())),
        at(new Point(m.x(), box.bottom())),
        at(new Point(box.x(), m.y())),
        PAPER,
        paint.strong());
    var style = "fill=\"none\" stroke=\"%s\" stroke-width=\"3\"".formatted(paint.strong());
    switch (shape.type()) {
      case "exclusiveGateway" ->
          add(
              "<path d=\"M%s l14 18 m0 -18 l-14 18\" %s/>",
              at(new Point(m.x() - 7, m.y() - 9)), style);
      case "parallelGateway" ->
          add("<path d=\"M%s v20 m-10 -10 h20\" %s/>", at(new Point(m.x(), m.y() - 10)), style);
      case "inclusiveGateway" -> circle(m, 10, "none", paint.strong(), 2.6, false);
      default -> throw new IllegalArgumentException("Not drawn yet: " + shape.type());
    }
  }

  private void annotation(Shape shape) {
    var box = shape.box();
    add(
        "<path d=\"M%s h-10 v%s h10\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.4\"/>",
        at(new Point(box.x() + 10, box.y())), number(box.height()), LINE);
    var lines = broken(shape.name(), box.width() - 16, STEP_TEXT);
    text(lines, box.middle().x() + 4, box.middle().y(), STEP_TEXT);
  }

  private void label(String name, Box box) {
    var lines = broken(name, box.width() + 4, LABEL_TEXT);
    text(lines, box.middle().x(), box.middle().y(), LABEL_TEXT);
  }

  /** Centred around the point, both ways. */
  private void text(List<String> lines, double x, double y, double size) {
    var step = size * LINE_HEIGHT;
    var first = y - step * (lines.size() - 1) / 2 + size * 0.36;
    svg.append("<text text-anchor=\"middle\" font-size=\"%s\">".formatted(number(size)));
    for (int i = 0; i < lines.size(); i++) {
      svg.append(
          "<tspan x=\"%s\" y=\"%s\">%s</tspan>"
              .formatted(number(x), number(first + i * step), escape(lines.get(i))));
    }
    svg.append("</text>\n");
  }

  private void person(Point at, Paint paint) {
    add(
        "<g fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\"><circle cx=\"%s\" cy=\"%s\" r=\"3.2\"/><path d=\"M%s v-1.5 a5.5 5 0 0 1 11 0 v1.5z\"/></g>",
        paint.strong(),
        number(at.x() + 5.5),
        number(at.y() + 3.2),
        at(new Point(at.x(), at.y() + 13)));
  }

  private void gear(Point at, Paint paint) {
    var middle = new Point(at.x() + 7, at.y() + 7);
    circle(middle, 5.2, "none", paint.strong(), 1.3, false);
    circle(middle, 2, "none", paint.strong(), 1.3, false);
    circleDashed(middle, paint);
  }

  /** The teeth. */
  private void circleDashed(Point middle, Paint paint) {
    add(
        "<circle cx=\"%s\" cy=\"%s\" r=\"6.6\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"2.6 2.584\"/>",
        number(middle.x()), number(middle.y()), paint.strong());
  }

  private void envelope(Box box, boolean isSent, Paint paint) {
    var fill = isSent ? paint.strong() : PAPER;
    var fold = isSent ? PAPER : paint.strong();
    rect(box, 0, fill, isSent ? PAPER : paint.strong(), isSent ? 0 : 1.3);
    add(
        "<path d=\"M%s L%s L%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\"/>",
        at(new Point(box.x(), box.y() + 0.7)),
        at(new Point(box.middle().x(), box.y() + box.height() * 0.55)),
        at(new Point(box.right(), box.y() + 0.7)),
        fold);
  }

  private void clock(Point middle, Paint paint) {
    circle(middle, 9.5, PAPER, paint.strong(), 1.3, false);
    add(
        "<path d=\"M%s v-6.5 m0 6.5 l4.5 2.5\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\" stroke-linecap=\"round\"/>",
        at(middle), paint.strong());
  }

  private void lightning(Point middle, boolean isSent, Paint paint) {
    add(
        "<path d=\"M%s l4 -12 l5 6 l4 -9 l-4 13 l-5 -6z\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.3\" stroke-linejoin=\"round\"/>",
        at(new Point(middle.x() - 6.5, middle.y() + 8)),
        isSent ? paint.strong() : PAPER,
        paint.strong());
  }

  private void circle(
      Point middle, double radius, String fill, String stroke, double width, boolean isDashed) {
    add(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
        number(middle.x()),
        number(middle.y()),
        number(radius),
        fill,
        stroke,
        number(width),
        isDashed ? " stroke-dasharray=\"4 3\"" : "");
  }

  private void rect(Box box, double radius, String fill, String stroke, double width) {
    add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>",
        number(box.x()),
        number(box.y()),
        number(box.width()),
        number(box.height()),
        radius == 0 ? "" : " rx=\"%s\"".formatted(number(radius)),
        fill,
        stroke,
        number(width));
  }

  private void line(double x1, double y1, double x2, double y2) {
    add(
        "<path d=\"M%s L%s\" stroke=\"%s\" stroke-width=\"1.5\"/>",
        at(new Point(x1, y1)), at(new Point(x2, y2)), LINE);
  }

  private Paint paintOf(BaseElement element) {
    return diagram.shapes(Lane.class).stream()
        .filter(
            lane ->
                ((Lane) lane.element())
                    .getFlowNodeRefs().stream()
                        .anyMatch(
                            node ->
                                node.equals(element) || node.equals(element.getParentElement())))
        .findFirst()
        .map(ModelPicture::paint)
        .orElse(POOL);
  }

  private static Paint paint(Shape lane) {
    return Party.ofLane(lane.name()).map(PAINTS::get).orElse(POOL);
  }

  /** Into as few lines as fit, broken between words. */
  static List<String> broken(String text, double width, double size) {
    var lines = new ArrayList<String>();
    var line = "";
    for (var word : text.trim().split("\\s+")) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer) * size > width) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
    return lines;
  }

  /** In units of the font size, by the widths of Helvetica and Arial. */
  private static double width(String text) {
    return text.chars().map(ModelPicture::advance).sum() / 1000.0;
  }

  private static int advance(int letter) {
    return ADVANCES.getOrDefault((char) letter, 556);
  }

  private static final Map<Character, Integer> ADVANCES =
      Map.of(
              222, "ijl'",
              278, " !,./:;Ift",
              333, "()-r",
              500, "Jcksvxyz",
              611, "FTZ",
              667, "ABEKPSVXYÅÄ&",
              722, "CDHNRUw",
              778, "GOQÖ",
              833, "Mm",
              944, "W")
          .entrySet()
          .stream()
          .flatMap(e -> e.getValue().chars().mapToObj(c -> Map.entry((char) c, e.getKey())))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private void add(String format, Object... values) {
    svg.append(String.format(ROOT, format, values)).append('\n');
  }

  private static String at(Point point) {
    return number(point.x()) + " " + number(point.y());
  }

  /** At most one decimal. */
  private static String number(double value) {
    return String.format(ROOT, "%.1f", value).replaceAll("\\.0$", "");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
