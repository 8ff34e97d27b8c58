package io.licit.server;

import static io.licit.server.Described.at;
import static io.licit.server.Described.body;
import static io.licit.server.Described.items;
import static io.licit.server.Described.number;
import static io.licit.server.Described.object;
import static io.licit.server.Described.problem;
import static io.licit.server.Described.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.evidence.Hash;
import io.licit.programme.account.Repeat;
import io.licit.programme.account.Repeats;
import io.licit.programme.account.Role;
import io.licit.programme.account.Token;
import io.licit.programme.account.Tokens;
import io.licit.server.route.Route;
import io.licit.server.site.RateLimits;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The interface for programs, over HTTP. What is answered is held against what the description says is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiTest {
    private static final String SEGMENTS = "/api/v1/segments";

    private final Aurora aurora;
    private final Described described;
    private final List<Caller> callers = new ArrayList<>();

    ApiTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        described = new Described(aurora);
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        aurora.person("otto", Role.OFFICER);
        aurora.person("editorial@aurora.example", Role.OFFICER);
        aurora.train("olaf");
        aurora.train("editorial@aurora.example");
        callers.add(Caller.withToken(aurora, aurora.token("mara", Role.MARKETER)));
        callers.add(Caller.withToken(aurora, aurora.token("olaf", Role.OFFICER)));
    }

    @AfterAll
    void end() {
        aurora.close();
    }

    private Caller mara() {
        return callers.get(0);
    }

    private Caller olaf() {
        return callers.get(1);
    }

    @Test
    void the_description_has_every_route_of_programs_and_no_other() throws IOException, InterruptedException {
        Set<String> paths = new TreeSet<>();
        ((Json.Obj) at(described.description(), "paths"))
                .members()
                .forEach((path, methods) -> ((Json.Obj) methods)
                        .members()
                        .keySet()
                        .forEach(method -> paths.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(paths)
                .containsExactlyInAnyOrderElementsOf(aurora.server().routes().stream()
                        .map(Route::name)
                        .filter(name -> name.contains(" /api/"))
                        .toList());
    }

    @Test
    void whatever_the_description_names_is_in_it() throws IOException, InterruptedException {
        String all = described.description().print();
        Set<String> schemas = ((Json.Obj) at(described.description(), "components", "schemas"))
                .members()
                .keySet();
        Matcher named = Pattern.compile("#/components/schemas/(\\w+)").matcher(all);
        Set<String> used = new TreeSet<>();
        while (named.find()) {
            used.add(named.group(1));
        }
        assertThat(used).isEqualTo(new TreeSet<>(schemas));
    }

    @Test
    void segments_come_in_parts_that_are_the_whole() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            Json.Obj part = described.ok("Segments", mara().get(SEGMENTS + "?limit=4" + after));
            items(part, "segments").forEach(one -> found.add(text(one, "segment")));
            after = at(part, "next") instanceof Json.Str next ? "&after=" + next.value() : "";
        } while (!after.isEmpty());
        assertThat(found).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(15);
        Json.Obj whole = described.ok("Segments", mara().get(SEGMENTS + "?limit=200"));
        assertThat(items(whole, "segments")).hasSize(found.size());
        assertThat(at(whole, "next")).isEqualTo(Json.none());
    }

    @Test
    void a_segment_is_told_with_its_text_and_the_address_of_the_text() throws IOException, InterruptedException {
        HttpResponse<String> answer = mara().get(SEGMENTS + "/newsletter-regulars");
        Json.Obj segment = described.ok("Segment", answer);
        String text = Files.readString(aurora.folder().resolve("segments/newsletter-regulars.yaml"));
        assertThat(text(segment, "text")).isEqualTo(text);
        assertThat(Caller.header(answer, "ETag"))
                .isEqualTo(text(segment, "etag"))
                .isEqualTo('"' + Hash.of(text.getBytes(StandardCharsets.UTF_8)).hex() + '"');
        assertThat(text(segment, "purpose")).isEqualTo("direct-marketing");
        assertThat(text(segment, "where")).startsWith("newsletter_opens >= 26");
        problem(mara().get(SEGMENTS + "/no-such"), 404, "not-found");
    }

    @Test
    void a_text_takes_the_place_of_the_one_that_was_read_and_of_no_other() throws IOException, InterruptedException {
        String path = SEGMENTS + "/lapsed-in-china";
        Path file = aurora.folder().resolve("segments/lapsed-in-china.yaml");
        Json.Obj before = described.ok("Segment", mara().get(path));
        String etag = text(before, "etag");
        String body = body("text", text(before, "text") + "# by a program\n");
        problem(mara().json("PUT", path, body), 428, "needs-match");
        problem(mara().json("PUT", path, body, "If-Match", "\"another\""), 412, "changed");
        HttpResponse<String> unfit = mara().json("PUT", path, body("text", "segment: another\n"), "If-Match", etag);
        problem(unfit, 422, "unfit");
        assertThat(items(object(unfit), "findings")).isNotEmpty();
        assertThat(Files.readString(file)).isEqualTo(text(before, "text"));
        HttpResponse<String> done = mara().json("PUT", path, body, "If-Match", "\"x\", " + etag);
        assertThat(text(described.ok("Segment", done), "text")).endsWith("# by a program\n");
        assertThat(Files.readString(file)).endsWith("# by a program\n");
        problem(mara().json("PUT", path, body, "If-Match", etag), 412, "changed");
        assertThat(Caller.header(mara().get(path), "ETag")).isEqualTo(Caller.header(done, "ETag"));
    }

    @Test
    void a_preview_counts_and_writes_nothing() throws IOException, InterruptedException {
        String path = SEGMENTS + "/winback-by-post";
        Json.Obj stands = described.ok("Preview", olaf().send("POST", path + "/preview", ""));
        long matching = number(stands, "matching");
        long out = items(stands, "excluded").stream()
                .mapToLong(one -> number(one, "count"))
                .sum();
        assertThat(at(stands, "withheld")).isEqualTo(Json.of(false));
        assertThat(matching).isPositive().isEqualTo(out + number(stands, "eligible"));
        long here = items(stands, "by_country").stream()
                .mapToLong(one -> number(one, "matching"))
                .sum();
        assertThat(here).isEqualTo(matching);
        String text = text(described.ok("Segment", olaf().get(path)), "text");
        Json.Obj tried = described.ok(
                "Preview",
                olaf().json(
                                "POST",
                                path + "/preview",
                                body("text", text.replace("where: |\n", "where: |\n  country = 'DE' and\n"))));
        assertThat(number(tried, "matching")).isPositive().isLessThan(matching);
        assertThat(text(described.ok("Segment", olaf().get(path)), "text")).isEqualTo(text);
        Json.Obj wrong = described.ok(
                "Preview",
                olaf().json("POST", path + "/preview", body("text", text.replace("days_since", "days_sinc"))));
        assertThat(at(wrong, "matching")).isEqualTo(Json.none());
        assertThat(items(wrong, "findings")).isNotEmpty();
    }

    @Test
    void findings_come_by_weight() throws IOException, InterruptedException {
        Json.Obj errors = described.ok("Findings", mara().get("/api/v1/findings?severity=error&limit=3"));
        assertThat(items(errors, "findings"))
                .hasSize(3)
                .allSatisfy(one -> assertThat(text(one, "severity")).isEqualTo("error"));
        Json.Obj further =
                described.ok("Findings", mara().get("/api/v1/findings?limit=3&after=" + text(errors, "next")));
        assertThat(items(further, "findings")).hasSize(3).doesNotContainAnyElementsOf(items(errors, "findings"));
        problem(mara().get("/api/v1/findings?severity=grave"), 400, "bad-request");
        problem(mara().get("/api/v1/findings?after=x"), 400, "bad-request");
    }

    @Test
    void the_law_is_of_a_day_and_a_place() throws IOException, InterruptedException {
        Json.Obj now = described.ok("Rules", mara().get("/api/v1/law/rules?in=DE&q=ART21-2"));
        assertThat(items(now, "rules")).extracting(one -> text(one, "id")).contains("EU-GDPR-ART21-2");
        Json.Obj then = described.ok("Rules", mara().get("/api/v1/law/rules?in=DE&q=ART21-2&as_of=2010-01-01"));
        assertThat(items(then, "rules")).isEmpty();
        Json.Obj rule = described.ok("Rule", mara().get("/api/v1/law/rules/EU-GDPR-ART21-2"));
        assertThat(text(rule, "requires")).contains("direct marketing");
        assertThat(items(rule, "segments")).contains(Json.of("newsletter-regulars"));
        problem(mara().get("/api/v1/law/rules/NO-SUCH"), 404, "not-found");
        problem(mara().get("/api/v1/law/rules?in=NOWHERE"), 400, "bad-request");
        problem(mara().get("/api/v1/law/rules?as_of=yesterday"), 400, "bad-request");
    }

    @Test
    void an_approval_is_asked_for_by_one_and_decided_by_another() throws IOException, InterruptedException {
        String path = SEGMENTS + "/newsletter-regulars/approval";
        String approve = body("decision", "approve");
        problem(mara().json("POST", path, approve), 403, "forbidden");
        Json.Obj asked =
                described.ok("Approval", mara().json("POST", path, body("decision", "ask", "reason", "for spring")));
        assertThat(text(asked, "decision")).isEqualTo("asked for");
        Caller untrained = Caller.withToken(aurora, aurora.token("otto", Role.OFFICER));
        HttpResponse<String> refused = untrained.json("POST", path, approve);
        problem(refused, 403, "forbidden");
        assertThat(text(object(refused), "detail")).contains("no current certificate in `");
        Caller owner = Caller.withToken(aurora, aurora.token("editorial@aurora.example", Role.OFFICER));
        HttpResponse<String> hers = owner.json("POST", path, approve);
        problem(hers, 403, "forbidden");
        assertThat(text(object(hers), "detail")).contains("somebody else decides");
        problem(olaf().json("POST", path, body("decision", "approve", "digest", "of another day")), 409, "conflict");
        problem(olaf().json("POST", path, body("decision", "refuse")), 422, "unfit");
        described.ok("Review", mara().get(SEGMENTS + "/newsletter-regulars/review"));
        Json.Obj done = described.ok("Approval", olaf().json("POST", path, approve));
        described.ok("Review", mara().get(SEGMENTS + "/newsletter-regulars/review"));
        assertThat(text(done, "decision")).isEqualTo("approved");
        assertThat(text(done, "digest")).isEqualTo(text(asked, "digest"));
        assertThat(text(done, "expires_at")).isEqualTo("2027-02-22");
        Json.Obj segment = described.ok("Segment", mara().get(SEGMENTS + "/newsletter-regulars"));
        assertThat(text(segment, "approval", "state")).isEqualTo("approved");
        assertThat(text(segment, "approval", "by")).isEqualTo("olaf");
    }

    @Test
    void whoever_changed_a_segment_last_here_or_in_git_does_not_approve_it() throws IOException, InterruptedException {
        String path = SEGMENTS + "/second-purchase";
        Json.Obj before = described.ok("Segment", olaf().get(path));
        String changed = text(before, "text") + "# looked at\n";
        described.ok("Segment", olaf().json("PUT", path, body("text", changed), "If-Match", text(before, "etag")));
        HttpResponse<String> his = olaf().json("POST", path + "/approval", body("decision", "approve"));
        problem(his, 403, "forbidden");
        assertThat(text(object(his), "detail")).contains("somebody else decides");
        aurora.commit("segments/winback-by-post.yaml", "olaf");
        String other = SEGMENTS + "/winback-by-post/approval";
        problem(olaf().json("POST", other, body("decision", "approve")), 403, "forbidden");
    }

    @Test
    void what_has_findings_of_severity_error_is_not_approved() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                olaf().json("POST", SEGMENTS + "/garden-season/approval", body("decision", "approve"));
        problem(answer, 409, "conflict");
        assertThat(items(object(answer), "findings")).isNotEmpty();
    }

    @Test
    void a_request_that_comes_again_is_answered_again_and_done_once() throws IOException, InterruptedException {
        String path = SEGMENTS + "/campus-drop/approval";
        String ask = body("decision", "ask");
        HttpResponse<String> first = mara().json("POST", path, ask, "Idempotency-Key", "k-1");
        HttpResponse<String> again = mara().json("POST", path, ask, "Idempotency-Key", "k-1");
        assertThat(again.body()).as("with the same entry in the log").isEqualTo(first.body());
        assertThat(mara().json("POST", path, ask, "Idempotency-Key", "k-2").body())
                .isNotEqualTo(first.body());
        HttpResponse<String> other =
                mara().json("POST", path, body("decision", "ask", "reason", "x"), "Idempotency-Key", "k-1");
        problem(other, 422, "unfit");
        problem(mara().json("POST", path, ask, "Idempotency-Key", "a key"), 400, "bad-request");
        String refused = SEGMENTS + "/no-such/approval";
        problem(mara().json("POST", refused, ask, "Idempotency-Key", "k-3"), 404, "not-found");
        assertThat(mara().json("POST", path, ask, "Idempotency-Key", "k-3").statusCode())
                .as("what was refused was not done, and its key is free")
                .isEqualTo(200);
        assertThat(olaf().json("POST", path, ask, "Idempotency-Key", "k-1").body())
                .as("keys are an account's own")
                .isNotEqualTo(first.body());
    }

    @Test
    void a_request_that_is_being_done_is_not_done_beside() throws IOException, InterruptedException {
        String path = SEGMENTS + "/workshop-texts/approval";
        String ask = body("decision", "ask");
        String digest = Json.array(
                        Json.of("POST"),
                        Json.of(path),
                        Json.of(""),
                        Json.of(Hash.of(ask.getBytes(StandardCharsets.UTF_8)).hex()))
                .digest();
        Repeat begun =
                new Repeats(aurora.server().programme()).begin("mara", "k-running", digest, Aurora.CLOCK.instant());
        assertThat(begun).isInstanceOf(Repeat.New.class);
        HttpResponse<String> answer = mara().json("POST", path, ask, "Idempotency-Key", "k-running");
        problem(answer, 409, "conflict");
        assertThat(Caller.header(answer, "Retry-After")).isEqualTo("1");
    }

    @Test
    void a_text_that_is_put_twice_under_a_key_is_put_once() throws IOException, InterruptedException {
        String path = SEGMENTS + "/legacy-favourites";
        Json.Obj before = described.ok("Segment", mara().get(path));
        String sent = body("text", text(before, "text") + "# once\n");
        HttpResponse<String> first =
                mara().json("PUT", path, sent, "If-Match", text(before, "etag"), "Idempotency-Key", "put-1");
        HttpResponse<String> again =
                mara().json("PUT", path, sent, "If-Match", text(before, "etag"), "Idempotency-Key", "put-1");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(Caller.header(again, "ETag")).isEqualTo(Caller.header(first, "ETag"));
    }

    @Test
    void what_can_not_be_asked_is_a_problem() throws IOException, InterruptedException {
        Caller nobody = Caller.unknown(aurora);
        HttpResponse<String> unknown = nobody.get(SEGMENTS);
        problem(unknown, 401, "not-known");
        assertThat(Caller.header(unknown, "WWW-Authenticate")).isEqualTo("Bearer realm=\"licit\"");
        HttpResponse<String> wrong = nobody.get(SEGMENTS, "Authorization", "Bearer licit_nothing");
        problem(wrong, 401, "not-known");
        assertThat(Caller.header(wrong, "WWW-Authenticate")).contains("error=\"invalid_token\"");
        problem(nobody.get(SEGMENTS, "Authorization", "Basic bWFyYTp4"), 401, "not-known");
        HttpResponse<String> method = mara().send("DELETE", SEGMENTS + "/staff", "");
        problem(method, 405, "method");
        assertThat(Caller.header(method, "Allow")).isEqualTo("GET, HEAD, PUT");
        problem(mara().get("/api"), 404, "not-found");
        problem(mara().get("/api/v2/segments"), 404, "not-found");
        problem(mara().get(SEGMENTS, "Accept", "text/html"), 406, "not-acceptable");
        problem(mara().get(SEGMENTS, "Accept", "§"), 400, "bad-request");
        assertThat(mara().get(SEGMENTS, "Accept", "text/html, application/*;q=0.5")
                        .statusCode())
                .isEqualTo(200);
        problem(mara().get(SEGMENTS + "?limit=201"), 400, "bad-request");
        problem(mara().get(SEGMENTS + "?limt=2"), 400, "bad-request");
        String path = SEGMENTS + "/staff/preview";
        problem(mara().send("POST", path, "text=x", "Content-Type", "text/plain"), 415, "media-type");
        problem(
                mara().send("POST", path, "text=x", "Content-Type", "application/x-www-form-urlencoded"),
                415,
                "media-type");
        problem(mara().json("POST", path, "{\"text\": "), 400, "bad-request");
        problem(mara().json("POST", path, "[]"), 422, "unfit");
        problem(mara().json("POST", path, "{\"txt\": \"\"}"), 422, "unfit");
        problem(mara().json("POST", path, "{\"text\": 1}"), 422, "unfit");
        problem(mara().json("POST", path, "{\"text\": \"\\ud800\"}"), 422, "unfit");
        assertThat(mara().send("HEAD", SEGMENTS, "").statusCode()).isEqualTo(200);
    }

    /** Takes all that a bucket holds; time gives some back at once. */
    private void drain(String who, int aMinute) {
        RateLimits limits = aurora.server().limits();
        while (limits.secondsToWait(who, aMinute) == 0) {
            // Taken.
        }
    }

    @Test
    void whoever_tries_passwords_is_told_to_wait() throws IOException, InterruptedException {
        Caller guesser = Caller.unknown(aurora);
        assertThat(guesser.signIn("nobody-such", "a guess", "").statusCode()).isEqualTo(401);
        drain("sign-in 127.0.0.1", RateLimits.SIGN_INS_A_MINUTE);
        HttpResponse<String> answer = guesser.signIn("nobody-such", "a guess", "");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Caller.header(answer, "Retry-After")).isIn("1", "2", "3");
        assertThat(answer.body()).contains("Too much was asked for at once");
        assertThat(guesser.get("/sign-in").statusCode()).as("pages still come").isEqualTo(200);
    }

    @Test
    void an_address_that_can_not_be_read_is_a_problem_too() throws IOException, InterruptedException {
        problem(mara().get(SEGMENTS + "/staff;x=y"), 400, "bad-request");
    }

    @Test
    void a_program_that_asks_too_often_is_told_to_wait() throws IOException, InterruptedException {
        aurora.person("hasty", Role.AUDITOR);
        Caller hasty = Caller.withToken(aurora, aurora.token("hasty", Role.AUDITOR));
        Token token = new Tokens(aurora.server().programme()).of("hasty").get(0);
        HttpResponse<String> answer = hasty.get("/api/v1/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        for (int i = 0; i < 50 && answer.statusCode() == 200; i++) {
            drain("token " + token.number(), RateLimits.REQUESTS_A_MINUTE);
            answer = hasty.get("/api/v1/openapi.json");
        }
        problem(answer, 429, "too-many");
        assertThat(Caller.header(answer, "Retry-After")).isEqualTo("1");
        assertThat(mara().get("/api/v1/openapi.json").statusCode())
                .as("nobody else is")
                .isEqualTo(200);
    }
}
