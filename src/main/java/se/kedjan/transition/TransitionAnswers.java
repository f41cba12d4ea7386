package se.kedjan.transition;

import java.sql.Timestamp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.forms.Submission;

/** What each party answered about the handover, with its reason for a no. */
@Repository
class TransitionAnswers {

  enum Question {
    OFFERED,
    TAKEN_BY_AMF,
    TAKEN_BACK
  }

  private final JdbcClient jdbc;

  TransitionAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(
      Transition transition,
      Submission s,
      Question question,
      boolean yes,
      @Nullable String reason) {
    jdbc.sql(
            """
            insert into kedjan.transition_answer
              (transition_id, case_id, question, yes, reason, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            transition.id(),
            s.caseId().number(),
            question.name(),
            yes,
            reason,
            Timestamp.from(s.at()),
            s.staff().value())
        .update();
  }

  /** Why SOF last declined to take the case back in this attempt. */
  Optional<String> reasonNotTakenBack(Transition transition) {
    return jdbc.sql(
            """
            select reason from kedjan.transition_answer
            where transition_id = ? and question = 'TAKEN_BACK' and not yes order by id desc limit 1
            """)
        .param(transition.id())
        .query(String.class)
        .optional();
  }
}
