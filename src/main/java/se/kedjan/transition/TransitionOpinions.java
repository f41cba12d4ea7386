package se.kedjan.transition;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseAccess;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;
import se.kedjan.access.Party;
import se.kedjan.consent.Consents;
import se.kedjan.forms.Markdown;
import se.kedjan.forms.Submission;

/** What SOF and Corner think, before AMF assesses and before AMF reconciles. */
@Repository
class TransitionOpinions {

  enum Moment {
    READINESS,
    TRANSITION
  }

  private record Opinion(Party party, String opinion, @Nullable String comment) {}

  private final Transitions transitions;
  private final CaseAccess access;
  private final Consents consents;
  private final JdbcClient jdbc;

  TransitionOpinions(
      Transitions transitions, CaseAccess access, Consents consents, JdbcClient jdbc) {
    this.transitions = transitions;
    this.access = access;
    this.consents = consents;
    this.jdbc = jdbc;
  }

  void give(Submission s, Moment moment, Party party, String opinion) {
    jdbc.sql(
            """
            insert into kedjan.transition_opinion
              (transition_id, case_id, moment, party, opinion, comment, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            transitions.underWay(s.caseId()).id(),
            s.caseId().number(),
            moment.name(),
            party.name(),
            opinion,
            s.text("comment"),
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
  }

  /** For AMF, as far as consent covers what each party says to AMF. */
  String textForAmf(CaseId caseId, Moment moment) {
    var latestOfEach = new LinkedHashMap<Party, Opinion>();
    transitions
        .latest(caseId)
        .ifPresent(
            transition ->
                jdbc.sql(
                        """
                        select party, opinion, comment from kedjan.transition_opinion
                        where transition_id = ? and moment = ? order by party desc, id
                        """)
                    .params(transition.id(), moment.name())
                    .query(
                        (row, n) ->
                            new Opinion(
                                Party.valueOf(row.getString("party")),
                                row.getString("opinion"),
                                row.getString("comment")))
                    .list()
                    .forEach(opinion -> latestOfEach.put(opinion.party(), opinion)));
    return latestOfEach.isEmpty()
        ? "Inga synpunkter har lämnats."
        : latestOfEach.values().stream()
            .map(opinion -> line(caseId, opinion))
            .collect(Collectors.joining("\n"));
  }

  private String line(CaseId caseId, Opinion opinion) {
    var party = opinion.party().laneName();
    if (!consents.allows(caseId, opinion.party(), Party.AMF, Category.WORK)) {
      return "- %s: samtycket omfattar inte att synpunkten lämnas till AMF".formatted(party);
    }
    var said = label(opinion.opinion());
    return opinion.comment() == null
            || !access.mayReadText(Party.AMF, caseId, opinion.party(), Category.WORK)
        ? "- %s: %s".formatted(party, said)
        : "- %s: %s – %s".formatted(party, said, Markdown.escape(opinion.comment()));
  }

  private static String label(String opinion) {
    return Words.BACK_TO_CORNER.equals(opinion)
        ? "Bör tillbaka till Corner"
        : Words.swedish(opinion);
  }
}
