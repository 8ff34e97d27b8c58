package io.licit.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.licit.cli.text.Paint;
import io.licit.core.json.Json;
import io.licit.engine.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is slow, broken, or no server of Licit at all. */
final class LinkTest {
    private static final Ask READ = Ask.get("segments");
    private static final Ask CHANGE = Ask.post("segments", "a b", "approval")
            .sending(Json.object().put("x", 1).build());

    @TempDir
    Path folder;

    private static RemoteException refused(Wire wire, Ask ask) {
        return catchThrowableOfType(RemoteException.class, () -> wire.link().answer(ask));
    }

    @Test
    void a_question_goes_with_its_token_its_key_and_its_body() throws IOException {
        try (Wire wire = new Wire(Wire.json(200, "{\"a\": 1}"))) {
            assertThat(new Told(wire.link().answer(CHANGE)).count("a")).contains(1L);
            assertThat(wire.asked().get(0))
                    .startsWith("POST /api/v1/segments/a%20b/approval HTTP/1.1")
                    .endsWith("{\"x\":1}");
            assertThat(wire.header(0, "Authorization")).isEqualTo("Bearer licit_of_a_test");
            assertThat(wire.header(0, "Content-Type")).isEqualTo("application/json");
            assertThat(wire.header(0, "Idempotency-Key")).hasSize(36);
        }
    }

    @Test
    void a_change_whose_connection_breaks_comes_once_more_under_the_same_key() throws IOException {
        try (Wire wire = new Wire(Wire.BROKEN, Wire.json(200, "{}"))) {
            wire.link().answer(CHANGE);
            assertThat(wire.asked()).hasSize(2);
            assertThat(wire.header(1, "Idempotency-Key")).isNotEmpty().isEqualTo(wire.header(0, "Idempotency-Key"));
        }
    }

    @Test
    void a_connection_that_breaks_again_and_again_is_a_failure() throws IOException {
        try (Wire wire = new Wire(Wire.BROKEN)) {
            RemoteException refused = refused(wire, CHANGE);
            assertThat(refused.kind()).isEqualTo(RemoteException.Kind.WORLD);
            assertThat(refused.text()).isEqualTo("the connection to " + wire.url() + " broke");
            assertThat(wire.asked()).hasSize(2);
        }
    }

    @Test
    void who_is_told_to_wait_comes_again_under_the_same_key() throws IOException {
        try (Wire wire = new Wire(
                Wire.json(429, "{\"detail\": \"too many\"}", "Retry-After", "0"),
                Wire.json(409, "{\"detail\": \"is being done\"}", "Retry-After", "0"),
                Wire.json(200, "{}"))) {
            wire.link().answer(CHANGE);
            assertThat(wire.asked()).hasSize(3);
            assertThat(wire.header(2, "Idempotency-Key")).isEqualTo(wire.header(0, "Idempotency-Key"));
        }
    }

    @Test
    void who_is_told_to_wait_for_ever_does_not() throws IOException {
        try (Wire wire = new Wire(Wire.json(429, "{\"detail\": \"too many\"}", "Retry-After", "86400"))) {
            RemoteException refused = refused(wire, READ);
            assertThat(refused.kind()).isEqualTo(RemoteException.Kind.WORLD);
            assertThat(refused.text()).isEqualTo("the server is asked too often: too many");
        }
    }

    @Test
    void refusals_are_told_apart() throws IOException {
        assertThat(kind(400)).isEqualTo(RemoteException.Kind.MISTAKE);
        assertThat(kind(401)).isEqualTo(RemoteException.Kind.MISTAKE);
        assertThat(kind(403)).isEqualTo(RemoteException.Kind.BLOCKED);
        assertThat(kind(404)).isEqualTo(RemoteException.Kind.MISTAKE);
        assertThat(kind(409)).isEqualTo(RemoteException.Kind.CONFLICT);
        assertThat(kind(422)).isEqualTo(RemoteException.Kind.MISTAKE);
        assertThat(kind(500)).isEqualTo(RemoteException.Kind.WORLD);
        assertThat(kind(503)).isEqualTo(RemoteException.Kind.WORLD);
    }

    private static RemoteException.Kind kind(int status) throws IOException {
        try (Wire wire = new Wire(Wire.json(status, "{\"detail\": \"why\"}"))) {
            RemoteException refused = refused(wire, READ);
            assertThat(refused.text()).contains("why");
            return refused.kind();
        }
    }

