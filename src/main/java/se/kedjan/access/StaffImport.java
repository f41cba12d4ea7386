package se.kedjan.access;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.IdentityService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes staff from a file into the register and, where they do not sign in through the city's
 * provider, as local users. Who is there already keeps unit and password.
 *
 * <p>One line per person: {@code id,name,party,unit,groups,validFrom}; groups parted by spaces, the
 * party empty for staff of none. A column {@code identityNumber} may be there, and empty where it
 * is not wanted: it is hashed and never kept. A column {@code email} too: where it says something,
 * that is where the member of staff gets mail from now on.
 */
@Component
@Order(10)
@ConditionalOnProperty("kedjan.staff.file")
@EnableConfigurationProperties(StaffProperties.class)
class StaffImport implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(StaffImport.class);

  private static final String IDENTITY_NUMBER = "identityNumber";
  private static final String EMAIL = "email";
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private final StaffProperties properties;
  private final SignInProperties signIn;
  private final JdbcClient jdbc;
  private final IdentityService identity;
  private final StaffIdentities identities;

  StaffImport(
      StaffProperties properties,
      SignInProperties signIn,
      JdbcClient jdbc,
      IdentityService identity,
      StaffIdentities identities) {
    this.signIn = signIn;
    this.identities = identities;
    this.properties = properties;
    this.jdbc = jdbc;
    this.identity = identity;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    StartUp.oneNodeAtATime(jdbc);
    var lines = read();
    lines.forEach(this::take);
    LOG.info("Staff register: {} lines read.", lines.size());
  }

  private List<CSVRecord> read() {
    var format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
    try (var reader =
            new InputStreamReader(
                Objects.requireNonNull(properties.file()).getInputStream(),
                StandardCharsets.UTF_8);
        var parser = format.parse(reader)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(CSVRecord line) {
    var id = line.get("id");
    var groups = Arrays.stream(line.get("groups").split(" ")).filter(g -> !g.isBlank()).toList();
    var from = LocalDate.parse(line.get("validFrom"));
    jdbc.sql("insert into kedjan.staff (id, name) values (?, ?) on conflict (id) do nothing")
        .params(id, line.get("name"))
        .update();
    var party = line.get("party").isBlank() ? null : Party.valueOf(line.get("party"));
    jdbc.sql(
            "insert into kedjan.unit (party, name, valid_from) select ?, ?, ? where not exists (select 1 from kedjan.unit where name = ?)")
        .param(1, party == null ? null : party.name(), Types.VARCHAR)
        .param(2, line.get("unit"))
        .param(3, from)
        .param(4, line.get("unit"))
        .update();
    jdbc.sql(
            """
            insert into kedjan.staff_membership (staff_id, unit_id, head, valid_from)
            select ?, u.id, ?, ? from kedjan.unit u
            where u.name = ? and not exists (select 1 from kedjan.staff_membership where staff_id = ?)
            order by u.valid_from desc limit 1
            """)
        .params(
            id,
            party != null && party.isOfTheChain() && groups.contains(party.headGroup()),
            from,
            line.get("unit"),
            id)
        .update();
    if (signIn.local()) {
      localUser(id, line.get("name"), groups);
    }
    tellIdentity(id, line);
    keepAddress(id, line);
  }

  private void keepAddress(String id, CSVRecord line) {
    var address = line.isSet(EMAIL) ? line.get(EMAIL) : "";
    if (address.isBlank()) {
      return;
    }
    if (!ADDRESS.matcher(address).matches() || address.length() > 254) {
      throw new IllegalStateException(
          "The staff file gives %s an email that is no address.".formatted(id));
    }
    jdbc.sql("update kedjan.staff set email = ? where id = ?").params(address, id).update();
  }

  private void tellIdentity(String id, CSVRecord line) {
    var number = line.isSet(IDENTITY_NUMBER) ? line.get(IDENTITY_NUMBER) : "";
    if (!number.isBlank() && !identities.tell(new StaffId(id), number)) {
      throw new IllegalStateException(
          "The staff file gives %s an identityNumber that is not valid.".formatted(id));
    }
  }

  private void localUser(String id, String name, List<String> groups) {
    if (identity.createUserQuery().userId(id).count() > 0) {
      return;
    }
    var user = identity.newUser(id);
    StaffNames.put(name, user);
    user.setPassword(password());
    identity.saveUser(user);
    groups.forEach(group -> identity.createMembership(id, group));
  }

  private String password() {
    if (properties.password() == null) {
      throw new IllegalStateException(
          "Local users need kedjan.staff.password (KEDJAN_STAFF_PASSWORD)");
    }
    return properties.password();
  }
}
