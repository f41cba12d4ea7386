package se.kedjan.webapps;

import static java.util.Map.entry;
import static se.kedjan.access.Party.AMF;
import static se.kedjan.access.Party.CORNER;
import static se.kedjan.access.Party.SOF;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import se.kedjan.access.CaseId;
import se.kedjan.access.Party;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Filling;
import se.kedjan.testing.SharedDatabase;
import se.kedjan.testing.Staff;
import se.kedjan.webapps.WhoSeesWhat.Role;

/**
 * Cases that differ in what the person has agreed to, played as far as where each party has a step
 * open. Whatever was typed is a word of its own that tells who typed it into which form.
 */
final class PlayedCases {

  /** Who is what in them; in the pool everybody of a party is other staff. */
  static final Map<String, Role> STAFF =
      Map.ofEntries(
          entry("sof2", Role.NAMED),
          entry("sof3", Role.DEPUTY),
          entry("sof1", Role.OTHER),
          entry("boende1", Role.OTHER),
          entry("sofhead1", Role.HEAD),
          entry("corner1", Role.NAMED),
          entry("corner2", Role.DEPUTY),
          entry("corner9", Role.OTHER),
          entry("cornerhead1", Role.HEAD),
          entry("amf2", Role.NAMED),
          entry("amf3", Role.DEPUTY),
          entry("amf1", Role.OTHER),
          entry("amfhead1", Role.HEAD),
          entry("process1", Role.OWNER),
          entry("styr1", Role.STEERING),
          entry("logg1", Role.LOGREVIEW),
          entry("drift1", Role.OPERATIONS),
          entry("reserv1", Role.BREAKGLASS));

  enum Consent {
    GIVEN,
    NONE,
    WITHDRAWN,
    /** Nothing asked yet: the first step waits in SOF's pool. */
    IN_POOL
  }

  /** What a word gives away. */
  record Typed(Party party, String form, String field) {

    /** Who it is about is known to whoever has the case. */
    boolean isIdentity() {
      return field.equals("givenName") || field.equals("familyName");
    }
  }

