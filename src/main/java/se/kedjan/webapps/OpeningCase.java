package se.kedjan.webapps;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.ReadLog;
import se.kedjan.access.StaffId;
import se.kedjan.access.StaffRegister;
import se.kedjan.chain.CaseStaffing;
import se.kedjan.forms.CaseSheets;
import se.kedjan.forms.CaseSummary;
import se.kedjan.forms.Markdown;

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
  private final CaseSheets forms;
  private final StepNames stepNames;
  private final Clock clock;

  OpeningCase(
      CaseAccess access,
      CurrentActor currentActor,
      ReadLog readLog,
      CaseSummary summaries,
      CaseStaffing staffing,
      StaffRegister staff,
      CaseSheets forms,
      StepNames stepNames,
      Clock clock) {
    this.access = access;
    this.currentActor = currentActor;
    this.readLog = readLog;
    this.summaries = summaries;
    this.staffing = staffing;
    this.staff = staff;
    this.forms = forms;
    this.stepNames = stepNames;
    this.clock = clock;
  }

  /**
   * @param summary plain text, with line breaks
   * @param sheets oldest first
   * @param closed a sentence per party whose notes may not be read
   */
  record CasePage(
      String caseNumber,
      String summary,
      List<Named> named,
      List<Allowed> allowed,
      List<Sheet> sheets,
      List<String> closed) {}

  record Named(String party, String name, @Nullable String deputy) {}

  /** What one party may tell the other today, as kinds of data. */
  record Allowed(String from, String to, List<String> kinds) {}

  record Sheet(
      String party,
      String kind,
      String step,
      Instant at,
      @Nullable String staffName,
      List<CaseSheets.Answer> answers) {}

  /** Empty alike for a case that does not exist and one that is not theirs. */
  @Transactional
  public Optional<CasePage> open(CaseId caseId, String screen) {
    var me = currentActor.get();
    var party = me.party();
    if (party == null || !access.reaches(me, caseId)) {
      return Optional.empty();
    }
    readLog.read(caseId, "case", screen);
    var known = new HashMap<List<Object>, Boolean>();
    BiPredicate<Party, Category> readable =
        (owner, what) ->
            known.computeIfAbsent(
                List.of(owner, what), same -> access.mayRead(party, caseId, owner, what));
    var contents = forms.of(caseId, party, readable);
    var names = stepNames.all();
    return Optional.of(
        new CasePage(
            caseId.number(),
            Markdown.plain(summaries.of(caseId, party)),
            named(caseId, readable),
            allowed(caseId, party, readable),
            contents.sheets().stream().map(sheet -> sheet(sheet, names)).toList(),
            contents.closed().entrySet().stream()
                .map(e -> closed(e.getKey(), e.getValue()))
                .toList()));
  }

  /** SOF's caseworker stands above every form; whom another party has named it tells itself. */
  private List<Named> named(CaseId caseId, BiPredicate<Party, Category> readable) {
    var all = new ArrayList<Named>();
    for (var party : chain()) {
      if (party == Party.SOF || readable.test(party, Category.PARTICIPATION)) {
        staffing
            .namedFor(caseId, party)
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

  private List<Allowed> allowed(CaseId caseId, Party mine, BiPredicate<Party, Category> readable) {
    var all = new ArrayList<Allowed>();
    for (var other : chain()) {
      if (other != mine) {
        all.add(allowed(other, mine, what -> readable.test(other, what)));
        all.add(allowed(mine, other, what -> access.mayRead(other, caseId, mine, what)));
      }
    }
    return all;
  }

  private static Allowed allowed(
      Party from, Party to, java.util.function.Predicate<Category> mayTell) {
    return new Allowed(
        from.laneName(),
        to.laneName(),
        Arrays.stream(Category.values()).filter(mayTell).map(Category::swedish).toList());
  }

  private static Sheet sheet(CaseSheets.Sheet sheet, Map<String, String> names) {
    return new Sheet(
        sheet.party().laneName(),
        sheet.category().swedish(),
        names.getOrDefault(sheet.step(), "Formulär"),
        sheet.at(),
        sheet.staffName(),
        sheet.answers());
  }

  /** How many times, and not about what: that too would tell. */
  private static String closed(Party party, int times) {
    return "%s har lämnat uppgifter %s som du inte får läsa utan samtycke."
        .formatted(party.laneName(), times == 1 ? "en gång" : "vid %d tillfällen".formatted(times));
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
