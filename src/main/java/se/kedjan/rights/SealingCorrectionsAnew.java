package se.kedjan.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.identity.IdentityVault;
import se.kedjan.identity.SealedTexts;

/** A corrected identity number lies sealed, before and after; only its key may change. */
@Component
class SealingCorrectionsAnew implements SealedTexts {

  private static final int PORTION = 500;

  private final JdbcClient jdbc;

  SealingCorrectionsAnew(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(long id, @Nullable String before, @Nullable String right) {}

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public int sealAnew(IdentityVault vault) {
    var changed = 0;
    for (var rows = after(0); !rows.isEmpty(); rows = after(rows.get(rows.size() - 1).id())) {
      var old =
          rows.stream().filter(row -> isOld(row.before(), vault) || isOld(row.right(), vault));
      changed +=
          put(
              old.map(row -> new Row(row.id(), anew(row.before(), vault), anew(row.right(), vault)))
                  .toList());
    }
    return changed;
  }

  private static boolean isOld(@Nullable String sealed, IdentityVault vault) {
    return sealed != null && !vault.isOfToday(sealed);
  }

  private static @Nullable String anew(@Nullable String sealed, IdentityVault vault) {
    return sealed == null ? null : vault.seal(vault.open(sealed));
  }

  private List<Row> after(long id) {
    return jdbc.sql(
            """
            select id, old_value, new_value from kedjan.correction
            where id > ? and submission_id is null and what = 'identityNumber' order by id limit ?
            """)
        .params(id, PORTION)
        .query((row, n) -> new Row(row.getLong(1), row.getString(2), row.getString(3)))
        .list();
  }

  private int put(List<Row> rows) {
    var changed =
        jdbc.sql("select kedjan.seal_corrections_anew(?, ?, ?)")
            .params(
                rows.stream().map(Row::id).toArray(Long[]::new),
                rows.stream().map(Row::before).toArray(String[]::new),
                rows.stream().map(Row::right).toArray(String[]::new))
            .query(Integer.class)
            .single();
    if (changed != rows.size()) {
      throw new IllegalStateException("Not every sealed text could be put under the new key");
    }
    return changed;
  }
}
