package io.licit.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to an approved audience, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JourneyTest {
    private static final String ID = "spring-returners";

    private final Aurora aurora;
    private final Browsing browsing;

    JourneyTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        browsing = new Browsing(aurora);
    }

    @BeforeAll
    void people() throws IOException, InterruptedException {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        aurora.person("mara", Role.MARKETER);
        aurora.person("pia", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        aurora.train("olaf");
        Caller.signedIn(aurora, "olaf", Aurora.PASSWORD).get("/segments/staff");
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
        page.locator("main")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .click();
    }

    private Path file(String id) {
        return aurora.folder().resolve("segments/" + id + ".yaml");
    }

    @Test
    void a_marketer_makes_a_segment_mends_it_and_an_officer_approves_its_audience() throws IOException {
        Page mara = browsing.signedIn("mara", "en", 1280);
        List<String> barriers = new ArrayList<>();
        makes(mara, barriers);
        builds(mara);
        asks(mara, barriers);
        Page olaf = browsing.signedIn("olaf", "en", 1280);
        at(olaf, "/");
        assertThat(olaf.locator(".tasks")).containsText("asked by mara");
        at(olaf, "/segments?q=" + ID);
        assertThat(olaf.locator("#rows")).containsText("waiting for you");
        olaf.getByText("waiting for you").click();
        assertThat(olaf.locator("main")).containsText("before the spring letter");
        assertThat(olaf.locator("main")).containsText("Nothing was approved before");
        barriers.addAll(Browsing.barriers(olaf, "journey-review-first"));
        olaf.getByLabel("Approve, for 90 days").check();
        press(olaf, "Decide");
        assertThat(olaf.locator(".lead")).containsText("Approved as it stands, by olaf");
        assertThat(aurora.logged("approval")).isEqualTo(1);
        at(mara, "/segments?q=" + ID);
        assertThat(mara.locator("#rows .chip.approval-approved")).hasText("approved");
        changes(mara, olaf, barriers);
        assertThat(barriers).isEmpty();
        assertThat(browsing.complaints()).isEmpty();
    }

    private void makes(Page mara, List<String> barriers) throws IOException {
        at(mara, "/segments");
        mara.getByText("New segment").click();
        barriers.addAll(Browsing.barriers(mara, "journey-new"));
        mara.locator("#title").fill("Spring \"returners\": all");
        mara.locator("#id").fill("staff");
        mara.locator("#reason").fill("Those who bought once and stayed away.");
        mara.locator("#basis").selectOption("consent");
        press(mara, "Make it");
        assertThat(mara.getByRole(AriaRole.ALERT)).containsText("“staff” already");
        mara.locator("#id").fill("../up");
        press(mara, "Make it");
        assertThat(mara.getByRole(AriaRole.ALERT)).containsText("Write an id");
        assertThat(mara.locator("#title")).hasValue("Spring \"returners\": all");
        mara.locator("#id").fill(ID);
        press(mara, "Make it");
        assertThat(mara).hasURL(aurora.at("/segments/" + ID));
        assertThat(mara.locator("h1")).hasText("Spring \"returners\": all");
        assertThat(mara.locator(".funnel")).isVisible();
        assertThat(Files.readString(file(ID))).contains("where: |\n  country is not null\n");
    }

    /** By the builder alone; what it does is kept as a draft that outlives her session. */
    private void builds(Page mara) throws IOException {
        String all = mara.locator(".funnel dd").first().textContent();
        mara.locator("#r1\\.subject").selectOption("religion");
        assertThat(mara.locator("main .finding").first()).containsText("religion");
        assertThat(mara.locator("#kept")).containsText("Draft kept at");
        mara.locator(".bar").getByText("Sign out").click();
        Page again = browsing.signedIn("mara", "en", 1280);
        at(again, "/segments/" + ID);
        assertThat(again.locator("#draft")).containsText("Your draft");
        assertThat(again.locator("#text")).hasValue(Pattern.compile("religion is not null"));
        again.context().close();
        at(mara, "/sign-in");
        mara.locator("#name").fill("mara");
        mara.locator("#password").fill(Aurora.PASSWORD);
        mara.locator("main button").click();
        at(mara, "/segments/" + ID);
        mara.locator("#r1\\.subject").selectOption("country");
        mara.locator("#r1\\.operator").selectOption("=");
        assertThat(mara.locator("#r1\\.value")).isVisible();
        mara.locator("input[name='r1.not']").uncheck();
        assertThat(mara.locator("#text")).hasValue(Pattern.compile("\n  country = ''\n"));
        mara.locator("#r1\\.value").fill("DE");
        mara.locator("#r1\\.value").blur();
        assertThat(mara.locator("#text")).hasValue(Pattern.compile("\n  country = 'DE'\n"));
        assertThat(mara.locator(".funnel dd").first()).not().hasText(all);
        assertThat(mara.locator("main .finding.error")).hasCount(0);
        press(mara, "Save");
        assertThat(mara.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("Saved")))
                .isVisible();
        assertThat(mara.locator("#draft")).hasCount(0);
        assertThat(Files.readString(file(ID))).contains("country = 'DE'");
    }

    private void asks(Page mara, List<String> barriers) {
        mara.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review"))
                .click();
        mara.locator("#note").fill("before the spring letter");
        mara.locator("#reviewer").selectOption("olaf");
        press(mara, "Ask");
        assertThat(mara.locator("main")).containsText("mara asked olaf for an approval");
        barriers.addAll(Browsing.barriers(mara, "journey-asked"));
        assertThat(aurora.logged("approval-request")).isEqualTo(1);
    }

    /** After an approval the next review shows what is other, in words and persons, and in Chinese too. */
    private void changes(Page mara, Page olaf, List<String> barriers) {
        at(mara, "/segments/" + ID);
        mara.locator("#r1\\.value").fill("FR");
        mara.locator("#r1\\.value").blur();
        assertThat(mara.locator("#text")).hasValue(Pattern.compile("'FR'"));
        press(mara, "Save");
        at(olaf, "/segments/" + ID + "/review");
        assertThat(olaf.locator(".lead")).containsText("has changed since it was approved");
        assertThat(olaf.locator(".diff del").first()).hasText("DE");
        assertThat(olaf.locator(".diff ins").first()).hasText("FR");
        String then = olaf.locator(".review td.number").nth(0).textContent();
        String now = olaf.locator(".review td.number").nth(1).textContent();
        assertThat(then).isNotEqualTo(now).matches("[0-9,]+");
        barriers.addAll(Browsing.barriers(olaf, "journey-review"));
        olaf.setViewportSize(320, 900);
        assertThat(olaf.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        Browsing.picture(olaf, "journey-review-narrow");
        olaf.setViewportSize(1280, 900);
        olaf.getByLabel("Send back").check();
        press(olaf, "Decide");
        assertThat(olaf.getByRole(AriaRole.ALERT)).containsText("Write a reason");
        Page chinese = browsing.signedIn("olaf", "zh-CN", 1280);
        for (String path : List.of("/new-segment", "/segments/" + ID + "/review", "/segments/" + ID + "/history")) {
            barriers.addAll(Browsing.barriers(at(chinese, path), "journey-zh" + path.replace('/', '-')));
        }
        chinese.context().close();
    }

    @Test
    void a_draft_is_kept_discarded_and_taken_back_and_one_that_is_behind_shows_both() throws IOException {
        String before = Files.readString(file("gold-early-access"));
        Page mara = browsing.signedIn("mara", "en", 1280);
        at(mara, "/segments/gold-early-access");
        mara.locator("#text").fill(before + "# of mara\n");
        assertThat(mara.locator("#kept")).containsText("Draft kept at");
        Page pia = browsing.signedIn("pia", "en", 1280);
        at(pia, "/segments/gold-early-access");
        assertThat(pia.locator("#text")).hasValue(before);
        at(mara, "/segments/gold-early-access");
        press(mara, "Discard the draft");
        assertThat(mara.locator("#text")).hasValue(before);
        press(mara, "Undo");
        assertThat(mara.locator("#text")).hasValue(before + "# of mara\n");
        pia.locator("#text").fill("# of pia\n" + before);
        press(pia, "Save");
        assertThat(pia.locator(".toast")).containsText("Saved");
        press(mara, "Save");
        assertThat(mara.getByRole(AriaRole.ALERT)).containsText("Somebody else has changed this file");
        assertThat(mara.locator(".diff .removed")).containsText("# of pia");
        assertThat(mara.locator(".diff .added")).containsText("# of mara");
        assertThat(Browsing.barriers(mara, "journey-behind")).isEmpty();
        press(mara, "Go on with mine");
        assertThat(mara.locator("#draft")).containsText("Your draft");
        mara.locator("#text").fill("# of pia\n" + before + "# of mara\n");
        press(mara, "Save");
        assertThat(mara.locator(".toast")).containsText("Saved");
        assertThat(Files.readString(file("gold-early-access"))).isEqualTo("# of pia\n" + before + "# of mara\n");
        press(mara, "Undo");
        assertThat(mara.locator(".toast")).containsText("put back");
        assertThat(Files.readString(file("gold-early-access"))).isEqualTo("# of pia\n" + before);
        at(mara, "/segments/gold-early-access/history");
        press(mara, "Put this version back");
        assertThat(Files.readString(file("gold-early-access"))).isEqualTo("# of pia\n" + before + "# of mara\n");
        assertThat(aurora.logged("segment-changed")).isGreaterThanOrEqualTo(4);
    }
}