    @Test
    void nobody_is_followed_to_another_host() throws IOException {
        try (Wire other = new Wire(Wire.json(200, "{}"));
                Wire wire = new Wire(Wire.answer(302, "text/html", "", "Location", other.url() + "/api/v1/segments"))) {
            RemoteException refused = refused(wire, READ);
            assertThat(refused.text()).contains("sends on to " + other.url());
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void what_is_not_licit_is_said_to_be_none() throws IOException {
        for (Wire.Answer answer : List.of(
                Wire.answer(200, "text/html", "<html>Welcome</html>"),
                Wire.json(200, "[]"),
                Wire.json(200, "{\"a\": 1} {\"a\": 2}"),
                Wire.json(200, "[".repeat(100_000)),
                Wire.answer(404, "text/html", "<h1>not here</h1>"))) {
            try (Wire wire = new Wire(answer)) {
                RemoteException refused = refused(wire, READ);
                assertThat(refused.kind()).isEqualTo(RemoteException.Kind.WORLD);
                assertThat(refused.text()).startsWith("what answers at " + wire.url());
            }
        }
    }

    @Test
    void an_answer_without_end_is_not_listened_to() throws IOException {
        byte[] much = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (Wire wire = new Wire(out -> {
            out.write("HTTP/1.1 200 X\r\nContent-Type: application/json\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(much);
            }
        })) {
            RemoteException refused = refused(wire, READ);
            assertThat(refused.text()).endsWith("an answer is too long");
            assertThat(wire.asked()).hasSize(1);
        }
    }

    @Test
    void what_would_steer_a_terminal_is_spelt() throws IOException {
        String evil = "a\\u001b]0;title\\u0007b\\u009b31mc\\u202ed";
        try (Wire wire = new Wire(
                Wire.json(422, "{\"detail\": \"" + evil + "\"}"),
                Wire.json(200, "{\"" + evil + "\": \"" + evil + "\"}"))) {
            assertThat(refused(wire, READ).text()).isEqualTo("a\\u001b]0;title\\u0007b\\u009b31mc\\u202ed");
            Json.Obj answer = wire.link().answer(READ);
            String shown = Sheet.of(answer, Paint.PLAIN);
            assertThat(shown)
                    .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e")
                    .contains("\\u001b]0;title");
            assertThat(Sheet.json(answer)).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
            assertThat(Json.parse(Sheet.json(answer))).isEqualTo(answer);
        }
    }

    @Test
    void a_list_is_read_to_its_end() throws IOException {
        try (Wire wire = new Wire(
                Wire.json(200, "{\"segments\": [1, 2], \"next\": \"b & c\", \"other\": true}"),
                Wire.json(200, "{\"segments\": [3], \"next\": null}"))) {
            Json.Obj all = wire.link().all(READ.with("q", "x y"), "segments");
            assertThat(all)
                    .isEqualTo(Json.object()
                            .put("segments", Json.array(Json.of(1), Json.of(2), Json.of(3)))
                            .put("other", true)
                            .build());
            assertThat(wire.asked().get(0)).startsWith("GET /api/v1/segments?limit=200&q=x%20y HTTP");
            assertThat(wire.asked().get(1)).startsWith("GET /api/v1/segments?after=b%20%26%20c&limit=200&q=x%20y HTTP");
        }
    }

    @Test
    void a_list_that_goes_nowhere_has_an_end() throws IOException {
        try (Wire wire = new Wire(Wire.json(200, "{\"segments\": [], \"next\": \"b\"}"))) {
            RemoteException refused = catchThrowableOfType(
                    RemoteException.class, () -> wire.link().all(READ, "segments"));
            assertThat(refused.text()).endsWith("a list has no end");
        }
    }

    @Test
    void work_is_looked_after_until_it_is_over() throws IOException {
        List<String> steps = new ArrayList<>();
        try (Wire wire = new Wire(
                Wire.json(202, "{\"id\": \"w1\", \"state\": \"waiting\", \"step\": null, \"percent\": 0}"),
                Wire.json(200, "{\"id\": \"w1\", \"state\": \"running\", \"step\": \"counting\", \"percent\": 40}"),
                Wire.json(200, "{\"id\": \"w1\", \"state\": \"done\", \"step\": null, \"percent\": 100}"))) {
            Json.Obj over = wire.link().worked(Ask.post("runs"), (task, done) -> steps.add(task + " " + done));
            assertThat(new Told(over).text("state")).isEqualTo("done");
            assertThat(steps).containsExactly("waiting for its turn 0.0", "counting 0.4");
            assertThat(wire.asked().get(2)).startsWith("GET /api/v1/work/w1 ");
        }
    }

    @Test
    void work_that_fails_says_why() throws IOException {
        try (Wire wire = new Wire(
                Wire.json(202, "{\"id\": \"w1\", \"state\": \"failed\", \"reason\": \"no room\\u001b[1m\"}"))) {
            RemoteException refused = catchThrowableOfType(
                    RemoteException.class, () -> wire.link().worked(Ask.post("runs"), Progress.none()));
            assertThat(refused.text()).isEqualTo("the server did not get it done: no room\\u001b[1m");
        }
    }

    @Test
    void work_that_may_not_be_done_is_told_from_work_that_went_wrong() throws IOException {
        Map<Integer, RemoteException.Kind> kinds = Map.of(
                403, RemoteException.Kind.BLOCKED,
                409, RemoteException.Kind.CONFLICT,
                422, RemoteException.Kind.MISTAKE,
                451, RemoteException.Kind.FINDINGS,
                500, RemoteException.Kind.FAILED,
                503, RemoteException.Kind.FAILED);
        for (Map.Entry<Integer, RemoteException.Kind> one : kinds.entrySet()) {
            String failed = "{\"id\": \"w1\", \"state\": \"failed\", \"reason\": \"so it is\", \"status\": "
                    + one.getKey() + "}";
            try (Wire wire = new Wire(Wire.json(202, failed))) {
                RemoteException refused = catchThrowableOfType(
                        RemoteException.class, () -> wire.link().worked(Ask.post("runs"), Progress.none()));
                assertThat(refused.kind()).as("%s", one).isEqualTo(one.getValue());
                assertThat(refused.text()).endsWith("so it is");
            }
        }
    }

    @Test
    void whoever_is_interrupted_has_stopped_the_work() throws IOException, InterruptedException {
        AtomicReference<Throwable> told = new AtomicReference<>();
        try (Wire wire =
                new Wire(Wire.json(202, "{\"id\": \"w 1\", \"state\": \"running\", \"step\": \"counting\"}"))) {
            Thread asking = new Thread(() -> {
                try {
                    wire.link()
                            .worked(
                                    Ask.post("runs"),
                                    (task, done) -> Thread.currentThread().interrupt());
                } catch (RemoteException stopped) {
                    told.set(stopped);
                }
            });
            asking.start();
            asking.join();
            assertThat(told.get()).hasMessage("stopped, and the work on the server with it");
            assertThat(wire.asked()).hasSize(2);
            assertThat(wire.asked().get(1)).startsWith("POST /api/v1/work/w%201/cancel ");
        }
    }

    @Test
    void a_file_has_its_name_when_it_is_whole() throws IOException {
        Path file = folder.resolve("pack.zip");
        try (Wire wire =
                new Wire(Wire.json(404, "{\"detail\": \"none yet\"}"), Wire.answer(200, "application/zip", "bytes"))) {
            RemoteException refused = catchThrowableOfType(
                    RemoteException.class, () -> wire.link().file(READ, file, false));
            assertThat(refused.text()).contains("none yet");
            assertThat(file).doesNotExist();
            assertThat(wire.link().file(READ, file, false)).isEqualTo(5);
            assertThat(file).hasContent("bytes");
            RemoteException there = catchThrowableOfType(
                    RemoteException.class, () -> wire.link().file(READ, file, false));
            assertThat(there.text()).isEqualTo("`pack.zip` is there already");
            try (var left = Files.list(folder)) {
                assertThat(left).containsExactly(file);
            }
        }
    }

    @Test
    void nobody_answers_where_nobody_is() throws IOException {
        Wire gone = new Wire(Wire.BROKEN);
        gone.close();
        RemoteException refused = refused(gone, READ);
        assertThat(refused.kind()).isEqualTo(RemoteException.Kind.WORLD);
        assertThat(refused.text()).isEqualTo("nobody answers at " + gone.url());
    }

    @Test
    void a_part_of_a_path_stays_one() {
        assertThat(Ask.get("segments", "a/b?c#d%").path()).isEqualTo("/api/v1/segments/a%2Fb%3Fc%23d%25");
        for (String none : List.of("", " ", ".", "..")) {
            assertThat(catchThrowableOfType(RemoteException.class, () -> Ask.get("segments", none)))
                    .hasMessageEndingWith("is no name of anything");
        }
    }
}
