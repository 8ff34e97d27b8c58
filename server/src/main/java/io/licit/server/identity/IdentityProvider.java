package io.licit.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.licit.core.workspace.IdentityProviderSettings;
import io.licit.programme.account.Subject;
import io.licit.server.identity.NotSignedIn.Why;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An identity provider: the code flow of OpenID Connect Core 1.0 with PKCE (RFC 7636). It is asked who it is when somebody
 * first signs in by it, so that the application starts without it.
 */
public final class IdentityProvider {
    /** The variable that the client's secret comes from; without one the client is public, and PKCE alone binds it. */
    public static final String SECRET_VARIABLE = "LICIT_OIDC_CLIENT_SECRET";

    /** INVARIANT: no token counts without a signature by a key that the provider publishes. */
    private static final Set<JWSAlgorithm> SIGNED_BY =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int MOST_KEY_BYTES = 1 << 20;
    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final Duration AWAY_AT_MOST = Duration.ofMinutes(10);

    private final IdentityProviderSettings settings;
    private final String secret;
    private final Clock clock;
    private final Issuer issuer;
    private final ClientID client;
    /** What it has said of itself; one, or none before it was asked. */
    private final List<Known> known = new ArrayList<>(1);

    /** @param secret blank for a public client */
    public IdentityProvider(IdentityProviderSettings settings, String secret, Clock clock) {
        this.settings = settings;
        this.secret = secret;
        this.clock = clock;
        this.issuer = new Issuer(settings.issuer());
        this.client = new ClientID(settings.clientId());
    }

    private record Known(OIDCProviderMetadata metadata, IDTokenValidator tokens, Instant at) {}

    /** As people know it. */
    public String name() {
        return settings.name();
    }

    public String issuer() {
        return settings.issuer();
    }

    /** @param redirect where it is to send somebody back to, as it knows it beforehand */
    public Begun begin(URI redirect) throws NotSignedIn {
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        URI address = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(OIDCScopeValue.OPENID), client, redirect)
                .endpointURI(known().metadata().getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        return new Begun(address, state.getValue(), nonce.getValue(), verifier.getValue(), redirect, clock.instant());
    }

    /**
     * Whom it has signed in.
     *
     * @param begun of the same session, taken out of it so that it counts once
     * @param answer the parameters that she has come back with
     */
    public Subject finish(Begun begun, Map<String, List<String>> answer) throws NotSignedIn {
        AuthorizationCode code = code(begun, answer);
        Known provider = known();
        try {
            return new Subject(
                    settings.issuer(),
                    provider.tokens()
                            .validate(token(provider, begun, code), new Nonce(begun.nonce()))
                            .getSubject()
                            .getValue());
        } catch (BadJOSEException refused) {
            throw new NotSignedIn(Why.TOKEN, refused);
        } catch (JOSEException unread) {
            throw new NotSignedIn(Why.UNREACHABLE, unread);
        }
    }

    private AuthorizationCode code(Begun begun, Map<String, List<String>> answer) throws NotSignedIn {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(begun.redirect(), answer);
        } catch (ParseException malformed) {
            throw new NotSignedIn(Why.ANSWER, malformed);
        }
        boolean isLate = begun.at().plus(AWAY_AT_MOST).isBefore(clock.instant());
        if (isLate || !new State(begun.state()).equals(response.getState())) {
            throw new NotSignedIn(Why.STATE);
        }
        // RFC 9207: an answer of another provider is not brought to this one.
        boolean saysWho = response.getIssuer() != null;
        if (saysWho
                ? !issuer.equals(response.getIssuer())
                : known().metadata().supportsAuthorizationResponseIssuerParam()) {
            throw new NotSignedIn(Why.ANSWER);
        }
        if (!response.indicatesSuccess()) {
            throw new NotSignedIn(Why.DENIED);
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new NotSignedIn(Why.ANSWER);
        }
        return code;
    }

    private JWT token(Known provider, Begun begun, AuthorizationCode code) throws NotSignedIn {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(code, begun.redirect(), new CodeVerifier(begun.verifier()));
        URI endpoint = provider.metadata().getTokenEndpointURI();
        TokenRequest.Builder request = secret.isBlank()
                ? new TokenRequest.Builder(endpoint, client, grant)
                : new TokenRequest.Builder(endpoint, authentication(provider.metadata()), grant);
        try {
            HTTPResponse answer = patient(request.build().toHTTPRequest()).send();
            if (answer.getStatusCode() >= HTTPResponse.SC_SERVER_ERROR) {
                throw new NotSignedIn(Why.UNREACHABLE);
            }
            TokenResponse response = OIDCTokenResponseParser.parse(answer);
            if (response instanceof OIDCTokenResponse tokens) {
                return tokens.getOIDCTokens().getIDToken();
            }
            throw new NotSignedIn(Why.CODE);
        } catch (IOException silent) {
            throw new NotSignedIn(Why.UNREACHABLE, silent);
        } catch (ParseException malformed) {
            throw new NotSignedIn(Why.TOKEN, malformed);
        }
    }

    /** As it asks; RFC 6749 has every provider take the first way. */
    private ClientAuthentication authentication(OIDCProviderMetadata metadata) {
        List<ClientAuthenticationMethod> ways = metadata.getTokenEndpointAuthMethods();
        boolean isPost = ways != null
                && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        Secret shown = new Secret(secret);
        return isPost ? new ClientSecretPost(client, shown) : new ClientSecretBasic(client, shown);
    }

    private static HTTPRequest patient(HTTPRequest request) {
        request.setConnectTimeout(PATIENCE_MILLIS);
        request.setReadTimeout(PATIENCE_MILLIS);
        request.setFollowRedirects(false);
        return request;
    }

    private Known known() throws NotSignedIn {
        synchronized (known) {
            Instant now = clock.instant();
            known.removeIf(one -> !one.at().plus(KNOWN_FOR).isAfter(now));
            if (known.isEmpty()) {
                known.add(asked(now));
            }
            return known.get(0);
        }
    }

    private Known asked(Instant now) throws NotSignedIn {
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS);
            for (URI endpoint : List.of(
                    metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI())) {
                requireAsSafe(endpoint);
            }
            JWKSource<SecurityContext> keys = JWKSourceBuilder.<SecurityContext>create(
                            metadata.getJWKSetURI().toURL(),
                            new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, MOST_KEY_BYTES))
                    .build();
            // The provider's clock is real, and so is the one that its tokens are held against, a minute off at most.
            IDTokenValidator tokens =
                    new IDTokenValidator(issuer, client, new JWSVerificationKeySelector<>(SIGNED_BY, keys), null);
            return new Known(metadata, tokens, now);
        } catch (GeneralException | MalformedURLException malformed) {
            throw new NotSignedIn(Why.UNREACHABLE, malformed);
        } catch (IOException silent) {
            throw new NotSignedIn(Why.UNREACHABLE, silent);
        }
    }

    /** Whose address is of TLS sends nobody elsewhere without. */
    private void requireAsSafe(URI endpoint) throws NotSignedIn {
        boolean isSafe = "https".equalsIgnoreCase(endpoint.getScheme())
                || !settings.issuer().startsWith("https:") && "http".equalsIgnoreCase(endpoint.getScheme());
        if (!isSafe) {
            throw new NotSignedIn(Why.UNREACHABLE);
        }
    }
}
