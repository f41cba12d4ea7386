package se.kedjan.testing;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * All places at Corner are free and nobody waits for one when a test begins: ten would not do for
 * the cases of all tests, and nobody is passed by for what another test left behind.
 */
class FreePlaces implements BeforeAllCallback, BeforeEachCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    beforeEach(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    var jdbc = SpringExtension.getApplicationContext(context).getBean(JdbcClient.class);
    for (var table : List.of("place_reservation", "waiting_list_entry", "place_allocation")) {
      jdbc.sql("delete from kedjan." + table).update();
    }
  }
}
