package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.chain.Refusal;
import se.kedjan.logreview.ReadingsSearch;
import se.kedjan.logreview.ReadingsSearch.Question;
import se.kedjan.testing.Chain;
import se.kedjan.testing.IntegrationTest;
import se.kedjan.testing.Statements;

@IntegrationTest
class ReadLogPagesTest {

  private static final Instant NOON = Instant.parse("2024-05-06T10:00:00Z");

  @LocalServerPort int port;
  @Autowired Chain chain;
  @Autowired ReadingsSearch search;
  @Autowired JdbcClient jdbc;

  @ParameterizedTest
  @CsvSource({
    "staff=sof3&part=searched-1,K-2024-8001 K-2024-8002",
    "case=K-2024-8001&part=searched-1,K-2024-8001 K-2024-8001",
    "from=2024-05-07&to=2024-05-07&part=searched-1,K-2024-8002",
    "to=2024-05-06&part=searched-1&staff=sof1,K-2024-8001",
    "part=searched-1&case=K-2024-9999,''"
  })
  void findsByWhoCaseDayAndPart(String query, String cases) {
    if (count("read_log where part = 'searched-1'") == 0) {
      read("sof1", "K-2024-8001", "searched-1", NOON);
      read("sof3", "K-2024-8001", "searched-1", NOON);
      // Still the 7th in Stockholm.
      read("sof3", "K-2024-8002", "searched-1", Instant.parse("2024-05-07T21:59:59Z"));
    }

    var found = get("logg1", "/camunda/kedjan/readings?" + query).json();

    assertThat(texts(found.path("readings"), "caseNumber"))
        .containsExactlyInAnyOrder(cases.isEmpty() ? new String[0] : cases.split(" "));
  }

  @Test
  void tellsWhoAndThroughWhatAndNothingOfThePerson() {
    read("sof2", "K-2024-8003", "searched-2", NOON);

    var row = get("logg1", "/camunda/kedjan/readings?part=searched-2").json().path("readings");

    assertThat(row).hasSize(1);
    assertThat(row.get(0).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "at", "staffId", "staffName", "party", "unit", "caseNumber", "part", "screen");
    assertThat(row.get(0).path("staffName").asText()).isEqualTo("Stefan Norén");
    assertThat(row.get(0).path("at").asText()).isEqualTo(NOON.toString());
  }

  @Test
  void showsASearchByNumberThoughItIsOfNoCase() {
    Caller.signedIn(port, "sof3")
        .post("/camunda/kedjan/search", Map.of("identityNumber", "19800304-9825"));

    var page = get("logg1", "/camunda/kedjan/read-log?staff=sof3&part=identity-number");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("sof3").doesNotContain("9825");
    assertThat(get("logg1", "/camunda/kedjan/readings?staff=sof3").status()).isEqualTo(200);
  }

  @Test
  void turnsPagesNewestFirst() {
    for (var n = 0; n < 120; n++) {
      read("sof2", "K-2024-%04d".formatted(6000 + n), "paged", NOON.plusSeconds(n));
    }
    var seen = new ArrayList<String>();
    for (var page = 0; page < 3; page++) {
      var found = get("logg1", "/camunda/kedjan/readings?part=paged&page=" + page).json();
      assertThat(found.path("more").asBoolean()).isEqualTo(page < 2);
      seen.addAll(texts(found.path("readings"), "caseNumber"));
    }

    assertThat(seen).hasSize(120).startsWith("K-2024-6119").endsWith("K-2024-6000");
    assertThat(new HashSet<>(seen)).hasSize(120);
    var html = get("logg1", "/camunda/kedjan/read-log?part=paged&page=1").body();
    assertThat(html)
        .contains(
            "href=\"/camunda/kedjan/read-log?part=paged&amp;page=0\"",
            "href=\"/camunda/kedjan/read-log?part=paged&amp;page=2\"");
  }

  @Test
  void asksTheDatabaseAsOftenForManyRowsAsForNone() {
    for (var n = 0; n < 60; n++) {
      read("sof2", "K-2024-7000", "counted", NOON);
    }

    assertThat(statements("counted")).isEqualTo(statements("nothing-like-this"));
  }

