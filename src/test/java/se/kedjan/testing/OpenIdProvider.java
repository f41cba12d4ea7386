package se.kedjan.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * An OpenID provider in this process, strict in what it takes (redirect, secret, PKCE, each code
 * once) and able to say what a broken or hostile one would. The mock servers there are bring other
 * versions of what Spring Security leans on.
 */
public class OpenIdProvider {

  public static final String CLIENT = "kedjan";
  public static final String SECRET = "only-for-tests";

  private final HttpServer server;
  private final RSAKey key = newKey();
  private final Map<String, Map<String, String>> codes = new HashMap<>();

  private JWTClaimsSet who = new JWTClaimsSet.Builder().build();
  private UnaryOperator<JWTClaimsSet> twist = UnaryOperator.identity();
  private RSAKey signsWith = key;

  public OpenIdProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort() + "/city";
  }

  /** Who is signed in there, with which groups, from now on. */
  public void isSignedIn(String staffId, String... groups) {
    who =
        new JWTClaimsSet.Builder()
            .subject(UUID.randomUUID().toString())
            .claim("employee_id", staffId)
            .claim("realm_access", Map.of("roles", List.of(groups)))
            .build();
    twist = UnaryOperator.identity();
    signsWith = key;
  }

  /** What the next tokens say otherwise than they should. */
  public void says(UnaryOperator<JWTClaimsSet> otherwise) {
    twist = otherwise;
  }

  public void signsWithAnotherKey() {
    signsWith = newKey();
  }

  /** A bearer token for whoever is signed in. */
  public String bearer(String audience) {
    return bearer(audience, claims -> claims);
  }

  /** One that says something otherwise than it should. */
  public String bearer(String audience, UnaryOperator<JWTClaimsSet.Builder> otherwise) {
    return sign(otherwise.apply(claims().audience(audience)).build());
  }

  private JWTClaimsSet.Builder claims() {
    var now = Clock.systemUTC().instant();
    return new JWTClaimsSet.Builder(who)
        .issuer(issuer())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
  }

  private void answer(HttpExchange http) throws IOException {
    var path = http.getRequestURI().getPath();
    try {
      switch (path) {
        case "/city/.well-known/openid-configuration" -> json(http, 200, configuration());
        case "/city/keys" -> json(http, 200, new JWKSet(key.toPublicJWK()).toString());
        case "/city/authorize" -> authorize(http);
        case "/city/token" -> token(http);
        case "/city/logout" -> logout(http);
        default -> json(http, 404, "{}");
      }
    } catch (IllegalArgumentException e) {
      json(http, 400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private static void logout(HttpExchange http) throws IOException {
    var asked = fields(http.getRequestURI().getRawQuery());
    require(CLIENT.equals(asked.get("client_id")));
    http.getResponseHeaders().set("Location", asked.get("post_logout_redirect_uri"));
    http.sendResponseHeaders(302, -1);
  }

  private String configuration() {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/logout","response_types_supported":["code"],
         "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
        """
        .formatted(issuer());
  }

  private void authorize(HttpExchange http) throws IOException {
    var asked = fields(http.getRequestURI().getRawQuery());
    require(CLIENT.equals(asked.get("client_id")) && "code".equals(asked.get("response_type")));
    require(asked.get("scope").contains("openid") && asked.containsKey("nonce"));
    require("S256".equals(asked.get("code_challenge_method")));
    var code = UUID.randomUUID().toString();
    codes.put(code, asked);
    http.getResponseHeaders()
        .set(
            "Location",
            asked.get("redirect_uri")
                + "?code="
                + code
                + "&state="
                + java.net.URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    http.sendResponseHeaders(302, -1);
  }

  private void token(HttpExchange http) throws IOException {
    var sent = fields(new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var secret =
        Base64.getEncoder()
            .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    require(("Basic " + secret).equals(http.getRequestHeaders().getFirst("Authorization")));
    var asked = codes.remove(sent.get("code"));
    require(asked != null && asked.get("redirect_uri").equals(sent.get("redirect_uri")));
    require(asked.get("code_challenge").equals(challenge(sent.get("code_verifier"))));
    var idToken =
        sign(twist.apply(claims().audience(CLIENT).claim("nonce", asked.get("nonce")).build()));
    json(
        http,
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"%s\"}"
            .formatted(UUID.randomUUID(), idToken));
  }

  private String sign(JWTClaimsSet claims) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(signsWith));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(String form) {
    var fields = new HashMap<String, String>();
    for (var field : form.split("&")) {
      var equals = field.indexOf('=');
      fields.put(
          field.substring(0, equals),
          URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }

  private static void json(HttpExchange http, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(status, bytes.length);
    try (var out = http.getResponseBody()) {
      out.write(bytes);
    }
  }
}
