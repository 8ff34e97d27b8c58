package io.licit.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser on an application, and what it complains about. */
final class Browsing implements AutoCloseable {
    private static final String CHROMIUM = System.getProperty("licit.chromium", "/usr/bin/chromium");
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String PICTURES = System.getProperty("licit.pictures", "");

    private final Aurora aurora;
    private final List<String> complaints = new ArrayList<>();
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(CHROMIUM))
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));

    Browsing(Aurora aurora) {
        this.aurora = aurora;
    }

    /** What the browser says, such as of the policy. */
    List<String> complaints() {
        return complaints;
    }

    /** Nothing moves, so that no colour is looked at half way to another. */
    Page page(String language, int width) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(message -> {
            boolean expected =
                    message.text().contains("htmx:") || message.text().contains("status of 4");
            if (message.type().equals("error") && !expected) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    Page signedIn(String name, String language, int width) {
        Page page = page(language, width);
        page.navigate(aurora.at("/sign-in"));
        page.locator("#name").fill(name);
        page.locator("#password").fill(Aurora.PASSWORD);
        page.locator("main button").click();
        assertThat(page.locator(".rail")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        return page;
    }

    /** What axe finds on a page; themes differ in their colours alone. */
    static List<String> barriers(Page page, String name) {
        List<String> found = new ArrayList<>(violations(page, "tag", TAGS));
        picture(page, name + "-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        found.addAll(violations(page, "rule", List.of("color-contrast")));
        picture(page, name + "-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return found;
    }

    /**
     * Violations alone: to gather what it found in order, node by node, takes axe longer than to look. No frame is looked
     * into, since no script runs in those that there are.
     */
    private static List<String> violations(Page page, String type, List<String> values) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        Object found = page.evaluate(
                "async options => (await axe.run(document, options)).violations"
                        + ".map(rule => rule.id + ' ' + rule.nodes[0].html)",
                Map.of(
                        "runOnly",
                        Map.of("type", type, "values", values),
                        "resultTypes",
                        List.of("violations"),
                        "iframes",
                        false));
        return ((List<?>) found).stream().map(rule -> page.url() + ": " + rule).toList();
    }

    /** With {@code -Dlicit.pictures=FOLDER}. */
    static void picture(Page page, String name) {
        if (!PICTURES.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(PICTURES, name + ".png"))
                    .setFullPage(true));
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
