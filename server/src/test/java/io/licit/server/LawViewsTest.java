package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.law.LawBook;
import io.licit.core.law.view.Timeline;
import io.licit.engine.folder.Opened;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The law over time, and what it changes here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LawViewsTest {
    private final Aurora aurora;
    private final Caller olaf;
    private final Caller mara;

    LawViewsTest(@TempDir Path folder) throws IOException, InterruptedException {
        aurora = Aurora.start(folder.resolve("aurora"));
        aurora.person("olaf", Role.OFFICER);
        aurora.person("mara", Role.MARKETER);
        olaf = Caller.signedIn(aurora, "olaf", Aurora.PASSWORD);
        mara = Caller.signedIn(aurora, "mara", Aurora.PASSWORD);
    }

    @AfterAll
    void end() {
        aurora.close();
    }

    @Test
    void the_timeline_has_each_event_of_its_days_and_no_other() throws IOException, InterruptedException {
        LawBook book = Opened.read(aurora.folder(), Aurora.CLOCK.instant()).book();
        LocalDate from = LocalDate.of(2026, 1, 1);
        LocalDate to = LocalDate.of(2026, 12, 31);
        List<Timeline.Event> events =
                Timeline.of(book.rules(), rule -> true, from, to).events();
        assertThat(events).isNotEmpty();
        String page = olaf.get("/law/timeline?from=" + from + "&to=" + to).body();
        String dated = page.substring(0, page.indexOf("<details>"));
        assertThat(dated.split("<time ", -1)).hasSize(events.size() + 1);
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(dated).contains("/law/" + event.rule().id() + "\""));
        assertThat(olaf.get("/law/timeline?from=yesterday").statusCode()).isEqualTo(400);
    }

    /** Going back before the GDPR is the largest change that the packs know of. */
    @Test
    void what_changes_here_is_told_by_segment_and_rule() throws IOException, InterruptedException {
        String page = olaf.get("/law/impact/segments?to=2018-01-01").body();
        assertThat(page).contains("2018-01-01").contains("gains").contains("href=\"/law/EU-GDPR-");
        assertThat(olaf.get("/law/impact").body()).contains("hx-get=\"/law/impact/segments?to=2027-05-24\"");
    }

    @Test
    void counts_of_few_are_not_told_to_who_may_not_see_them() throws IOException, InterruptedException {
        String all = olaf.get("/law/impact/segments?to=2018-01-01").body();
        String less = mara.get("/law/impact/segments?to=2018-01-01").body();
        assertThat(all).doesNotContain("the numbers are withheld");
        assertThat(less).contains("the numbers are withheld");
    }

    @Test
    void coverage_is_of_the_packs_of_a_place() throws IOException, InterruptedException {
        String page = olaf.get("/law/coverage?in=US-CA").body();
        assertThat(page).contains("California").doesNotContain("France</a>");
    }
}
