package io.licit.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.licit.core.check.Checker;
import io.licit.core.check.WayToAsk;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.engine.BadRows;
import io.licit.engine.Lacking;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.Opened;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The builder of conditions in a real browser, and what is said beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BuilderPagesTest {
    private static final LocatorAssertions.HasValueOptions SOON =
            new LocatorAssertions.HasValueOptions().setTimeout(30_000);

    private final Aurora aurora;
    private final Browsing browsing;
    private int persons;

    BuilderPagesTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        browsing = new Browsing(aurora);
    }

    @BeforeAll
    void patience() {
        // What is asked on demand is asked of all persons, on a machine that may have other work.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    @AfterAll
    void end() {
        browsing.close();
        aurora.close();
    }

    /** Of somebody new, who has no draft. */
    private Page opened(Role role, String language, String segment) {
        String person = "person-" + ++persons;
        aurora.person(person, role);
        Page page = browsing.signedIn(person, language, 1280);
        page.setDefaultTimeout(40_000);
        page.navigate(aurora.at("/segments/" + segment));
        return page;
    }

    private static Pattern holding(String text) {
        // As the browser reads patterns, which knows no quotes in them.
        return Pattern.compile(text.replaceAll("[^A-Za-z0-9 ]", "\\\\$0"));
    }

    private static void says(Page page, String text) {
        assertThat(page.locator("#text")).hasValue(holding(text), SOON);
    }

    private static void change(Page page, String field, String value) {
        page.locator("#" + field.replace(".", "\\.")).fill(value);
        page.locator("#" + field.replace(".", "\\.")).blur();
    }

    private static void choose(Page page, String field, String value) {
        page.locator("#" + field.replace(".", "\\.")).selectOption(value);
    }

    @Test
    void ranks_and_filtered_events_are_built_by_clicking_and_steps_are_taken_back() throws IOException {
        Page page = opened(Role.MARKETER, "en", "newsletter-regulars");
        Path file = aurora.folder().resolve("segments/newsletter-regulars.yaml");
        String before = Files.readString(file);
        choose(page, "r1.subject", "percentile(lifetime_value)");
        says(page, "percentile(lifetime_value) >= 26");
        change(page, "r1.value", "0.9");
        says(page, "percentile(lifetime_value) >= 0.9");
        choose(page, "r1.subject", "ntile(lifetime_value)");
        says(page, "ntile(10, lifetime_value) >= 0.9");
        change(page, "r1.parts", "4");
        says(page, "ntile(4, lifetime_value) >= 0.9");
        choose(page, "r2.function", "sum");
        choose(page, "r2.column", "amount");
        says(page, "sum(orders.amount where placed_at >= today - 180 days) >= 1");
        page.getByText("+ Filter").click();
        says(page, "today - 180 days and");
        choose(page, "r3.subject", "channel");
        choose(page, "r3.operator", "=");
        change(page, "r3.value", "web");
        String built = "sum(orders.amount where placed_at >= today - 180 days and channel = 'web') >= 1";
        says(page, built);
        assertThat(page.locator(".funnel")).isVisible();
        page.getByText("Undo").click();
        assertThat(page.locator("#text")).not().hasValue(holding("channel = 'web'"), SOON);
        page.locator("#r1\\.subject").focus();
        page.keyboard().press("Control+Shift+z");
        says(page, built);
        for (int i = 0; i < 12; i++) {
            page.locator("#builder").locator("select").first().focus();
            page.keyboard().press("Control+z");
        }
        assertThat(page.locator("#text")).hasValue(before, SOON);
        assertThat(page.locator("#r1\\.subject")).hasValue("newsletter_opens", SOON);
        assertThat(page.locator("[data-undo=back]")).isDisabled();
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void a_finding_stands_at_its_row_and_a_button_mends_it_in_the_text_beside() throws IOException {
        Page page = opened(Role.MARKETER, "en", "newsletter-regulars");
        Path file = aurora.folder().resolve("segments/newsletter-regulars.yaml");
        String before = Files.readString(file);
        page.locator("#text").fill(before.replace("where: |\n", "where: |\n  religion = 'none' and\n"));
        Locator inRow = page.locator(".inrow");
        assertThat(inRow.first()).containsText("held for audit");
        assertThat(page.locator("#answer")).containsText("at the rows of the condition");
        inRow.getByText("Take out row 2").first().click();
        assertThat(page.locator("#text")).not().hasValue(holding("religion"), SOON);
        assertThat(page.locator("#answer .diff .removed").first()).containsText("religion");
        assertThat(inRow).hasCount(0);
        assertThat(page.locator("#answer")).containsText("not saved yet");
        page.getByText("Undo").click();
        says(page, "religion");
        page.locator("#text").fill(before.replace("newsletter_opens", "newsletter_open"));
        assertThat(page.locator(".mends button").first()).containsText("newsletter_opens");
        page.locator(".mends button").first().click();
        assertThat(page.locator("#text")).hasValue(before, SOON);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void a_reason_is_typed_where_it_is_missing() {
        Page page = opened(Role.MARKETER, "en", "app-regulars");
        page.locator("#mend-said").fill("They come back each month: \"regulars\".");
        page.getByText("Add this reason").click();
        says(page, "reason: \"They come back each month: \\\"regulars\\\".\"");
        assertThat(page.locator("#answer .finding", new Page.LocatorOptions().setHasText("states no reason")))
                .hasCount(0);
        Page auditor = opened(Role.AUDITOR, "en", "app-regulars");
        assertThat(auditor.locator("#answer .finding").first()).isVisible();
        assertThat(auditor.locator(".mends, [data-undo]")).hasCount(0);
    }

    @Test
    void an_audience_is_counted_by_age_and_by_values_and_what_is_protected_is_not() {
        Page page = opened(Role.OFFICER, "en", "newsletter-regulars");
        List<String> by = page.locator("#by option").allTextContents();
        assertThat(by)
                .contains("age", "loyalty_tier", "country")
                .doesNotContain("religion", "sex", "email", "birth_date");
        page.locator("#by").selectOption("age");
        assertThat(page.locator("#by-counts tbody tr").first()).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*[?&]by=age.*"));
        assertThat(sum(page, "#by-counts tbody tr td:nth-child(3)"))
                .isEqualTo(number(page.locator(".funnel dd").first()));
        Browsing.picture(page, "builder-by-age");
        page.reload();
        assertThat(page.locator("#by-counts caption")).containsText("age");
        page.locator("#by").selectOption("loyalty_tier");
        assertThat(page.locator("#by-counts caption")).containsText("loyalty_tier");
        assertThat(sum(page, "#by-counts tbody tr td:nth-child(3)"))
                .isEqualTo(number(page.locator(".funnel dd").first()));
    }

    private static long number(Locator where) {
        return Long.parseLong(where.textContent().replaceAll("[^0-9]", ""));
    }

    private static long sum(Page page, String cells) {
        return page.locator(cells).all().stream()
                .mapToLong(BuilderPagesTest::number)
                .sum();
    }

    @Test
    void who_would_come_back_is_who_the_engine_says() {
        Lacking expected = lacking("lapsed-big-spenders");
        assertThat(expected.persons()).isPositive();
        Page page = opened(Role.OFFICER, "en", "lapsed-big-spenders");
        page.locator("#ask-back").click();
        Locator back = page.locator("#bring-back");
        assertThat(back.locator("p").first()).containsText(expected.persons() + " persons lack nothing but a consent");
        assertThat(back.locator("p").first()).containsText(expected.refused() + " have said no");
        assertThat(sum(page, "#bring-back .waterfall .count")).isEqualTo(expected.persons());
        assertThat(sum(page, "#bring-back tbody td.number")).isEqualTo(expected.persons());
        for (WayToAsk way : WayToAsk.values()) {
            assertThat(back.locator("[data-way=" + way.word() + "]"))
                    .hasText(expected.askable().getOrDefault(way.word(), -1L).toString());
        }
        Locator germany = back.locator("tbody tr", new Locator.LocatorOptions().setHasText("Germany"));
        assertThat(germany.locator("td").nth(1)).containsText("yes");
        assertThat(germany.locator("td").nth(3)).containsText("no");
        Browsing.picture(page, "builder-bring-back");
        back.getByText("Make a list of whom to ask").first().click();
        assertThat(page.locator("#segment")).hasValue("lapsed-big-spenders");
        assertThat(page.locator("#asking")).hasValue("when-she-comes");
    }

    private Lacking lacking(String segment) {
        Opened opened = Opened.read(aurora.folder(), Aurora.CLOCK.instant());
        Workspace workspace = opened.workspace().orElseThrow();
        Checker.Checked checked = opened.check(workspace, Set.of(segment));
        Plan plan = Planner.asking(workspace, checked, opened.asOf(), segment);
        Map<String, String> ways = new TreeMap<>();
        for (WayToAsk way : WayToAsk.values()) {
            ways.put(Planner.wayOf(segment, way), way.word());
        }
        try (Warehouse warehouse = Warehouse.open(
                aurora.folder(), workspace.catalogue(), BadRows.STOP, Progress.none(), Recorded.nothing())) {
            return warehouse.lacking(plan, segment, ways, Progress.none());
        }
    }

    @Test
    void nothing_of_it_has_a_barrier_and_a_telephone_scrolls_nothing_sideways() {
        List<String> found = new ArrayList<>();
        for (String language : List.of("en", "zh-CN")) {
            Page page = opened(Role.MARKETER, language, "newsletter-regulars");
            page.locator("#text")
                    .fill(page.locator("#text")
                            .inputValue()
                            .replace("where: |\n", "where: |\n  religion = 'none' and\n"));
            assertThat(page.locator(".inrow").first()).isVisible();
            page.locator("#by").selectOption("age");
            assertThat(page.locator("#by-counts table, #by-counts p").first()).isVisible();
            page.locator("#ask-back").click();
            assertThat(page.locator("#bring-back p").first()).isVisible();
            found.addAll(Browsing.barriers(page, "builder-all-" + language));
            page.setViewportSize(320, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
            page.context().close();
            Page officer = opened(Role.OFFICER, language, "lapsed-big-spenders");
            officer.locator("#by").selectOption("age");
            officer.locator("#ask-back").click();
            assertThat(officer.locator("#by-counts table")).isVisible();
            assertThat(officer.locator("#bring-back table")).isVisible();
            found.addAll(Browsing.barriers(officer, "builder-back-" + language));
            officer.setViewportSize(320, 900);
            assertThat(officer.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
            officer.context().close();
        }
        assertThat(found).isEmpty();
        assertThat(browsing.complaints()).isEmpty();
    }
}
