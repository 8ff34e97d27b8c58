package io.licit.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that is new: nothing hangs until it is read, and nobody has to ask again by herself. */
final class NotYetTest {
    private static final String SEGMENT = "/segments/newsletter-regulars";
    private static final String COUNTS = "/api/v1" + SEGMENT + "/preview";

    private final Aurora aurora;

    NotYetTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.impatient(folder.resolve("aurora"));
    }

    @BeforeEach
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
    }

    @AfterEach
    void end() {
        aurora.close();
    }

    /** So that what was read is of other files. */
    private void touch() throws IOException {
        Path customers = aurora.folder().resolve("data/customers.parquet");
        Files.setLastModifiedTime(customers, FileTime.from(Instant.now().plusSeconds(5)));
    }

    @Test
    void a_page_says_how_far_the_data_is_and_shows_its_counts_by_itself() {
        List<String> barriers = new ArrayList<>();
        try (Browsing browsing = new Browsing(aurora)) {
            Page page = browsing.signedIn("mara", "en", 1280);
            page.navigate(aurora.at(SEGMENT));
            assertThat(page.locator("#answer")).containsText("has to be read through first");
            assertThat(page.locator("#answer .findings, #answer h2").last()).isVisible();
            barriers.addAll(Browsing.barriers(page, "not-yet-part"));
            Locator funnel = page.locator("#answer .funnel");
            assertThat(funnel).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            assertThat(page.locator("#answer progress[max='100']")).hasCount(0);

            Page officer = browsing.signedIn("olaf", "zh-CN", 1280);
            try {
                touch();
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
            officer.navigate(aurora.at("/law/impact/segments?to=2027-06-01"));
            assertThat(officer.locator("h1")).hasText("正在准备数据");
            barriers.addAll(Browsing.barriers(officer, "not-yet"));
            assertThat(officer.locator("h1"))
                    .not()
                    .hasText("正在准备数据", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
            assertThat(officer).hasURL(aurora.at("/law/impact/segments?to=2027-06-01"));
            assertThat(browsing.complaints().stream().filter(one -> !one.contains("503")))
                    .isEmpty();
        }
        assertThat(barriers).isEmpty();
    }

    @Test
    void a_program_is_told_when_to_come_again_and_gets_its_counts_then() throws Exception {
        Caller program = Caller.withToken(aurora, aurora.token("mara", Role.MARKETER));
        HttpResponse<String> first = program.json("POST", COUNTS, "{}");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(503);
        assertThat(Caller.header(first, "Content-Type")).startsWith("application/problem+json");
        assertThat(Caller.header(first, "Retry-After")).matches("\\d+");
        assertThat(first.body()).contains("the data is being made ready");
        Caller officer = Caller.withToken(aurora, aurora.token("olaf", Role.OFFICER));
        HttpResponse<String> why =
                officer.json("POST", "/api/v1" + SEGMENT + "/explanations", "{\"person\": \"C0000041\"}");
        assertThat(why.statusCode()).as(why.body()).isIn(503, 200);
        assertThat(aurora.logged("person-looked-at")).isEqualTo(why.statusCode() == 200 ? 1 : 0);
        HttpResponse<String> then = first;
        for (int i = 0; i < 600 && then.statusCode() == 503; i++) {
            Thread.sleep(100);
            then = program.json("POST", COUNTS, "{}");
        }
        assertThat(then.statusCode()).as(then.body()).isEqualTo(200);
        assertThat(then.body()).contains("\"eligible\"");
    }

    @Test
    void what_is_sent_and_needs_the_data_is_not_done_and_not_sent_again_by_itself() throws Exception {
        Caller olaf = Caller.signedIn(aurora, "olaf", Aurora.PASSWORD);
        HttpResponse<String> answer = olaf.post("/person", Map.of("key", "C0000041"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("Nothing was done").doesNotContain("data-again");
        assertThat(aurora.logged("person-looked-at")).isZero();
    }

    @Test
    void data_that_can_not_be_read_is_an_error_and_not_waited_for() throws Exception {
        Files.writeString(aurora.folder().resolve("data/customers.parquet"), "no columns at all");
        Caller mara = Caller.signedIn(aurora, "mara", Aurora.PASSWORD);
        HttpResponse<String> answer = mara.get(SEGMENT);
        for (int i = 0; i < 600 && answer.body().contains("data-again"); i++) {
            Thread.sleep(100);
            answer = mara.get(SEGMENT);
        }
        assertThat(answer.body()).doesNotContain("class=\"funnel\"").doesNotContain("data-again");
    }
}
