package io.licit.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.licit.programme.account.Role;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import io.licit.programme.training.course.Question;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The programme's pages in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProgrammePagesTest {
    private static final String COURSE = "consent-and-purpose";

    private final Aurora aurora;
    private final Browsing browsing;

    ProgrammePagesTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        browsing = new Browsing(aurora);
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("nora", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER, Role.ADMIN);
        aurora.person("ada", Role.AUDITOR);
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

    private void press(Page page, String words) {
        page.locator("main").getByRole(AriaRole.BUTTON).getByText(words).first().click();
    }

    /** Answers every question that is shown; rightly, or the first option that is wrong. */
    private static void answer(Page page, Course course, boolean rightly) {
        for (Locator fieldset : page.locator("fieldset").all()) {
            String legend = fieldset.locator("legend").textContent();
            Question question = course.bank().stream()
                    .filter(one -> legend.endsWith(one.text().en()))
                    .findFirst()
                    .orElseThrow();
            String wanted = question.options().entrySet().stream()
                    .filter(option -> option.getKey().equals(question.answer()) == rightly)
                    .map(option -> option.getValue().en())
                    .findFirst()
                    .orElseThrow();
            fieldset.locator("label")
                    .filter(new Locator.FilterOptions().setHasText(wanted))
                    .first()
                    .click();
        }
    }

    @Test
    void a_marketer_reads_a_course_fails_its_quiz_passes_it_and_prints_the_certificate() {
        Course course = Courses.of(aurora.folder()).course(COURSE).orElseThrow();
        Page page = browsing.signedIn("mara", "en", 1280);
        at(page, "/training");
        assertThat(page.locator("main")).containsText("You lack a certificate");
        page.getByText(course.title().en()).click();
        assertThat(page.locator("article h1")).hasText(course.title().en());
        press(page, "Take the quiz");
        String questions = page.locator("form.quiz").textContent();
        String attempt = page.url();
        at(page, "/training/" + COURSE);
        press(page, "Take the quiz");
        assertThat(page).hasURL(attempt);
        assertThat(page.locator("form.quiz").textContent())
                .as("what is drawn is kept")
                .isEqualTo(questions);
        page.evaluate("document.querySelector('form.quiz').noValidate = true");
        page.locator("label").first().click();
        press(page, "Hand in");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was marked");
        assertThat(page.locator(".fail-text")).hasCount(course.terms().questions() - 1);
        assertThat(page.locator("input[type=radio]").first()).isChecked();
        answer(page, course, false);
        press(page, "Hand in");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Not passed: 0 of");
        assertThat(page.locator(".answers li")).hasCount(course.terms().questions());
        assertThat(page.locator(".answers li").first()).containsText("Right is");
        at(page, "/training");
        assertThat(page.locator(".chip.failed")).hasCount(1);
        at(page, "/training/" + COURSE);
        press(page, "Take the quiz");
        answer(page, course, true);
        press(page, "Hand in");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Passed");
        page.getByRole(AriaRole.STATUS).getByText("Certificate").click();
        assertThat(page.locator(".certificate")).containsText(course.title().en());
        assertThat(Browsing.barriers(page, "programme-certificate")).isEmpty();
        String certificate = page.url();
        Page other = browsing.signedIn("nora", "en", 1280);
        other.navigate(certificate);
        assertThat(other.locator("main")).containsText("There is nothing at this address");
        at(other, "/training/people");
        assertThat(other.locator("main")).containsText("Your roles do not allow this");
        other.navigate(attempt);
        assertThat(other.locator("main")).containsText("There is nothing at this address");
        Page officer = browsing.signedIn("olaf", "en", 1280);
        at(officer, "/training/people");
        assertThat(officer.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("mara")))
                .containsText("passed, counts until 2027");
        officer.navigate(certificate);
        assertThat(officer.locator(".certificate")).isVisible();
    }

    @Test
    void who_fails_too_often_is_told_until_when_she_waits() {
        Course course = Courses.of(aurora.folder()).course(COURSE).orElseThrow();
        Page page = browsing.signedIn("nora", "en", 1280);
        for (int i = 0; i < course.terms().attempts(); i++) {
            at(page, "/training/" + COURSE);
            press(page, "Take the quiz");
            answer(page, course, false);
            press(page, "Hand in");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Not passed");
        }
        at(page, "/training/" + COURSE);
        assertThat(page.locator(".notice")).containsText("the next attempt may begin on 2026-11-2");
        assertThat(page.locator("main").getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    private Page opened(Page page, String kind, String person, String received) {
        at(page, "/requests");
        page.locator("#kind").selectOption(kind);
        page.locator("#person").fill(person);
        page.locator("#received").fill(received);
        page.locator("main form button").click();
        assertThat(page).hasURL(Pattern.compile(".*/requests/[0-9]+.*"));
        return page;
    }

    @Test
    void an_officer_opens_a_request_checks_who_asks_and_hands_out_the_answer() throws IOException {
        Page page = opened(browsing.signedIn("olaf", "en", 1280), "access", "C0000007", "2026-11-20");
        assertThat(page.locator("main")).containsText("days left");
        assertThat(page.locator("main")).not().containsText("Make the answer");
        page.locator("#verify").fill("a card was shown");
        press(page, "Identity checked");
        assertThat(page.locator("main")).containsText("a card was shown");
        press(page, "Make the answer");
        assertThat(page.locator("dl")).containsText("met");
        assertThat(page.getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText("Refuse")))
                .hasCount(0);
        Download download =
                page.waitForDownload(() -> page.getByText("Download the answer").click());
        List<String> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(download.path()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(entry.getName());
            }
        }
        assertThat(files).containsExactly("data.json", "index.html");
        Page auditor = browsing.signedIn("ada", "en", 1280);
        at(auditor, "/requests");
        assertThat(auditor.locator("main")).containsText("Your roles do not allow this");
    }

    @Test
    void late_requests_stand_first_and_are_late_in_words_and_one_is_extended_or_refused_with_a_reason() {
        Page page = browsing.signedIn("olaf", "en", 1280);
        opened(page, "erasure", "C0000011", "2026-11-23");
        page.locator("#extend").fill("many tables");
        press(page, "Extend");
        assertThat(page.locator("table")).containsText("many tables");
        assertThat(page.locator("#extend")).hasCount(0);
        String extended = page.url();
        opened(page, "rectification", "nobody-has-this", "2026-08-01");
        assertThat(page.locator(".notice")).containsText("Nobody in the data has this key");
        assertThat(page.locator("dl .chip.late")).containsText("days late");
        String late = page.url().replaceAll("\\?.*", "");
        at(page, "/requests");
        assertThat(page.locator("tbody tr").first()).containsText("days late");
        page.navigate(late);
        page.locator("#refuse").fill("nobody of that name");
        press(page, "Refuse");
        assertThat(page.locator("dl")).containsText("refused");
        page.navigate(extended);
        assertThat(page.locator("main")).containsText("What it would take");
    }

    @Test
    void who_holds_a_certificate_in_print_checks_it_without_signing_in_and_nothing_is_told_without_its_code()
            throws IOException, InterruptedException {
        aurora.train("nora");
        Page page = browsing.signedIn("nora", "en", 1280);
        at(page, "/training");
        page.locator("a[href^='/training/certificates/']").first().click();
        String number = page.url().replaceAll(".*/", "");
        String address = aurora.at("/certificates/" + number);
        assertThat(page.locator(".certificate")).containsText(address);
        Matcher code = Pattern.compile("with the code ([0-9A-Z-]{19})")
                .matcher(page.locator(".certificate").textContent());
        assertThat(code.find()).isTrue();
        Page outside = browsing.page("en", 320);
        outside.navigate(address);
        List<String> found = new ArrayList<>(Browsing.barriers(outside, "check"));
        outside.locator("#code").fill("AAAA-BBBB-CCCC-DDDD");
        press(outside, "Check it");
        assertThat(outside.getByRole(AriaRole.ALERT)).containsText("No certificate has this number and this code");
        outside.locator("#code").fill(code.group(1).toLowerCase(Locale.ROOT).replace("-", " "));
        press(outside, "Check it");
        assertThat(outside.locator(".chip")).hasText("It counts");
        assertThat(outside.locator("dl")).containsText("nora");
        assertThat(outside.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        found.addAll(Browsing.barriers(outside, "checked"));
        assertThat(found).isEmpty();
        Caller nobody = Caller.unknown(aurora);
        assertThat(unmasked(nobody.get("/certificates/" + number)))
                .as("whether there is one is not told")
                .isEqualTo(unmasked(nobody.get("/certificates/999999")).replace("999999", number));
        String other = String.valueOf(Long.parseLong(number) + 1);
        assertThat(nobody.post("/certificates/" + other, Map.of("code", code.group(1)))
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> last = nobody.post("/certificates/x", Map.of("code", "0"));
        for (int i = 0; i < 30 && last.statusCode() == 404; i++) {
            last = nobody.post("/certificates/" + number, Map.of("code", String.valueOf(i)));
        }
        assertThat(last.statusCode()).isEqualTo(429);
    }

    /** A page without what differs each time. */
    private static String unmasked(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    @Test
    void an_auditor_reads_the_log_by_kind_and_verifies_it() {
        Page page = browsing.signedIn("ada", "en", 1280);
        at(page, "/evidence");
        assertThat(page.locator("code.password")).containsText("licit.local/");
        press(page, "Verify the whole log now");
        assertThat(page.locator(".notice.pass"))
                .containsText("by ada: The log holds", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(page).hasURL(aurora.at("/evidence"));
        page.locator("#kind").fill("account-made");
        press(page, "Show");
        assertThat(page.locator("#found tbody tr")).hasCount(5);
        page.locator("#found tbody a").first().click();
        assertThat(page.locator("pre")).containsText("\"kind\": \"account-made\"");
        at(page, "/evidence?before=2");
        assertThat(page.locator("#found tbody tr")).hasCount(2);
        page.getByText("Newest").click();
        assertThat(page).hasURL(Pattern.compile(".*/evidence\\?kind=$"));
        Page marketer = browsing.signedIn("nora", "en", 1280);
        at(marketer, "/evidence");
        assertThat(marketer.locator("main")).containsText("Your roles do not allow this");
    }

    private void audited(Page page) {
        at(page, "/audits");
        page.locator("form[action='/audits'] button").click();
        assertThat(page.locator("progress")).hasCount(1);
        assertThat(page.locator("form[action='/audits'] button"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
    }

    @Test
    void an_officer_starts_an_audit_sees_what_it_finds_and_assigns_accepts_and_tests_again() {
        Page page = browsing.signedIn("olaf", "en", 1280);
        audited(page);
        assertThat(page.locator("main")).containsText("The last audit is no.");
        page.locator("table").first().locator("tbody a").first().click();
        page.locator("#owner").fill("mara");
        page.locator("#due").fill("2026-12-01");
        page.locator("form[action$=assign] button").click();
        assertThat(page.locator("dl")).containsText("mara");
        assertThat(page.locator("dl .chip")).containsText("7 days left");
        press(page, "Test again and close");
        assertThat(page.locator(".notice"))
                .containsText("The test says", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(page).hasURL(Pattern.compile(".*/audits/findings/[0-9]+\\?tested=1$"));
        page.locator("#reason").fill("small");
        page.locator("#until").fill("2027-01-31");
        page.locator("form[action$=accept] button").click();
        assertThat(page.locator("dl")).containsText("by olaf until 2027-01-31: small");
        Page auditor = browsing.signedIn("ada", "en", 1280);
        at(auditor, "/audits");
        assertThat(auditor.locator("main").getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(auditor.locator("main")).containsText("accepted");
    }

    @Test
    void what_is_done_on_pages_brings_no_barrier_that_axe_knows() {
        List<String> found = new ArrayList<>();
        for (String language : List.of("en", "zh-CN")) {
            Page page = browsing.signedIn("olaf", language, 1280);
            opened(page, "access", "C0000007", "2026-11-01");
            String request = page.url().replace(aurora.at(""), "");
            at(page, request);
            found.addAll(Browsing.barriers(page, "programme-request-" + language));
            quiz(page, language, found);
            audited(page);
            found.addAll(Browsing.barriers(page, "programme-audited-" + language));
            page.locator("table").first().locator("tbody a").first().click();
            found.addAll(Browsing.barriers(page, "programme-finding-" + language));
            page.context().close();
        }
        assertThat(found).isEmpty();
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void a_telephone_scrolls_no_page_sideways() {
        Page page = browsing.signedIn("olaf", "en", 320);
        opened(page, "access", "C0000007", "2026-11-01");
        String request = page.url().replace(aurora.at(""), "");
        for (String path : List.of(
                "/training",
                "/training/" + COURSE,
                "/training/people",
                "/requests",
                request,
                "/evidence",
                "/evidence/0",
                "/audits")) {
            at(page, path);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(320);
        }
    }

    private void quiz(Page page, String language, List<String> found) {
        at(page, "/training/records-and-audit");
        Optional<Locator> button =
                page.locator("article + section button").all().stream().findFirst();
        button.ifPresent(Locator::click);
        found.addAll(Browsing.barriers(page, "programme-quiz-" + language));
        for (Locator fieldset : page.locator("fieldset").all()) {
            fieldset.locator("label").first().click();
        }
        page.locator("form.quiz button").click();
        found.addAll(Browsing.barriers(page, "programme-marked-" + language));
    }
}
