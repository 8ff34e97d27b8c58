package io.licit.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.licit.programme.WebFactory;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by a provider that somebody else has written, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProviderBrowserTest {
    private final MockOAuth2Server provider = new MockOAuth2Server(
            OAuth2Config.Companion.fromJson("{\"interactiveLogin\": true, \"httpServer\": \"NettyWrapper\"}"));
    private final Aurora aurora;
    private final Browsing browsing;

    ProviderBrowserTest(@TempDir Path folder) throws IOException, InterruptedException {
        provider.start();
        // What it makes when it is first asked, such as keys, takes it long.
        provider.issueToken("staff", "nobody", TestProvider.CLIENT);
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(provider.wellKnownUrl("staff").uri())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        String issuer = provider.issuerUrl("staff").toString();
        aurora = Aurora.on(
                ProviderTest.signingInBy(folder.resolve("aurora"), issuer),
                Aurora.CLOCK,
                WebFactory.Setup.local(0),
                Map.of("LICIT_OIDC_CLIENT_SECRET", "any"));
        browsing = new Browsing(aurora);
    }

    @BeforeAll
    void people() {
        aurora.person("olga", Role.ADMIN);
        aurora.person("mara", Role.MARKETER);
    }

    @AfterAll
    void end() {
        browsing.close();
        aurora.close();
        provider.shutdown();
    }

    private Page asked() {
        Page page = browsing.page("en", 1280);
        page.navigate(aurora.at("/segments?q=staff"));
        page.getByText("Sign in by Aurora ID").click();
        page.locator("input[name=username]").fill("mara-at-work");
        page.locator("[type=submit]").first().click();
        return page;
    }

    @Test
    void somebody_is_unknown_until_she_is_linked_and_then_goes_where_she_wanted() {
        Page stranger = asked();
        assertThat(stranger.getByRole(AriaRole.ALERT)).containsText("mara-at-work");
        List<String> barriers = new ArrayList<>(Browsing.barriers(stranger, "sign-in-unknown"));
        Page people = browsing.signedIn("olga", "en", 1280);
        people.navigate(aurora.at("/people"));
        people.getByLabel("Id at Aurora ID mara").fill("mara-at-work");
        people.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Link mara"))
                .click();
        assertThat(people.getByText("mara-at-work at ")).isVisible();
        barriers.addAll(Browsing.barriers(people, "people-linked"));
        Page mara = asked();
        assertThat(mara).hasURL(aurora.at("/segments?q=staff"));
        assertThat(mara.locator(".rail")).isVisible();
        assertThat(barriers).isEmpty();
        // The provider's own page loads a style from elsewhere.
        assertThat(browsing.complaints())
                .allMatch(one -> one.startsWith(provider.baseUrl().toString()));
    }
}
