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
import io.licit.programme.account.Role;
import io.licit.programme.training.course.Courses;
import io.licit.programme.training.course.Question;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Courses, as programs take them, and what was reached in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiTrainingTest {
    private static final String TRAINING = "/api/v1/training";
    private static final String COURSE = TRAINING + "/courses/privacy-law";

    private final Aurora aurora;
    private final Described described;
    private final List<Question> bank;
    private final List<Caller> callers = new ArrayList<>();

    ApiTrainingTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        described = new Described(aurora);
        bank = Courses.of(aurora.folder()).course("privacy-law").orElseThrow().bank();
    }

    @BeforeAll
    void people() {
        for (String id : List.of("mara", "nora", "otis")) {
            aurora.person(id, Role.MARKETER);
            callers.add(Caller.withToken(aurora, aurora.token(id, Role.MARKETER)));
        }
        aurora.person("olaf", Role.OFFICER);
        callers.add(Caller.withToken(aurora, aurora.token("olaf", Role.OFFICER)));
    }

    @AfterAll
    void end() {
        aurora.close();
    }

    private Caller mara() {
        return callers.get(0);
    }

    private Caller nora() {
        return callers.get(1);
    }

    private Caller otis() {
        return callers.get(2);
    }

    private Caller olaf() {
        return callers.get(3);
    }

    private Json.Obj drawn(Caller by) throws IOException, InterruptedException {
        return described.ok("Attempt", by.send("POST", COURSE + "/attempts", ""));
    }

    /** The right option, which is shown under another letter than the bank has it; or one that is wrong. */
    private String letter(Json asked, boolean isRight) {
        Question question = bank.stream()
                .filter(one -> one.id().equals(text(asked, "id")))
                .findFirst()
                .orElseThrow();
        String right = Optional.ofNullable(question.options().get(question.answer()))
                .orElseThrow()
                .en();
        return ((Json.Obj) at(asked, "options"))
                .members().entrySet().stream()
                        .filter(option -> ((Json.Str) option.getValue()).value().equals(right) == isRight)
                        .findFirst()
                        .orElseThrow()
                        .getKey();
    }

    private String answers(Json.Obj attempt, boolean areRight) {
        Json.Builder letters = Json.object();
        items(attempt, "questions")
                .forEach(one -> letters.put(String.valueOf(number(one, "number")), letter(one, areRight)));
        return Json.object().put("answers", letters.build()).build().canonical();
    }

    private static String path(Json.Obj attempt) {
        return COURSE + "/attempts/" + text(attempt, "attempt");
    }

    @Test
    void a_course_is_read_in_two_languages() throws IOException, InterruptedException {
        Json.Obj all = described.ok("Courses", mara().get(TRAINING + "/courses"));
        assertThat(items(all, "courses"))
                .extracting(one -> text(one, "course"))
                .contains("privacy-law")
                .isSorted();
        Json.Obj english = described.ok("CourseWhole", mara().get(COURSE));
        Json.Obj chinese = described.ok("CourseWhole", mara().get(COURSE + "?lang=zh"));
        assertThat(text(english, "language")).isEqualTo("en");
        assertThat(text(chinese, "language")).isEqualTo("zh-Hans");
        assertThat(text(chinese, "text")).isNotEqualTo(text(english, "text")).contains("个人");
        problem(mara().get(COURSE + "?lang=fr"), 400, "bad-request");
        problem(mara().get(TRAINING + "/courses/no-such"), 404, "not-found");
    }

    @Test
    void an_attempt_is_drawn_answered_once_and_marked_and_the_certificate_is_hers()
            throws IOException, InterruptedException {
        int before = aurora.logged("training");
        Json.Obj attempt = drawn(mara());
        assertThat(items(attempt, "questions")).isNotEmpty();
        assertThat(drawn(mara())).as("what is open comes again").isEqualTo(attempt);
        assertThat(described.ok("Attempt", mara().get(path(attempt)))).isEqualTo(attempt);
        problem(mara().json("POST", path(attempt), "{\"answers\": {\"1\": \"a\"}}"), 422, "unfit");
        problem(mara().json("POST", path(attempt), body("answers", "1=a")), 422, "unfit");
        problem(olaf().json("POST", path(attempt), answers(attempt, true)), 404, "not-found");
        problem(
                mara().json("POST", path(attempt).replace("privacy-law", "advertising-law"), answers(attempt, true)),
                404,
                "not-found");
        HttpResponse<String> first =
                mara().json("POST", path(attempt), answers(attempt, true), "Idempotency-Key", "t-1");
        Json.Obj marked = described.ok("Marked", first);
        assertThat(at(marked, "passed")).isEqualTo(Json.of(true));
        assertThat(number(marked, "score")).isEqualTo(100);
        assertThat(mara().json("POST", path(attempt), answers(attempt, true), "Idempotency-Key", "t-1")
                        .body())
                .isEqualTo(first.body());
        problem(mara().json("POST", path(attempt), answers(attempt, true)), 409, "conflict");
        problem(mara().get(path(attempt)), 409, "conflict");
        assertThat(aurora.logged("training")).isEqualTo(before + 1);

        String certificate = TRAINING + "/certificates/" + number(marked, "certificate");
        Json.Obj hers = described.ok("Certificate", mara().get(certificate));
        assertThat(text(hers, "person")).isEqualTo("mara");
        assertThat(at(hers, "counts")).isEqualTo(Json.of(true));
        assertThat(described.ok("Certificate", olaf().get(certificate))).isEqualTo(hers);
        problem(nora().get(certificate), 404, "not-found");
        problem(mara().get(TRAINING + "/certificates/x"), 404, "not-found");
    }

    @Test
    void whoever_fails_too_often_is_told_how_long_to_wait() throws IOException, InterruptedException {
        HttpResponse<String> answer = otis().send("POST", COURSE + "/attempts", "");
        int failed = 0;
        while (answer.statusCode() == 200) {
            Json.Obj attempt = object(answer);
            Json.Obj marked = described.ok("Marked", otis().json("POST", path(attempt), answers(attempt, false)));
            assertThat(at(marked, "passed")).isEqualTo(Json.of(false));
            assertThat(at(marked, "certificate")).isEqualTo(Json.none());
            failed++;
            answer = otis().send("POST", COURSE + "/attempts", "");
        }
        problem(answer, 409, "conflict");
        assertThat(failed).isGreaterThan(1);
        assertThat(text(object(answer), "waits_until"))
                .isEqualTo(text(described.ok("CourseWhole", otis().get(COURSE)), "waits_until"));
    }

    private static Json.Builder result(String person) {
        return Json.object()
                .put("person", person)
                .put("course", "advertising-law")
                .put("score", 95)
                .put("passed_at", "2026-11-02")
                .put("source", "a class");
    }

    private static final String RESULTS = TRAINING + "/results";

    @Test
    void a_result_of_elsewhere_is_recorded_by_somebody_else() throws IOException, InterruptedException {
        String nora = result("nora").build().canonical();
        int before = aurora.logged("training");
        Json.Obj recorded = described.ok("Recorded", olaf().json("POST", RESULTS, nora));
        assertThat(text(items(recorded, "recorded").get(0), "person")).isEqualTo("nora");
        assertThat(number(described.ok("Recorded", olaf().json("POST", RESULTS, nora)), "known"))
                .isEqualTo(1);
        assertThat(aurora.logged("training")).isEqualTo(before + 1);
        HttpResponse<String> own =
                olaf().json("POST", RESULTS, result("olaf").build().canonical());
        problem(own, 409, "conflict");
        assertThat(text(object(own), "detail")).contains("of herself");
        problem(mara().json("POST", RESULTS, nora), 403, "forbidden");
        for (String wrong : List.of(
                nora.replace("95", "101"),
                nora.replace("95", "9.5"),
                nora.replace("95", "\"95\""),
                nora.replace("2026-11-02", "2027-11-02"),
                nora.replace("2026-11-02", "soon"),
                nora.replace("advertising-law", "cooking"),
                result("nora").put("evidence", "a file").build().canonical(),
                result("nora").put("import", "x").build().canonical(),
                "{}")) {
            problem(olaf().json("POST", RESULTS, wrong), 422, "unfit");
        }
        String head = "person,course,score,passed_at,source\n";
        String table =
                head + "nora,privacy-law,90,2026-11-03,elsewhere\nnora,records-and-audit,91,2026-11-03,elsewhere\n";
        problem(
                olaf().json("POST", RESULTS, body("import", table + "nora,cooking,91,2026-11-03,elsewhere\n")),
                422,
                "unfit");
        Json.Obj imported = described.ok("Recorded", olaf().json("POST", RESULTS, body("import", table)));
        assertThat(items(imported, "recorded")).as("none of them was there").hasSize(2);
        Json.Obj hers = described.ok("Results", nora().get(TRAINING + "/recorded?limit=2"));
        assertThat(items(hers, "results"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(text(one, "person")).isEqualTo("nora"));
        Json.Obj rest = described.ok("Results", nora().get(TRAINING + "/recorded?limit=2&after=" + text(hers, "next")));
        assertThat(items(rest, "results")).hasSize(1);
    }

    @Test
    void everybody_sees_how_she_stands_and_keepers_how_all_do() throws IOException, InterruptedException {
        Json.Obj hers = described.ok("TrainingStatus", mara().get(TRAINING + "/status"));
        assertThat(items(hers, "people")).extracting(one -> text(one, "person")).containsExactly("mara");
        assertThat(items(hers, "rules")).isNotEmpty();
        problem(mara().get(TRAINING + "/status?by=nora"), 403, "forbidden");
        Json.Obj all = described.ok("TrainingStatus", olaf().get(TRAINING + "/status"));
        assertThat(items(all, "people")).extracting(one -> text(one, "person")).contains("mara", "nora", "olaf");
        Json.Obj one = described.ok("TrainingStatus", olaf().get(TRAINING + "/status?by=nora"));
        assertThat(items(one, "people")).hasSize(1);
    }

    @Test
    void results_are_statements_for_other_systems() throws IOException, InterruptedException {
        described.ok(
                "Recorded", olaf().json("POST", RESULTS, result("otis").build().canonical()));
        HttpResponse<String> statements = olaf().get(TRAINING + "/xapi?home=https://shop.example/staff");
        assertThat(described.list("Statements", statements)).isNotEmpty();
        assertThat(statements.body()).doesNotContain("otis").contains("https://shop.example/staff");
        assertThat(olaf().get(TRAINING + "/xapi?names=true").body()).contains("otis");
        problem(olaf().get(TRAINING + "/xapi?home=nowhere"), 400, "bad-request");
        problem(mara().get(TRAINING + "/xapi"), 403, "forbidden");
    }
}
