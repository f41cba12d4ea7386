package se.kedjan.webapps;

import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import se.kedjan.access.SignInProperties;
import se.kedjan.access.SigningIn;

/**
 * Sign-in through the city's OpenID provider. Spring Security stands at the two addresses of the
 * sign-in and nowhere else: what it finds out becomes a session of the web applications, which all
 * the rest trusts. The provider is asked for its settings when the first person comes, so a
 * provider that is away does not keep Kedjan from starting.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${kedjan.sign-in.issuer:}'.isBlank()")
@EnableWebSecurity
class SignInConfiguration {

  @Bean
  ClientRegistrationRepository provider(SignInProperties properties) {
    return new SupplierClientRegistrationRepository(
        () -> new InMemoryClientRegistrationRepository(registration(properties)));
  }

  private static ClientRegistration registration(SignInProperties properties) {
    return ClientRegistrations.fromIssuerLocation(Objects.requireNonNull(properties.issuer()))
        .registrationId(SignInPages.PROVIDER)
        .clientId(properties.clientId())
        .clientSecret(properties.clientSecret())
        .scope(properties.scopes())
        .redirectUri("{baseUrl}" + SignInPages.SIGNED_IN)
        .build();
  }

  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens(Clock clock) {
    var factory = new OidcIdTokenDecoderFactory();
    factory.setJwtValidatorFactory(
        client -> {
          var ofSignIn = new OidcIdTokenValidator(client);
          ofSignIn.setClock(clock);
          return new DelegatingOAuth2TokenValidator<>(List.of(inTime(clock), ofSignIn));
        });
    return factory;
  }

  @Bean
  SecurityFilterChain signInChain(
      HttpSecurity http, ClientRegistrationRepository provider, SignedIn signedIn)
      throws Exception {
    var requests = new DefaultOAuth2AuthorizationRequestResolver(provider, SignInPages.SIGN_IN);
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    var fromIdToken = new OidcUserService();
    fromIdToken.setRetrieveUserInfo(request -> false);
    return http.securityMatcher(SignInPages.START, SignInPages.SIGNED_IN)
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionFixation().none())
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .oauth2Login(
            login ->
                login
                    .loginPage(SignInPages.START)
                    .authorizationEndpoint(start -> start.authorizationRequestResolver(requests))
                    .redirectionEndpoint(back -> back.baseUri(SignInPages.SIGNED_IN))
                    .authorizedClientRepository(new NoTokensKept())
                    .userInfoEndpoint(user -> user.oidcUserService(fromIdToken))
                    .successHandler(signedIn)
                    .failureHandler(signedIn))
        .build();
  }

  @Bean
  FilterRegistrationBean<Filter> securityAtTheSignInOnly(
      @Qualifier("springSecurityFilterChain") Filter security) {
    var registration = new FilterRegistrationBean<>(security);
    registration.addUrlPatterns(SignInPages.START, SignInPages.SIGNED_IN);
    registration.setOrder(WebappsConfiguration.AFTER_OURS);
    return registration;
  }

  /** Tokens for the Modeler: the same provider, but made for engine-rest and nothing else. */
  @Bean
  @ConditionalOnExpression("!'${kedjan.sign-in.audience:}'.isBlank()")
  Bearer bearer(
      SignInProperties properties, SigningIn signingIn, IdentityService identity, Clock clock) {
    return new Bearer(decoder(properties, clock), signingIn, identity);
  }

  private static JwtDecoder decoder(SignInProperties properties, Clock clock) {
    var issuer = Objects.requireNonNull(properties.issuer());
    return new SupplierJwtDecoder(
        () -> {
          var decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
          decoder.setJwtValidator(
              new DelegatingOAuth2TokenValidator<Jwt>(
                  List.of(
                      inTime(clock),
                      new JwtClaimValidator<Object>("exp", Objects::nonNull),
                      new JwtIssuerValidator(issuer),
                      new JwtClaimValidator<List<String>>(
                          "aud",
                          audience ->
                              audience != null && audience.contains(properties.audience())))));
          return decoder;
        });
  }

  private static OAuth2TokenValidator<Jwt> inTime(Clock clock) {
    var inTime = new JwtTimestampValidator();
    inTime.setClock(clock);
    return inTime;
  }
}
