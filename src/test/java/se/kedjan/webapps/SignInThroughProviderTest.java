package se.kedjan.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.webapps.Caller.ENGINE;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.kedjan.testing.MovableClock;
import se.kedjan.testing.OpenIdProvider;
import se.kedjan.testing.ProviderTest;

@ProviderTest
class SignInThroughProviderTest {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final String COUNT = ENGINE + "/filter/count?resourceType=Task";

  @LocalServerPort int port;
  @Autowired OpenIdProvider provider;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;
  @Autowired MovableClock clock;

  private final LocalDate today = LocalDate.now();

  @AfterEach
  void now() {
    clock.runWithRealTime();
  }

  @Test
  void leadsToTheProviderAndBackToTasklist() {
    provider.isSignedIn("sof1", "KEDJAN SOF", "something else");
    var staff = Caller.fresh(port);

    var walk = Walk.of(staff, staff.uri("/"));

    assertThat(walk.addresses()).extracting("host").contains("localhost");
    assertThat(walk.through("/city/authorize").getQuery())
        .contains("code_challenge=", "nonce=", "state=");
    assertThat(walk.endedAt()).isEqualTo(TASKLIST);
    assertThat(walk.end().status()).isEqualTo(200);
    assertThat(staff.get(COUNT).json().path("count").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(staff.get(ENGINE + "/user/sof1/profile").json().path("lastName").asText())
        .isEqualTo("Lindqvist");
    assertThat(groups("sof1")).containsExactly("sof");
  }

  @Test
  void whoWasOnTheWayToCockpitComesThere() {
    provider.isSignedIn("process1", "KEDJAN ägare");
    var owner = Caller.fresh(port);

    assertThat(Walk.of(owner, owner.uri("/camunda/app/cockpit/default/")).endedAt())
        .isEqualTo("/camunda/app/cockpit/default/");
    assertThat(owner.get(ENGINE + "/deployment/count").status()).isEqualTo(200);
  }

  @Test
  void theSessionIsANewOneAndNothingOfTheTokensIsKept() {
    provider.isSignedIn("sof2", "KEDJAN SOF");
    var staff = Caller.fresh(port);
    staff.get(TASKLIST);
    var before = staff.cookie("JSESSIONID");

    Walk.of(staff, staff.uri(TASKLIST));

    assertThat(before).isNotNull();
    assertThat(staff.cookie("JSESSIONID")).isNotEqualTo(before);
    assertThat(
            jdbc.sql(
                    "select count(*) from motor.act_id_user where id_ = 'sof2' and pwd_ is not null")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aCallThatIsNoPageIsAnsweredAndNotLedAway() {
    Caller.fresh(port).get(COUNT).refusedWith(401);
    Caller.fresh(port).get("/camunda/kedjan/cards?taskIds=a1").refusedWith(401);
  }

  @Test
  void nobodySignsInWithAPasswordOfOurs() {
    var nobody = Caller.fresh(port);
    nobody.get(TASKLIST);

    for (var app : List.of("tasklist", "cockpit")) {
      for (var id : List.of("sof1", ProviderTest.BREAK_GLASS)) {
        assertThat(nobody.signIn(id, ProviderTest.PASSWORD, app).refusedWith(403).message())
            .isEqualTo(Answer.LOCAL_SIGN_IN_CLOSED.message());
      }
    }
    nobody.get(COUNT).refusedWith(401);
  }

  static Stream<Arguments> tokensThatDoNotHold() {
    return Stream.of(
        token("issuer", claims -> edit(claims).issuer("https://elsewhere.example").build()),
        token("audience", claims -> edit(claims).audience("another").build()),
        token("nonce", claims -> edit(claims).claim("nonce", "another").build()),
        token("no nonce", claims -> edit(claims).claim("nonce", null).build()),
        token(
            "expired",
            claims -> edit(claims).expirationTime(hours(-1)).issueTime(hours(-2)).build()),
        token("from tomorrow", claims -> edit(claims).issueTime(hours(24)).build()),
        token("no subject", claims -> edit(claims).subject(null).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokensThatDoNotHold")
  void aTokenThatDoesNotHoldGivesNoSession(String wrong, UnaryOperator<JWTClaimsSet> otherwise) {
    provider.isSignedIn("sof3", "KEDJAN SOF");
    provider.says(otherwise);

    refused(401, "Börja om");
  }

  @Test
  void aTokenSignedBySomebodyElseGivesNoSession() {
    provider.isSignedIn("sof3", "KEDJAN SOF");
    provider.signsWithAnotherKey();

    refused(401, "Börja om");
  }

  @Test
  void theWayBackLeadsInOnlyOnceAndOnlyWhoWentOut() {
    provider.isSignedIn("amf1", "KEDJAN AMF");
    var staff = Caller.fresh(port);
    var back = Walk.of(staff, staff.uri(TASKLIST)).through("/camunda/kedjan/signed-in");

    assertThat(Walk.of(staff, back).end().status()).isEqualTo(401);
    assertThat(staff.get(COUNT).status()).as("goes on").isEqualTo(200);

    var other = Caller.fresh(port);
    other.get(TASKLIST);
    assertThat(Walk.of(other, back).end().status()).isEqualTo(401);
    other.get(COUNT).refusedWith(401);
  }

  @Test
  void aRoleTakenAwayInTheCitysDirectoryIsGoneAtTheNextSignIn() {
    provider.isSignedIn("cornerhead1", "KEDJAN Corner", "KEDJAN Corner chef");
    signIn();
    assertThat(groups("cornerhead1")).containsExactlyInAnyOrder("corner", "cornerhead");

    provider.isSignedIn("cornerhead1", "KEDJAN Corner");
    signIn();

    assertThat(groups("cornerhead1")).containsExactly("corner");
  }

  @Test
  void aGroupOfAPartyOneDoesNotWorkForGivesNothing() {
    provider.isSignedIn("amf2", "KEDJAN AMF", "KEDJAN SOF", "KEDJAN ägare");
    signIn();
    assertThat(groups("amf2")).containsExactly("amf");

    provider.isSignedIn("amf3", "KEDJAN SOF");
    refused(403, "ingen roll");
    assertThat(groups("amf3")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "finns.inte,KEDJAN SOF,personalregister",
    "system,KEDJAN SOF,personalregister",
    "reserv1,KEDJAN SOF,personalregister",
    "'; drop',KEDJAN SOF,personalregister",
    "sof1,okänd grupp,ingen roll"
  })
  void whoHasNothingHereIsToldSo(String staffId, String group, String told) {
    provider.isSignedIn(staffId, group);

    refused(403, told);
  }

  @Test
  void whoHasLeftOrNotYetBegunIsNotLetIn() {
    employed("slutat.igar", today.minusYears(1), today.minusDays(1));
    employed("borjar.imorgon", today.plusDays(1), null);
    employed("sista.dagen", today.minusYears(1), today);

    provider.isSignedIn("slutat.igar", "KEDJAN Corner");
    refused(403, "personalregister");
    provider.isSignedIn("borjar.imorgon", "KEDJAN Corner");
    refused(403, "personalregister");
    provider.isSignedIn("sista.dagen", "KEDJAN Corner");
    assertThat(signIn().get(COUNT).status()).isEqualTo(200);
  }

  @Test
  void signingOutEndsTheSessionHereAndAtTheProvider() {
    provider.isSignedIn("sof1", "KEDJAN SOF");
    var staff = signIn();
    assertThat(staff.get("/camunda/kedjan/sign-in").json().path("local").asBoolean()).isFalse();
    assertThat(location(staff, "/camunda/kedjan/signed-out")).endsWith(TASKLIST);

    assertThat(staff.post("/camunda/api/admin/auth/user/default/logout").isGood()).isTrue();

    staff.get(COUNT).refusedWith(401);
    assertThat(location(staff, "/camunda/kedjan/signed-out"))
        .startsWith(provider.issuer() + "/logout?client_id=kedjan&post_logout_redirect_uri=http")
        .endsWith("%2Fcamunda%2Fkedjan%2Fgoodbye");
    assertThat(staff.get("/camunda/kedjan/goodbye").body()).contains("Du är utloggad");
  }

  @Test
  void aSessionEndsWhenNobodyDoesAnything() {
    provider.isSignedIn("sof1", "KEDJAN SOF");
    var staff = signIn();

    clock.moveBy(Duration.ofMinutes(29));
    assertThat(staff.post(ENGINE + "/task?maxResults=5", "{}").status()).isEqualTo(200);
    clock.moveBy(Duration.ofMinutes(29));
    assertThat(staff.get(COUNT).status()).isEqualTo(200);

    clock.moveBy(Duration.ofMinutes(2));
    assertThat(staff.get(COUNT).refusedWith(401).message()).contains("loggats ut");
    assertThat(staff.get(COUNT).refusedWith(401).message()).contains("Logga in");
    clock.runWithRealTime();
    staff.get(COUNT).refusedWith(401);
  }

  @Test
  void whatTheOpenPageAsksByItselfKeepsNoSessionAlive() {
    provider.isSignedIn("sof1", "KEDJAN SOF");
    var staff = signIn();
    var filter = staff.get(ENGINE + "/filter?resourceType=Task").json().path(0).path("id").asText();

    for (var minutes = 0; minutes < 30; minutes += 10) {
      staff.get("/camunda/api/admin/auth/user/default");
      staff.get(ENGINE + "/filter?resourceType=Task&itemCount=true");
      staff.get(COUNT);
      staff.post(ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=15", "{}");
      staff.get(ENGINE + "/filter/" + filter + "/count");
      staff.post(ENGINE + "/task/count", "{}");
      staff.get(ENGINE + "/task/a1");
      staff.get("/camunda/kedjan/cards?taskIds=a1");
      staff.get(TASKLIST + "x.js");
      clock.moveBy(Duration.ofMinutes(10));
    }

    staff.get(COUNT).refusedWith(401);
    assertThat(Walk.of(staff, staff.uri(TASKLIST)).through("/city/authorize")).isNotNull();
  }

  @Test
  void aSessionEndsInTheEndWhateverIsDone() {
    provider.isSignedIn("sof1", "KEDJAN SOF");
    var staff = signIn();
    for (var minutes = 0; minutes < 10 * 60; minutes += 20) {
      assertThat(staff.post(ENGINE + "/task?maxResults=5", "{}").status()).isEqualTo(200);
      clock.moveBy(Duration.ofMinutes(20));
    }

    staff.post(ENGINE + "/task?maxResults=5", "{}").refusedWith(401);
  }

  private Caller signIn() {
    var staff = Caller.fresh(port);
    var end = Walk.of(staff, staff.uri(TASKLIST)).end();
    assertThat(end.status()).as(end.body()).isEqualTo(200);
    assertThat(staff.get(COUNT).status()).isEqualTo(200);
    return staff;
  }

  private void refused(int status, String told) {
    var nobody = Caller.fresh(port);
    var walk = Walk.of(nobody, nobody.uri(TASKLIST));

    assertThat(walk.endedAt()).isEqualTo("/camunda/kedjan/signed-in");
    assertThat(walk.end().status()).as(walk.end().body()).isEqualTo(status);
    assertThat(walk.end().body()).contains(told).doesNotContain("xception", "invalid_", "camunda.");
    assertThat(walk.end().headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    nobody.get(COUNT).refusedWith(401);
  }

  private String location(Caller caller, String path) {
    return caller.get(path).headers().firstValue("Location").orElseThrow();
  }

  private List<String> groups(String staffId) {
    return identity.createGroupQuery().groupMember(staffId).list().stream()
        .map(Group::getId)
        .toList();
  }

  private void employed(String id, LocalDate from, LocalDate to) {
    jdbc.sql("insert into kedjan.staff (id, name) values (?, 'Nora Ny')").param(id).update();
    jdbc.sql(
            """
            insert into kedjan.staff_membership (staff_id, unit_id, valid_from, valid_to)
            select ?, id, ?, ? from kedjan.unit where party = 'CORNER' limit 1
            """)
        .params(id, from, to)
        .update();
  }

  private static Arguments token(String wrong, UnaryOperator<JWTClaimsSet> otherwise) {
    return Arguments.of(wrong, otherwise);
  }

  private static JWTClaimsSet.Builder edit(JWTClaimsSet claims) {
    return new JWTClaimsSet.Builder(claims);
  }

  private static Date hours(int hours) {
    return new Date(System.currentTimeMillis() + Duration.ofHours(hours).toMillis());
  }
}
