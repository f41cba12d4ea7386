package se.kedjan.logreview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.calendar.SwedishTimes;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.forms.StepWithoutCase;
import se.kedjan.forms.Submission;
import se.kedjan.logreview.LogReviews.Drawn;
import se.kedjan.responsibility.Act;

/** Each month: who has read what, some of it at random and all that sticks out. */
@Component
class ReviewAccessLog implements StepWithoutCase {

  private static final String ODD = "oddReadings";
  private static final String SAMPLE = "sampledReadings";

  private final LogReviews reviews;
  private final SearchLog searches;
  private final ObjectProvider<PartNames> partNames;
  private final ApplicationEventPublisher events;

  ReviewAccessLog(
      LogReviews reviews,
      SearchLog searches,
      ObjectProvider<PartNames> partNames,
      ApplicationEventPublisher events) {
    this.reviews = reviews;
    this.searches = searches;
    this.partNames = partNames;
    this.events = events;
  }

  @Override
  public Map<String, ?> prefill(String subject) {
    var review = reviews.get(ReviewNumber.id(subject));
    searches.opened(review.from(), review.to());
    var drawn = reviews.drawn(review.id());
    var prefill = new HashMap<String, Object>();
    prefill.put("period", SwedishTimes.day(review.from()) + " – " + SwedishTimes.day(review.to()));
    prefill.put("readings", review.readings());
    prefill.put("oddCount", numbers(drawn, d -> !d.why().isEmpty()).size());
    prefill.put(ODD, options(drawn, d -> !d.why().isEmpty()));
    prefill.put(SAMPLE, options(drawn, d -> d.why().isEmpty()));
    return prefill;
  }

  @Override
  public Map<String, Set<String>> options(String subject) {
    var drawn = reviews.drawn(ReviewNumber.id(subject));
    return Map.of(
        ODD,
        numbers(drawn, d -> !d.why().isEmpty()),
        SAMPLE,
        numbers(drawn, d -> d.why().isEmpty()));
  }

  @Override
  public Map<ProcessVariable, ?> submit(String subject, Submission s) {
    var numbers =
        Stream.concat(s.choices("oddRemarked").stream(), s.choices("sampleRemarked").stream())
            .map(Integer::valueOf)
            .toList();
    reviews.reviewed(
        ReviewNumber.id(subject),
        s.staff().value(),
        s.at(),
        s.word("remarksFound"),
        s.text("remarkNote"),
        s.text("measures"),
        numbers);
    events.publishEvent(
        new AccessLogReviewed(subject + " " + s.word("remarksFound"), s.step(), s.taskId()));
    return Map.of();
  }

  private static Set<String> numbers(List<Drawn> drawn, Predicate<Drawn> which) {
    return drawn.stream()
        .filter(which)
        .map(d -> String.valueOf(d.number()))
        .collect(Collectors.toSet());
  }

  private List<Map<String, String>> options(List<Drawn> drawn, Predicate<Drawn> which) {
    return drawn.stream()
        .filter(which)
        .map(d -> Map.of("label", line(d), "value", String.valueOf(d.number())))
        .toList();
  }

  private String line(Drawn d) {
    var parts = new ArrayList<String>();
    parts.add("%d. %s".formatted(d.number(), SwedishTimes.momentOfYear(d.at())));
    parts.add(d.unit() == null ? d.staffName() : d.staffName() + " (" + d.unit() + ")");
    if (d.caseNumber() != null) {
      parts.add(d.caseNumber());
    }
    parts.add(partNames.getObject().of(d.part()));
    if (!d.why().isEmpty()) {
      parts.add(d.why().stream().map(Oddity::swedish).collect(Collectors.joining(" och ")));
    }
    return String.join(", ", parts);
  }

  record AccessLogReviewed(String detail, String step, @Nullable String taskId) implements Act {

    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return "access-log-reviewed";
    }
  }
}
