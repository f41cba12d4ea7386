package se.kedjan.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseBlocks;
import se.kedjan.access.CaseBlocks.Reason;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;
import se.kedjan.access.ReadLog;
import se.kedjan.access.StaffId;
import se.kedjan.chain.ChangingHands;
import se.kedjan.chain.ProcessVariable;
import se.kedjan.chain.Refusal;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.StepForm;
import se.kedjan.forms.Submission;
import se.kedjan.responsibility.Accountability;

/** Step 2: SOF takes the case and names who is responsible, or refuses with a reason. */
@Component
class ReceiveCase implements StepForm {

  private static final String NO_EARLIER = "Inga kända.";

  private static final String BLOCKED = "blockedStaff";

  private final CaseFileRepository caseFiles;
  private final CaseFiles door;
  private final JdbcClient jdbc;
  private final ParticipantIdentities identities;
  private final CaseAccess access;
  private final CaseBlocks blocks;
  private final ChangingHands changingHands;
  private final CurrentActor currentActor;
  private final ApplicationEventPublisher events;
  private final Accountability accountability;
  private final ReadLog readLog;
  private final Clock clock;

  ReceiveCase(
      CaseFileRepository caseFiles,
      CaseFiles door,
      JdbcClient jdbc,
      ParticipantIdentities identities,
      CaseAccess access,
      CaseBlocks blocks,
      ChangingHands changingHands,
      CurrentActor currentActor,
      ApplicationEventPublisher events,
      Accountability accountability,
      ReadLog readLog,
      Clock clock) {
    this.caseFiles = caseFiles;
    this.door = door;
    this.jdbc = jdbc;
    this.identities = identities;
    this.access = access;
    this.blocks = blocks;
    this.changingHands = changingHands;
    this.currentActor = currentActor;
    this.events = events;
    this.accountability = accountability;
    this.readLog = readLog;
    this.clock = clock;
  }

  @Override
  public Category category() {
    return Category.CONTACT;
  }

  @Override
  public Map<String, ?> prefill(CaseId caseId) {
    return Map.of(
        "interestText",
        interest(caseId),
        "identityText",
        identities.shown(caseId),
        "earlierText",
        earlierCases(caseId));
  }

  @Override
  public Map<ProcessVariable, ?> submit(Submission s) {
    var number = ParticipantIdentities.typed(s);
    number.ifPresent(n -> identities.keep(s.caseId(), n));
    keepAway(s);
    if (number.isPresent() || !s.choices(BLOCKED).isEmpty()) {
      changingHands.takeFromThoseKept(s.caseId(), s.taskId());
    }
    if (access.isKeptFrom(s.staff(), s.caseId())
        && !s.choices(BLOCKED).contains(s.staff().value())) {
      throw Refusal.forbidden(
          "Du kan inte ta emot det här ärendet. Lämna tillbaka uppgiften så att någon annan tar"
              + " den.");
    }
    var decision = s.word("reception");
    jdbc.sql("insert into kedjan.reception (case_id, decision, reason, on_day) values (?, ?, ?, ?)")
        .params(s.caseId().number(), decision, s.text("receptionReason"), LocalDate.now(clock))
        .update();
    var caseFile = caseFiles.findByNumber(s.caseId().number());
    // A case that was opened again is SOF's already, whoever registered it.
    var offered = accountability.isOffered(s.caseId());
    switch (decision) {
      case "accepted" -> {
        receive(s, caseFile, true);
        if (offered) {
          accountability.accept(s.caseId());
        }
      }
      // Without a contact at SOF the case stays with the party that registered it.
      case "noSofContact" -> {
        receive(s, caseFile, false);
        refuseIf(offered, s.caseId());
      }
      default -> {
        // The refusal is documented in Lifecare too.
        caseFile.refer(s.text("lifecareReference"));
        caseFiles.save(caseFile);
        refuseIf(offered, s.caseId());
      }
    }
    return Map.of();
  }

  private void keepAway(Submission s) {
    for (var staff : s.choices(BLOCKED)) {
      if (blocks.block(s.caseId(), new StaffId(staff), Reason.ofWord(s.word("blockReason")))) {
        events.publishEvent(new StaffBlocked(s.caseId(), staff));
      }
    }
  }