  record Played(
      CaseId caseId, Consent consent, Map<Party, String> tasks, Map<String, Typed> typed) {

    /** Whoever has a step; and AMF, which registered the one that waits. */
    boolean takesPart(Party party) {
      return tasks.containsKey(party) || consent == Consent.IN_POOL && party == AMF;
    }

    Role role(String staffId) {
      var role = STAFF.get(staffId);
      return consent == Consent.IN_POOL && Set.of(Role.NAMED, Role.DEPUTY).contains(role)
          ? Role.OTHER
          : role;
    }

    /** Whoever registers may tell SOF, or nothing could be registered. */
    boolean allows(Party from, Party to) {
      return from == to
          || consent == Consent.GIVEN
          || consent == Consent.IN_POOL && from == AMF && to == SOF;
    }

    /** The words of this case in an answer. */
    Set<String> wordsIn(String answer) {
      return WORD.matcher(answer)
          .results()
          .map(MatchResult::group)
          .filter(typed::containsKey)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static final Pattern WORD = Pattern.compile("zv[a-z]\\d{3}k");

  private final Chain chain;
  private final JdbcTemplate superuser =
      new JdbcTemplate(SharedDatabase.postgres().getDatabase("postgres", "kedjan"));

  PlayedCases(Chain chain) {
    this.chain = chain;
  }

  Played play(Consent consent) {
    var words = new Words((char) ('a' + consent.ordinal()));
    var caseId =
        chain.start(
            consent == Consent.IN_POOL ? "amf1" : "sof1",
            "referral-chain",
            words.fill(
                consent == Consent.IN_POOL ? AMF : SOF,
                "register-interest",
                Map.of(
                    "source",
                    consent == Consent.IN_POOL ? "amf" : "sof",
                    "sofContact",
                    "yes",
                    "parallelTreatment",
                    "yes")));
    if (consent != Consent.IN_POOL) {
      play(caseId, words, consent == Consent.NONE ? "no" : "yes");
    }
    if (consent == Consent.WITHDRAWN) {
      withdraw(caseId);
    }
    var tasks =
        chain.openSteps(caseId).stream()
            .map(step -> chain.openStep(caseId, step))
            .collect(Collectors.toMap(step -> step.party(), step -> step.taskId()));
    return new Played(caseId, consent, tasks, Map.copyOf(words.typed));
  }

  private void play(CaseId caseId, Words words, String consents) {
    var today = chain.clock().today().toString();
    var step = new Steps(caseId, words);
    step.of(
        SOF,
        "Task_ReceiveCase",
        Map.of(
            "reception", "accepted", "responsibleCaseworker", "sof2", "deputyCaseworker", "sof3"));
    step.of(SOF, "Task_ObtainConsent", consent(consents));
    if (consents.equals("yes")) {
      step.of(AMF, "Task_AppointGuide", Map.of("guide", "amf2", "deputyGuide", "amf3"));
    }
    step.of(SOF, "Task_BookStudyVisit", Map.of());
    step.of(
        CORNER, "Task_ConfirmStudyVisit", Map.of("visitConfirmed", "yes", "supervisor", "corner1"));
    // No form names a deputy at Corner yet.
    superuser.update(
        "update kedjan.case_staff set deputy_id = 'corner2' where case_id = ? and party = 'CORNER'",
        caseId.number());
    step.of(SOF, "Task_CarryOutStudyVisit", Map.of("visitOutcome", "wants"));
    step.of(SOF, "Task_RequestPlace", Map.of());
    step.of(CORNER, "Task_ReservePlace", Map.of("placement", "reserved", "placeFrom", today));
    step.of(CORNER, "Task_CarryOutTrial", Map.of("trialOutcome", "continues"));
    step.of(SOF, "Task_CommentOnEnrolment", Map.of());
    step.of(CORNER, "Task_DecideEnrolment", Map.of("enrolled", "yes", "supervisor", "corner1"));
    step.of(CORNER, "Task_EnrolParticipant", Map.of());
    step.of(SOF, "Task_CarryOutSelfAssessment", Map.of("assessmentDone", "declined"));
    step.of(SOF, "Task_DrawUpRehabilitationPlan", Map.of());
    if (consents.equals("yes")) {
      step.of(AMF, "Task_ConfirmGuide", Map.of());
    }
  }

  private Map<String, Object> consent(String others) {
    var said = new HashMap<String, Object>();
    said.put("consentToCorner", "yes");
    for (var direction :
        List.of("consentToAmf", "cornerToSof", "cornerToAmf", "amfToSof", "amfToCorner")) {
      said.put(direction, others);
    }
    said.put("consentUntil", chain.clock().today().plusYears(2).toString());
    return said;
  }

  private void withdraw(CaseId caseId) {
    superuser.update(
        """
        insert into kedjan.consent (case_id, from_party, to_party, given, valid_from, taken_by, taken_by_party)
        select distinct case_id, from_party, to_party, false, valid_from, taken_by, taken_by_party
        from kedjan.consent where case_id = ?
        """,
        caseId.number());
  }

  private class Steps {

    private final CaseId caseId;
    private final Words words;

    Steps(CaseId caseId, Words words) {
      this.caseId = caseId;
      this.words = words;
    }

    void of(Party party, String element, Map<String, ?> said) {
      var open = chain.openStep(caseId, element);
      var who = open.assignee() != null ? open.assignee() : Staff.someoneOf(open.candidate());
      var form =
          element
              .replaceFirst("^Task_", "")
              .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
              .toLowerCase(Locale.ROOT);
      chain.completeAs(who, caseId, element, words.fill(party, form, said));
    }
  }

  private class Words extends Filling {

    private final char letter;
    private final Map<String, Typed> typed = new HashMap<>();
    private Party party = SOF;

    Words(char letter) {
      this.letter = letter;
    }

    Map<String, Object> fill(Party by, String form, Map<String, ?> said) {
      party = by;
      return fill(form, said, chain.clock().today().toString());
    }

    @Override
    protected String text(Field field) {
      if (field.pattern() != null) {
        return field.pattern().startsWith("^[0-9+") ? "070-000 00 00" : super.text(field);
      }
      var word = "zv%c%03dk".formatted(letter, typed.size());
      typed.put(word, new Typed(party, field.form(), field.key()));
      return word;
    }
  }
}
