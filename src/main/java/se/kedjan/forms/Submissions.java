package se.kedjan.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseId;
import se.kedjan.access.Category;

/** What was submitted, as it was submitted. */
@Repository
class Submissions {

  private final JdbcClient jdbc;
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  Submissions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param caseId absent for what is about no case
   */
  void keep(
      String formId,
      String formVersion,
      @Nullable String taskId,
      String step,
      Actor actor,
      Instant at,
      @Nullable CaseId caseId,
      Category category,
      Map<String, ?> payload) {
    var party = actor.party();
    jdbc.sql(
            """
            insert into kedjan.submission (case_id, form_id, form_version, task_id, step, staff_id, at, payload, party, category)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId == null ? null : caseId.number(),
            formId,
            formVersion,
            taskId,
            step,
            actor.staffId(),
            Timestamp.from(at),
            write(payload),
            party == null ? null : party.name(),
            category.name())
        .update();
  }

  private String write(Map<String, ?> values) {
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A submission cannot be written", e);
    }
  }
}
