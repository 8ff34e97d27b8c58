package io.licit.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.licit.core.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** An identity provider that can be told to do wrong. */
final class TestProvider implements AutoCloseable {
    static final String CLIENT = "licit";
    static final String SECRET = "a secret of thirty-two bytes or so";

    /** What is wrong with a token. */
    enum Twist {
        NOTHING,
        ELLIPTIC,
        NONCE,
        AUDIENCE,
        ISSUER,
        EXPIRED,
        UNSIGNED,
        OTHER_KEY,
        BY_SECRET,
        CHANGED
    }

    private final RSAKey key;
    private final RSAKey stranger;
    private final ECKey curve;
    private final HttpServer http;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile Twist twist = Twist.NOTHING;
    private volatile String subject = "s-1";

    TestProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        stranger = new RSAKeyGenerator(2048).keyID("one").generate();
        curve = new ECKeyGenerator(Curve.P_256).keyID("two").generate();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/.well-known/openid-configuration", exchange -> send(exchange, 200, description()));
        http.createContext(
                "/keys",
                exchange ->
                        send(exchange, 200, new JWKSet(List.of(key.toPublicJWK(), curve.toPublicJWK())).toString()));
        http.createContext("/token", exchange -> send(exchange, 0, token(exchange)));
        http.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    void twisted(Twist next) {
        twist = next;
    }

    void signsIn(String next) {
        subject = next;
    }

    private String description() {
        return Json.object()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/keys")
                .put("response_types_supported", Json.array(Json.of("code")))
                .put("subject_types_supported", Json.array(Json.of("public")))
                .put("id_token_signing_alg_values_supported", Json.array(Json.of("RS256"), Json.of("ES256")))
                .build()
                .canonical();
    }

    /** Somebody is here and signs in: what she is sent back with. */
    Map<String, String> authorized(URI address) {
        Map<String, String> asked = parameters(address.getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        return new TreeMap<>(Map.of("code", code, "state", asked.getOrDefault("state", "")));
    }

    static Map<String, String> parameters(String query) {
        Map<String, String> found = new TreeMap<>();
        for (String one : query.split("&")) {
            String[] parts = one.split("=", 2);
            found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return found;
    }

    private String token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked =
                Optional.ofNullable(codes.remove(form.getOrDefault("code", ""))).orElse(Map.of());
        String known = CLIENT + ":" + SECRET.replace(" ", "+");
        String shown = "Basic " + Base64.getEncoder().encodeToString(known.getBytes(StandardCharsets.UTF_8));
        boolean isRight = !asked.isEmpty()
                && shown.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && form.getOrDefault("redirect_uri", "").equals(asked.get("redirect_uri"))
                && challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
        if (!isRight) {
            return Json.object().put("error", "invalid_grant").build().canonical();
        }
        try {
            return Json.object()
                    .put("access_token", "unused")
                    .put("token_type", "Bearer")
                    .put("id_token", idToken(asked.getOrDefault("nonce", "")))
                    .build()
                    .canonical();
        } catch (JOSEException failure) {
            throw new IOException(failure);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String idToken(String nonce) throws JOSEException {
        Instant now = Instant.now();
        Instant end = twist == Twist.EXPIRED ? now.minus(Duration.ofHours(1)) : now.plus(Duration.ofMinutes(5));
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(twist == Twist.ISSUER ? "http://127.0.0.1:1" : issuer())
                .subject(subject)
                .audience(twist == Twist.AUDIENCE ? "another" : CLIENT)
                .issueTime(Date.from(end.minus(Duration.ofMinutes(5))))
                .expirationTime(Date.from(end))
                .claim("nonce", twist == Twist.NONCE ? "another" : nonce)
                .build();
        return switch (twist) {
            case UNSIGNED -> new PlainJWT(claims).serialize();
            case OTHER_KEY -> signed(JWSAlgorithm.RS256, "one", new RSASSASigner(stranger), claims);
            case BY_SECRET ->
                signed(JWSAlgorithm.HS256, "one", new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)), claims);
            case ELLIPTIC -> signed(JWSAlgorithm.ES256, "two", new ECDSASigner(curve), claims);
            case CHANGED -> changed(signed(JWSAlgorithm.RS256, "one", new RSASSASigner(key), claims));
            default -> signed(JWSAlgorithm.RS256, "one", new RSASSASigner(key), claims);
        };
    }

    private static String signed(JWSAlgorithm algorithm, String name, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(name).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    /** Another subject under the same signature. */
    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String other = claims.replace("\"s-1\"", "\"s-2\"");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        boolean isError = json.contains("\"error\"");
        exchange.sendResponseHeaders(status == 0 ? isError ? 400 : 200 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
