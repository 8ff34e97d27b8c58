package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.engine.Progress;
import io.licit.programme.WebFactory;
import io.licit.programme.account.Role;
import io.licit.server.log.Logs;
import io.licit.server.route.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the application tells of itself: lines and counts, and nothing of anybody. */
final class WatchTest {
    private static final String PERSON = "C0000035";
    private static final String FOREIGN = "io.elsewhere.Library";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @TempDir
    private Path folder;

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setErr(before);
        Logs.begin(WebFactory.Lines.FAILURES);
    }

    private Aurora started(WebFactory.Lines lines) throws IOException {
        Path there = folder.resolve("aurora");
        io.licit.engine.demo.Aurora.write(there, 100, Progress.none());
        return Aurora.on(there, Aurora.CLOCK, new WebFactory.Setup("127.0.0.1", 0, Optional.empty(), lines), Map.of());
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<Json.Obj> objects() {
        return lines().stream().map(line -> (Json.Obj) Json.parse(line)).toList();
    }

    private static String word(Json.Obj line, String key) {
        return line.get(key)
                .map(value -> value instanceof Json.Str text ? text.value() : value.canonical())
                .orElse("");
    }

    private Stream<Json.Obj> requests(String route) {
        return objects().stream().filter(line -> word(line, "route").equals(route));
    }

    /** Asks for all kinds of things with a person's key and a name in path, query and body; also where it fails. */
    private static HttpResponse<String> provoked(Aurora aurora) throws IOException, InterruptedException {
        aurora.person("mara.lind", Role.OFFICER);
        Caller mara = Caller.signedIn(aurora, "mara.lind", Aurora.PASSWORD);
        mara.get("/segments/" + PERSON + "?q=" + PERSON, "X-Person", PERSON, "User-Agent", PERSON);
        mara.get("/nothing/" + PERSON);
        mara.post("/person", Map.of("person", PERSON, "reason", "Mara Lind"));
        mara.postBare("/segments/" + PERSON, Map.of("text", PERSON));
        mara.send("GET", "/segments/..%2f" + PERSON, "");
        mara.send("MARALIND", "/segments/" + PERSON, "");
        Caller.withToken(aurora, "licit_" + PERSON).get("/api/v1/segments/" + PERSON);
        mara.signIn(PERSON, "wrong " + PERSON, "/" + PERSON);
        aurora.server().programme().close();
        return mara.signIn("mara.lind", "also wrong " + PERSON, "");
    }

    private void assertTellsOfNobody() {
        assertThat(written.toString(StandardCharsets.UTF_8))
                .doesNotContainIgnoringCase(PERSON)
                .doesNotContainIgnoringCase("mara")
                .doesNotContain("127.0.0.1")
                .doesNotContain("?");
    }

    @Test
    void each_request_is_an_object_on_a_line_and_none_tells_of_anybody() throws Exception {
        HttpResponse<String> failed;
        try (Aurora aurora = started(WebFactory.Lines.JSON)) {
            failed = provoked(aurora);
        }
        assertTellsOfNobody();
        assertThat(failed.statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(objects()).allSatisfy(line -> assertThat(word(line, "at")).startsWith("20"));
        assertThat(requests("/segments/{id}").map(line -> word(line, "status"))).contains("404");
        assertThat(requests("none").map(line -> word(line, "status"))).contains("404", "400");
        assertThat(requests("/api/v1/segments/{id}").map(line -> word(line, "status")))
                .containsExactly("401");
        Json.Obj failure = objects().stream()
                .filter(line -> word(line, "what").equals("failure"))
                .reduce((one, later) -> later)
                .orElseThrow();
        assertThat(failed.body()).as("the page's number").contains(word(failure, "number"));
        assertThat(requests("/sign-in").map(line -> word(line, "number"))).contains(word(failure, "number"));
        assertThat(word(failure, "failure")).contains("io.licit.server.Dispatch.answer");
    }

    @Test
    void lines_for_people_tell_as_little() throws Exception {
        try (Aurora aurora = started(WebFactory.Lines.TEXT)) {
            provoked(aurora);
        }
        assertTellsOfNobody();
        assertThat(lines())
                .anyMatch(line -> line.matches(
                        "\\S+Z INFO request method=GET route=/segments/\\{id} status=404 millis=\\d+ number=\\w{8}"));
    }

    @Test
    void failures_alone_are_told_where_nothing_else_is_asked_for() throws Exception {
        try (Aurora aurora = started(WebFactory.Lines.FAILURES)) {
            provoked(aurora);
        }
        assertTellsOfNobody();
        assertThat(lines()).noneMatch(line -> line.contains("request")).anyMatch(line -> line.contains("failure"));
    }

    @Test
    void no_message_of_a_failure_and_no_word_of_a_library_is_written() {
        for (WebFactory.Lines lines : WebFactory.Lines.values()) {
            Logs.begin(lines);
            Failure.logged("GET /x", new IllegalStateException("of " + PERSON, new IOException("mara\nforged line")));
            LoggerFactory.getLogger(FOREIGN).warn("of {} and mara", PERSON, new IOException(PERSON));
            java.util.logging.Logger.getLogger(FOREIGN).severe("of " + PERSON);
            LoggerFactory.getLogger("io.licit.Careless").error("of " + PERSON);
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .doesNotContain(PERSON, "mara", "forged")
                .contains(FOREIGN, "java.io.IOException", "java.lang.IllegalStateException", "GET /x");
    }

    private static String metrics(Aurora aurora, String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = Caller.withToken(aurora, token)
                .get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Caller.header(answer, "Content-Type"))
                .startsWith("text/plain")
                .contains("version=0.0.4");
        return answer.body();
    }

    @Test
    @Timeout(120)
    void counts_are_told_to_a_token_of_an_administrator_and_have_words_alone_as_labels() throws Exception {
        try (Aurora aurora = started(WebFactory.Lines.FAILURES)) {
            aurora.person("mara.lind", Role.MARKETER);
            aurora.person("olga.lind", Role.ADMIN);
            Caller mara = Caller.signedIn(aurora, "mara.lind", Aurora.PASSWORD);
            assertThat(mara.get("/metrics").statusCode()).as("of a session").isEqualTo(401);
            assertThat(Caller.withToken(aurora, aurora.token("mara.lind", Role.MARKETER))
                            .get("/metrics")
                            .statusCode())
                    .isEqualTo(403);
            String token = aurora.token("olga.lind", Role.ADMIN);
            assertThat(metrics(aurora, token)).contains("licit_sessions 1.0");
            mara.get("/segments/" + PERSON);
            mara.get("/nothing/" + PERSON);
            mara.signIn(PERSON, "wrong", "");
            mara.post("/runs", Map.of("segment", "campus-drop"));
            String told = metrics(aurora, token);
            while (!told.contains("licit_work_ended_total{")) {
                told = metrics(aurora, token);
            }
            assertThat(told)
                    .contains(
                            "licit_request_seconds_count{method=\"GET\",route=\"/segments/{id}\",status=\"4xx\"} 1",
                            "licit_request_seconds_bucket{method=\"GET\",route=\"none\",status=\"4xx\",le=\"10.0\"} 1",
                            "licit_sign_ins_refused_total{reason=\"refused\",way=\"password\"} 1.0",
                            "licit_work_ended_total{kind=\"work.run-one\",outcome=\"",
                            "licit_requests_told_to_wait_total 0.0",
                            "jvm_memory_used_bytes{",
                            "licit_data_open ",
                            "licit_log_entries ")
                    .doesNotContain(PERSON, "lind", "127.0.0.1");
            while (aurora.server().limits().secondsToWait("somebody", 1) == 0) {
                // Until the bucket is empty.
            }
            assertThat(metrics(aurora, token)).contains("licit_requests_told_to_wait_total 1.0");
        }
    }
}
