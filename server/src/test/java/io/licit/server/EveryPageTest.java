package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.licit.programme.account.Role;
import io.licit.server.route.Route;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every page that has an address, found by the routes: a new one that nobody has looked at fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryPageTest {
    private static final String SEGMENT = "newsletter-regulars";

    /**
     * For programs; where an identity provider is ({@link ProviderBrowserTest}); and a campaign's own mail as its preview
     * frames it, in which no script runs and so no axe.
     */
    private static final Set<String> NO_PAGES = Set.of(
            "/assets/{name}", "/metrics", "/sign-in/provider", "/sign-in/provider/back", "/campaigns/{id}/message");

    private final Aurora aurora;
    private final Browsing browsing;
    /** An address of each kind that is of something, by its template. */
    private final Map<String, String> addresses = new HashMap<>(Map.ofEntries(
            Map.entry("/segments/{id}", "/segments/" + SEGMENT),
            Map.entry("/segments/{id}/history", "/segments/" + SEGMENT + "/history"),
            Map.entry("/segments/{id}/review", "/segments/" + SEGMENT + "/review"),
            Map.entry("/fairness/{segment}", "/fairness/" + SEGMENT),
            Map.entry("/fairness/{segment}/numbers.csv", "/fairness/" + SEGMENT + "/numbers.csv"),
            Map.entry("/law/{rule}", "/law/EU-GDPR-ART21-2"),
            Map.entry("/law", "/law?q=consent"),
            Map.entry("/law/timeline", "/law/timeline?in=EEA"),
            Map.entry("/law/coverage", "/law/coverage?in=EEA"),
            Map.entry("/law/impact/segments", "/law/impact/segments?to=2027-06-01"),
            Map.entry("/training/{course}", "/training/privacy-law"),
            Map.entry("/training/certificates/{number}", "/training/certificates/1"),
            Map.entry("/certificates/{number}", "/certificates/1"),
            Map.entry("/assessments/{id}", "/assessments/li-winback"),
            Map.entry("/assessments/{id}/sign", "/assessments/li-winback/sign"),
            Map.entry("/assessments/{id}/assessment.md", "/assessments/li-winback/assessment.md"),
            Map.entry("/assessments/{id}/assessment.json", "/assessments/li-winback/assessment.json"),
            Map.entry("/evidence/{entry}", "/evidence/0"),
            Map.entry("/campaigns/{id}", "/campaigns/spring-winback"),
            Map.entry("/campaigns/{id}/history", "/campaigns/spring-winback/history"),
            Map.entry("/campaigns/{id}/body", "/campaigns/card-from-aurora/body"),
            Map.entry("/campaigns/{id}/preview", "/campaigns/spring-winback/preview")));

    private Caller olaf;

    EveryPageTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        browsing = new Browsing(aurora);
    }

    @BeforeAll
    void everythingIsThere() throws IOException, InterruptedException {
        aurora.person("olaf", Role.OFFICER, Role.ADMIN);
        aurora.train("olaf");
        olaf = Caller.signedIn(aurora, "olaf", Aurora.PASSWORD);
        of("/work/{id}", failedWork());
        of("/requests/{number}", request("erasure", "C0000041"), "/erasure", "/erasure.json");
        of("/requests/{number}", request("rectification", "C0000042"), "/rectification");
        of("/requests/{number}", request("access", "C0000043"), "", "/{step}", "/answer.zip");
        done(olaf.post("/audits", Map.of()));
        of("/audits/findings/{number}", "/audits/findings/1", "", "/{step}");
        String export = done(olaf.post("/exports", Map.of("segment", SEGMENT, "kind", "csv")));
        of("/exports/{id}", export, "", "/file");
        String attempt = location(olaf.post("/training/privacy-law/attempts", Map.of()));
        of("/training/{course}/attempts/{attempt}", attempt);
    }

    private void of(String template, String address, String... further) {
        for (String more : further.length == 0 ? new String[] {""} : further) {
            addresses.put(template + more, address + more.replace("{step}", "acknowledge"));
        }
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return Caller.header(answer, "Location");
    }

    /** Where the result of work is, once it is there. */
    private String done(HttpResponse<String> begun) throws IOException, InterruptedException {
        String work = location(begun);
        assertThat(olaf.get(work + "/events").body()).contains("\"state\":\"done\"");
        return location(olaf.get(work));
    }

    /** What has ended well is its result, and has no page. */
    private String failedWork() throws IOException, InterruptedException {
        Path broken = aurora.folder().resolve("assessments/broken.yaml");
        Files.writeString(broken, "assessment: broken\nkind: nonsense\n");
        String work = location(olaf.post("/runs", Map.of()));
        assertThat(olaf.get(work + "/events").body()).contains("\"state\":\"failed\"");
        Files.delete(broken);
        addresses.put("/work/{id}/events", work + "/events");
        return work;
    }

    private String request(String kind, String person) throws IOException, InterruptedException {
        String request = location(olaf.post(
                "/requests", Map.of("kind", kind, "person", person, "received", "2026-11-20", "receipt", "")));
        location(olaf.post(request + "/verify", Map.of("words", "a card was shown")));
        return request;
    }

    @AfterAll
    void end() {
        browsing.close();
        aurora.close();
    }

    private Stream<Route> routes() {
        return aurora.server().routes().stream()
                .filter(route -> route.method().equals("GET"))
                .filter(route -> !route.path().startsWith("/api/"))
                .filter(route -> !NO_PAGES.contains(route.path()));
    }

    /** Addresses that answer with a page. */
    private List<String> pages() throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>();
        for (Route route : routes().toList()) {
            String address = addresses.getOrDefault(route.path(), route.path());
            assertThat(address)
                    .as("say here of what the page " + route.path() + " is to be looked at")
                    .doesNotContain("{");
            HttpResponse<String> answer = olaf.get(address);
            boolean isNotThereYet = route.path().endsWith("/answer.zip")
                    || route.path().endsWith("/erasure.json")
                    || route.path().endsWith("/numbers.csv");
            if (!isNotThereYet) {
                assertThat(answer.statusCode()).as(address).isLessThan(400);
            }
            if (answer.statusCode() == 200
                    && Caller.header(answer, "Content-Type").startsWith("text/html")) {
                pages.add(address);
            }
        }
        pages.add("/nowhere");
        return pages;
    }

    @Test
    void no_page_has_a_barrier_that_axe_knows_in_any_theme_and_language() throws IOException, InterruptedException {
        List<String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(45);
        List<String> found = new ArrayList<>();
        for (String language : List.of("en", "zh-CN")) {
            Page nobody = browsing.page(language, 1280);
            for (String outside : List.of("/sign-in", "/certificates/1")) {
                nobody.navigate(aurora.at(outside));
                found.addAll(Browsing.barriers(nobody, "outside" + name(outside) + "-" + language));
            }
            nobody.context().close();
            Page page = browsing.signedIn("olaf", language, 1280);
            for (String path : pages) {
                page.navigate(aurora.at(path));
                found.addAll(Browsing.barriers(page, "page" + name(path) + "-" + language));
            }
            page.context().close();
        }
        assertThat(found).isEmpty();
        assertThat(browsing.complaints())
                .as("what the browser says, such as of the policy")
                .isEmpty();
    }

    private static String name(String path) {
        return path.replaceAll("[^a-z]+", "-");
    }
}
