package se.kedjan.selfassessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import se.kedjan.access.CaseId;

@Repository
class SelfAssessments {

  private static final Map<String, String> SCALES = new LinkedHashMap<>();

  static {
    SCALES.put("motivation", "Motivation");
    SCALES.put("self_esteem", "Självkänsla");
    SCALES.put("physical_health", "Fysiskt mående");
    SCALES.put("mental_health", "Psykiskt mående");
    SCALES.put("loneliness", "Ensamhet");
    SCALES.put("housing", "Boende");
    SCALES.put("economy", "Ekonomi");
    SCALES.put("network", "Nätverk");
    SCALES.put("sober_days", "Nyktra dagar av de senaste 30");
    SCALES.put("sober_hours_per_week", "Nyktra timmar i veckan");
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  SelfAssessments(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What was answered last, for whoever comes back; empty where nothing was. */
  Optional<String> latestText(CaseId caseId) {
    return jdbc.sql(
            "select * from kedjan.self_assessment where case_id = ? and done order by id desc limit"
                + " 1")
        .param(caseId.number())
        .query(
            (row, n) -> {
              var text = new StringBuilder("- Senast %s\n".formatted(row.getDate("on_day")));
              for (var scale : SCALES.entrySet()) {
                var answer = row.getObject(scale.getKey());
                text.append(
                    "- %s: %s\n"
                        .formatted(scale.getValue(), answer == null ? "inget svar" : answer));
              }
              return text.toString();
            })
        .optional();
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
