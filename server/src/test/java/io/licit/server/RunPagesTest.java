package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.engine.StoredAudience;
import io.licit.engine.Warehouse;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Runs from pages, and how far they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RunPagesTest {
    private final Aurora aurora;
    private final Caller mara;
    private final Caller olaf;

    RunPagesTest(@TempDir Path folder) throws IOException, InterruptedException {
        aurora = Aurora.start(folder.resolve("aurora"));
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        mara = Caller.signedIn(aurora, "mara", Aurora.PASSWORD);
        olaf = Caller.signedIn(aurora, "olaf", Aurora.PASSWORD);
    }

    @AfterAll
    void end() {
        aurora.close();
    }

    private static String work(HttpResponse<String> started) {
        assertThat(started.statusCode()).isEqualTo(303);
        return Caller.header(started, "Location");
    }

    @Test
    void a_run_is_told_as_it_goes_on_and_its_audiences_are_those_that_are_stored()
            throws IOException, InterruptedException {
        Path settings = aurora.folder().resolve("licit.yaml");
        String asked = Files.readString(settings);
        Files.writeString(settings, asked.replace("approval: four-eyes", "approval: none"));
        int before = aurora.logged("run");
        String work = work(olaf.post("/runs", Map.of()));
        // The stream ends by itself when the work is over.
        HttpResponse<String> events = mara.get(work + "/events");
        Files.writeString(settings, asked);
        assertThat(Caller.header(events, "Content-Type")).startsWith("text/event-stream");
        assertThat(events.body()).contains("event:over").contains("\"state\":\"done\"");
        assertThat(Caller.header(mara.get(work), "Location")).isEqualTo("/runs");
        assertThat(aurora.logged("run")).isGreaterThan(before);
        List<StoredAudience> stored = Warehouse.stored(aurora.folder());
        assertThat(stored).isNotEmpty();
        String page = olaf.get("/runs").body();
        for (StoredAudience one : stored) {
            String row = page.substring(page.indexOf("href=\"/segments/" + one.segment() + "\""));
            assertThat(row.substring(0, row.indexOf("</tr>")))
                    .contains(io.licit.server.view.Text.ENGLISH.number(one.eligible()));
        }
    }

    @Test
    void a_segment_that_is_not_there_is_not_run() throws IOException, InterruptedException {
        assertThat(olaf.post("/runs", Map.of("segment", "../licit")).statusCode())
                .isEqualTo(404);
        assertThat(olaf.get("/work/none").statusCode()).isEqualTo(404);
    }

    @Test
    void four_eyes_hold_for_runs_from_pages() throws IOException, InterruptedException {
        Path settings = aurora.folder().resolve("licit.yaml");
        String before = Files.readString(settings);
        Files.writeString(settings, before.replaceAll("approval: .*\n", "") + "\napproval: four-eyes\n");
        try {
            String segment = aurora.server()
                    .programme()
                    .workspace()
                    .resolve("segments")
                    .toFile()
                    .list()[0]
                    .replace(".yaml", "");
            String work = work(mara.post("/runs", Map.of("segment", segment)));
            assertThat(mara.get(work + "/events").body()).contains("\"state\":\"failed\"");
            assertThat(mara.get(work).body()).contains("four eyes");
        } finally {
            Files.writeString(settings, before);
        }
    }

    @Test
    void nothing_is_run_where_what_all_stand_on_holds_a_mistake() throws IOException, InterruptedException {
        Path assessment = aurora.folder().resolve("assessments/broken.yaml");
        Files.writeString(assessment, "assessment: broken\nkind: nonsense\n");
        try {
            String work = work(olaf.post("/runs", Map.of()));
            assertThat(olaf.get(work + "/events").body()).contains("\"state\":\"failed\"");
            assertThat(olaf.get(work).body()).contains("assessments/broken.yaml");
        } finally {
            Files.delete(assessment);
        }
    }

    @Test
    void only_who_started_it_or_an_officer_stops_work() throws IOException, InterruptedException {
        aurora.person("nora", Role.MARKETER);
        Caller nora = Caller.signedIn(aurora, "nora", Aurora.PASSWORD);
        String work = work(olaf.post("/audits", Map.of()));
        assertThat(nora.post(work + "/cancel", Map.of()).statusCode()).isEqualTo(403);
        assertThat(olaf.post(work + "/cancel", Map.of()).statusCode()).isEqualTo(303);
        assertThat(nora.get(work + "/events").body()).containsAnyOf("cancelled", "done");
        HttpResponse<String> after = olaf.get(work);
        assertThat(after.statusCode()).isIn(200, 303);
    }
}
