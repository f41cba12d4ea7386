package se.kedjan.selfassessment;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;

@Repository
class SelfAssessments {

  private final JdbcClient jdbc;
  private final Clock clock;

  SelfAssessments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What an assessment is held against, what is held against it, and how it ended. */
  enum Kind {
    BASELINE,
    REPEAT,
    END
  }

  void add(CaseId caseId, Kind kind, SelfAssessment assessment) {
    jdbc.sql(
            """
            insert into kedjan.self_assessment
              (case_id, kind, on_day, done, declined_reason, motivation, self_esteem, physical_health,
               mental_health, loneliness, housing, economy, network, sober_days, sober_hours_per_week)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.number(),
            kind.name(),
            LocalDate.now(clock),
            assessment.done(),
            assessment.declinedReason(),
            assessment.motivation(),
            assessment.selfEsteem(),
            assessment.physicalHealth(),
            assessment.mentalHealth(),
            assessment.loneliness(),
            assessment.housing(),
            assessment.economy(),
            assessment.network(),
            assessment.soberDays(),
            assessment.soberHoursPerWeek())
        .update();
  }
}
