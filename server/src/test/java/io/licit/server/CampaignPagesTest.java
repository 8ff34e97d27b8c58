package io.licit.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns in a real browser, and as somebody may ask who means harm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CampaignPagesTest {
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([0-9a-f]+)\"");
    private static final String KEPT = "spring-winback";
    private static final String HARM =
            "<script>document.title='harm'</script><img src=x onerror=\"document.title='harm'\">";

    private final Aurora aurora;
    private final Browsing browsing;

    CampaignPagesTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        browsing = new Browsing(aurora);
    }

    @BeforeAll
    void people() throws IOException, InterruptedException {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        // The data is read by whoever comes first, and a browser does not wait for ever.
        assertThat(caller("mara").get("/campaigns").statusCode()).isEqualTo(200);
    }

    @AfterAll
    void end() {
        browsing.close();
        aurora.close();
    }

    private Path file(String id) {
        return aurora.folder().resolve("campaigns/" + id + ".yaml");
    }

    private Caller caller(String id) throws IOException, InterruptedException {
        return Caller.signedIn(aurora, id, Aurora.PASSWORD);
    }

    @Test
    void forbidden_words_are_marked_as_one_types_and_what_is_missing_is_put_in() throws IOException {
        Page page = browsing.signedIn("mara", "en", 1280);
        page.navigate(aurora.at("/campaigns"));
        page.locator("#q").fill("zh");
        assertThat(page.locator("#rows tr")).hasCount(1);
        page.locator("#rows th a").click();
        String before = Files.readString(file("spring-letter-zh"));
        String body = page.locator("#f-body").inputValue();
        page.locator("#f-body").fill(body.replace("顶级", "国家级"));
        assertThat(page.locator("mark.error").first()).containsText("国家级");
        String to = page.locator("mark.error a").first().getAttribute("href");
        assertThat(page.locator(to)).containsText("国家级");
        assertThat(page.locator(to).locator(".help")).not().isEmpty();
        assertThat(page.locator("#text")).hasValue(Pattern.compile(".*国家级.*", Pattern.DOTALL));
        page.locator("#f-body").fill(body.replace("顶级", "亚麻"));
        assertThat(page.locator("mark.error")).hasCount(0);
        page.locator("#f-subject").fill("春季家居新品");
        assertThat(page.locator(".elements .element-missing").first()).isVisible();
        Browsing.picture(page, "campaign");
        page.locator(".elements button").first().click();
        assertThat(page.locator("#f-subject")).hasValue(Pattern.compile("(广告|AD) ?春季家居新品"));
        assertThat(page.locator(".elements .element-missing")).hasCount(0);
        page.locator("#text").fill(page.locator("#text").inputValue().replace("春季家居新品", "春季新品"));
        assertThat(page.locator("#f-subject")).hasValue(Pattern.compile(".*春季新品"));
        assertThat(Files.readString(file("spring-letter-zh")))
                .as("nothing is written by looking")
                .isEqualTo(before);
        page.locator("form .primary").click();
        assertThat(page).hasURL(Pattern.compile(".*saved=.*"));
        assertThat(Files.readString(file("spring-letter-zh")))
                .contains("亚麻", "春季新品")
                .doesNotContain("顶级");
        assertThat(aurora.logged("campaign-changed")).isPositive();
    }

    @Test
    void what_is_typed_into_fields_without_a_script_is_saved_too() throws IOException, InterruptedException {
        Caller mara = caller("mara");
        String page = mara.get("/campaigns/workshop-text").body();
        String text = Files.readString(file("workshop-text"));
        HttpResponse<String> saved = mara.post(
                "/campaigns/workshop-text",
                Map.of(
                        "stamp", stamp(page),
                        "fields-of", stamp(page),
                        "text", text,
                        "language", "de",
                        "sender", "Aurora Retail GmbH, Musterstr. 1, 10115 Berlin",
                        "send_at", "2027-03-11T15:00",
                        "body", "Werbung von Aurora Retail: kommen Sie vorbei.",
                        "offer", "none"));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(Files.readString(file("workshop-text")))
                .contains("send_at: 2027-03-11T15:00\n", "\"Werbung von Aurora Retail: kommen Sie vorbei.\"")
                .contains("segment: workshop-texts");
    }

    private static String stamp(String page) {
        Matcher found = STAMP.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void script_in_every_field_is_harmless_in_the_preview_too() throws IOException, InterruptedException {
        Caller mara = caller("mara");
        String body =
                "<div>" + HARM + "<form action='//evil.example'><input name=a></form><a href=\"javascript:alert(1)\""
                        + " onclick=alert(1)>A link</a><style>*{display:none}</style><iframe src='//evil.example'></iframe>"
                        + "<svg onload=alert(1)></svg><p style='display:none'>unseen</p>seen</div></main></body>";
        HttpResponse<String> made = mara.post(
                "/campaigns",
                Map.of(
                        "id", "harm",
                        "segment", "lapsed-big-spenders",
                        "channel", "email",
                        "language", "en",
                        "sender", HARM,
                        "subject", HARM,
                        "body", body));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        HttpResponse<String> message = mara.get("/campaigns/harm/message");
        assertThat(Caller.header(message, "Content-Security-Policy"))
                .contains("sandbox;")
                .contains("default-src 'none'")
                .contains("frame-ancestors 'self'");
        assertThat(message.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(message.body())
                .contains("seen", "A link")
                .doesNotContain("<script", "<img", "<form", "javascript:", "<iframe", "<style", "<svg", "unseen");
        assertThat(message.body().replaceAll("&lt;[^&]*&gt;", "")).doesNotContain("onclick=", "onload=");
        Page page = browsing.signedIn("mara", "en", 1280);
        for (String path : List.of("/campaigns/harm", "/campaigns/harm/preview")) {
            page.navigate(aurora.at(path));
            assertThat(page.locator("h1").first()).containsText("harm");
            assertThat(page.title()).isNotEqualTo("harm").contains("Licit");
        }
        Files.delete(file("harm"));
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void no_name_of_a_new_campaign_leaves_the_folder_or_takes_a_file() throws IOException, InterruptedException {
        Caller mara = caller("mara");
        for (String id : List.of("../up", "a/b", ".hidden", "", "a\nb", "Ä", "gold-preview", "x".repeat(90))) {
            HttpResponse<String> answer = mara.post(
                    "/campaigns",
                    Map.of("id", id, "segment", "lapsed-big-spenders", "channel", "email", "body", "Hello"));
            assertThat(answer.statusCode()).as(id).isEqualTo(422);
        }
        assertThat(mara.get("/campaigns/..%2Flicit").statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(mara.get("/campaigns/no-such").statusCode()).isEqualTo(404);
    }

    @Test
    void who_saves_what_somebody_else_has_changed_is_shown_both() throws IOException, InterruptedException {
        Caller mara = caller("mara");
        Caller olaf = caller("olaf");
        String text = Files.readString(file("gold-preview"));
        String stamp = stamp(mara.get("/campaigns/gold-preview").body());
        String theirs = text.replace("A day before", "One day before");
        assertThat(olaf.post("/campaigns/gold-preview", Map.of("stamp", stamp, "text", theirs))
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> refused = mara.post(
                "/campaigns/gold-preview",
                Map.of("stamp", stamp, "text", text.replace("A day before", "Hours before")));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("One day before", "Hours before");
        assertThat(Files.readString(file("gold-preview"))).isEqualTo(theirs);
        HttpResponse<String> other = mara.post(
                "/campaigns/gold-preview",
                Map.of("stamp", stamp(mara.get("/campaigns/gold-preview").body()), "text", "campaign: other\n"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(Files.readString(file("gold-preview"))).isEqualTo(theirs);
    }

    @Test
    void a_save_can_be_undone_and_any_version_of_the_file_be_put_back() throws IOException, InterruptedException {
        Page page = browsing.signedIn("mara", "en", 1280);
        page.navigate(aurora.at("/campaigns/" + KEPT + "/history"));
        assertThat(page.locator("main")).containsText("Nobody has changed this campaign here yet");
        String before = Files.readString(file(KEPT));
        page.navigate(aurora.at("/campaigns/" + KEPT));
        page.locator("#text").fill(before + "# one\n");
        page.locator("form .primary").click();
        assertThat(page.locator(".toast")).containsText("Saved.");
        assertThat(Files.readString(file(KEPT))).isEqualTo(before + "# one\n");
        page.locator(".toast button").click();
        assertThat(page.locator(".toast")).containsText("The earlier version was put back");
        assertThat(Files.readString(file(KEPT))).isEqualTo(before);
        page.getByText("History").click();
        assertThat(page.locator("section.card")).hasCount(3);
        assertThat(page.locator("section.card").first()).containsText("The file is so now");
        assertThat(page.locator("section.card").nth(1).locator(".added")).hasText("+# one");
        List<String> found = new ArrayList<>(Browsing.barriers(page, "campaign-history"));
        page.getByText("Put this version back").first().click();
        assertThat(Files.readString(file(KEPT))).isEqualTo(before + "# one\n");
        assertThat(found).isEmpty();
        Caller olaf = caller("olaf");
        for (Map.Entry<String, Integer> one :
                Map.of("1", 409, "999999", 404, "x", 404).entrySet()) {
            String back = "/campaigns/" + KEPT + "/versions/" + one.getKey() + "/back";
            assertThat(olaf.post(back, Map.of("stamp", "old")).statusCode()).isEqualTo(one.getValue());
        }
        assertThat(olaf.get("/campaigns/" + KEPT + "/body").statusCode()).isEqualTo(409);
    }

    @Test
    void a_text_in_a_file_of_its_own_is_reviewed_as_one_types_saved_and_put_back()
            throws IOException, InterruptedException {
        Path body = aurora.folder().resolve("campaigns/card-from-aurora.html");
        String before = Files.readString(body);
        Page page = browsing.signedIn("mara", "en", 1280);
        page.navigate(aurora.at("/campaigns/card-from-aurora"));
        page.getByText("Look at it and change it").click();
        List<String> found = new ArrayList<>(Browsing.barriers(page, "campaign-body"));
        String changed = before.replaceFirst("<p>", "<p>Once more. ");
        assertThat(changed).isNotEqualTo(before);
        page.locator("#text").fill(changed);
        assertThat(page.locator(".letter")).containsText("Once more.");
        assertThat(Files.readString(body)).as("nothing is written by looking").isEqualTo(before);
        page.locator("form .primary").click();
        assertThat(page.locator(".toast")).containsText("Saved.");
        assertThat(Files.readString(body)).isEqualTo(changed);
        assertThat(aurora.logged("body-changed")).isEqualTo(1);
        page.getByText("History").click();
        assertThat(page.locator("section.card .added").last()).containsText("Once more.");
        page.getByText("Put this version back").last().click();
        assertThat(page.locator(".toast")).containsText("The earlier version was put back");
        assertThat(Files.readString(body)).isEqualTo(before);
        Caller olaf = caller("olaf");
        HttpResponse<String> late =
                olaf.post("/campaigns/card-from-aurora/body", Map.of("stamp", "old", "text", "<p>Mine</p>"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Mine").doesNotContain("<p>Mine");
        assertThat(Files.readString(body)).isEqualTo(before);
        assertThat(found).isEmpty();
    }

    /** A course, a rule and a segment are texts too, and no campaign changes them by naming them. */
    @Test
    void no_text_outside_the_folder_of_campaigns_is_changed_as_a_campaigns_text()
            throws IOException, InterruptedException {
        Caller mara = caller("mara");
        Files.createDirectories(aurora.folder().resolve("notes"));
        Files.writeString(aurora.folder().resolve("notes/mine.md"), "Hello");
        for (String path :
                List.of("notes/mine.md", "segments/staff.yaml", "campaigns/../notes/mine.md", "licit.yaml")) {
            Files.writeString(file("reaching"), """
                    campaign: reaching
                    segment: lapsed-big-spenders
                    channel: email
                    message: {subject: Hello, body_file: %s}
                    """.formatted(path));
            assertThat(mara.post("/campaigns/reaching/body", Map.of("stamp", "", "text", "harm"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(409);
        }
        assertThat(Files.readString(aurora.folder().resolve("notes/mine.md"))).isEqualTo("Hello");
        Files.delete(file("reaching"));
        Files.delete(aurora.folder().resolve("notes/mine.md"));
    }

    @Test
    void hours_of_other_days_are_looked_at_by_keyboard_and_stay_chosen_while_one_types() throws IOException {
        Page page = browsing.signedIn("mara", "en", 1280);
        page.navigate(aurora.at("/campaigns/workshop-text"));
        String text = Files.readString(file("workshop-text"));
        page.locator("#text").fill(text.replaceFirst("send_at: .*", "send_at: 2027-03-05T12:00"));
        assertThat(page.locator(".days input:checked"))
                .hasId("day-2027-03-05", new LocatorAssertions.HasIdOptions().setTimeout(60_000));
        assertThat(page.locator(".days input")).hasCount(7);
        assertThat(page.locator("table.small tbody td").first()).containsText("Fri 2027-03-05");
        page.locator(".days input:checked").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".days input:checked")).hasId("day-2027-03-07");
        assertThat(page.locator("table.small tbody td").first())
                .containsText("Sun 2027-03-07", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        assertThat(page.locator("#day-2027-03-07")).isFocused();
        Browsing.picture(page, "campaign-days");
        String more = page.locator("#text").inputValue() + "# more\n";
        page.waitForResponse("**/try", () -> page.locator("#text").fill(more));
        assertThat(page.locator(".days input:checked")).hasId("day-2027-03-07");
        page.navigate(aurora.at("/campaigns/workshop-text?day=1999-01-01"));
        assertThat(page.locator(".days input:checked ~ .muted")).hasText("as stated");
        assertThat(Files.readString(file("workshop-text"))).isEqualTo(text);
    }

    @Test
    void previews_differ_by_where_the_message_goes() {
        Page page = browsing.signedIn("olaf", "en", 1280);
        page.navigate(aurora.at("/campaigns/spring-winback/preview"));
        List<String> places = new ArrayList<>();
        page.locator("#place option").all().forEach(one -> places.add(one.getAttribute("value")));
        assertThat(places).hasSizeGreaterThan(1);
        Set<String> asked = new HashSet<>();
        for (String place : places) {
            page.navigate(aurora.at("/campaigns/spring-winback/preview?place=" + place));
            assertThat(page.locator("#place")).hasValue(place);
            asked.add(page.locator(".halves .card")
                    .last()
                    .locator("ul, p")
                    .first()
                    .textContent());
        }
        assertThat(asked).hasSizeGreaterThan(1);
        page.navigate(aurora.at("/campaigns/spring-winback/preview?place=XX"));
        assertThat(page.locator("h1")).not().containsText("Preview");
    }

    @Test
    void words_that_the_law_asks_for_are_put_into_the_preview_and_marked() throws IOException, InterruptedException {
        Caller olaf = caller("olaf");
        Map<String, String> unlabelled = Map.of(
                "id", "unlabelled",
                "segment", "lapsed-in-china",
                "channel", "email",
                "language", "zh",
                "sender", "Aurora",
                "subject", "春季新品",
                "body", "<p>春季新品已经上架。</p>");
        assertThat(olaf.post("/campaigns", unlabelled).statusCode()).isEqualTo(303);
        assertThat(olaf.get("/campaigns/unlabelled/message?place=CN").body())
                .contains("<ins>广告</ins>", "<p>春季新品已经上架。</p>");
        assertThat(olaf.get("/campaigns/unlabelled/message?place=DE").statusCode())
                .isEqualTo(404);
        assertThat(Files.readString(file("unlabelled"))).doesNotContain("广告");
        Files.delete(file("unlabelled"));
    }

    private static String text(String file) {
        return Json.object().put("text", file).build().canonical();
    }

    @Test
    void programs_read_review_and_write_campaigns() throws IOException, InterruptedException {
        Caller mara = Caller.withToken(aurora, aurora.token("mara", Role.MARKETER));
        Caller olaf = Caller.withToken(aurora, aurora.token("olaf", Role.OFFICER));
        String path = "/api/v1/campaigns/card-from-aurora";
        assertThat(mara.get("/api/v1/campaigns").body()).contains("\"campaign\": \"card-from-aurora\"");
        HttpResponse<String> one = mara.get(path);
        String etag = Caller.header(one, "ETag");
        String before = Files.readString(file("card-from-aurora"));
        String body = text(before + "# more\n");
        assertThat(mara.json("PUT", path, body).statusCode()).isEqualTo(428);
        assertThat(mara.json("PUT", path, body, "If-Match", "\"0\"").statusCode())
                .isEqualTo(412);
        assertThat(mara.json("PUT", path, text("campaign: x\n"), "If-Match", etag)
                        .statusCode())
                .isEqualTo(422);
        assertThat(mara.json("PUT", path, body, "If-Match", etag).statusCode()).isEqualTo(200);
        assertThat(Files.readString(file("card-from-aurora"))).isEqualTo(before + "# more\n");
        Pattern counts = Pattern.compile("[0-9,]+ recipients? lives? where");
        String review = "/api/v1/campaigns/spring-winback/review";
        String worse = text(Files.readString(file("spring-winback"))
                .replace("Unsubscribe", "Bye")
                .replace("{{unsubscribe_url}}", ""));
        assertThat(olaf.json("POST", review, worse).body()).contains("CMP7011").containsPattern(counts);
        assertThat(mara.json("POST", review, worse).body())
                .contains("CMP7011", "recipients live where it holds")
                .doesNotContainPattern(counts);
    }

    @Test
    void no_text_message_has_a_barrier_that_axe_knows_in_any_theme_and_language() {
        List<String> found = new ArrayList<>();
        for (String language : List.of("en", "zh-CN")) {
            Page page = browsing.signedIn("mara", language, 1280);
            for (String path : List.of("/campaigns/workshop-text", "/campaigns/workshop-text/preview")) {
                page.navigate(aurora.at(path));
                found.addAll(Browsing.barriers(page, "page" + path.replaceAll("[^a-z]+", "-") + "-" + language));
            }
            page.navigate(aurora.at("/campaigns/spring-winback/preview"));
            Browsing.picture(page, "campaign-preview-" + language);
            page.context().close();
        }
        assertThat(found).isEmpty();
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void a_telephone_scrolls_no_page_sideways() {
        Page page = browsing.signedIn("mara", "en", 320);
        for (String path : List.of("/campaigns", "/campaigns/spring-winback", "/campaigns/spring-winback/preview")) {
            page.navigate(aurora.at(path));
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(320);
        }
        page.navigate(aurora.at("/campaigns"));
        page.getByText("New campaign").click();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the campaign")))
                .isVisible();
        Browsing.picture(page, "campaigns-narrow");
    }
}