  private void receive(Submission s, CaseFile caseFile, boolean withSofContact) {
    caseFile.receive(withSofContact, s.text("lifecareReference"));
    caseFiles.save(caseFile);
    var responsible = s.staff("responsibleCaseworker");
    if (responsible == null) {
      throw new IllegalStateException("The form requires a responsible caseworker");
    }
    door.name(s.caseId(), Party.SOF, responsible, Optional.ofNullable(s.staff("deputyCaseworker")));
  }

  private void refuseIf(boolean offered, CaseId caseId) {
    if (offered) {
      accountability.refuse(caseId);
    }
  }

  private String interest(CaseId caseId) {
    var registeredBy = caseFiles.findByNumber(caseId.number()).registeredByParty();
    if (!access.mayRead(Party.SOF, caseId, registeredBy, Category.CONTACT)) {
      return "Uppgifterna visas inte: samtycke saknas.";
    }
    return jdbc.sql(
            """
            select r.*, kedjan.is_protected(r.case_id) as protected, f.registered_by_party, f.registered_on, s.name as registered_by_name,
              (select string_agg(purpose, ',' order by purpose) from kedjan.referral_purpose p where p.case_id = r.case_id) as purposes
            from kedjan.referral r
            join kedjan.case_file f on f.number = r.case_id
            left join kedjan.staff s on s.id = f.registered_by
            where r.case_id = ?
            """)
        .param(caseId.number())
        .query(
            (row, n) -> {
              var text = new StringBuilder();
              text.append(
                  "- Registrerat %s av %s (%s)\n"
                      .formatted(
                          row.getDate("registered_on").toLocalDate(),
                          Markdown.escape(String.valueOf(row.getString("registered_by_name"))),
                          Party.valueOf(row.getString("registered_by_party")).laneName()));
              var isProtected = row.getBoolean("protected");
              var ofWellbeing = access.mayRead(Party.SOF, caseId, registeredBy, Category.WELLBEING);
              if (ofWellbeing) {
                text.append("- Syfte: %s\n".formatted(purposes(row.getString("purposes"))));
              }
              var takesPart =
                  access.mayRead(Party.SOF, caseId, registeredBy, Category.PARTICIPATION);
              if (takesPart) {
                text.append(
                    "- Kontakt på SOF: %s\n"
                        .formatted(
                            switch (row.getString("sof_contact")) {
                              case "yes" -> "ja";
                              case "otherContact" -> "annan kontakt";
                              default -> "saknas";
                            }));
              }
              if (!isProtected) {
                append(text, "Kontaktens namn", row.getString("sof_contact_name"));
              }
              if (ofWellbeing && row.getObject("parallel_treatment") != null) {
                append(
                    text,
                    "Pågående behandling",
                    row.getBoolean("parallel_treatment") ? "ja" : "nej");
              }
              if (!isProtected && takesPart) {
                append(text, "Resor", row.getString("travel_needs"));
              }
              if (!isProtected && ofWellbeing) {
                append(text, "Noterat", row.getString("note"));
              }
              return text.toString();
            })
        .single();
  }

  /**
   * Of cases that SOF knows: the numbers of those that the reader reaches, each a reading of that
   * case. Of the others only that they are there, and of a protected one not that.
   */
  private String earlierCases(CaseId caseId) {
    var all = identities.earlierCasesAtSof(caseId);
    if (all.isEmpty()) {
      return NO_EARLIER;
    }
    var me = currentActor.get();
    var kept = access.casesKeptFrom(new StaffId(me.staffId()));
    var shielded = access.protectedCases();
    var known = all.stream().filter(other -> !kept.contains(other)).toList();
    var reached = access.reaching(me, known);
    var theirs = known.stream().filter(reached::contains).toList();
    readLog.read(theirs, "case-number", "task");
    var others =
        known.stream()
            .filter(other -> !theirs.contains(other) && !shielded.contains(other))
            .count();
    var text = theirs.stream().map(CaseId::number).collect(Collectors.joining(", "));
    if (others > 0) {
      text +=
          (text.isEmpty() ? "" : ". ")
              + (others == 1
                  ? "Det finns ett tidigare ärende hos SOF."
                  : "Det finns %d tidigare ärenden hos SOF.".formatted(others));
    }
    return text.isEmpty() ? NO_EARLIER : text;
  }

  private static String purposes(String words) {
    return Arrays.stream(words.split(",")).map(Purpose::swedish).collect(Collectors.joining(", "));
  }

  private static void append(StringBuilder text, String label, String value) {
    if (value != null) {
      text.append("- %s: %s\n".formatted(label, Markdown.escape(value)));
    }
  }
}
