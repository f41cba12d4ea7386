package se.kedjan.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How staff sign in: through the city's OpenID provider, or, where {@code local} says so, with
 * passwords of ours. Secrets come from the environment and are never written out.
 *
 * @param issuer the provider, as it names itself in its tokens
 * @param staffIdClaim the claim that holds the staff id
 * @param groupsClaim the claim that holds the groups; dots lead into objects
 * @param groups from a value of that claim to a staff group of ours; what is not here gives nothing
 * @param audience whom the Modeler's bearer tokens are for; without one engine-rest stays closed
 * @param idle how long a session lives without an act
 * @param longest how long it lives at all
 * @param local for the demo, the tests and trials: users and passwords in our own database
 * @param breakGlass the one local account beside the provider
 */
@Validated
@ConfigurationProperties("kedjan.sign-in")
public record SignInProperties(
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @DefaultValue("openid") @NotEmpty Set<String> scopes,
    @DefaultValue("sub") @NotBlank String staffIdClaim,
    @DefaultValue("groups") @NotBlank String groupsClaim,
    @DefaultValue Map<String, String> groups,
    @Nullable String audience,
    @DefaultValue("30m") @NotNull Duration idle,
    @DefaultValue("10h") @NotNull Duration longest,
    @DefaultValue("false") boolean local,
    @Nullable @Valid BreakGlass breakGlass) {

  /** An empty variable of the environment says as much as none. */
  public SignInProperties {
    issuer = blankIsNone(issuer);
    clientId = blankIsNone(clientId);
    clientSecret = blankIsNone(clientSecret);
    audience = blankIsNone(audience);
    breakGlass = breakGlass == null || breakGlass.id().isBlank() ? null : breakGlass;
  }

  public record BreakGlass(
      @DefaultValue("") @Pattern(regexp = "[a-zA-Z0-9]{1,64}") String id,
      @DefaultValue("") @Size(min = 16) String password) {

    @Override
    public String toString() {
      return "BreakGlass[id=" + id + ", password=***]";
    }
  }

  public boolean isBreakGlass(@Nullable String userId) {
    return breakGlass != null && breakGlass.id().equals(userId);
  }

  @AssertTrue(message = "either an issuer or local=true, and not both")
  boolean isOneWayIn() {
    return (issuer != null) != local;
  }

  @AssertTrue(message = "an issuer needs a client id, a client secret and mapped groups")
  boolean isProviderWhole() {
    return issuer == null || (clientId != null && clientSecret != null && !groups.isEmpty());
  }

  @AssertTrue(message = "the groups are mapped to staff groups of Kedjan's only")
  boolean isMappedToStaffGroups() {
    return StaffGroups.names().containsAll(groups.values());
  }

  @AssertTrue(message = "a token for the sign-in must not open engine-rest: another audience")
  boolean isAudienceOfItsOwn() {
    return audience == null || !audience.equals(clientId);
  }

  @AssertTrue(message = "a session lives at least as long as it may be idle")
  boolean isLongestTheLonger() {
    return idle.compareTo(Duration.ZERO) > 0 && longest.compareTo(idle) >= 0;
  }

  private static @Nullable String blankIsNone(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  @Override
  public String toString() {
    return "SignInProperties[issuer=%s, clientId=%s, local=%s, breakGlass=%s]"
        .formatted(issuer, clientId, local, breakGlass);
  }
}
