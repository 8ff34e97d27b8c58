package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.licit.engine.Progress;
import io.licit.programme.WebFactory;
import io.licit.programme.account.Role;
import io.licit.programme.account.Subject;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in by an identity provider, one that does right and one that does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProviderTest {
    private static final Actor ADMIN = new Actor("admin");
    private static final String AWAY = "/sign-in/provider";

    private final MovingClock clock = new MovingClock(Aurora.CLOCK.instant());
    private final TestProvider provider = new TestProvider();
    private final AtomicInteger addresses = new AtomicInteger();
    private final Aurora aurora;

    ProviderTest(@TempDir Path folder) throws IOException, JOSEException {
        aurora = Aurora.on(
                signingInBy(folder.resolve("aurora"), provider.issuer()),
                clock,
                new WebFactory.Setup("127.0.0.1", 0, Optional.of("127.0.0.1"), WebFactory.Lines.FAILURES),
                Map.of("LICIT_OIDC_CLIENT_SECRET", TestProvider.SECRET));
    }

    /** From an address of its own each time, since attempts to sign in are limited by address. */
    private HttpResponse<String> asked(Caller caller, String path) throws IOException, InterruptedException {
        return caller.get(
                path, "X-Forwarded-For", "2001:db8:0:" + Integer.toHexString(addresses.incrementAndGet()) + "::1");
    }

    /** The sample retailer, whose staff a provider knows. */
    static Path signingInBy(Path folder, String issuer) throws IOException {
        io.licit.engine.demo.Aurora.write(folder, 100, Progress.none());
        Files.writeString(
                folder.resolve("licit.yaml"),
                "\nsign_in:\n  oidc: {issuer: \"" + issuer + "\", client_id: " + TestProvider.CLIENT
                        + ", name: Aurora ID}\n",
                StandardOpenOption.APPEND);
        return folder;
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olga", Role.ADMIN);
        aurora.accounts().link("mara", new Subject(provider.issuer(), "s-1"), ADMIN);
    }

    @BeforeEach
    void right() {
        provider.twisted(TestProvider.Twist.NOTHING);
        provider.signsIn("s-1");
    }

    @AfterAll
    void end() {
        aurora.close();
        provider.close();
    }

    private URI begun(Caller caller, String then) throws IOException, InterruptedException {
        HttpResponse<String> away = asked(caller, AWAY + "?then=" + Caller.encoded(then));
        assertThat(away.statusCode()).isEqualTo(303);
        return URI.create(Caller.header(away, "Location"));
    }

    private HttpResponse<String> back(Caller caller, Map<String, String> answer)
            throws IOException, InterruptedException {
        return asked(
                caller,
                AWAY + "/back?"
                        + answer.entrySet().stream()
                                .map(one -> one.getKey() + "=" + Caller.encoded(one.getValue()))
                                .collect(Collectors.joining("&")));
    }

    private HttpResponse<String> signedIn(Caller caller) throws IOException, InterruptedException {
        return back(caller, provider.authorized(begun(caller, "/segments?q=staff")));
    }

    private static void assertNobody(Caller caller, HttpResponse<String> answer, int status)
            throws IOException, InterruptedException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("name=\"password\"");
        assertThat(caller.get("/segments").statusCode()).as("nobody is in").isEqualTo(303);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "ELLIPTIC"})
    void whoever_is_linked_is_in_and_goes_on_to_what_she_wanted(TestProvider.Twist twist) throws Exception {
        provider.twisted(twist);
        Caller caller = Caller.unknown(aurora);
        HttpResponse<String> answer = signedIn(caller);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Caller.header(answer, "Location")).isEqualTo("/segments?q=staff");
        assertThat(caller.get("/segments").body()).contains("mara");
    }

    @Test
    void it_is_asked_for_a_code_with_everything_that_binds_it() throws Exception {
        Caller caller = Caller.unknown(aurora);
        URI address = begun(caller, "//elsewhere.example");
        assertThat(address.toString()).startsWith(provider.issuer() + "/authorize?");
        Map<String, String> asked = TestProvider.parameters(address.getRawQuery());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", aurora.at(AWAY + "/back"));
        assertThat(asked.get("state")).hasSizeGreaterThan(40);
        assertThat(asked.get("nonce")).hasSizeGreaterThan(40);
        assertThat(Caller.header(back(caller, provider.authorized(address)), "Location"))
                .isEqualTo("/");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NOTHING", "ELLIPTIC"})
    void a_token_that_is_wrong_in_anything_lets_nobody_in(TestProvider.Twist twist) throws Exception {
        provider.twisted(twist);
        Caller caller = Caller.unknown(aurora);
        assertNobody(caller, signedIn(caller), 502);
    }

    @Test
    void an_answer_counts_once_and_in_the_session_that_asked() throws Exception {
        Caller caller = Caller.unknown(aurora);
        Map<String, String> answer = provider.authorized(begun(caller, "/"));
        Caller other = Caller.unknown(aurora);
        assertNobody(other, back(other, answer), 400);
        begun(other, "/");
        assertNobody(other, back(other, answer), 400);
        assertThat(back(caller, answer).statusCode()).isEqualTo(303);
        caller.post("/sign-out", Map.of());
        assertNobody(caller, back(caller, answer), 400);
        Map<String, String> replayed = provider.authorized(begun(caller, "/"));
        replayed.put("code", answer.get("code"));
        assertNobody(caller, back(caller, replayed), 502);
        Map<String, String> tried = provider.authorized(begun(caller, "/"));
        Map<String, String> forged = Map.of("code", tried.get("code"), "state", "another");
        assertNobody(caller, back(caller, forged), 400);
        assertNobody(caller, back(caller, tried), 400);
    }

    @Test
    void an_answer_that_comes_late_or_is_another_providers_or_none_does_not_count() throws Exception {
        Caller caller = Caller.unknown(aurora);
        Map<String, String> late = provider.authorized(begun(caller, "/"));
        clock.move(Duration.ofMinutes(11));
        assertNobody(caller, back(caller, late), 400);
        Map<String, String> others = provider.authorized(begun(caller, "/"));
        others.put("iss", "https://elsewhere.example");
        assertNobody(caller, back(caller, others), 400);
        Map<String, String> denied = provider.authorized(begun(caller, "/"));
        denied.remove("code");
        denied.put("error", "access_denied");
        denied.put("error_description", "<script>alert(1)</script>");
        HttpResponse<String> answer = back(caller, denied);
        assertNobody(caller, answer, 403);
        assertThat(answer.body()).doesNotContain("alert(1)");
        begun(caller, "/");
        assertNobody(caller, asked(caller, AWAY + "/back"), 400);
    }

    @Test
    void whom_no_account_is_linked_to_is_told_what_to_do_and_an_administrator_does_it() throws Exception {
        aurora.person("nora", Role.AUDITOR);
        provider.signsIn("s-9");
        Caller nora = Caller.unknown(aurora);
        HttpResponse<String> unknown = signedIn(nora);
        assertNobody(nora, unknown, 403);
        assertThat(unknown.body()).contains("s-9", "People");
        Caller olga = Caller.signedIn(aurora, "olga", Aurora.PASSWORD);
        assertThat(olga.post("/people/nora/link", Map.of("subject", "s-1")).statusCode())
                .as("another's")
                .isEqualTo(422);
        assertThat(olga.post("/people/nora/link", Map.of("subject", "s-9")).statusCode())
                .isEqualTo(303);
        assertThat(olga.get("/people").body()).contains("s-9");
        assertThat(aurora.logged("account-linked")).isPositive();
        assertThat(signedIn(nora).statusCode()).isEqualTo(303);
        assertThat(nora.get("/segments").statusCode()).isEqualTo(200);
        Map<String, String> link = Map.of("issuer", provider.issuer(), "subject", "s-9");
        assertThat(olga.post("/people/mara/unlink", link).statusCode())
                .as("not hers")
                .isEqualTo(404);
        assertThat(olga.post("/people/nora/unlink", link).statusCode()).isEqualTo(303);
        assertThat(nora.get("/segments").statusCode()).as("and out at once").isEqualTo(303);
        assertNobody(nora, signedIn(nora), 403);
    }

    @Test
    void a_disabled_account_lets_nobody_in() throws Exception {
        aurora.person("dora", Role.MARKETER);
        aurora.accounts().link("dora", new Subject(provider.issuer(), "s-3"), ADMIN);
        aurora.accounts().disable("dora", ADMIN);
        provider.signsIn("s-3");
        Caller dora = Caller.unknown(aurora);
        assertNobody(dora, signedIn(dora), 403);
    }

    @Test
    void where_there_is_none_no_page_offers_one(@TempDir Path folder) throws Exception {
        try (Aurora bare = Aurora.start(folder.resolve("aurora"))) {
            Caller caller = Caller.unknown(bare);
            assertThat(caller.get("/sign-in").body()).doesNotContain(AWAY);
            assertThat(caller.get(AWAY).statusCode()).isEqualTo(404);
            assertThat(caller.get(AWAY + "/back?code=a&state=b").statusCode()).isEqualTo(404);
        }
        assertThat(Caller.unknown(aurora).get("/sign-in").body()).contains(AWAY, "Aurora ID");
    }

    @Test
    void one_that_does_not_answer_keeps_nothing_from_starting(@TempDir Path folder) throws Exception {
        TestProvider gone = new TestProvider();
        gone.close();
        Path there = signingInBy(folder.resolve("aurora"), gone.issuer());
        try (Aurora alone = Aurora.on(there, Aurora.CLOCK, WebFactory.Setup.local(0), Map.of())) {
            Caller caller = Caller.unknown(alone);
            HttpResponse<String> answer = caller.get(AWAY);
            assertNobody(caller, answer, 503);
            assertThat(answer.body()).contains("Aurora ID");
            alone.person("mara", Role.MARKETER);
            assertThat(caller.signIn("mara", Aurora.PASSWORD, "").statusCode()).isEqualTo(303);
        }
    }
}
