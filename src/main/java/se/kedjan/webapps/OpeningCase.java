package se.kedjan.webapps;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.CaseReading;
import se.kedjan.access.Category;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.ReadLog;
import se.kedjan.access.StaffId;
import se.kedjan.access.StaffRegister;
import se.kedjan.chain.CaseStaffing;
import se.kedjan.enrolment.Phases;
import se.kedjan.forms.CaseNotes;
import se.kedjan.forms.CaseSummary;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.ReadableForms;

/**
 * What is known of a case, to who reaches it: their own party's notes, and the others' as far as
 * consent goes. A reading, in one transaction with its row in the log.
 */
@Component
class OpeningCase {

  private final CaseAccess access;
  private final CurrentActor currentActor;
  private final ReadLog readLog;
  private final CaseSummary summaries;
  private final CaseStaffing staffing;
  private final StaffRegister staff;
  private final ReadableForms readable;
  private final Phases phases;
  private final StepNames stepNames;
  private final ObjectProvider<CaseNotes> notes;
  private final Clock clock;

  OpeningCase(
      CaseAccess access,
      CurrentActor currentActor,
      ReadLog readLog,
      CaseSummary summaries,
      CaseStaffing staffing,
      StaffRegister staff,
      ReadableForms readable,
      Phases phases,
      StepNames stepNames,
      ObjectProvider<CaseNotes> notes,
      Clock clock) {
    this.access = access;
    this.currentActor = currentActor;
    this.readLog = readLog;
    this.summaries = summaries;
    this.staffing = staffing;
    this.staff = staff;
    this.readable = readable;
    this.phases = phases;
    this.stepNames = stepNames;
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * @param summary plain text, with line breaks
   * @param phase a sentence; absent where there is none yet or it may not be read
   * @param sheets oldest first
   * @param closed a sentence per party whose notes may not be read
   */
  record CasePage(
      String caseNumber,
      String summary,
      @Nullable String phase,
      List<Named> named,
      List<Allowed> allowed,
      List<Sheet> sheets,
      List<Noted> notes,
      List<String> closed) {}

  record Named(String party, String name, @Nullable String deputy) {}

  /**
   * What one party may tell the other today, as kinds of data.
   *
   * @param until the last day, where one is said
   */
  record Allowed(String from, String to, List<String> kinds, @Nullable LocalDate until) {}

  record Sheet(
      String party,
      String kind,
      String step,
      Instant at,
      @Nullable String staffName,
      List<Answer> answers) {}

  record Answer(String label, String value) {}

  /** A list of what was noted without a form of the case. */
  record Noted(String title, List<Note> notes) {}

  record Note(Instant at, String text, @Nullable String staffName) {}

  /** Empty alike for a case that does not exist and one that is not theirs. */
  @Transactional
  public Optional<CasePage> open(CaseId caseId, String screen) {
    var me = currentActor.get();
    var party = me.party();
    if (party == null || !access.reaches(me, caseId)) {
      return Optional.empty();
    }
    readLog.read(caseId, "case", screen);
    var reading = access.readingBy(me, caseId);
    var contents = readable.of(reading);
    var names = stepNames.all();
    return Optional.of(
        new CasePage(
            caseId.number(),
            Markdown.plain(summaries.of(caseId, party)),
            phase(reading),
            named(reading),
            allowed(caseId, party, reading),
            contents.sheets().stream()
                .filter(form -> !isInNotes(form))
                .map(form -> sheet(form, names, contents.staff()))
                .toList(),
            noted(reading),
            contents.closed().keySet().stream().map(OpeningCase::closed).toList()));
  }

  private @Nullable String phase(CaseReading reading) {
    return phases
        .now(reading.caseId())
        .filter(phase -> reading.mayRead(phase.by(), Category.PLAN))
        .map(phase -> "Fas: %s, sedan %s.".formatted(phase.swedish(), phase.since()))
        .orElse(null);
  }

  /** SOF's caseworker stands above every form; whom another party has named it tells itself. */
  private List<Named> named(CaseReading reading) {
    var all = new ArrayList<Named>();
    for (var party : chain()) {
      if (party == Party.SOF || reading.mayRead(party, Category.PARTICIPATION)) {
        staffing
            .namedFor(reading.caseId(), party)
            .ifPresent(
                n ->
                    all.add(
                        new Named(
                            party.laneName(),
                            name(n.staff()),
                            n.deputy() == null ? null : name(n.deputy()))));
      }
    }
    return all;
  }

  private List<Allowed> allowed(CaseId caseId, Party mine, CaseReading reading) {
    var all = new ArrayList<Allowed>();
    for (var other : chain()) {
      if (other != mine) {
        all.add(allowed(caseId, other, mine, what -> reading.mayRead(other, what)));
        all.add(allowed(caseId, mine, other, what -> access.mayRead(other, caseId, mine, what)));
      }
    }
    return all;
  }

  private Allowed allowed(
      CaseId caseId, Party from, Party to, java.util.function.Predicate<Category> mayTell) {
    return new Allowed(
        from.laneName(),
        to.laneName(),
        Arrays.stream(Category.values()).filter(mayTell).map(Category::swedish).toList(),
        access.mayTellUntil(from, caseId, to).orElse(null));
  }

  private boolean isInNotes(ReadableForms.Sheet form) {
    return notes.stream().anyMatch(list -> list.insteadOf().contains(form.step()));
  }

  private List<Noted> noted(CaseReading reading) {
    return notes
        .orderedStream()
        .filter(list -> reading.mayRead(list.owner(), list.category()))
        .map(list -> noted(list, reading))
        .filter(list -> !list.notes().isEmpty())
        .toList();
  }

  private static Noted noted(CaseNotes list, CaseReading reading) {
    var mayKnowWho = reading.mayKnowWho(list.owner());
    return new Noted(
        list.title(),
        list.of(reading.caseId()).stream()
            .map(note -> new Note(note.at(), text(note, mayKnowWho), note.staffName()))
            .toList());
  }

  private static String text(CaseNotes.Note note, boolean mayKnowWho) {
    return note.written() == null
        ? note.text()
        : "%s: %s".formatted(note.text(), mayKnowWho ? note.written() : ReadableForms.HIDDEN);
  }

  private static Sheet sheet(
      ReadableForms.Sheet form, Map<String, String> names, Map<String, String> staff) {
    return new Sheet(
        form.party().laneName(),
        String.join(", ", form.kinds()),
        names.getOrDefault(form.step(), "Formulär"),
        form.at(),
        staff.get(form.staffId()),
        form.answers().stream().map(a -> new Answer(a.label(), a.shown())).toList());
  }

  /** That there is something, and neither about what nor how often: that too would tell. */
  private static String closed(Party party) {
    return "%s har lämnat uppgifter som du inte får läsa utan samtycke."
        .formatted(party.laneName());
  }

  private String name(StaffId id) {
    return staff
        .membership(id, LocalDate.now(clock))
        .map(StaffRegister.Membership::name)
        .orElse(id.value());
  }

  private static List<Party> chain() {
    return Arrays.stream(Party.values()).filter(Party::isOfTheChain).toList();
  }
}
