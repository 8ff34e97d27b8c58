package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.licit.programme.WebFactory;
import io.licit.server.site.RateLimits;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that speaks TLS stands before the application, or somebody says so. */
final class ProxyTest {
    private static final String[] FORWARDED = {
        "X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "licit.shop.example"
    };

    @TempDir
    private Path folder;

    private Aurora behind(String proxy, TestProvider provider) throws IOException {
        return Aurora.on(
                ProviderTest.signingInBy(folder.resolve("aurora"), provider.issuer()),
                Aurora.CLOCK,
                new WebFactory.Setup(
                        "127.0.0.1", 0, Optional.of(proxy).filter(any -> !any.isEmpty()), WebFactory.Lines.FAILURES),
                Map.of());
    }

    private static String redirect(HttpResponse<String> away) {
        return TestProvider.parameters(Caller.header(away, "Location").replaceFirst("^[^?]*\\?", ""))
                .getOrDefault("redirect_uri", "");
    }

    /** Whether a request is told to wait once nothing is left in a bucket, which fills up again in seconds. */
    private static boolean isOf(Aurora aurora, String address, String forwarded)
            throws IOException, InterruptedException {
        RateLimits limits = aurora.server().limits();
        for (int i = 0; i < 10; i++) {
            while (limits.secondsToWait("sign-in " + address, RateLimits.SIGN_INS_A_MINUTE) == 0) {
                // One is taken out.
            }
            HttpResponse<String> answer = Caller.unknown(aurora).get("/sign-in/provider", "X-Forwarded-For", forwarded);
            if (answer.statusCode() == 429) {
                return true;
            }
        }
        return false;
    }

    @Test
    void what_it_says_is_heeded_and_what_others_have_told_it_is_not() throws Exception {
        try (TestProvider provider = new TestProvider();
                Aurora aurora = behind("127.0.0.1", provider)) {
            HttpResponse<String> away = Caller.unknown(aurora).get("/sign-in/provider", FORWARDED);
            assertThat(Caller.header(away, "Set-Cookie")).contains("Secure").contains("HttpOnly");
            assertThat(redirect(away)).isEqualTo("https://licit.shop.example/sign-in/provider/back");
            HttpResponse<String> plain = Caller.unknown(aurora).get("/sign-in");
            assertThat(Caller.header(plain, "Set-Cookie")).isNotEmpty().doesNotContain("Secure");
            assertThat(isOf(aurora, "198.51.100.7", "198.51.100.7")).isTrue();
            assertThat(isOf(aurora, "198.51.100.7", "198.51.100.8")).isFalse();
            assertThat(isOf(aurora, "198.51.100.7", "198.51.100.9, 198.51.100.7"))
                    .as("the proxy adds the address, whatever stands before it")
                    .isTrue();
            assertThat(isOf(aurora, "198.51.100.7", "198.51.100.7, 198.51.100.10"))
                    .isFalse();
            assertThat(isOf(aurora, "10.1.1.1", "198.51.100.11, 10.1.1.1"))
                    .as("a private address is no proxy")
                    .isTrue();
        }
    }

    @Test
    void without_one_nobody_is_believed() throws Exception {
        assertNotBelieved("");
    }

    @Test
    void of_another_machine_than_the_proxy_nothing_is_believed() throws Exception {
        assertNotBelieved("192.0.2.200");
    }

    private void assertNotBelieved(String proxy) throws IOException, InterruptedException, JOSEException {
        try (TestProvider provider = new TestProvider();
                Aurora aurora = behind(proxy, provider)) {
            HttpResponse<String> away = Caller.unknown(aurora).get("/sign-in/provider", FORWARDED);
            assertThat(Caller.header(away, "Set-Cookie")).isNotEmpty().doesNotContain("Secure");
            assertThat(redirect(away)).isEqualTo(aurora.at("/sign-in/provider/back"));
            assertThat(isOf(aurora, "127.0.0.1", "198.51.100.1")).isTrue();
        }
    }
}
