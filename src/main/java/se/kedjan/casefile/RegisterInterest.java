package se.kedjan.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.access.ProtectedIdentities;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.StartForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Accountability;

/** Step 1: whoever meets the person first registers the interest and answers for the case. */
@Component
class RegisterInterest implements StartForm {

  /** The one activity there is so far; others come as data. */
  private static final String ACTIVITY = "corner";

  private final CaseFileRepository caseFiles;
  private final JdbcClient jdbc;
  private final Documentation documentation;
  private final ParticipantIdentities identities;
  private final ProtectedIdentities protectedIdentities;
  private final Accountability accountability;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RegisterInterest(
      CaseFileRepository caseFiles,
      JdbcClient jdbc,
      Documentation documentation,
      ParticipantIdentities identities,
      ProtectedIdentities protectedIdentities,
      Accountability accountability,
      ApplicationEventPublisher events,
      Clock clock) {
    this.caseFiles = caseFiles;
    this.jdbc = jdbc;
    this.documentation = documentation;
    this.identities = identities;
    this.protectedIdentities = protectedIdentities;
    this.accountability = accountability;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Started submit(Submission s) {
    var party = s.actor().party();
    if (party == null || !party.isOfTheChain()) {
      throw Refusal.forbidden("Bara SOF, Corner och AMF registrerar intresse.");
    }
    documentation.require(ACTIVITY, s);
    var number = ParticipantIdentities.typed(s);
    var today = LocalDate.now(clock);
    var caseId = nextNumber(today);
    caseFiles.save(
        new CaseFile(
            caseId.number(),
            ACTIVITY,
            today,
            party,
            s.actor().staffId(),
            !"none".equals(s.word("sofContact"))));
    keepParticipant(caseId, s);
    number.ifPresent(n -> identities.keep(caseId, n));
    keepReferral(caseId, s);
    events.publishEvent(new InterestRegistered(caseId, party));
    protect(caseId, s);
    accountability.begin(caseId, party);
    if (party != Party.SOF) {
      accountability.offer(caseId, Party.SOF);
    }
    return new Started(
        caseId,
        Map.of(
            ProcessVariable.ACTIVITY,
            ACTIVITY,
            ProcessVariable.REENTRY,
            "trial",
            ProcessVariable.ENROLLED_BEFORE,
            false));
  }

  private CaseId nextNumber(LocalDate today) {
    var running = jdbc.sql("select nextval('kedjan.case_number')").query(Long.class).single();
    return new CaseId("K-%d-%04d".formatted(today.getYear(), running));
  }

  private void keepParticipant(CaseId caseId, Submission s) {
    jdbc.sql(
            "insert into kedjan.participant (case_id, given_name, family_name, alias, age, sex,"
                + " phone) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            caseId.number(),
            s.text("givenName"),
            s.text("familyName"),
            s.text("givenName") == null ? s.text("alias") : null,
            s.integer("age"),
            s.word("sex"),
            s.text("phone"))
        .update();
  }

  private void protect(CaseId caseId, Submission s) {
    if (s.isYes("protectedIdentity")) {
      protectedIdentities.protect(
          caseId, Alias.checked(s.word("alias"), s.text("givenName"), s.text("familyName")));
      events.publishEvent(
          new ProtectIdentity.ProtectionMoved(caseId, "identity-protected", s.actor().party()));
    }
  }

  private void keepReferral(CaseId caseId, Submission s) {
    jdbc.sql(
            """
            insert into kedjan.referral (case_id, source, sof_contact, sof_contact_name, parallel_treatment, travel_needs, note)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            s.word("source"),
            s.word("sofContact"),
            s.text("sofContactName"),
            s.yes("parallelTreatment"),
            s.text("travelNeeds"),
            s.text("interestNote"))
        .update();
    s.choices("purposes")
        .forEach(
            purpose ->
                jdbc.sql("insert into kedjan.referral_purpose (case_id, purpose) values (?, ?)")
                    .params(caseId.number(), purpose)
                    .update());
  }
}
