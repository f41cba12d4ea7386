package se.kedjan.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;
import se.kedjan.access.StaffId;

/** Mails that are written and wait, or have gone. */
@Repository
class Outbox {

  private final JdbcClient jdbc;
  private final MailServer server;
  private final Clock clock;

  Outbox(JdbcClient jdbc, MailServer server, Clock clock) {
    this.jdbc = jdbc;
    this.server = server;
    this.clock = clock;
  }

  enum Kind {
    DIGEST,
    ALERT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** In the order of the mail. */
  enum Section {
    ALERT,
    ESCALATED,
    LATE,
    SOON,
    NEW;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param stepName of a step that is about no case, and only then
   */
  record Line(
      Section section,
      @Nullable CaseId caseId,
      @Nullable String taskId,
      @Nullable String stepName) {

    String words() {
      return caseId == null ? String.valueOf(stepName) : "Ärende " + caseId.number();
    }

    String path() {
      return taskId != null
          ? "/camunda/app/tasklist/default/#/?task=" + taskId
          : "/camunda/kedjan/case?number=" + caseId;
    }
  }

  record Mail(long id, StaffId staff, Kind kind, String messageId) {}

  /** True for the first who asks on that day; whoever asks meanwhile waits for the answer. */
  boolean begin(LocalDate day) {
    return jdbc.sql("insert into kedjan.digest_day (day, at) values (?, ?) on conflict do nothing")
            .params(day, Timestamp.from(clock.instant()))
            .update()
        > 0;
  }

  Optional<Instant> lastBefore(LocalDate day) {
    return jdbc.sql("select max(at) from kedjan.digest_day where day < ?")
        .param(day)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** Returns the number of the mail; empty where the same has been written already. */
  OptionalLong write(StaffId staff, Kind kind, String about, List<Line> lines) {
    var id =
        jdbc.sql(
                """
                insert into kedjan.mail (staff_id, kind, about, message_id, written_at)
                values (?, ?, ?, ?, ?) on conflict (staff_id, kind, about) do nothing returning id
                """)
            .params(
                staff.value(),
                kind.word(),
                about,
                "<%s.%s.%s@%s>".formatted(kind.word(), about, staff.value(), server.domain()),
                Timestamp.from(clock.instant()))
            .query(Long.class)
            .optional();
    if (id.isEmpty()) {
      return OptionalLong.empty();
    }
    for (var line : lines) {
      jdbc.sql(
              "insert into kedjan.mail_line (mail_id, section, case_id, task_id, step_name) values (?, ?, ?, ?, ?)")
          .param(1, id.get())
          .param(2, line.section().word())
          .param(3, line.caseId() == null ? null : line.caseId().number())
          .param(4, line.taskId())
          .param(5, line.stepName())
          .update();
    }
    return OptionalLong.of(id.get());
  }

  /** Counted although the try may fail and be rolled back. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void tried(long id) {
    jdbc.sql("update kedjan.mail set attempts = attempts + 1 where id = ? and status = 'waiting'")
        .param(id)
        .update();
  }

  /** To be sent by this transaction and no other; empty where it has gone or is given up. */
  Optional<Mail> take(long id) {
    return jdbc.sql(
            "select id, staff_id, kind, message_id from kedjan.mail where id = ? and status = 'waiting' for update")
        .param(id)
        .query(
            (row, n) ->
                new Mail(
                    row.getLong(1),
                    new StaffId(row.getString(2)),
                    Kind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                    row.getString(4)))
        .optional();
  }

  /**
   * Of the mail's lines those that still hold: the step is open and not somebody else's, the
   * participant lives, the reader is not kept from the case.
   */
  List<Line> lines(Mail mail) {
    return jdbc.sql(
            """
            select l.* from kedjan.mail_line l
            where l.mail_id = :mail
              and (l.task_id is null or exists (
                select 1 from kedjan.open_step o where o.task_id = l.task_id
                  and (o.assignee is null or o.assignee = :staff or kedjan.stands_in(:staff, o.task_id))))
              and not exists (select 1 from kedjan.silent_case s where s.case_id = l.case_id)
              and (l.case_id is null or not kedjan.kept_from(:staff, l.case_id))
            order by l.case_id nulls last, l.id
            """)
        .param("mail", mail.id())
        .param("staff", mail.staff().value())
        .query(
            (row, n) -> {
              var caseId = row.getString("case_id");
              return new Line(
                  Section.valueOf(row.getString("section").toUpperCase(Locale.ROOT)),
                  caseId == null ? null : new CaseId(caseId),
                  row.getString("task_id"),
                  row.getString("step_name"));
            })
        .list();
  }

  void sent(Mail mail) {
    settle(mail, "sent");
  }

  /** Nobody is there to read it, or there is nothing left to say. */
  void dropped(Mail mail) {
    settle(mail, "dropped");
  }

  private void settle(Mail mail, String status) {
    jdbc.sql("update kedjan.mail set status = ?, settled_at = ? where id = ?")
        .params(status, Timestamp.from(clock.instant()), mail.id())
        .update();
  }

  void forgetSettledBefore(Duration kept) {
    jdbc.sql("delete from kedjan.mail where settled_at < ?")
        .param(Timestamp.from(clock.instant().minus(kept)))
        .update();
  }

  /** Where whoever works here today gets mail; leavers have no address any more. */
  Optional<String> address(StaffId staff) {
    return jdbc.sql(
            """
            select s.email from kedjan.staff s where s.id = :staff and s.email is not null and exists (
              select 1 from kedjan.staff_membership m
              where m.staff_id = s.id and m.valid_from <= :today and (m.valid_to is null or m.valid_to >= :today))
            """)
        .param("staff", staff.value())
        .param("today", LocalDate.now(clock))
        .query(String.class)
        .optional();
  }
}
