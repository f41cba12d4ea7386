package se.kedjan.responsibility;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.CaseId;

/** Recomputes every chain under the key and says, in Swedish, where it does not hold. */
@Component
public class LogVerification {

  private final JdbcTemplate jdbc;
  private final Seal seal;

  LogVerification(JdbcTemplate jdbc, Seal seal) {
    this.jdbc = jdbc;
    this.seal = seal;
  }

  /**
   * @param rows rows read
   * @param chains chains read
   * @param faults one sentence each, empty where the whole log holds
   */
  public record Report(long rows, int chains, List<String> faults) {
    public boolean holds() {
      return faults.isEmpty();
    }
  }

  /**
   * Reads the whole log once, row by row; memory grows with the number of chains only. In a
   * transaction, since the driver fetches in portions only there, and with one snapshot, so that
   * acts in between are no false alarm.
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public Report verify() {
    var faults = new Faults(casesByChain());
    var ends = new HashMap<String, End>();
    var begun = new TreeSet<String>();
    var rows = new long[1];
    jdbc.query(
        connection -> {
          var statement =
              connection.prepareStatement(
                  """
                  select l.*, p.salt, p.payload from kedjan.responsibility_log l
                  left join kedjan.log_payload p on p.log_id = l.id order by l.chain, l.seq
                  """);
          statement.setFetchSize(1000);
          return statement;
        },
        row -> {
          rows[0]++;
          var logRow =
              new LogRow(
                  row.getString("chain"),
                  row.getLong("seq"),
                  row.getTimestamp("at").toInstant(),
                  row.getString("actor"),
                  row.getString("party"),
                  row.getString("unit"),
                  row.getString("on_behalf_of"),
                  row.getString("act"),
                  row.getString("step"),
                  row.getString("task_id"),
                  row.getString("detail"),
                  row.getBytes("payload_hash"),
                  row.getBytes("previous_mac"));
          if (logRow.act().equals(ResponsibilityLog.ChainBegun.KIND)) {
            begun.add(String.valueOf(logRow.detail()));
          }
          check(logRow, row.getBytes("mac"), ends, faults);
          checkPayload(logRow, row.getBytes("salt"), row.getString("payload"), faults);
        });
    checkHeads(ends, faults);
    checkBegun(begun, ends, faults);
    checkBelonging(faults);
    return new Report(rows[0], ends.size(), List.copyOf(faults.all));
  }

  private void check(LogRow row, byte[] mac, Map<String, End> ends, Faults faults) {
    var before = ends.getOrDefault(row.chain(), new End(0, new byte[0]));
    if (row.seq() != before.seq() + 1) {
      faults.add(row.chain(), "rad %d saknas.".formatted(before.seq() + 1));
    } else if (!MessageDigest.isEqual(row.previousMac(), before.mac())) {
      faults.add(row.chain(), "rad %d hänger inte ihop med den förra.".formatted(row.seq()));
    }
    if (!MessageDigest.isEqual(seal.row(row), mac)) {
      faults.add(row.chain(), "rad %d är ändrad.".formatted(row.seq()));
    }
    ends.put(row.chain(), new End(row.seq(), mac));
  }

  /** A payload may be gone (retention), but not be another one. */
  private void checkPayload(
      LogRow row, byte @Nullable [] salt, @Nullable String payload, Faults faults) {
    if (salt == null || payload == null) {
      return;
    }
    if (row.payloadHash() == null
        || !MessageDigest.isEqual(row.payloadHash(), seal.payload(salt, payload))) {
      faults.add(row.chain(), "underlaget till rad %d är ändrat.".formatted(row.seq()));
    }
  }

  private void checkHeads(Map<String, End> ends, Faults faults) {
    var unanchored = new HashMap<>(ends);
    jdbc.query(
        "select chain, length, mac, head_mac from kedjan.log_head",
        row -> {
          var chain = row.getString("chain");
          var length = row.getLong("length");
          var mac = row.getBytes("mac");
          unanchored.remove(chain);
          if (!MessageDigest.isEqual(row.getBytes("head_mac"), seal.head(chain, length, mac))) {
            faults.add(chain, "ankaret är ändrat.");
            return;
          }
          var end = ends.getOrDefault(chain, new End(0, new byte[0]));
          if (end.seq() != length || !MessageDigest.isEqual(end.mac(), mac)) {
            faults.add(chain, "slutar vid rad %d, ankaret säger %d.".formatted(end.seq(), length));
          }
        });
    unanchored.keySet().forEach(chain -> faults.add(chain, "ankaret saknas."));
  }

  /** A chain that is gone with its anchor is missed where it was said to begin. */
  private static void checkBegun(Set<String> begun, Map<String, End> ends, Faults faults) {
    var missing = new TreeSet<>(begun);
    missing.removeAll(ends.keySet());
    missing.forEach(chain -> faults.add(chain, "är borta."));
    var unannounced = new TreeSet<>(ends.keySet());
    unannounced.removeAll(begun);
    unannounced.remove(ResponsibilityLog.NO_CASE);
    unannounced.forEach(chain -> faults.add(chain, "raden om att den började saknas."));
  }

  /** Whose chain it is, as long as the case is kept. */
  private void checkBelonging(Faults faults) {
    jdbc.query(
        "select case_id, chain, mac from kedjan.log_chain where mac is not null",
        row -> {
          var chain = row.getString("chain");
          var caseId = new CaseId(row.getString("case_id"));
          if (!MessageDigest.isEqual(row.getBytes("mac"), seal.belonging(caseId, chain))) {
            faults.add(chain, "hör inte till det ärendet.");
          }
        });
    jdbc.query(
        """
        select distinct case_id from kedjan.accountability
        where case_id not in (select case_id from kedjan.log_chain)
        """,
        row -> {
          faults.add(row.getString(1), "uppgiften om vilken kedja det är saknas.");
        });
  }

  private Map<String, String> casesByChain() {
    var cases = new HashMap<String, String>();
    jdbc.query(
        "select chain, case_id from kedjan.log_chain",
        row -> {
          cases.put(row.getString(1), row.getString(2));
        });
    return cases;
  }

  /** Tells of a chain by the number of its case, where that is still known. */
  private record Faults(Map<String, String> cases, List<String> all) {

    Faults(Map<String, String> cases) {
      this(cases, new ArrayList<>());
    }

    void add(String chain, String what) {
      all.add("Kedja %s: %s".formatted(cases.getOrDefault(chain, chain), what));
    }
  }

  private record End(long seq, byte[] mac) {}
}