  @Test
  void everySearchIsLogged() {
    var before = count("read_log_search where by_staff = 'logg1' and case_id = 'K-2024-8123'");

    get("logg1", "/camunda/kedjan/readings?case=K-2024-8123&staff=sof2");
    get("logg1", "/camunda/kedjan/read-log?case=K-2024-8123");

    assertThat(count("read_log_search where by_staff = 'logg1' and case_id = 'K-2024-8123'"))
        .isEqualTo(before + 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sof2", "sofhead1", "corner1", "amfhead1", "process1"})
  void isForTheLogReviewerAlone(String staffId) {
    var before = count("read_log_search");

    get(staffId, "/camunda/kedjan/readings").refusedWith(403);
    get(staffId, "/camunda/kedjan/read-log").refusedWith(403);
    assertThatThrownBy(
            () ->
                chain
                    .staff()
                    .as(staffId, () -> search.find(new Question(null, null, null, null, null, 0))))
        .isInstanceOf(Refusal.class);

    assertThat(count("read_log_search")).isEqualTo(before);
  }

  @Test
  void isNotForThoseWhoHaveNotSignedIn() {
    Caller.anonymous(port).get("/camunda/kedjan/readings").refusedWith(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "case=K1",
        "from=igår",
        "to=2024-13-01",
        "page=-1",
        "page=x",
        "staff=a%20b",
        "part=%3Cb%3E",
        "from=2024-05-07&to=2024-05-06"
      })
  void saysWhatIsWrongWithASearch(String query) {
    get("logg1", "/camunda/kedjan/readings?" + query).refusedWith(400);
    var page = get("logg1", "/camunda/kedjan/read-log?" + query);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("role=\"alert\"").doesNotContain("<b>");
    get("logg1", "/camunda/kedjan/readings?other=1").refusedWith(403);
  }

  @Test
  void thePageNamesItsFieldsAndColumns() {
    read("sof2", "K-2024-8005", "book-study-visit", NOON);

    var page = get("logg1", "/camunda/kedjan/read-log?case=K-2024-8005").body();

    assertThat(page)
        .contains(
            "<html lang=\"sv\">",
            "<h1>Läsloggen</h1>",
            "<span>Ärendenummer</span><input name=\"case\" type=\"text\" value=\"K-2024-8005\">",
            "<th scope=\"col\">När</th>",
            "<td>6 maj 2024 kl. 12.00</td>",
            "<td>Stefan Norén</td>",
            "<td>Boka studiebesök</td>",
            "<td>ärendesida</td>",
            "<span>Del av ärendet</span><select name=\"part\"><option value=\"\">Alla delar</option>",
            "<option value=\"book-study-visit\">Boka studiebesök</option>",
            "<option value=\"identity-number\">")
        .doesNotContain("<script", "<style", " style=", "onclick");
  }

  @Test
  void stepsOfOneNameAreSearchedTogether() {
    read("sof2", "K-2024-8006", "secure-step-sof", NOON);
    read("sof2", "K-2024-8006", "secure-step-corner", NOON);
    var parts =
        java.util.regex.Pattern.compile("value=\"([^\"]*secure-step-sof[^\"]*)\"")
            .matcher(get("logg1", "/camunda/kedjan/read-log").body());
    assertThat(parts.find()).isTrue();

    var page =
        get("logg1", "/camunda/kedjan/read-log?case=k-2024-8006&part=" + parts.group(1)).body();

    assertThat(page)
        .contains("value=\"" + parts.group(1) + "\">Säkra försenat steg</option>")
        .containsOnlyOnce("Säkra försenat steg</option>")
        .contains(" selected=\"\"");
    assertThat(page.split("<td>Säkra försenat steg</td>", -1)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "sof1,/camunda/kedjan/search /camunda/kedjan/case",
    "amfhead1,/camunda/kedjan/search /camunda/kedjan/case",
    "logg1,/camunda/kedjan/read-log",
    "process1,/camunda/kedjan/retention-page /camunda/kedjan/agreements-page",
    "regi1,/camunda/kedjan/extracts"
  })
  void tasklistLinksToThePagesThatOneMayOpen(String staffId, String pages) {
    var links = get(staffId, "/camunda/kedjan/links").json();

    assertThat(String.join(" ", texts(links, "href"))).isEqualTo(pages);
    for (var link : texts(links, "href")) {
      if (link.endsWith("/search")) {
        // Asked by post, so that the number stands in no address.
        continue;
      }
      assertThat(get(staffId, link).status()).isEqualTo(200);
    }
  }

  private int statements(String part) {
    return Statements.of(
            () ->
                chain
                    .staff()
                    .as("logg1", () -> search.find(new Question(null, null, null, null, part, 0))))
        .statements();
  }

  private void read(String staffId, String caseNumber, String part, Instant at) {
    jdbc.sql(
            "insert into kedjan.read_log (at, staff_id, party, unit, case_id, part, screen) values (?, ?, 'SOF', 'Enheten', ?, ?, 'case-page')")
        .params(Timestamp.from(at), staffId, caseNumber, part)
        .update();
  }

  private Caller.Reply get(String staffId, String path) {
    return Caller.signedIn(port, staffId).get(path);
  }

  private long count(String from) {
    return jdbc.sql("select count(*) from kedjan." + from).query(Long.class).single();
  }

  private static List<String> texts(JsonNode list, String field) {
    var texts = new ArrayList<String>();
    list.forEach(row -> texts.add(row.path(field).asText()));
    return texts;
  }
}
