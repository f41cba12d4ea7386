package se.kedjan.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;
import se.kedjan.chain.EscalationProcess;
import se.kedjan.notification.Outbox.Line;
import se.kedjan.notification.Outbox.Section;

/**
 * What stands in each person's lists, of those who work here today and have an address: steps of
 * one's own, those one is deputy in, and those in the pool of one's group. The same condition as
 * that of the task lists ({@code task-access.xml}).
 */
@Component
class MyLists {

  private final JdbcClient jdbc;
  private final Clock clock;

  MyLists(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param since what came into a list at this moment or later is new
   * @return nobody without a line
   */
  Map<StaffId, List<Line>> since(Instant since) {
    var lists = new LinkedHashMap<StaffId, List<Line>>();
    jdbc.sql(
            """
            with reader as (
              select s.id, u.party, array(select kedjan.cases_kept_from(s.id)) as kept
              from kedjan.staff s
              join kedjan.staff_membership m on m.staff_id = s.id
                and m.valid_from <= :today and (m.valid_to is null or m.valid_to >= :today)
              join kedjan.unit u on u.id = m.unit_id
              where s.email is not null),
            mine as (
              select r.id, o.task_id from reader r
              join kedjan.open_step o on o.assignee = r.id
              union
              select r.id, d.task_id_ from reader r
              join motor.act_ru_identitylink d on d.user_id_ = r.id and d.type_ = 'candidate'
              union
              select r.id, o.task_id from reader r
              join motor.act_id_membership g on g.user_id_ = r.id
              join kedjan.open_step o on o.candidate = g.group_id_ and o.assignee is null)
            select r.id as staff, o.task_id, o.case_id, o.step_name,
              case when o.process = :escalation then 'escalated'
                when o.due_at < :now then 'late'
                when o.remind_on <= :today then 'soon'
                else 'new' end as section
            from reader r
            join mine on mine.id = r.id
            join kedjan.open_step o on o.task_id = mine.task_id and o.party = r.party
            where (o.process = :escalation or o.due_at < :now or o.remind_on <= :today or o.listed_at >= :since)
              and not exists (select 1 from kedjan.silent_case q where q.case_id = o.case_id)
              and (o.case_id is null or o.case_id <> all (r.kept))
            order by r.id, o.case_id nulls last, o.since, o.task_id
            """)
        .param("escalation", EscalationProcess.KEY)
        .param("now", Timestamp.from(clock.instant()))
        .param("today", LocalDate.now(clock))
        .param("since", Timestamp.from(since))
        .query(
            row -> {
              var caseId = row.getString("case_id");
              lists
                  .computeIfAbsent(new StaffId(row.getString("staff")), staff -> new ArrayList<>())
                  .add(
                      new Line(
                          Section.valueOf(row.getString("section").toUpperCase(Locale.ROOT)),
                          caseId == null ? null : new CaseId(caseId),
                          row.getString("task_id"),
                          caseId == null ? row.getString("step_name") : null));
            });
    return lists;
  }
}
