package se.kedjan.responsibility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.Actor;
import se.kedjan.access.CaseId;
import se.kedjan.access.CurrentActor;
import se.kedjan.access.Party;

/** Writes one sealed row per act, in the transaction of the act. */
@Component
class ResponsibilityLog {

  /** The chain of acts that belong to no case. */
  static final String NO_CASE = "system";

  private static final String OF_CASE =
      """
      select h.chain, h.length, h.mac from kedjan.log_chain c
      join kedjan.log_head h on h.chain = c.chain where c.case_id = ? for update of h
      """;
  private static final String BY_NAME =
      "select chain, length, mac from kedjan.log_head where chain = ? for update";

  private final JdbcTemplate jdbc;
  private final Seal seal;
  private final CurrentActor currentActor;
  private final Clock clock;
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  ResponsibilityLog(JdbcTemplate jdbc, Seal seal, CurrentActor currentActor, Clock clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.currentActor = currentActor;
    this.clock = clock;
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @Transactional(propagation = Propagation.MANDATORY)
  void on(Act act) {
    var actor = currentActor.get();
    var caseId = act.caseId();
    append(caseId == null ? withoutCase() : of(caseId, actor), act, actor);
  }

  // The head's row is the lock: two acts on one case take their places one after the other.
  private Head of(CaseId caseId, Actor actor) {
    return head(OF_CASE, caseId.number())
        .orElseGet(
            () -> {
              begin(caseId, actor);
              return head(OF_CASE, caseId.number()).orElseThrow();
            });
  }

  private Head withoutCase() {
    return head(BY_NAME, NO_CASE)
        .orElseGet(
            () -> {
              begin(NO_CASE);
              return head(BY_NAME, NO_CASE).orElseThrow();
            });
  }

  private void begin(CaseId caseId, Actor actor) {
    var chain = HexFormat.of().formatHex(seal.salt());
    var begun =
        jdbc.update(
            "insert into kedjan.log_chain (case_id, chain, mac) values (?, ?, ?) on conflict do nothing",
            caseId.number(),
            chain,
            seal.belonging(caseId, chain));
    if (begun > 0) {
      begin(chain);
      append(withoutCase(), new ChainBegun(chain), actor);
    }
  }

  private void begin(String chain) {
    jdbc.update(
        "insert into kedjan.log_head (chain, length, mac, head_mac) values (?, 0, ?, ?) on conflict do nothing",
        chain,
        new byte[0],
        seal.head(chain, 0, new byte[0]));
  }

  private Optional<Head> head(String sql, String key) {
    return jdbc
        .query(sql, (row, n) -> new Head(row.getString(1), row.getLong(2), row.getBytes(3)), key)
        .stream()
        .findFirst();
  }

  private void append(Head head, Act act, Actor actor) {
    var chain = head.chain();
    byte @Nullable [] salt = null;
    byte @Nullable [] payloadHash = null;
    String payload = null;
    if (!act.payload().isEmpty()) {
      payload = write(act);
      salt = seal.salt();
      payloadHash = seal.payload(salt, payload);
    }
    var row =
        new LogRow(
            chain,
            head.length() + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            actor.staffId(),
            name(actor.party()),
            actor.unit(),
            name(act.onBehalfOf()),
            act.kind(),
            act.step(),
            act.taskId(),
            act.detail(),
            payloadHash,
            head.mac());
    var mac = seal.row(row);
    var id = insert(row, mac);
    if (payload != null) {
      jdbc.update(
          "insert into kedjan.log_payload (log_id, salt, payload) values (?, ?, ?)",
          id,
          salt,
          payload);
    }
    jdbc.update(
        "update kedjan.log_head set length = ?, mac = ?, head_mac = ? where chain = ?",
        row.seq(),
        mac,
        seal.head(chain, row.seq(), mac),
        chain);
  }

  private Long insert(LogRow row, byte[] mac) {
    return jdbc.queryForObject(
        """
        insert into kedjan.responsibility_log
          (chain, seq, at, actor, party, unit, on_behalf_of, act, step, task_id, detail, payload_hash, previous_mac, mac)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
        """,
        Long.class,
        row.chain(),
        row.seq(),
        Timestamp.from(row.at()),
        row.actor(),
        row.party(),
        row.unit(),
        row.onBehalfOf(),
        row.act(),
        row.step(),
        row.taskId(),
        row.detail(),
        row.payloadHash(),
        row.previousMac(),
        mac);
  }

  private String write(Act act) {
    try {
      return json.writeValueAsString(act.payload());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The payload of " + act.kind() + " cannot be written", e);
    }
  }

  private static @Nullable String name(@Nullable Party party) {
    return party == null ? null : party.name();
  }

  private record Head(String chain, long length, byte[] mac) {}

  /** Said in the chain that belongs to no case, so that a whole chain cannot go unnoticed. */
  record ChainBegun(String detail) implements Act {

    static final String KIND = "chain-begun";

    @Override
    public @Nullable CaseId caseId() {
      return null;
    }

    @Override
    public String kind() {
      return KIND;
    }
  }
}
