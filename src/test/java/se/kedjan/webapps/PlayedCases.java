package se.kedjan.webapps;

import static java.util.Map.entry;
import static se.kedjan.access.Party.AMF;
import static se.kedjan.access.Party.CORNER;
import static se.kedjan.access.Party.SOF;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
          entry("boende1", Role.KEEPER),
          entry("sofhead1", Role.HEAD),
          entry("corner1", Role.NAMED),
          entry("corner2", Role.DEPUTY),
          entry("corner9", Role.OTHER),
          entry("corner8", Role.KEEPER),
          entry("cornerhead1", Role.HEAD),
          entry("amf2", Role.NAMED),
          entry("amf3", Role.DEPUTY),
          entry("amf1", Role.OTHER),
          entry("amf9", Role.KEEPER),
          entry("amfhead1", Role.HEAD),
          entry("process1", Role.OWNER),
          entry("styr1", Role.STEERING),
          entry("logg1", Role.LOGREVIEW),
          entry("drift1", Role.OPERATIONS),
          entry("regi1", Role.REGISTRAR),
          entry("reserv1", Role.BREAKGLASS));

  enum Consent {
    GIVEN,
    /** From everybody to everybody, but about contacts and participation only. */
    SOME,
    /** But that SOF tells Corner, or there would be no chain. */
    NONE,
    WITHDRAWN,
    /** All is given, and then the identity protected. */
    PROTECTED,
    /** Nothing asked yet: the first step waits in SOF's pool. */
    IN_POOL
  }

  private static final List<String> DIRECTIONS =
      List.of("sofCorner", "sofAmf", "cornerSof", "cornerAmf", "amfSof", "amfCorner");

  private enum Kind {
    /** Who the person is, and that they take part. */
    CONTACT_OR_PARTICIPATION,
    /** How they are, what is planned, where they go: everything else that consent may open. */
    OTHER,
    /** Nobody's but the party's that typed it. */
    OWN
  }

  /**
   * Every field that is written freely in these cases, judged by hand: not by what the form says.
   */
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry("register-interest.givenName", Kind.CONTACT_OR_PARTICIPATION),
          entry("register-interest.familyName", Kind.CONTACT_OR_PARTICIPATION),
          entry("register-interest.sofContactName", Kind.CONTACT_OR_PARTICIPATION),
          entry("register-interest.travelNeeds", Kind.CONTACT_OR_PARTICIPATION),
          entry("register-interest.interestNote", Kind.OTHER),
          entry("register-interest.alias", Kind.CONTACT_OR_PARTICIPATION),
          entry("receive-case.receptionReason", Kind.OWN),
          entry("receive-case.lifecareReference", Kind.OWN),
          entry("book-study-visit.visitNeeds", Kind.CONTACT_OR_PARTICIPATION),
          entry("confirm-study-visit.hostNote", Kind.CONTACT_OR_PARTICIPATION),
          entry("carry-out-study-visit.visitNote", Kind.CONTACT_OR_PARTICIPATION),
          entry("request-place.placeNeeds", Kind.CONTACT_OR_PARTICIPATION),
          entry("reserve-place.queueReason", Kind.CONTACT_OR_PARTICIPATION),
          entry("reserve-place.skipReason", Kind.OWN),
          entry("carry-out-trial.trialNote", Kind.CONTACT_OR_PARTICIPATION),
          entry("comment-on-enrolment.comment", Kind.CONTACT_OR_PARTICIPATION),
          entry("decide-enrolment.decisionReason", Kind.OWN),
          entry("enrol-participant.tasks", Kind.OTHER),
          entry("enrol-participant.goals", Kind.OTHER),
          entry("carry-out-self-assessment.declinedReason", Kind.OTHER),
          entry("draw-up-rehabilitation-plan.rehabilitationGoals", Kind.OTHER),
          entry("draw-up-rehabilitation-plan.supportMeasures", Kind.OTHER),
          entry("draw-up-rehabilitation-plan.lifecareReference", Kind.OWN),
          entry("confirm-guide.guideNote", Kind.OTHER),
          entry("call-meeting.meetingPurpose", Kind.CONTACT_OR_PARTICIPATION));

  /** What a word gives away. */
  record Typed(Party party, String form, String field) {

    Kind kind() {
      return Objects.requireNonNull(KINDS.get(form + "." + field), () -> "Not judged: " + this);
    }
  }

  /**
   * @param tasks a step of each party that has one
   * @param beside steps of a process beside the chain
   * @param held steps that wait for what SOF decides after a withdrawal, for nobody to see
   */
  record Played(
      CaseId caseId,
      Consent consent,
      Map<Party, String> tasks,
      List<Beside> beside,
      List<String> held,
      Map<String, Typed> typed) {

    boolean takesPart(@Nullable Party party) {
      return switch (consent) {
        case GIVEN, SOME, WITHDRAWN, PROTECTED -> party != null && party.isOfTheChain();
        case NONE -> party == SOF || party == CORNER;
        // AMF has registered it.
        case IN_POOL -> party == SOF || party == AMF;
      };
    }

    /** Whoever registers may tell SOF, or nothing could be registered. */
    boolean allows(Typed typed, Party to) {
      return typed.party() == to
          || typed.kind() != Kind.OWN
              && switch (consent) {
                case GIVEN -> true;
                case SOME -> typed.kind() == Kind.CONTACT_OR_PARTICIPATION;
                case NONE -> typed.party() == SOF && to == CORNER;
                // Whatever is written freely may tell who it is.
                case WITHDRAWN, PROTECTED -> false;
                case IN_POOL -> typed.party() == AMF && to == SOF;
              };
    }

    Role role(String staffId) {
      var role = STAFF.get(staffId);
      if (consent == Consent.PROTECTED && role == Role.HEAD) {
        return Role.OTHER;
      }
      return consent == Consent.IN_POOL && Set.of(Role.NAMED, Role.DEPUTY).contains(role)
          ? Role.OTHER
          : role;
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

  record Beside(Party party, String taskId) {}

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
      play(caseId, words, consent);
    }
    if (consent == Consent.WITHDRAWN) {
      DIRECTIONS.forEach(direction -> withdraw(caseId, direction));
    }
    if (consent == Consent.PROTECTED) {
      chain.start(
          "sof2",
          "protect-identity",
          Map.of("caseNumber", caseId.number(), "protection", "yes", "alias", "Grön 3"));
    }
    var open = chain.openSteps(caseId).stream().map(step -> chain.openStep(caseId, step)).toList();
    var tasks =
        open.stream()
            .filter(step -> !isBeside(step.step()))
            .collect(
                Collectors.toMap(step -> step.party(), step -> step.taskId(), (one, other) -> one));
    var beside =
        open.stream()
            .filter(step -> isBeside(step.step()))
            .map(step -> new Beside(step.party(), step.taskId()))
            .toList();
    var held =
        superuser.queryForList(
            """
            select t.id_ from motor.act_ru_task t join motor.act_ru_execution e on e.id_ = t.proc_inst_id_
            where e.business_key_ = ?
            """,
            String.class,
            caseId.number());
    held.removeAll(open.stream().map(step -> step.taskId()).toList());
    return new Played(caseId, consent, tasks, beside, List.copyOf(held), Map.copyOf(words.typed));
  }

  private static boolean isBeside(String element) {
    return element.startsWith("Task_ConfirmMeeting");
  }

  private void play(CaseId caseId, Words words, Consent consent) {
    var step = new Steps(caseId, words);
    var others = consent == Consent.NONE ? "no" : "yes";
    step.of(
        SOF,
        "Task_ReceiveCase",
        Map.of(
            "reception", "accepted", "responsibleCaseworker", "sof2", "deputyCaseworker", "sof3"));
    step.of(
        SOF,
        "Task_ObtainConsent",
        consent(consent, "consentToCorner", "toCornerCategories", "yes"),
        consent(consent, "consentToAmf", "toAmfCategories", others));
    if (others.equals("yes")) {
      step.of(AMF, "Task_AppointGuide", Map.of("guide", "amf2", "deputyGuide", "amf3"));
    }
    step.of(SOF, "Task_BookStudyVisit");
    step.of(
        CORNER, "Task_ConfirmStudyVisit", Map.of("visitConfirmed", "yes", "supervisor", "corner1"));
    // No form names a deputy at Corner yet.
    superuser.update(
        "update kedjan.case_staff set deputy_id = 'corner2' where case_id = ? and party = 'CORNER'",
        caseId.number());
    step.of(SOF, "Task_CarryOutStudyVisit", Map.of("visitOutcome", "wants"));
    step.of(SOF, "Task_RequestPlace");
    step.of(CORNER, "Task_ReservePlace", Map.of("placement", "reserved", "placeFrom", today()));
    step.of(
        CORNER,
        "Task_ObtainConsentCorner",
        consent(consent, "cornerToSof", "cornerToSofCategories", others),
        consent(consent, "cornerToAmf", "cornerToAmfCategories", others));
    step.of(CORNER, "Task_CarryOutTrial", Map.of("trialOutcome", "continues"));
    step.of(SOF, "Task_CommentOnEnrolment");
    step.of(CORNER, "Task_DecideEnrolment", Map.of("enrolled", "yes", "supervisor", "corner1"));
    step.of(CORNER, "Task_EnrolParticipant");
    step.of(SOF, "Task_CarryOutSelfAssessment", Map.of("assessmentDone", "declined"));
    step.of(SOF, "Task_DrawUpRehabilitationPlan");
    if (others.equals("yes")) {
      step.of(AMF, "Task_ConfirmGuide");
      step.of(
          AMF,
          "Task_ObtainConsentAmf",
          consent(consent, "amfToSof", "amfToSofCategories", "yes"),
          consent(consent, "amfToCorner", "amfToCornerCategories", "yes"));
    }
    chain.start(
        "sof2",
        "multi-party-meeting",
        words.fill(
            SOF,
            "call-meeting",
            Map.of(
                "caseNumber",
                caseId.number(),
                "invited",
                others.equals("yes") ? List.of("corner", "amf") : List.of("corner"))));
  }

  private Map<String, ?> consent(Consent consent, String question, String kinds, String answer) {
    var said = new HashMap<String, Object>();
    said.put(question, answer);
    said.put("consentUntil", chain.clock().today().plusYears(2).toString());
    if (consent == Consent.SOME) {
      said.put(kinds, List.of("contact", "participation"));
    }
    return said;
  }

  private void withdraw(CaseId caseId, String direction) {
    chain.start(
        "sof2",
        "consent-change",
        Map.of(
            "caseNumber",
            caseId.number(),
            "consentChange",
            "withdrawn",
            "consentDirection",
            direction,
            "saidOn",
            today()));
  }

  private String today() {
    return chain.clock().today().toString();
  }

  private class Steps {

    private final CaseId caseId;
    private final Words words;

    Steps(CaseId caseId, Words words) {
      this.caseId = caseId;
      this.words = words;
    }

    @SafeVarargs
    final void of(Party party, String element, Map<String, ?>... answers) {
      var said = new HashMap<String, Object>();
      List.of(answers).forEach(said::putAll);
      var open = chain.openStep(caseId, element);
      var who = open.assignee() != null ? open.assignee() : Staff.someoneOf(open.candidate());
      var form = Filling.formOf(element);
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
      return fill(form, said, today());
    }

    @Override
    protected String text(Field field) {
      if (field.pattern() != null || field.secret()) {
        return field.pattern() != null && field.pattern().startsWith("^[0-9+")
            ? "070-000 00 00"
            : super.text(field);
      }
      var word = "zv%c%03dk".formatted(letter, typed.size());
      typed.put(word, new Typed(party, field.form(), field.key()));
      return word;
    }
  }
}
