package se.kedjan.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.kedjan.models.Diagram.Box;
import se.kedjan.models.Diagram.Edge;
import se.kedjan.models.Diagram.Shape;

/** The picture can be read: everything is in it, in its own place. */
class ModelLayoutTest {

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void everythingIsDrawn(String name) {
    var model = Models.model(name);
    var diagram = Diagram.of(model);

    assertThat(diagram.shapes())
        .extracting(Shape::element)
        .containsAll(model.getModelElementsByType(FlowNode.class))
        .containsAll(model.getModelElementsByType(Lane.class))
        .containsAll(model.getModelElementsByType(Participant.class));
    assertThat(diagram.edges())
        .extracting(Edge::element)
        .containsAll(model.getModelElementsByType(SequenceFlow.class));
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void everyStepStandsInItsLane(String name) {
    var diagram = Diagram.of(Models.model(name));

    assertThat(diagram.shapes(Lane.class))
        .allSatisfy(
            lane ->
                assertThat(((Lane) lane.element()).getFlowNodeRefs())
                    .map(diagram::shapeOf)
                    .allSatisfy(
                        step ->
                            assertThat(lane.box().holds(step.box()))
                                .as("%s is in %s", step.id(), lane.id())
                                .isTrue()));
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void lanesFillThePool(String name) {
    var diagram = Diagram.of(Models.model(name));
    var lanes = diagram.shapes(Lane.class).stream().map(Shape::box).toList();

    assertThat(overlaps(lanes)).isEmpty();
    assertThat(diagram.shapes(Participant.class))
        .singleElement()
        .satisfies(
            pool -> {
              assertThat(pool.box().holds(Diagram.around(lanes))).isTrue();
              assertThat(lanes.stream().mapToDouble(Box::height).sum())
                  .isEqualTo(pool.box().height());
            });
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void everyFrameHoldsItsOwnAndNothingElse(String name) {
    var diagram = Diagram.of(Models.model(name));

    assertThat(diagram.shapes(SubProcess.class))
        .allSatisfy(
            frame ->
                assertThat(diagram.solid())
                    .allSatisfy(
                        shape ->
                            assertThat(
                                    frame.element().equals(shape.element().getParentElement())
                                        ? frame.box().holds(shape.box())
                                            && shape.label().map(frame.box()::holds).orElse(true)
                                        : !frame.box().overlaps(shape.box()))
                                .as("%s and %s", frame.id(), shape.id())
                                .isTrue()));
    assertThat(diagram.shapes(SubProcess.class))
        .allSatisfy(
            frame ->
                assertThat(diagram.edges())
                    .filteredOn(e -> !frame.element().equals(e.element().getParentElement()))
                    .allSatisfy(
                        edge ->
                            assertThat(edge.lines())
                                .as("%s through %s", edge.id(), frame.id())
                                .noneMatch(line -> frame.box().overlaps(line.box()))));
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void noTwoShapesOverlap(String name) {
    var shapes = Diagram.of(Models.model(name)).solid();
    var overlapping = new ArrayList<String>();
    for (var one : shapes) {
      for (var other : shapes.subList(shapes.indexOf(one) + 1, shapes.size())) {
        if (one.box().overlaps(other.box()) && !isOn(one, other) && !isOn(other, one)) {
          overlapping.add(one.id() + " and " + other.id());
        }
      }
    }

    assertThat(overlapping).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void everyNameBesideAShapeHasItsPlace(String name) {
    assertThat(Diagram.of(Models.model(name)).solid())
        .filteredOn(s -> s.element() instanceof Event || s.element() instanceof Gateway)
        .filteredOn(s -> !s.name().isEmpty())
        .allSatisfy(s -> assertThat(s.label()).as(s.id()).isPresent());
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void labelsOverlapNoShape(String name) {
    var diagram = Diagram.of(Models.model(name));
    var overlapping = new ArrayList<String>();
    for (var label : labels(diagram)) {
      diagram.solid().stream()
          .filter(shape -> shape.isUnder(label))
          .forEach(shape -> overlapping.add(shape.id() + " under " + label));
    }

    assertThat(overlapping).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void labelsOverlapNoOtherLabel(String name) {
    assertThat(overlaps(labels(Diagram.of(Models.model(name))))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void noFlowRunsThroughALabel(String name) {
    var diagram = Diagram.of(Models.model(name));
    var crossed = new ArrayList<String>();
    for (var label : labels(diagram)) {
      diagram.edges().stream()
          .filter(edge -> edge.lines().stream().anyMatch(line -> label.overlaps(line.box())))
          .forEach(edge -> crossed.add(edge.id() + " through " + label));
    }

    assertThat(crossed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void everyFlowGoesFromItsSourceToItsTarget(String name) {
    var diagram = Diagram.of(Models.model(name));

    assertThat(diagram.edges())
        .allSatisfy(
            edge -> {
              var points = edge.points();
              var source = diagram.shapeOf(edge.source()).box();
              var target = diagram.shapeOf(edge.target()).box();
              assertThat(source.touches(points.get(0))).as(edge.id()).isTrue();
              assertThat(target.touches(points.get(points.size() - 1))).as(edge.id()).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void noFlowRunsThroughAShape(String name) {
    var diagram = Diagram.of(Models.model(name));
    var crossed = new ArrayList<String>();
    for (var edge : diagram.edges()) {
      diagram.solid().stream()
          .filter(shape -> edge.lines().stream().anyMatch(l -> shape.box().overlaps(l.box())))
          .filter(shape -> !isEndOf(edge, shape))
          .forEach(shape -> crossed.add(edge.id() + " through " + shape.id()));
    }

    assertThat(crossed).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void noTwoFlowsCross(String name) {
    var edges = Diagram.of(Models.model(name)).edges();
    var crossing = new ArrayList<String>();
    for (var one : edges) {
      for (var other : edges.subList(edges.indexOf(one) + 1, edges.size())) {
        if (one.lines().stream().anyMatch(line -> other.lines().stream().anyMatch(line::crosses))) {
          crossing.add(one.id() + " and " + other.id());
        }
      }
    }

    assertThat(crossing).isEmpty();
  }

  /** A boundary event sits on its host; what leaves it starts inside the host's box. */
  private static boolean isEndOf(Edge edge, Shape shape) {
    return Stream.of(edge.source(), edge.target())
        .flatMap(
            end ->
                end instanceof BoundaryEvent event
                    ? Stream.of(end, event.getAttachedTo())
                    : Stream.of(end))
        .anyMatch(shape.element()::equals);
  }

  private static boolean isOn(Shape one, Shape other) {
    return one.element() instanceof BoundaryEvent event
        && Objects.equals(event.getAttachedTo(), other.element());
  }

  private static List<Box> labels(Diagram diagram) {
    return Stream.concat(
            diagram.solid().stream().map(Shape::label), diagram.edges().stream().map(Edge::label))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<String> overlaps(List<Box> boxes) {
    var overlapping = new ArrayList<String>();
    for (int i = 0; i < boxes.size(); i++) {
      for (var other : boxes.subList(i + 1, boxes.size())) {
        if (boxes.get(i).overlaps(other)) {
          overlapping.add(boxes.get(i) + " and " + other);
        }
      }
    }
    return overlapping;
  }
}
