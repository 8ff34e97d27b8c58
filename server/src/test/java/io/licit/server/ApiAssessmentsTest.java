package io.licit.server;

import static io.licit.server.Described.at;
import static io.licit.server.Described.body;
import static io.licit.server.Described.items;
import static io.licit.server.Described.object;
import static io.licit.server.Described.problem;
import static io.licit.server.Described.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Assessments, as programs draw them up, write them and have them signed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiAssessmentsTest {
    private static final String ALL = "/api/v1/assessments";
    private static final String SEGMENT = "newsletter-regulars";

    private final Aurora aurora;
    private final Described described;
    private final List<Caller> callers = new ArrayList<>();

    ApiAssessmentsTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        described = new Described(aurora);
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        aurora.person("ada", Role.AUDITOR);
        callers.add(Caller.withToken(aurora, aurora.token("mara", Role.MARKETER)));
        callers.add(Caller.withToken(aurora, aurora.token("olaf", Role.OFFICER)));
        callers.add(Caller.withToken(aurora, aurora.token("ada", Role.AUDITOR)));
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

    private Caller ada() {
        return callers.get(2);
    }

    private Json.Obj drawn(String id) throws IOException, InterruptedException {
        return described.ok(
                "Assessment",
                mara().json("POST", ALL, body("kind", "legitimate-interests", "segment", SEGMENT, "id", id)));
    }

    private HttpResponse<String> put(Caller by, Json.Obj read, String text) throws IOException, InterruptedException {
        return by.json("PUT", ALL + "/" + text(read, "assessment"), body("text", text), "If-Match", text(read, "etag"));
    }

    /** The text with every question answered, and with a conclusion. */
    private static String answered(Json.Obj read) {
        return text(read, "text").replace(": ''", ": 'said at length'");
    }

    private static String signature(Json.Obj read, String outcome, String until) {
        return body("outcome", outcome, "expires_at", until, "stamp", text(read, "stamp"));
    }

    @Test
    void assessments_come_in_parts_and_say_whether_they_count() throws IOException, InterruptedException {
        Json.Obj part = described.ok("Assessments", ada().get(ALL + "?limit=3"));
        assertThat(items(part, "assessments")).hasSize(3);
        Json.Obj next = described.ok("Assessments", ada().get(ALL + "?limit=200&after=" + text(part, "next")));
        assertThat(items(next, "assessments")).isNotEmpty().doesNotContainAnyElementsOf(items(part, "assessments"));
        Json.Obj one = described.ok("Assessment", ada().get(ALL + "/li-winback"));
        assertThat(text(one, "kind")).isEqualTo("legitimate-interests");
        assertThat(items(one, "standings")).isNotEmpty();
        problem(ada().get(ALL + "/no-such"), 404, "not-found");
    }

    @Test
    void one_is_drawn_up_written_and_signed_by_an_officer() throws IOException, InterruptedException {
        int changed = aurora.logged("assessment-changed");
        Json.Obj drawn = drawn("li-letter");
        assertThat(text(drawn, "outcome")).isEqualTo("open");
        HttpResponse<String> written = put(mara(), drawn, answered(drawn));
        Json.Obj ready = described.ok("Assessment", written);
        assertThat(Caller.header(written, "ETag")).isEqualTo(text(ready, "etag"));
        assertThat(items(ready, "unanswered")).isEmpty();
        assertThat(aurora.logged("assessment-changed")).isEqualTo(changed + 2);
        problem(put(mara(), drawn, answered(drawn)), 412, "changed");
        problem(mara().json("PUT", ALL + "/li-letter", body("text", answered(drawn))), 428, "needs-match");

        String path = ALL + "/li-letter/signature";
        problem(mara().json("POST", path, signature(ready, "passes", "2027-11-24")), 403, "forbidden");
        problem(olaf().json("POST", path, signature(drawn, "passes", "2027-11-24")), 409, "conflict");
        problem(olaf().json("POST", path, signature(ready, "open", "2027-11-24")), 422, "unfit");
        problem(olaf().json("POST", path, signature(ready, "passes", "2026-11-24")), 422, "unfit");
        problem(olaf().json("POST", path, signature(ready, "passes", "next year")), 422, "unfit");
        problem(olaf().json("POST", path, body("outcome", "passes", "expires_at", "2027-11-24")), 422, "unfit");
        int before = aurora.logged("assessment-signed");
        String sent = signature(ready, "passes", "2027-11-24");
        HttpResponse<String> first = olaf().json("POST", path, sent, "Idempotency-Key", "s-1");
        Json.Obj signed = described.ok("Assessment", first);
        assertThat(text(signed, "signed_by")).isEqualTo("olaf");
        assertThat(text(signed, "signed_at")).isEqualTo("2026-11-24");
        assertThat(at(items(signed, "standings").get(0), "counts")).isEqualTo(Json.of(true));
        assertThat(olaf().json("POST", path, sent, "Idempotency-Key", "s-1").body())
                .isEqualTo(first.body());
        assertThat(aurora.logged("assessment-signed")).isEqualTo(before + 1);
    }

    @Test
    void nobody_signs_by_writing_that_it_is_signed() throws IOException, InterruptedException {
        Json.Obj drawn = drawn("li-forged");
        Path file = aurora.folder().resolve("assessments/li-forged.yaml");
        String forged = answered(drawn).replace("outcome: open", "outcome: passes")
                + "signed_by: olaf\nsigned_at: 2026-11-24\nexpires_at: 2027-11-24\n";
        HttpResponse<String> refused = put(mara(), drawn, forged);
        problem(refused, 422, "unfit");
        assertThat(text(object(refused), "detail")).contains("an officer signs");
        problem(put(olaf(), drawn, forged), 422, "unfit");
        problem(put(mara(), drawn, answered(drawn).replace("outcome: open", "outcome: fails")), 422, "unfit");
        assertThat(Files.readString(file)).isEqualTo(text(drawn, "text"));
        // With other words below an old signature it would be of what nobody has signed.
        Json.Obj old = described.ok("Assessment", mara().get(ALL + "/li-winback"));
        problem(put(mara(), old, text(old, "text").replace("title: ", "title: Not ")), 422, "unfit");
        described.ok("Assessment", put(mara(), old, text(old, "text") + "# a remark\n"));
    }

    @Test
    void what_is_not_answered_does_not_pass_and_may_fail() throws IOException, InterruptedException {
        Json.Obj drawn = drawn("li-open");
        String path = ALL + "/li-open/signature";
        problem(olaf().json("POST", path, signature(drawn, "passes", "2027-11-24")), 422, "unfit");
        Json.Obj failed =
                described.ok("Assessment", olaf().json("POST", path, signature(drawn, "fails", "2027-11-24")));
        assertThat(text(failed, "outcome")).isEqualTo("fails");
    }

    @Test
    void what_can_not_be_drawn_up_or_read_is_refused() throws IOException, InterruptedException {
        problem(ada().json("POST", ALL, body("kind", "dpia", "segment", SEGMENT)), 403, "forbidden");
        problem(mara().json("POST", ALL, body("kind", "essay", "segment", SEGMENT)), 422, "unfit");
        problem(mara().json("POST", ALL, body("kind", "dpia")), 422, "unfit");
        problem(mara().json("POST", ALL, body("kind", "dpia", "segment", "no-such")), 404, "not-found");
        problem(mara().json("POST", ALL, body("kind", "dpia", "segment", SEGMENT, "id", "../x")), 422, "unfit");
        problem(
                mara().json("POST", ALL, body("kind", "dpia", "segment", SEGMENT, "id", "li-winback")),
                409,
                "conflict");
        Json.Obj drawn = drawn("li-unread");
        HttpResponse<String> unread = put(mara(), drawn, text(drawn, "text").replace("kind: ", "kind: un"));
        problem(unread, 422, "unfit");
        assertThat(items(object(unread), "findings")).isNotEmpty();
        problem(put(mara(), drawn, text(drawn, "text").replace("li-unread", "li-other")), 422, "unfit");
        problem(ada().json("PUT", ALL + "/li-unread", body("text", "x"), "If-Match", "*"), 403, "forbidden");
    }
}
