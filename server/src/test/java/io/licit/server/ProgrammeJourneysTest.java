package io.licit.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.licit.core.catalogue.Catalogue;
import io.licit.engine.erase.PersonData;
import io.licit.engine.erase.Rows;
import io.licit.engine.folder.Opened;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whole pieces of work of a programme, from their beginning to their end, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProgrammeJourneysTest {
    private static final String SEGMENT = "newsletter-regulars";
    private static final double PATIENCE = 120_000;

    private final Aurora aurora;
    private final Browsing browsing;

    ProgrammeJourneysTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        browsing = new Browsing(aurora);
        // So few persons are drawn that the usual minimum leaves no audience to export.
        edit("licit.yaml", "minimum_segment_size: 50", "minimum_segment_size: 5");
        edit(
                "catalogue/orders.yaml",
                "origin: observed",
                "origin: observed\nerasure: {keep: P10Y, reason: invoices are kept for the tax office}");
    }

    private void edit(String file, String before, String after) throws IOException {
        Path path = aurora.folder().resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replace(before, after));
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER, Role.ADMIN);
        aurora.person("ada", Role.AUDITOR);
        aurora.train("olaf");
        aurora.train("ada");
    }

    @AfterAll
    void end() {
        browsing.close();
        aurora.close();
    }

    private Page at(Page page, String path) {
        page.navigate(aurora.at(path));
        return page;
    }

    private static void press(Page page, String words) {
        page.locator("main").getByRole(AriaRole.BUTTON).getByText(words).first().click();
    }

    private static void comes(Page page, String url) {
        page.waitForURL(Pattern.compile(url), new Page.WaitForURLOptions().setTimeout(PATIENCE));
    }

    private String opened(Page page, String kind, String person) {
        at(page, "/requests");
        page.locator("#kind").selectOption(kind);
        page.locator("#person").fill(person);
        page.locator("#received").fill("2026-11-20");
        page.locator("main form button").click();
        comes(page, ".*/requests/[0-9]+$");
        page.locator("#verify").fill("a card was shown");
        press(page, "Identity checked");
        assertThat(page.locator("main")).containsText("a card was shown");
        return page.url();
    }

    private String exported(Page page) {
        at(page, "/exports");
        page.locator("#segment").selectOption(SEGMENT);
        page.locator("#kind").selectOption("csv");
        press(page, "Export");
        comes(page, ".*/exports/[^/]+$");
        assertThat(page.locator("dl .chip")).containsText("live");
        return page.url();
    }

    private PersonData data(String person) {
        Opened opened = Opened.read(aurora.folder(), Aurora.CLOCK.instant());
        Catalogue catalogue = opened.workspace().orElseThrow().catalogue();
        return PersonData.find(aurora.folder(), catalogue, person, Aurora.CLOCK.instant());
    }

    /** Files that hold any of the texts as bytes or in their names, those of tables aside, which compress. */
    private List<String> holding(List<String> texts) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(aurora.folder())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = aurora.folder().relativize(file).toString();
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                boolean isTable = name.endsWith("orders.parquet");
                if (!isTable && texts.stream().anyMatch(text -> bytes.contains(text) || name.contains(text))) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    @Test
    void a_person_is_erased_and_a_search_of_every_file_finds_nothing_but_what_is_kept() throws IOException {
        Page page = browsing.signedIn("olaf", "en", 1280);
        exported(page);
        Download download =
                page.waitForDownload(() -> page.getByText("Download the file").click());
        List<String> lines = Files.readAllLines(download.path());
        String person = lines.get(1).split(",")[0].replace("\"", "");
        String email = data(person).profile().orElseThrow().values().getOrDefault("email", "");
        assertThat(email).contains("@");
        assertThat(lines.get(1)).contains(email);
        assertThat(aurora.logged("export-handed-out")).isEqualTo(1);
        opened(page, "access", person);
        press(page, "Make the answer");
        assertThat(page.locator("dl")).containsText("met");
        String request = opened(page, "erasure", person);
        assertThat(holding(List.of(person, email)))
                .as("the export, the answer and the state hold her before")
                .hasSizeGreaterThan(2);

        page.getByText("What it would take").click();
        assertThat(page.locator("table")).containsText("customers");
        assertThat(page.locator("dl")).containsText("invoices are kept for the tax office");
        assertThat(page.locator("dl")).containsText("Answers to earlier requests");
        assertThat(page.content()).doesNotContain(email);
        page.locator("#key").fill("C9999999");
        press(page, "Erase for good");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was erased");
        page.locator("#key").fill(person);
        press(page, "Erase for good");
        comes(page, ".*/requests/[0-9]+/erasure$");
        assertThat(page.locator(".notice.pass")).containsText("finds nothing of the person");
        assertThat(page.content()).doesNotContain(person).doesNotContain(email);
        String digest = page.locator("dd.mono").first().textContent();
        page.locator("a[href^='/evidence/']").first().click();
        assertThat(page.locator("pre")).containsText(digest);
        page.navigate(request);
        assertThat(page.locator("dl").first()).containsText("erased");
        page.getByText("The proof").click();
        assertThat(page.locator(".notice.pass")).isVisible();

        assertThat(holding(List.of(person, email))).isEmpty();
        for (Rows part : data(person).rows()) {
            assertThat(part.rows()).as(part.file()).allMatch(row -> row.kept());
        }
        assertThat(data(person).isKnown()).isFalse();
        Page admin = browsing.signedIn("mara", "en", 1280);
        admin.navigate(request + "/erasure");
        assertThat(admin.locator("main")).containsText("Your roles do not allow this");
    }

    @Test
    void an_officer_sets_a_value_right_and_is_told_which_can_not_be_set() {
        String person = "C0000023";
        Page page = browsing.signedIn("olaf", "en", 1280);
        opened(page, "rectification", person);
        page.locator("main a[href$=rectification]").click();
        String wrong = "[id='set.birth_date']";
        page.locator(wrong).fill("last spring");
        page.locator("[id='set.city']").fill("Görlitz");
        press(page, "Set right");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("One value can not be set");
        assertThat(page.locator(".fail-text")).hasCount(1);
        assertThat(page.locator("[id='set.city']")).hasValue("Görlitz");
        page.locator(wrong).fill(page.locator("[name='was.birth_date']").inputValue());
        press(page, "Set right");
        comes(page, ".*/requests/[0-9]+$");
        assertThat(page.locator("dl").first()).containsText("met");
        assertThat(data(person).profile().orElseThrow().values()).containsEntry("city", "Görlitz");
        assertThat(aurora.logged("person-looked-at")).isGreaterThan(0);
    }

    private void audited(Page page) {
        at(page, "/audits");
        page.locator("form[action='/audits'] button").click();
        assertThat(page.locator("form[action='/audits'] button"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    @Test
    void what_an_audit_finds_is_assigned_mended_tested_again_and_closed() throws IOException {
        Page page = browsing.signedIn("olaf", "en", 1280);
        audited(page);
        Locator row = page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("li-garden"))
                .first();
        row.locator("a").first().click();
        String finding = page.url();
        page.locator("#owner").fill("olaf");
        page.locator("#due").fill("2026-11-20");
        page.locator("form[action$=assign] button").click();
        assertThat(page.locator("dl .chip.late")).isVisible();
        at(page, "/");
        assertThat(page.locator(".tasks li").first().locator(".chip.late")).isVisible();
        assertThat(page.locator(".tasks")).containsText("Finding of an audit");
        page.navigate(finding);
        press(page, "Test again and close");
        assertThat(page.locator(".notice.fail"))
                .containsText("It is still found", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));

        at(page, "/assessments/li-garden");
        assertThat(page.locator(".chip.assess-ended")).isVisible();
        page.locator("#outcome").selectOption("passes");
        press(page, "Sign");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("every question is answered");
        int questions = page.locator("textarea[id^='answer.']").count();
        for (int i = 0; i < questions; i++) {
            page.locator("textarea[id^='answer.']").nth(i).fill("Said: at length,\n  and with \"care\" # " + i);
        }
        press(page, "Save");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");
        assertThat(page.locator("dl").first()).containsText("not yet");
        page.locator("#outcome").selectOption("passes");
        press(page, "Sign");
        assertThat(page.locator(".chip.assess-counts")).isVisible();
        assertThat(Files.readString(aurora.folder().resolve("assessments/li-garden.yaml")))
                .contains("signed_by: \"olaf\"")
                .contains("    and with \"care\" # 0");
        assertThat(aurora.logged("assessment-signed")).isEqualTo(1);

        page.navigate(finding);
        press(page, "Test again and close");
        assertThat(page.locator(".notice.pass"))
                .containsText("Closed", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        at(page, "/");
        assertThat(page.locator("main")).not().containsText("Finding of an audit");
    }

    @Test
    void an_assessment_is_drawn_up_where_a_rule_asks_and_two_who_change_it_lose_nothing()
            throws IOException, InterruptedException {
        Page page = browsing.signedIn("mara", "en", 1280);
        at(page, "/assessments");
        page.locator("section #kind").selectOption("dpia");
        page.locator("section #segment").selectOption(SEGMENT);
        page.locator("#id").fill("../../elsewhere");
        page.locator("section.card button").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("can not be the name of a file");
        page.locator("#id").fill("dpia-letter");
        page.locator("section.card button").click();
        comes(page, ".*/assessments/dpia-letter$");
        assertThat(page.locator("[id='answer.processing']")).hasValue(Pattern.compile("^Purpose: "));
        assertThat(page.getByRole(AriaRole.BUTTON).getByText("Sign", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
        page.locator("[id='answer.risks']").fill("mine");
        Path file = aurora.folder().resolve("assessments/dpia-letter.yaml");
        Files.writeString(file, Files.readString(file).replace("measures: ''", "measures: theirs"));
        press(page, "Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("nothing was written");
        assertThat(page.locator("details pre")).containsText("measures: theirs");
        assertThat(page.locator("[id='answer.risks']")).hasValue("mine");
        assertThat(Files.readString(file)).doesNotContain("mine");
        press(page, "Save");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Saved");
        Caller mara = Caller.signedIn(aurora, "mara", Aurora.PASSWORD);
        assertThat(mara.post("/assessments/dpia-letter/sign", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(mara.get("/assessments/dpia-letter/assessment.md").body())
                .contains("## What can go wrong")
                .contains("mine");
        assertThat(mara.get("/assessments/dpia-letter/assessment.json").body()).contains("\"outcome\": \"open\"");
    }

    @Test
    void an_export_is_refused_in_words_made_rechecked_and_withdrawn() throws IOException, InterruptedException {
        Page marketer = browsing.signedIn("mara", "en", 1280);
        at(marketer, "/exports");
        marketer.locator("#segment").selectOption(SEGMENT);
        press(marketer, "Export");
        assertThat(marketer.getByRole(AriaRole.ALERT)).containsText("a current certificate in");
        Page page = browsing.signedIn("olaf", "en", 1280);
        at(page, "/exports");
        page.locator("#segment").selectOption(SEGMENT);
        page.getByText("Other columns than").click();
        page.locator("input[value=wellness_interest]").check();
        press(page, "Export");
        assertThat(page.locator(".findings")).containsText("wellness_interest");
        assertThat(page.locator("input[value=religion]")).hasCount(0);
        String export = exported(page);
        press(page, "Recheck");
        comes(page, ".*/exports/(?!" + export.replaceAll(".*/", "") + ")[^/]+$");
        String rechecked = page.url();
        Caller mara = Caller.signedIn(aurora, "mara", Aurora.PASSWORD);
        String path = rechecked.replace(aurora.at(""), "");
        assertThat(mara.get(path).body()).contains("live");
        assertThat(mara.get(path + "/file").statusCode()).isEqualTo(403);
        Path file = aurora.folder()
                .resolve(".licit/exported")
                .resolve(page.locator("h1").textContent());
        assertThat(file).exists();
        press(page, "Withdraw");
        assertThat(page.locator("dl .chip")).containsText("withdrawn");
        assertThat(file).doesNotExist();
        assertThat(aurora.logged("export-revoked")).isEqualTo(1);
    }

    @Test
    void today_is_empty_for_whom_nothing_waits_and_tells_others_by_what_they_may_do() {
        Page auditor = browsing.signedIn("ada", "en", 1280);
        at(auditor, "/");
        assertThat(auditor.locator("main")).containsText("Nothing waits for you");
        Page page = browsing.signedIn("olaf", "en", 1280);
        opened(page, "access", "C0000031");
        at(page, "/");
        assertThat(page.locator(".tasks")).containsText("Request of a person");
        Page marketer = browsing.signedIn("mara", "en", 1280);
        at(marketer, "/");
        assertThat(marketer.locator(".tasks")).containsText("Course");
        assertThat(marketer.locator(".tasks")).not().containsText("Request of a person");
    }

    @Test
    void no_page_scrolls_sideways_on_a_telephone() {
        Page officer = browsing.signedIn("olaf", "en", 1280);
        String erasure = opened(officer, "erasure", "C0000041").replace(aurora.at(""), "") + "/erasure";
        String rectification =
                opened(officer, "rectification", "C0000042").replace(aurora.at(""), "") + "/rectification";
        String export = exported(officer).replace(aurora.at(""), "");
        List<String> paths = List.of(
                "/", erasure, rectification, "/exports", export, "/assessments", "/assessments/li-winback", "/records");
        Page small = browsing.signedIn("olaf", "en", 320);
        for (String path : paths) {
            at(small, path);
            assertThat(small.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(320);
            Browsing.picture(small, "journey" + path.replace('/', '-') + "-small");
        }
        assertThat(browsing.complaints()).isEmpty();
    }
}
