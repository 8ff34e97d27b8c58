package io.licit.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** How segments treat groups, on pages in a real browser and for programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FairnessPagesTest {
    private static final String SEGMENT = "comfort-seekers";
    private static final String PAGE = "/fairness/" + SEGMENT;
    private static final String API = "/api/v1/segments/" + SEGMENT + "/fairness";

    private final Aurora aurora;
    private final Browsing browsing;

    FairnessPagesTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        browsing = new Browsing(aurora);
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        aurora.person("ada", Role.AUDITOR);
        aurora.person("adam", Role.ADMIN);
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

    private Caller program(String who, Role role) {
        return Caller.withToken(aurora, aurora.token(who, role));
    }

    private static Json.Obj json(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return (Json.Obj) Json.parse(answer.body());
    }

    private static List<Json.Obj> objects(Json.Obj of, String key) {
        return ((Json.Arr) of.get(key).orElseThrow())
                .items().stream().map(Json.Obj.class::cast).toList();
    }

    private static String text(Json.Obj of, String key) {
        return ((Json.Str) of.get(key).orElseThrow()).value();
    }

    @Test
    @Order(1)
    void what_was_not_judged_is_said_so_and_judging_shows_and_keeps_a_verdict() throws Exception {
        assertThat(program("mara", Role.MARKETER).get(API).statusCode()).isEqualTo(409);
        Page page = at(browsing.signedIn("mara", "en", 1280), "/fairness");
        Locator line = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(SEGMENT));
        assertThat(line.locator(".chip")).hasText("not judged");
        at(page, PAGE);
        assertThat(page.locator(".notice")).containsText("was not judged yet");
        page.locator("main").getByText("Judge now").click();
        assertThat(page.locator("#alternatives"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(page).hasURL(aurora.at(PAGE));
        String verdict = page.locator("form .chip").first().textContent();
        at(page, "/fairness");
        assertThat(line.locator(".chip")).hasText(verdict);
        at(page, "/segments?q=" + SEGMENT);
        assertThat(page.locator("#rows a[href='" + PAGE + "'] .chip")).hasText(verdict);
        at(page, "/segments?q=garden-season");
        assertThat(page.locator("#rows a[href^='/fairness/'] .chip")).hasText("not judged");
        Page admin = at(browsing.signedIn("adam", "en", 1280), "/segments");
        assertThat(admin.locator("#rows th").first()).isVisible();
        assertThat(admin.locator("#rows a[href^='/fairness/']")).hasCount(0);
        assertThat(Files.readString(aurora.folder().resolve(".licit/fairness.jsonl")))
                .contains("\"segment\":\"" + SEGMENT + "\"")
                .contains("\"verdict\":\"" + verdict.replace(" indicated", "").replace(' ', '-'));
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    void numbers_on_the_page_and_in_the_file_are_the_engines() throws Exception {
        Json.Obj report = json(program("olaf", Role.OFFICER).json("POST", API, "{}"));
        Json.Obj segment = objects(report, "segments").get(0);
        Page page = at(browsing.signedIn("olaf", "en", 1280), PAGE + "?set=matching&characteristic=sex");
        Json.Obj sex = objects(segment, "characteristics").stream()
                .filter(one ->
                        text(one, "name").equals("sex") && text(one, "judged").equals("matching"))
                .findFirst()
                .orElseThrow();
        Locator table = page.getByRole(
                        AriaRole.TABLE, new Page.GetByRoleOptions().setName("Groups of sex: whoever matches"))
                .first();
        List<String> seen = new ArrayList<>();
        for (Json.Obj group : objects(sex, "groups")) {
            if (!(group.get("value").orElseThrow() instanceof Json.Str value)) {
                continue;
            }
            Json.Num persons = (Json.Num) group.get("persons").orElseThrow();
            Json.Num rate = (Json.Num) group.get("rate").orElseThrow();
            Locator row = row(table, value.value());
            assertThat(row)
                    .containsText(
                            String.format(Locale.ROOT, "%,d", persons.value().longValue()));
            assertThat(row)
                    .containsText(String.format(
                            Locale.ROOT, "%.1f%%", 100 * rate.value().doubleValue()));
            seen.add(value.value());
        }
        assertThat(seen).isNotEmpty();
        String csv = Caller.signedIn(aurora, "olaf", Aurora.PASSWORD)
                .get(PAGE + "/numbers.csv?set=matching&characteristic=sex")
                .body();
        assertThat(csv.lines()
                        .skip(1)
                        .filter(line -> line.contains(",\"sex\","))
                        .toList())
                .hasSize(seen.size())
                .allSatisfy(line -> assertThat(line).startsWith("\"" + SEGMENT + "\",\"matching\""));
        assertThat(csv).doesNotContain("\"age\"").doesNotContain("\"audience\"");
    }

    private static Locator row(Locator table, String head) {
        return table.locator("tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(table.page()
                                .locator("th")
                                .getByText(head, new Locator.GetByTextOptions().setExact(true))));
    }

    @Test
    @Order(3)
    void the_slider_goes_along_the_front_by_keyboard_and_its_form_holds_the_draft() throws Exception {
        Json.Obj segment = objects(json(program("olaf", Role.OFFICER).get(API)), "segments")
                .get(0);
        List<Json.Obj> front = objects(segment, "alternatives");
        assertThat(front).isNotEmpty();
        Page page = at(browsing.signedIn("olaf", "en", 1280), PAGE);
        page.locator("#along").focus();
        assertThat(page.locator("#alternative h3")).hasText("As it is");
        assertThat(page.locator("#alternative form")).hasCount(0);
        page.keyboard().press("End");
        assertThat(page.locator("#alternative h3"))
                .containsText("Alternative " + front.size() + " of " + front.size() + ": ratio "
                        + ratio(front.get(0), "air"));
        assertThat(page.locator("#along")).isFocused();
        page.keyboard().press("Home");
        assertThat(page.locator("#alternative h3")).hasText("As it is");
        page.keyboard().press("ArrowRight");
        Json.Obj first = front.get(front.size() - 1);
        assertThat(page.locator("#alternative h3")).containsText("Alternative 1 of");
        Locator numbers = page.locator("#alternative table").first();
        assertThat(row(numbers, "Lowest ratio, all persons")).containsText(ratio(first, "air"));
        assertThat(row(numbers, "Lowest ratio, half held out")).containsText(ratio(first, "air_held_out"));
        assertThat(page.locator("#alternative .diff .added").first()).isVisible();
        assertThat(page.url()).contains("alternative=1");
        Locator form = page.locator("#alternative form");
        assertThat(form).hasAttribute("action", "/segments/" + SEGMENT + "/draft");
        String file = Files.readString(aurora.folder().resolve("segments/" + SEGMENT + ".yaml"));
        assertThat(form.locator("[name=stamp]")).hasValue(sha256(file));
        assertThat(form.locator("[name=_csrf]").inputValue()).isNotBlank();
        String draft = form.locator("[name=text]").inputValue();
        String head = file.substring(0, file.indexOf("where:"));
        assertThat(draft).startsWith(head + "where: |").isNotEqualTo(file);
        Json.Obj preview = json(program("olaf", Role.OFFICER)
                .json(
                        "POST",
                        "/api/v1/segments/" + SEGMENT + "/preview",
                        Json.object().put("text", draft).build().print()));
        assertThat(preview.get("matching")).as("the draft is the alternative").isEqualTo(first.get("persons"));
        String bare = Caller.signedIn(aurora, "olaf", Aurora.PASSWORD)
                .get(PAGE + "?alternative=1")
                .body();
        assertThat(bare).as("without a script").contains("Alternative 1 of");
        Page auditor = at(browsing.signedIn("ada", "en", 1280), PAGE + "?alternative=1");
        assertThat(auditor.locator("#alternative form")).hasCount(0);
        assertThat(auditor.locator("#alternative")).containsText("Your roles do not let you change segments");
    }

    private static String ratio(Json.Obj of, String key) {
        return of.get(key).orElseThrow() instanceof Json.Num number
                ? String.format(Locale.ROOT, "%.3f", number.value().doubleValue())
                : "–";
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @Order(4)
    void what_is_withheld_from_a_marketer_is_in_no_table_plot_or_file_of_hers() throws Exception {
        List<Json.Obj> told = objects(
                objects(json(program("mara", Role.MARKETER).get(API)), "segments")
                        .get(0),
                "characteristics");
        Page page = at(browsing.signedIn("mara", "en", 1280), PAGE);
        List<String> csv = Caller.signedIn(aurora, "mara", Aurora.PASSWORD)
                .get(PAGE + "/numbers.csv")
                .body()
                .lines()
                .toList();
        int hidden = 0;
        for (Json.Obj one : told) {
            String name = text(one, "name");
            if (!text(one, "judged").equals("matching") || name.indexOf('*') >= 0) {
                continue;
            }
            List<String> few = objects(one, "groups").stream()
                    .filter(group -> group.get("withheld").orElseThrow().equals(Json.of(true)))
                    .filter(group -> group.get("value").orElseThrow() instanceof Json.Str)
                    .map(group -> text(group, "value"))
                    .toList();
            if (few.isEmpty()) {
                continue;
            }
            at(page, PAGE + "?set=matching&characteristic=" + name);
            for (String value : few) {
                hidden++;
                List<String> cells =
                        row(page.locator("table"), value).locator("td").allTextContents();
                assertThat(String.join(" ", cells)).contains("withheld").doesNotContainPattern("[0-9]");
                assertThat(page.locator(".plot text").allTextContents())
                        .noneMatch(drawn -> drawn.contains(" " + value + " · n "));
                assertThat(csv)
                        .filteredOn(line -> line.contains("\"" + name + "\",\"" + value + "\""))
                        .singleElement()
                        .satisfies(
                                line -> assertThat(line).contains(",,,,,,,,,,").contains(",true,"));
            }
        }
        assertThat(hidden).as("the sample has small groups").isPositive();
        Json.Obj whole = json(program("olaf", Role.OFFICER).get(API));
        assertThat(whole.print()).doesNotContain("\"withheld\": true").doesNotContain("\"withheld\":true");
    }

    @Test
    @Order(5)
    void a_change_makes_a_report_stale_and_earlier_reports_are_a_trend() throws Exception {
        Files.writeString(
                aurora.folder().resolve(".licit/fairness.jsonl"),
                "{\"as_of\":\"2026-10-01T00:00:00Z\",\"digest\":\"before\",\"ratios\":{\"sex/matching\":0.4321},"
                        + "\"segment\":\"" + SEGMENT + "\",\"withheld\":[]}\n",
                StandardOpenOption.APPEND);
        Page page = at(browsing.signedIn("mara", "en", 1280), PAGE + "?alternative=1");
        Locator trend = page.locator("section").filter(new Locator.FilterOptions().setHasText("How it has moved"));
        assertThat(trend).containsText("0.432");
        assertThat(trend).containsText("another condition from here on");
        Path file = aurora.folder().resolve("segments/" + SEGMENT + ".yaml");
        String before = Files.readString(file);
        Files.writeString(file, before.replace("newsletter_opens >= 6", "newsletter_opens >= 5"));
        at(page, PAGE + "?alternative=1");
        assertThat(page.locator(".notice").first()).containsText("The segment has changed since");
        assertThat(page.locator("#alternative form")).hasCount(0);
        for (String list : List.of("/fairness", "/segments")) {
            at(page, list);
            assertThat(page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(SEGMENT)))
                    .containsText("The segment has changed since");
        }
        Files.writeString(file, before);
    }

    @Test
    @Order(6)
    void pages_have_no_barriers_in_any_language_or_theme_and_fit_a_telephone() {
        List<String> found = new ArrayList<>();
        Page page = browsing.signedIn("olaf", "en", 1280);
        at(page, "/fairness");
        found.addAll(Browsing.barriers(page, "fairness-list"));
        at(page, PAGE + "?alternative=1");
        found.addAll(Browsing.barriers(page, "fairness-segment"));
        at(page, "/fairness/garden-season");
        found.addAll(Browsing.barriers(page, "fairness-none"));
        Page chinese = browsing.signedIn("mara", "zh-CN", 1280);
        at(chinese, PAGE);
        found.addAll(Browsing.barriers(chinese, "fairness-segment-zh"));
        Page phone = browsing.signedIn("mara", "en", 320);
        for (String path : List.of("/fairness", PAGE + "?alternative=1")) {
            at(phone, path);
            assertThat((Boolean) phone.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(path)
                    .isTrue();
        }
        phone.setViewportSize(390, 900);
        Browsing.picture(phone, "fairness-390");
        assertThat(found).isEmpty();
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    @Order(7)
    void all_segments_are_judged_at_once_on_request() throws Exception {
        Caller caller = Caller.signedIn(aurora, "olaf", Aurora.PASSWORD);
        assertThat(caller.post("/fairness", Map.of()).statusCode()).isEqualTo(400);
        assertThat(caller.get("/fairness/together").body()).contains("were not judged together");
        String work =
                Caller.header(caller.post("/fairness", Map.of("segments", "all", "then", "together")), "Location");
        assertThat(work).startsWith("/work/");
        String steps = caller.get(work + "/events", "Accept-Language", "zh-CN").body();
        assertThat(steps).contains("\"state\":\"done\"").contains("正在查找 ").doesNotContain("looking for causes");
        assertThat(Caller.header(caller.get(work), "Location")).isEqualTo("/fairness/together");
        Page page = at(browsing.signedIn("olaf", "en", 1280), "/fairness");
        assertThat(page.locator("main .chip").getByText("not judged")).hasCount(0);
        List<String> verdicts = page.locator("tbody .chip").allTextContents();
        at(page, "/segments");
        assertThat(page.locator("#rows a[href^='/fairness/'] .chip")).hasText(verdicts.toArray(new String[0]));
        Browsing.picture(page, "fairness-all");
    }

    @Test
    @Order(8)
    void what_segments_do_together_is_the_engines_and_few_persons_are_told_to_officers_alone() throws Exception {
        Page page = at(browsing.signedIn("olaf", "en", 1280), "/fairness/together");
        assertThat(page.locator("h2").getByText("Who is offered what")).isVisible();
        Locator singled = page.locator("section")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h2").getByText("Combinations that single out")));
        singled.locator("summary").click();
        assertThat(singled.locator("tbody tr").first()).isVisible();
        assertThat(page.locator("section").first().getByText("withheld")).hasCount(0);
        List<String> counts = singled.locator("tbody td:last-child").allTextContents();
        assertThat(counts).isNotEmpty().allMatch(count -> count.strip().matches("[0-9]+"));
        Browsing.picture(page, "together");
        List<String> found = new ArrayList<>(Browsing.barriers(page, "together-olaf"));
        Page marketer = at(browsing.signedIn("mara", "zh-CN", 1280), "/fairness/together");
        Locator hers = marketer.locator("section")
                .filter(new Locator.FilterOptions()
                        .setHas(marketer.locator("h2").getByText("可以认出个人的组合")));
        assertThat(hers.locator("tbody tr")).hasCount(counts.size());
        assertThat(hers.locator("tbody td:last-child").allTextContents()).allMatch(count -> count.contains("少于"));
        found.addAll(Browsing.barriers(marketer, "together-mara"));
        Page phone = at(browsing.signedIn("mara", "en", 320), "/fairness/together");
        assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        Path file = aurora.folder().resolve("segments/" + SEGMENT + ".yaml");
        String before = Files.readString(file);
        Files.writeString(file, before.replace("newsletter_opens >= 6", "newsletter_opens >= 5"));
        at(page, "/fairness/together");
        assertThat(page.locator(".notice")).containsText("come or gone: " + SEGMENT + ".");
        Files.writeString(file, before);
        assertThat(found).isEmpty();
    }

    @Test
    @Order(9)
    void where_nothing_is_labelled_the_page_says_how() throws Exception {
        Path catalogue = aurora.folder().resolve("catalogue/customers.yaml");
        String before = Files.readString(catalogue);
        Files.writeString(
                catalogue,
                before.replaceAll("user\\.demographic\\.\\w+", "user.account")
                        .replaceAll(", protected: \\w+", "")
                        .replace("birth_date: birth_date\n", ""));
        Page page = at(browsing.signedIn("mara", "en", 1280), "/fairness");
        assertThat(page.locator("main")).containsText("Nothing can be judged yet");
        assertThat(page.locator("main")).containsText("protected: sex, audit_only: true");
        assertThat(Browsing.barriers(page, "fairness-unlabelled")).isEmpty();
        Files.writeString(catalogue, before);
    }
}
