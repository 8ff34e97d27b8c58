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
import io.licit.engine.Members;
import io.licit.engine.StoredAudience;
import io.licit.engine.Warehouse;
import io.licit.programme.account.Role;
import io.licit.programme.consent.Ledger;
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

/** Runs, the persons in their audiences, and files that leave, as programs ask for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiAudiencesTest {
    private static final String SEGMENT = "newsletter-regulars";
    private static final String RUNS = "/api/v1/runs";
    private static final String EXPORTS = "/api/v1/exports";
    private static final String ONE = "/api/v1/segments/" + SEGMENT;

    private final Aurora aurora;
    private final Described described;
    private final List<Caller> callers = new ArrayList<>();

    ApiAudiencesTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        described = new Described(aurora);
        // So few persons are drawn that the usual minimum leaves no audience to export.
        edit("minimum_segment_size: 50", "minimum_segment_size: 5");
    }

    private void edit(String before, String after) throws IOException {
        Path settings = aurora.folder().resolve("licit.yaml");
        String text = Files.readString(settings);
        assertThat(text).contains(before);
        Files.writeString(settings, text.replace(before, after));
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("tess", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        aurora.person("ada", Role.AUDITOR);
        aurora.train("olaf");
        aurora.train("tess");
        callers.add(Caller.withToken(aurora, aurora.token("mara", Role.MARKETER)));
        callers.add(Caller.withToken(aurora, aurora.token("tess", Role.MARKETER)));
        callers.add(Caller.withToken(aurora, aurora.token("olaf", Role.OFFICER)));
        callers.add(Caller.withToken(aurora, aurora.token("ada", Role.AUDITOR)));
    }

    @AfterAll
    void end() {
        aurora.close();
    }

    /** Has no certificate. */
    private Caller mara() {
        return callers.get(0);
    }

    private Caller tess() {
        return callers.get(1);
    }

    private Caller olaf() {
        return callers.get(2);
    }

    private Caller ada() {
        return callers.get(3);
    }

    private static String segments(String... ids) {
        return Json.object().put("segments", Json.strings(List.of(ids))).build().canonical();
    }

    private Json.Obj run(Caller by, String... ids) throws IOException, InterruptedException {
        return described.over(by, by.json("POST", RUNS, segments(ids)));
    }

    private List<String> stored() {
        try (Members members = Warehouse.members(
                        aurora.folder(), SEGMENT, new Ledger(aurora.server().programme()).recorded())
                .orElseThrow()) {
            return members.ids().toList();
        }
    }

    @Test
    void a_run_is_begun_once_looked_after_and_counted() throws IOException, InterruptedException {
        int before = aurora.logged("run");
        HttpResponse<String> begun = mara().json("POST", RUNS, segments(SEGMENT), "Idempotency-Key", "run-1");
        Json.Obj work = described.over(mara(), begun);
        assertThat(text(work, "state")).isEqualTo("done");
        assertThat(text(work, "kind")).isEqualTo("run-one");
        assertThat(text(work, "result")).isEqualTo(RUNS);
        assertThat(mara().json("POST", RUNS, segments(SEGMENT), "Idempotency-Key", "run-1")
                        .body())
                .as("the same work")
                .isEqualTo(begun.body());
        assertThat(aurora.logged("run")).isEqualTo(before + 1);
        Json.Obj runs = described.ok("Runs", olaf().get(RUNS));
        Json told = items(runs, "segments").stream()
                .filter(one -> text(one, "segment").equals(SEGMENT))
                .findFirst()
                .orElseThrow();
        StoredAudience stored = Warehouse.stored(aurora.folder()).stream()
                .filter(one -> one.segment().equals(SEGMENT))
                .findFirst()
                .orElseThrow();
        assertThat(number(told, "eligible")).isEqualTo(stored.eligible());
        assertThat(text(told, "digest")).isEqualTo(stored.digest());
        assertThat(text(runs, "as_of")).isEqualTo(Aurora.CLOCK.instant().toString());
        long out = items(told, "excluded").stream()
                .mapToLong(one -> number(one, "count"))
                .sum();
        assertThat(number(told, "matching")).isEqualTo(out + stored.eligible());
    }

    @Test
    void runs_of_a_segment_come_newest_first_and_in_parts() throws IOException, InterruptedException {
        run(olaf(), SEGMENT);
        run(olaf(), SEGMENT);
        Json.Obj first = described.ok("PastRuns", olaf().get(ONE + "/runs?limit=1"));
        Json.Obj second = described.ok("PastRuns", olaf().get(ONE + "/runs?limit=1&after=" + text(first, "next")));
        assertThat(number(items(second, "runs").get(0), "entry"))
                .isLessThan(number(items(first, "runs").get(0), "entry"));
        problem(olaf().get("/api/v1/segments/no-such/runs"), 404, "not-found");
        problem(olaf().get(ONE + "/runs?after=x"), 400, "bad-request");
    }

    @Test
    void counts_of_few_persons_are_told_to_officers_alone() throws IOException, InterruptedException {
        run(olaf(), SEGMENT);
        edit("minimum_segment_size: 5", "minimum_segment_size: 1999");
        try {
            Json few = items(described.ok("PastRuns", mara().get(ONE + "/runs")), "runs")
                    .get(0);
            assertThat(at(few, "eligible")).isEqualTo(Json.none());
            assertThat(at(few, "withheld")).isEqualTo(Json.of(true));
            Json all = items(described.ok("PastRuns", olaf().get(ONE + "/runs")), "runs")
                    .get(0);
            assertThat(number(all, "eligible")).isPositive();
        } finally {
            edit("minimum_segment_size: 1999", "minimum_segment_size: 5");
        }
    }

    @Test
    void nothing_is_run_that_can_not_be() throws IOException, InterruptedException {
        problem(olaf().json("POST", RUNS, segments("no-such")), 404, "not-found");
        problem(olaf().json("POST", RUNS, body("segments", SEGMENT)), 422, "unfit");
        problem(olaf().json("POST", RUNS, body("segment", SEGMENT)), 422, "unfit");
        problem(ada().json("POST", RUNS, segments(SEGMENT)), 403, "forbidden");
        edit("approval: none", "approval: four-eyes");
        try {
            Json.Obj work = run(olaf(), "garden-season");
            assertThat(text(work, "state")).isEqualTo("failed");
            assertThat(text(work, "reason")).contains("four eyes");
            assertThat(at(work, "result")).isEqualTo(Json.none());
        } finally {
            edit("approval: four-eyes", "approval: none");
        }
    }

    @Test
    void why_a_person_is_in_a_segment_is_told_once_the_log_has_who_asks() throws IOException, InterruptedException {
        run(olaf(), SEGMENT);
        String person = stored().get(0);
        int before = aurora.logged("person-looked-at");
        String path = ONE + "/explanations";
        Json.Obj why = described.ok("Explanation", ada().json("POST", path, body("person", person)));
        assertThat(at(why, "in")).isEqualTo(Json.of(true));
        assertThat(items(why, "conditions")).isNotEmpty();
        assertThat(items(why, "excluded_by")).isEmpty();
        problem(olaf().json("POST", path, body("person", "nobody-such")), 422, "unfit");
        assertThat(aurora.logged("person-looked-at"))
                .as("also where there was nobody to see")
                .isEqualTo(before + 2);
        problem(mara().json("POST", path, body("person", person)), 403, "forbidden");
        problem(olaf().json("POST", path, "{}"), 422, "unfit");
        problem(olaf().json("POST", path, body("person", " ")), 422, "unfit");
        problem(olaf().json("POST", "/api/v1/segments/no-such/explanations", body("person", person)), 404, "not-found");
        assertThat(aurora.logged("person-looked-at")).isEqualTo(before + 2);
        assertThat(olaf().json("POST", path, body("person", person), "Idempotency-Key", "why")
                        .statusCode())
                .isEqualTo(200);
        assertThat(olaf().json("POST", path, body("person", "nobody-such"), "Idempotency-Key", "why")
                        .body())
                .as("nothing of it is kept")
                .contains("nobody in the data");
    }

    @Test
    void members_come_in_parts_that_are_the_audience_and_each_is_in_the_log() throws IOException, InterruptedException {
        run(olaf(), SEGMENT);
        List<String> all = stored();
        assertThat(all).hasSizeGreaterThan(7);
        int before = aurora.logged("members-looked-at");
        List<String> found = new ArrayList<>();
        String after = "";
        String next = "";
        int parts = 0;
        do {
            Json.Obj part = described.ok("Members", tess().get(ONE + "/members?limit=7" + after));
            items(part, "members").forEach(id -> found.add(((Json.Str) id).value()));
            next = at(part, "next") instanceof Json.Str more ? more.value() : "";
            after = "&after=" + next;
            parts++;
        } while (!next.isEmpty());
        assertThat(found).isEqualTo(all);
        assertThat(parts).isEqualTo((all.size() + 6) / 7);
        assertThat(aurora.logged("members-looked-at")).isEqualTo(before + parts);
        Json.Obj whole = described.ok("Members", olaf().get(ONE + "/members"));
        assertThat(items(whole, "members")).hasSize(all.size());
        assertThat(aurora.logged("members-looked-at")).isEqualTo(before + parts + 1);
    }

    @Test
    void parts_of_two_runs_are_never_put_together() throws IOException, InterruptedException {
        run(olaf(), SEGMENT);
        String next = text(described.ok("Members", tess().get(ONE + "/members?limit=3")), "next");
        run(olaf(), SEGMENT);
        int before = aurora.logged("members-looked-at");
        problem(tess().get(ONE + "/members?limit=3&after=" + next), 409, "conflict");
        problem(tess().get(ONE + "/members?after=3"), 400, "bad-request");
        problem(tess().get(ONE + "/members?after=x.-1"), 400, "bad-request");
        problem(tess().get(ONE + "/members?limit=10001"), 400, "bad-request");
        problem(tess().get("/api/v1/segments/quiet-evenings/members"), 409, "conflict");
        problem(tess().get("/api/v1/segments/no-such/members"), 404, "not-found");
        HttpResponse<String> untrained = mara().get(ONE + "/members");
        problem(untrained, 403, "forbidden");
        assertThat(text(object(untrained), "detail")).contains("certificate");
        problem(ada().get(ONE + "/members"), 403, "forbidden");
        assertThat(aurora.logged("members-looked-at")).isEqualTo(before);
    }

    @Test
    void who_withdraws_is_no_member_from_then_on() throws IOException, InterruptedException {
        run(olaf(), SEGMENT);
        String person = stored().get(1);
        String path = ONE + "/membership";
        Json.Obj first = described.ok("Membership", tess().json("POST", path, body("person", person)));
        assertThat(at(first, "in")).isEqualTo(Json.of(true));
        String withdrawal = body("person", person, "purpose", "all", "channel", "all", "status", "withdrawn");
        described.ok("Acknowledged", mara().json("POST", "/api/v1/consents", withdrawal));
        Json.Obj then = described.ok("Membership", tess().json("POST", path, body("person", person)));
        assertThat(at(then, "in")).isEqualTo(Json.of(false));
        Json.Obj members = described.ok("Members", tess().get(ONE + "/members?limit=3"));
        assertThat(items(members, "members")).doesNotContain(Json.of(person)).hasSize(2);
        assertThat(number(members, "left_out")).isEqualTo(1);
        problem(mara().json("POST", path, body("person", person)), 403, "forbidden");
    }

    private String exported(String segment) throws IOException, InterruptedException {
        Json.Obj work = described.over(olaf(), olaf().json("POST", EXPORTS, body("segment", segment, "kind", "csv")));
        assertThat(text(work, "state")).as(work.print()).isEqualTo("done");
        return text(work, "result");
    }

    @Test
    void an_export_is_made_handed_out_rechecked_and_withdrawn() throws IOException, InterruptedException {
        String path = exported(SEGMENT);
        Json.Obj export = described.ok("ExportWhole", olaf().get(path));
        assertThat(path).isEqualTo(EXPORTS + "/" + text(export, "export"));
        assertThat(text(export, "state")).isEqualTo("live");
        assertThat(text(export, "file")).startsWith(SEGMENT).doesNotContain("/");
        assertThat(at(export, "manifest", "export")).isEqualTo(at(export, "export"));
        int before = aurora.logged("export-handed-out");
        HttpResponse<String> file = olaf().get(path + "/file");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body().lines().count()).isEqualTo(number(export, "rows") + 1);
        assertThat(Caller.header(file, "Content-Disposition")).contains(text(export, "file"));
        assertThat(aurora.logged("export-handed-out")).isEqualTo(before + 1);
        problem(mara().get(path + "/file"), 403, "forbidden");
        problem(ada().get(path + "/file"), 403, "forbidden");
        assertThat(at(described.ok("ExportWhole", mara().get(path)), "manifest"))
                .as("has counts by rule")
                .isEqualTo(Json.none());

        Json.Obj work = described.over(tess(), tess().send("POST", path + "/recheck", ""));
        String rechecked = text(work, "result");
        assertThat(rechecked).startsWith(EXPORTS + "/").isNotEqualTo(path);
        problem(olaf().get(path + "/file"), 409, "conflict");
        problem(olaf().send("POST", path + "/withdraw", ""), 409, "conflict");
        Json.Obj withdrawn = described.ok("ExportWhole", mara().send("POST", rechecked + "/withdraw", ""));
        assertThat(text(withdrawn, "state")).isEqualTo("revoked");
        problem(mara().send("POST", rechecked + "/withdraw", ""), 409, "conflict");
        problem(olaf().get(rechecked + "/file"), 409, "conflict");
        Json.Obj list = described.ok("Exports", ada().get(EXPORTS + "?limit=1"));
        assertThat(items(list, "exports")).hasSize(1);
        assertThat(text(list, "next")).isEqualTo("1");
    }

    @Test
    void a_file_of_a_segment_that_is_gone_is_taken_back() throws IOException, InterruptedException {
        Path segments = aurora.folder().resolve("segments");
        Path passing = segments.resolve("letter-two.yaml");
        Files.writeString(
                passing,
                Files.readString(segments.resolve(SEGMENT + ".yaml"))
                        .replace("segment: " + SEGMENT, "segment: letter-two"));
        String path = exported("letter-two");
        Files.delete(passing);
        Json.Obj work = described.over(olaf(), olaf().send("POST", path + "/recheck", ""));
        assertThat(text(work, "state")).as(work.print()).isEqualTo("done");
        assertThat(text(work, "result")).isEqualTo(path);
        assertThat(text(described.ok("ExportWhole", olaf().get(path)), "state")).isEqualTo("revoked");
    }

    @Test
    void what_may_not_leave_is_refused_with_the_reason() throws IOException, InterruptedException {
        HttpResponse<String> untrained = mara().json("POST", EXPORTS, body("segment", SEGMENT, "kind", "csv"));
        problem(untrained, 409, "conflict");
        assertThat(items(object(untrained), "missing")).isNotEmpty();
        String column = Json.object()
                .put("segment", SEGMENT)
                .put("kind", "csv")
                .put("columns", Json.strings(List.of("wellness_interest")))
                .build()
                .canonical();
        HttpResponse<String> found = olaf().json("POST", EXPORTS, column);
        problem(found, 409, "conflict");
        assertThat(items(object(found), "findings")).isNotEmpty();
        problem(ada().json("POST", EXPORTS, body("segment", SEGMENT, "kind", "csv")), 403, "forbidden");
        problem(olaf().json("POST", EXPORTS, body("segment", SEGMENT, "kind", "pdf")), 422, "unfit");
        problem(olaf().json("POST", EXPORTS, body("segment", SEGMENT)), 422, "unfit");
        problem(
                olaf().json("POST", EXPORTS, body("segment", SEGMENT, "kind", "csv", "channel", "pigeon")),
                422,
                "unfit");
        problem(
                olaf().json("POST", EXPORTS, body("segment", SEGMENT, "kind", "csv", "campaign", "no-such")),
                422,
                "unfit");
        problem(olaf().json("POST", EXPORTS, body("segment", "no-such", "kind", "csv")), 404, "not-found");
        problem(olaf().get(EXPORTS + "/no-such"), 404, "not-found");
        problem(olaf().get(EXPORTS + "/no-such/file"), 404, "not-found");
    }
}
