package se.kedjan.forms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.CaseReading;
import se.kedjan.access.Party;
import se.kedjan.calendar.ClockConfiguration;
import se.kedjan.forms.SubmittedForms.Typed;

/**
 * What was typed into the forms of a case as one member of staff may read it: field by field,
 * nothing secret, staff by name, and what was corrected since beside what stands there.
 */
@Component
public class ReadableForms {

  /** Stands for what only those may see who may know who the person is. */
  public static final String HIDDEN = "Skyddad uppgift";

  /** Where the details of the person stand that are corrected by themselves. */
  private static final Set<String> OF_THE_PERSON = Set.of("register-interest", "receive-case");

  private final SubmittedForms submitted;
  private final JdbcClient jdbc;

  ReadableForms(SubmittedForms submitted, JdbcClient jdbc) {
    this.submitted = submitted;
    this.jdbc = jdbc;
  }

  /** In the words of the form. */
  public record Answer(String label, String shown) {}

  /**
   * @param step the element id
   * @param kinds of the data that are shown, in Swedish
   * @param answers what was filled in and may be read, in the order of the form
   */
  public record Sheet(
      String step,
      Instant at,
      String staffId,
      Party party,
      List<String> kinds,
      List<Answer> answers) {}

  /**
   * @param sheets oldest first
   * @param closed how many each party has left of which nothing may be read without consent; what
   *     stays with a party in any case is not counted, or its coming would tell something
   * @param staff names of who filled in the forms, by id; the register may lack some
   */
  public record Readable(
      List<Sheet> sheets, Map<Party, Integer> closed, Map<String, String> staff) {}

  private record Corrected(@Nullable String right, Instant at) {}

  /** Submission is absent where a detail of the person was corrected. */
  private record Place(@Nullable Long submission, String key) {}

  public Readable of(CaseReading reader) {
    var typed = submitted.typed(reader.caseId());
    // The owner's measures about late steps are no data of a person's, and no party's.
    typed.removeIf(t -> t.row().party() == null || !t.row().party().isOfTheChain());
    typed.forEach(t -> t.values().keySet().removeIf(key -> !t.words().tells(key)));
    var corrected = corrections(reader.caseId());
    var names = names(typed);
    var closed = new EnumMap<Party, Integer>(Party.class);
    var sheets = new ArrayList<Sheet>();
    for (var t : typed) {
      var sheet = new Reading(reader, t, corrected, names).sheet();
      if (sheet != null) {
        sheets.add(sheet);
      } else if (t.keys().stream().anyMatch(key -> !audience(t, key).ownParty())) {
        closed.merge(t.party(), 1, Integer::sum);
      }
    }
    return new Readable(sheets, closed, names);
  }

  private record Reading(
      CaseReading reader, Typed typed, Map<Place, Corrected> corrected, Map<String, String> names) {

    @Nullable Sheet sheet() {
      var row = typed.row();
      var owner = typed.party();
      var kinds = new LinkedHashSet<String>();
      var answers = new ArrayList<Answer>();
      for (var key : typed.words().fields().keySet()) {
        var correction = correction(key);
        var audience = audience(typed, key);
        if (typed.values().get(key) == null && correction == null
            || !typed.words().tells(key)
            || !audience.isFor(reader, owner, row.category())) {
          continue;
        }
        kinds.add(kind(audience));
        answers.add(
            new Answer(
                typed.words().field(key).label(),
                audience.identifies() && !reader.mayKnowWho(owner)
                    ? HIDDEN
                    : shown(key, correction)));
      }
      if (answers.isEmpty() && !isEmptyAndMayBeTold()) {
        return null;
      }
      if (kinds.isEmpty()) {
        kinds.add(row.category().swedish());
      }
      return new Sheet(
          row.step(), row.at(), row.staffId(), owner, List.copyOf(kinds), List.copyOf(answers));
    }

    /** That a step was made in which nothing had to be filled in. */
    private boolean isEmptyAndMayBeTold() {
      return typed.keys().isEmpty()
          && (reader.isOwn(typed.party())
              || !typed.words().isForOwnParty()
                  && reader.mayRead(typed.party(), typed.row().category()));
    }

    private String kind(Audience audience) {
      if (audience.ownParty()) {
        return "Bara för " + typed.party().laneName();
      }
      return (audience.category() == null ? typed.row().category() : audience.category()).swedish();
    }

    private @Nullable Corrected correction(String key) {
      var ofForm = corrected.get(new Place(typed.row().id(), key));
      if (ofForm != null || !OF_THE_PERSON.contains(typed.row().version().formId())) {
        return ofForm;
      }
      var ofPerson = corrected.get(new Place(null, key));
      return ofPerson == null || ofPerson.at().isBefore(typed.row().at()) ? null : ofPerson;
    }

    private String shown(String key, @Nullable Corrected correction) {
      var value = typed.values().get(key);
      var shown = value == null ? "–" : worded(key, value);
      if (correction == null) {
        return shown;
      }
      var day = LocalDate.ofInstant(correction.at(), ClockConfiguration.ZONE);
      return correction.right() == null
          ? "%s (ska utgå enligt rättelse den %s)".formatted(shown, day)
          : "%s (rättad till %s den %s)".formatted(shown, worded(key, correction.right()), day);
    }

    private String worded(String key, Object value) {
      return typed.words().field(key).shown(value, id -> names.getOrDefault(id, id));
    }
  }

  private static Audience audience(Typed typed, String key) {
    return typed.words().field(key).audience();
  }

  /** The latest of each. */
  private Map<Place, Corrected> corrections(CaseId caseId) {
    var all = new HashMap<Place, Corrected>();
    jdbc.sql(
            "select submission_id, what, new_value, recorded_at from kedjan.correction where case_id = ? order by id")
        .param(caseId.number())
        .query(
            row -> {
              all.put(
                  new Place(row.getObject("submission_id", Long.class), row.getString("what")),
                  new Corrected(
                      row.getString("new_value"), row.getTimestamp("recorded_at").toInstant()));
            });
    return all;
  }

  /** Of all staff that filled in the forms or are named in them, in one query. */
  private Map<String, String> names(List<Typed> typed) {
    var ids = new TreeSet<String>();
    for (var t : typed) {
      ids.add(t.row().staffId());
      t.values()
          .forEach(
              (key, value) -> {
                if (!t.words().field(key).isStaff()) {
                  return;
                }
                if (value instanceof List<?> several) {
                  several.forEach(one -> ids.add(String.valueOf(one)));
                } else {
                  ids.add(String.valueOf(value));
                }
              });
    }
    var names = new HashMap<String, String>();
    jdbc.sql("select id, name from kedjan.staff where id = any(?)")
        .param(ids.toArray(String[]::new))
        .query(
            row -> {
              names.put(row.getString(1), row.getString(2));
            });
    return names;
  }
}
