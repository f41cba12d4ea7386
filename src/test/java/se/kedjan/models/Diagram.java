package se.kedjan.models;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** Where a model's elements stand in its picture. */
record Diagram(List<Shape> shapes, List<Edge> edges) {

  record Point(double x, double y) {}

  record Line(Point from, Point to) {

    /** Whether the lines, each level or upright, meet in a point inside both. */
    boolean crosses(Line other) {
      return isLevel() != other.isLevel() && (isLevel() ? meets(this, other) : meets(other, this));
    }

    private static boolean meets(Line level, Line upright) {
      return within(upright.from.x, level.from.x, level.to.x)
          && within(level.from.y, upright.from.y, upright.to.y);
    }

    private static boolean within(double value, double one, double other) {
      return value > Math.min(one, other) && value < Math.max(one, other);
    }

    boolean isLevel() {
      return from.y == to.y;
    }

    Box box() {
      return new Box(
          Math.min(from.x, to.x),
          Math.min(from.y, to.y),
          Math.abs(from.x - to.x),
          Math.abs(from.y - to.y));
    }
  }

  record Box(double x, double y, double width, double height) {

    double right() {
      return x + width;
    }

    double bottom() {
      return y + height;
    }

    Point middle() {
      return new Point(x + width / 2, y + height / 2);
    }

    boolean holds(Box other) {
      return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }

    /** Touching is not overlapping. */
    boolean overlaps(Box other) {
      return other.x < right() && x < other.right() && other.y < bottom() && y < other.bottom();
    }

    boolean touches(Point point) {
      return point.x >= x && point.x <= right() && point.y >= y && point.y <= bottom();
    }
  }

  record Shape(BaseElement element, Box box, Optional<Box> label, boolean hasMarker) {

    String id() {
      return element.getId();
    }

    String type() {
      return element.getElementType().getTypeName();
    }

    String name() {
      var name =
          element instanceof TextAnnotation annotation
              ? annotation.getText().getTextContent()
              : element.getAttributeValue("name");
      return name == null ? "" : name.replaceAll("\\s+", " ").trim();
    }

    /** A gateway fills a diamond of its box, everything else the whole. */
    boolean isUnder(Box other) {
      if (!(element instanceof Gateway)) {
        return box.overlaps(other);
      }
      var middle = box.middle();
      var x = Math.max(other.x(), Math.min(other.right(), middle.x()));
      var y = Math.max(other.y(), Math.min(other.bottom(), middle.y()));
      return Math.abs(x - middle.x()) / (box.width() / 2)
              + Math.abs(y - middle.y()) / (box.height() / 2)
          < 1;
    }

    /** Something stands in its way; lanes and the pool stand around all, a frame around its own. */
    boolean isSolid() {
      return !(element instanceof Lane) && !(element instanceof Participant) && !isFrame();
    }

    boolean isFrame() {
      return element instanceof SubProcess;
    }
  }

  record Edge(BaseElement element, List<Point> points, Optional<Box> label) {

    String id() {
      return element.getId();
    }

    String name() {
      var name = element.getAttributeValue("name");
      return name == null ? "" : name;
    }

    List<Line> lines() {
      return IntStream.range(1, points.size())
          .mapToObj(i -> new Line(points.get(i - 1), points.get(i)))
          .toList();
    }

    BaseElement source() {
      return element instanceof SequenceFlow flow
          ? flow.getSource()
          : ((Association) element).getSource();
    }

    BaseElement target() {
      return element instanceof SequenceFlow flow
          ? flow.getTarget()
          : ((Association) element).getTarget();
    }
  }

  static Diagram of(BpmnModelInstance model) {
    return new Diagram(
        model.getModelElementsByType(BpmnShape.class).stream().map(Diagram::shape).toList(),
        model.getModelElementsByType(BpmnEdge.class).stream().map(Diagram::edge).toList());
  }

  Shape shapeOf(BaseElement element) {
    return shapes.stream()
        .filter(shape -> shape.element().equals(element))
        .findFirst()
        .orElseThrow();
  }

  List<Shape> solid() {
    return shapes.stream().filter(Shape::isSolid).toList();
  }

  <T extends BaseElement> List<Shape> shapes(Class<T> type) {
    return shapes.stream().filter(shape -> type.isInstance(shape.element())).toList();
  }

  private static Shape shape(BpmnShape shape) {
    return new Shape(
        shape.getBpmnElement(),
        box(shape.getBounds()),
        Optional.ofNullable(shape.getBpmnLabel()).map(label -> box(label.getBounds())),
        shape.isMarkerVisible());
  }

  private static Edge edge(BpmnEdge edge) {
    return new Edge(
        edge.getBpmnElement(),
        edge.getWaypoints().stream().map(point -> new Point(point.getX(), point.getY())).toList(),
        Optional.ofNullable(edge.getBpmnLabel()).map(label -> box(label.getBounds())));
  }

  private static Box box(Bounds bounds) {
    return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
  }

  /** The box around all of them. */
  static Box around(Collection<Box> boxes) {
    var left = boxes.stream().mapToDouble(Box::x).min().orElseThrow();
    var top = boxes.stream().mapToDouble(Box::y).min().orElseThrow();
    var right = boxes.stream().mapToDouble(Box::right).max().orElseThrow();
    var bottom = boxes.stream().mapToDouble(Box::bottom).max().orElseThrow();
    return new Box(left, top, right - left, bottom - top);
  }
}
