package io.licit.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The application in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserTest {
    private final Aurora aurora;
    private final Browsing browsing;

    BrowserTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        browsing = new Browsing(aurora);
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER, Role.ADMIN);
    }

    @AfterAll
    void end() {
        browsing.close();
        aurora.close();
    }

    @Test
    void the_first_admin_chooses_a_password_and_lets_somebody_in() {
        Page page = browsing.page("en", 1280);
        page.navigate(aurora.at("/segments?q=staff"));
        assertThat(page).hasURL(aurora.at("/sign-in?then=%2Fsegments%3Fq%3Dstaff"));
        page.locator("#name").fill("admin");
        page.locator("#password").fill(aurora.firstPassword());
        page.locator("main button").click();
        assertThat(page).hasURL(aurora.at("/password"));
        page.navigate(aurora.at("/people"));
        assertThat(page).hasURL(aurora.at("/password"));
        page.locator("#old").fill(aurora.firstPassword());
        page.locator("#fresh").fill("password1234");
        page.locator("#again").fill("password1234");
        page.locator("main button").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("anybody would try");
        page.locator("#old").fill(aurora.firstPassword());
        page.locator("#fresh").fill("a quiet lamp by the river");
        page.locator("#again").fill("a quiet lamp by the river");
        page.locator("main button").click();
        assertThat(page.locator(".rail")).isVisible();
        page.navigate(aurora.at("/people"));
        page.locator("#id").fill("nina");
        page.locator("fieldset input[value=analyst]").check();
        page.getByText("Make an account").click();
        String password = page.locator("code.password").textContent();
        page.locator(".bar").getByText("Sign out").click();
        page.locator("#name").fill("nina");
        page.locator("#password").fill(password);
        page.locator("main button").click();
        assertThat(page).hasURL(aurora.at("/password"));
    }

    @Test
    void a_marketer_sees_what_a_change_would_do_before_she_saves_it() throws IOException {
        Page page = browsing.signedIn("mara", "en", 1280);
        page.navigate(aurora.at("/segments"));
        page.locator("#q").fill("winback-by");
        assertThat(page.locator("#rows tr")).hasCount(1);
        page.locator("#rows th a").click();
        assertThat(page.locator(".funnel")).isVisible();
        String before = page.locator(".funnel dd").first().textContent();
        Path file = aurora.folder().resolve("segments/winback-by-post.yaml");
        String text = Files.readString(file);
        page.locator("#text").fill(text.replace("where: |\n", "where: |\n  religion = 'none' and\n"));
        assertThat(page.locator("#builder .finding").first()).containsText("religion");
        page.locator("#text").fill(text.replace("where: |\n", "where: |\n  country = 'DE' and\n"));
        page.waitForCondition(
                () -> !page.locator(".funnel dd").first().textContent().equals(before));
        assertThat(Files.readString(file)).as("nothing is written by looking").isEqualTo(text);
        page.locator("#define button.primary").click();
        assertThat(page).hasURL(Pattern.compile(".*saved=.*"));
        assertThat(Files.readString(file)).contains("country = 'DE' and");
        Browsing.picture(page, "segment-light");
        page.getByText("History").click();
        assertThat(page.locator(".diff .added")).hasText("+  country = 'DE' and");
        assertThat(page.locator("h2").first()).containsText("mara");
        assertThat(page.locator("section.card")).hasCount(2);
        List<String> found = new ArrayList<>();
        found.addAll(Browsing.barriers(page, "history"));
        assertThat(found).isEmpty();
        assertThat(aurora.logged("segment-changed")).isEqualTo(1);
    }

    @Test
    void an_officer_sees_why_somebody_is_left_out_and_the_log_says_that_she_looked() {
        Page page = browsing.signedIn("olaf", "en", 1280);
        page.navigate(aurora.at("/person"));
        page.locator("#key").fill("nobody at all");
        page.getByText("Look", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("knows nobody");
        page.locator("#key").fill("C0000035");
        page.getByText("Look", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".stands").first()).isVisible();
        assertThat(page.url()).doesNotContain("C0000035");
        page.locator(".stands summary").first().click();
        assertThat(page.locator(".stands td").first()).isVisible();
        List<String> found = new ArrayList<>();
        found.addAll(Browsing.barriers(page, "person-seen"));
        assertThat(found).isEmpty();
        assertThat(aurora.logged("person-looked-at")).isEqualTo(2);
    }

    @Test
    void a_token_is_shown_once_works_and_is_revoked() throws IOException, InterruptedException {
        Page page = browsing.signedIn("mara", "en", 1280);
        page.locator(".who").click();
        page.locator("#name").fill("nightly count");
        page.locator("input[value=marketer]").check();
        page.getByText("Make a token").click();
        String secret = page.locator("code.password").textContent();
        assertThat(Caller.withToken(aurora, secret).get("/api/v1/segments").statusCode())
                .isEqualTo(200);
        page.navigate(aurora.at("/tokens"));
        assertThat(page.locator("code.password")).hasCount(0);
        assertThat(page.locator("tbody th")).hasText("nightly count");
        page.getByText("Revoke").click();
        assertThat(page.locator("tbody td").last()).containsText("ended");
        assertThat(Caller.withToken(aurora, secret).get("/api/v1/segments").statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_builder_and_the_text_edit_each_other() throws IOException {
        Page page = browsing.signedIn("mara", "en", 1280);
        page.navigate(aurora.at("/segments/newsletter-regulars"));
        Path file = aurora.folder().resolve("segments/newsletter-regulars.yaml");
        String before = Files.readString(file);
        assertThat(page.locator(".brow")).hasCount(4);
        String matching = page.locator(".funnel dd").first().textContent();
        page.locator("#r1\\.value").fill("40");
        page.locator("#r1\\.value").blur();
        assertThat(page.locator("#text")).hasValue(Pattern.compile(".*newsletter_opens >= 40.*", Pattern.DOTALL));
        page.getByText("+ Value").click();
        assertThat(page.locator(".brow")).hasCount(5);
        page.locator("#r4\\.subject").selectOption("country");
        page.locator("#r4\\.operator").selectOption("in");
        page.locator("#r4\\.value").fill("DE, AT");
        page.locator("#r4\\.value").blur();
        assertThat(page.locator("#text")).hasValue(Pattern.compile(".*country in \\('DE', 'AT'\\).*", Pattern.DOTALL));
        page.waitForCondition(
                () -> !page.locator(".funnel dd").first().textContent().equals(matching));
        String text = page.locator("#text").inputValue();
        page.locator("#text").fill(text.replace("40", "45"));
        assertThat(page.locator("#r1\\.value")).hasValue("45");
        Browsing.picture(page, "builder");
        page.locator("#text").fill(text.replace("40", "45 and ("));
        assertThat(page.locator("#builder")).containsText("can not be read");
        assertThat(page.locator("#answer .finding.error").first()).isVisible();
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    /** With {@code -Dlicit.pictures=FOLDER}, those of the docs. */
    @Test
    void pages_of_the_docs_have_their_pictures() {
        Path pictures = Path.of(System.getProperty("licit.pictures", "target"));
        Page page = browsing.signedIn("olaf", "en", 1280);
        page.setViewportSize(1280, 860);
        Map<String, String> pages = Map.of(
                "web-home", "/",
                "web-segment", "/segments/lapsed-big-spenders",
                "web-review", "/segments/lapsed-big-spenders/review",
                "web-campaign", "/campaigns/spring-winback",
                "web-timeline", "/law/timeline?in=EEA",
                "web-law", "/law?q=minor&in=DE");
        for (Map.Entry<String, String> one : pages.entrySet()) {
            page.navigate(aurora.at(one.getValue()));
            Path file = pictures.resolve(one.getKey() + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void a_telephone_scrolls_no_page_sideways() {
        Page page = browsing.signedIn("mara", "en", 320);
        for (String path : List.of("/", "/segments", "/segments/newsletter-regulars", "/findings", "/law")) {
            page.navigate(aurora.at(path));
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(320);
        }
        page.navigate(aurora.at("/segments/newsletter-regulars"));
        Browsing.picture(page, "segment-narrow");
    }
}
