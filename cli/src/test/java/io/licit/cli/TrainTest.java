package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import io.licit.programme.training.course.Question;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainTest {
    private static final String ANA = "ana@shop.example";

    @TempDir
    Path folder;

    private Course course;

    @BeforeEach
    void a_shop_with_people() throws IOException {
        Starter.write(folder, LocalDate.ofInstant(Cli.NOW, ZoneOffset.UTC));
        Files.writeString(
                folder.resolve("licit.yaml"),
                Files.readString(folder.resolve("licit.yaml"))
                        + "people:\n  ana@shop.example: {name: Ana Ruiz, roles: [executive-certifier], places: [DE]}\n");
        course = Courses.of(folder).course("privacy-law").orElseThrow();
    }

    @Test
    void an_attempt_is_printed_answered_and_explained_and_nothing_leaks_before() {
        Cli.Ran shown = run("train", "take", "privacy-law", "--by", ANA, "--questions", "--format", "json");
        assertThat(shown.exit()).isEqualTo(Exit.OK);
        leaksNothing(shown.out() + shown.err());
        leaksNothing(
                run("train", "take", "privacy-law", "--by", ANA, "--questions").out());
        leaksNothing(run("train", "take", "privacy-law", "--by", ANA, "--questions", "--lang", "zh")
                .out());
        Json.Obj attempt = (Json.Obj) Json.parse(shown.out());
        Cli.Ran passed = submit(attempt, answers(attempt, true));
        assertThat(passed.exit()).as(passed.err()).isEqualTo(Exit.OK);
        assertThat(passed.out()).contains("Passed: 10 of 10 right", "Certificate 1, valid until 2028-03-01");
        assertThat(passed.out())
                .contains(
                        question(attempt, 0).refs().isEmpty()
                                ? ""
                                : question(attempt, 0).refs().get(0));
        Cli.Ran again = submit(attempt, answers(attempt, true));
        assertThat(again.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(again.err()).contains("was answered before");
        assertThat(again.out()).isEmpty();
        Cli.Ran certificate = run("train", "certificate", "1");
        assertThat(certificate.out())
                .contains("Ana Ruiz (ana@shop.example)", "100%", "2027-03-01", course.digest())
                .containsPattern("check code {4}([0-9A-Z]{4}-){3}[0-9A-Z]{4}, at /certificates/1 ");
        Json.Obj printed = (Json.Obj)
                Json.parse(run("train", "certificate", "1", "--format", "json").out());
        assertThat(certificate.out())
                .contains(((Json.Str) printed.get("check_code").orElseThrow()).value());
        assertThat(run("train", "certificate", "1", "--format", "html").out())
                .contains("培训证书", "Ana Ruiz", course.title().zh());
        assertThat(run("train", "certificate", "2").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void a_failed_attempt_is_a_finding_and_of_another_is_refused() {
        Json.Obj attempt = (Json.Obj)
                Json.parse(run("train", "take", "privacy-law", "--by", ANA, "--questions", "--format", "json")
                        .out());
        Cli.Ran other = run(
                "train",
                "take",
                "privacy-law",
                "--by",
                "bo",
                "--attempt",
                text(attempt, "attempt"),
                "--answers",
                "1=a");
        assertThat(other.exit()).isEqualTo(Exit.USAGE);
        leaksNothing(other.out() + other.err());
        Cli.Ran half = run(
                "train", "take", "privacy-law", "--by", ANA, "--attempt", text(attempt, "attempt"), "--answers", "1=a");
        assertThat(half.err()).contains("no answer to questions 2, 3, 4, 5, 6, 7, 8, 9, 10");
        leaksNothing(half.out() + half.err());
        Cli.Ran failed = submit(attempt, answers(attempt, false));
        assertThat(failed.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(failed.out()).contains("Not passed: 0 of 10 right; the pass mark is 80%.", "you said");
    }

    @Test
    void questions_are_asked_one_by_one_where_somebody_types() {
        Cli.Ran silent = run("train", "take", "privacy-law", "--by", ANA, "--no-input");
        assertThat(silent.exit()).isEqualTo(Exit.USAGE);
        assertThat(silent.err()).contains("--questions");
        Cli.Ran short_ = typed("a\nz\nb\n", "train", "take", "privacy-law", "--by", ANA);
        assertThat(short_.exit()).isEqualTo(Exit.USAGE);
        assertThat(short_.err()).contains("There is no option `z`.", "the input ended before question 3");
        leaksNothing(short_.err() + short_.out());
        Json.Obj attempt = (Json.Obj)
                Json.parse(run("train", "take", "privacy-law", "--by", ANA, "--questions", "--format", "json")
                        .out());
        String lines = answers(attempt, true).replaceAll("\\d+=", "").replace(',', '\n') + "\n";
        Cli.Ran whole = typed(lines.toUpperCase(java.util.Locale.ROOT), "train", "take", "privacy-law", "--by", ANA);
        assertThat(whole.exit()).as(whole.err()).isEqualTo(Exit.OK);
        assertThat(whole.out()).startsWith("Passed: 10 of 10 right");
    }

    @Test
    void status_tells_who_lacks_what_and_recording_mends_it() {
        Cli.Ran before = run("train", "status");
        assertThat(before.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(before.out())
                .contains("TRN8301", "`ana@shop.example` has no certificate in `privacy-law`", "licit.yaml:")
                .contains("EU-GDPR-39-TRAINING-AUDITS");
        for (String id : List.of("privacy-law", "records-and-audit")) {
            assertThat(record("licit-tester", ANA, id, "2027-02-20").exit()).isEqualTo(Exit.OK);
        }
        assertThat(run("train", "status").exit()).isEqualTo(Exit.OK);
        Cli.Ran soon = run("train", "status", "--as-of", "2028-02-01", "--format", "json");
        assertThat(soon.exit()).isEqualTo(Exit.OK);
        assertThat(soon.out()).contains("TRN8302", "\"state\": \"due\"");
        assertThat(run("train", "status", "--as-of", "2028-02-01", "--fail-on", "warning")
                        .exit())
                .isEqualTo(Exit.FINDINGS);
        assertThat(run("train", "status", "--as-of", "2028-02-20").out()).contains("ended 2028-02-20", "TRN8301");
        assertThat(run("train", "status", "--by", "stranger").out()).contains("`stranger` has no certificate in");
    }

    @Test
    void nobody_records_for_herself() {
        Cli.Ran own = record(ANA, ANA, "privacy-law", "2027-02-20");
        assertThat(own.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(own.err()).contains("four eyes");
        assertThat(record("bo", ANA, "privacy-law", "2027-03-02").err()).contains("lies in the future");
        assertThat(record("bo", ANA, "privacy-lav", "2027-02-20").err()).contains("did you mean `privacy-law`?");
    }

    @Test
    void a_file_is_imported_once() throws IOException {
        Path file = folder.resolve("results.csv");
        Files.writeString(
                file, "person,course,score,passed_at,source\n" + ANA + ",privacy-law,85,2027-02-20,Big LMS\n");
        assertThat(run("train", "record", "--by", "bo", "--import", "results.csv")
                        .out())
                .isEqualTo(
                        "certificate 1: ana@shop.example, privacy-law, 85%, valid until 2028-02-20\n1 result recorded.\n");
        assertThat(run("train", "record", "--by", "bo", "--import", "results.csv")
                        .out())
                .isEqualTo("0 results recorded, 1 known before.\n");
        Json exported = Json.parse(run("train", "export", "--format", "xapi").out());
        assertThat(((Json.Arr) exported).items()).hasSize(1);
        Files.writeString(file, "x");
        Cli.Ran broken = run("train", "record", "--by", "bo", "--import", "results.csv");
        assertThat(broken.exit()).isEqualTo(Exit.USAGE);
        assertThat(broken.err()).contains("the first line is not the head of a table of results");
    }

    @Test
    void courses_are_listed_and_shown() {
        Cli.Ran list = run("train", "list");
        assertThat(list.exit()).as(list.out() + list.err()).isEqualTo(Exit.OK);
        assertThat(list.out()).contains("privacy-law", "pass mark 80%", "asked for by EU-GDPR-39-TRAINING-AUDITS");
        leaksNothing(list.out());
        assertThat(run("train", "show", "privacy-law").out()).startsWith("# Privacy law for segmentation");
        Cli.Ran page = run("train", "show", "privacy-law", "--format", "html", "--lang", "zh");
        assertThat(page.out()).startsWith("<!doctype html>").contains("lang=\"zh-Hans\"");
        leaksNothing(page.out());
        assertThat(run("train").err()).contains("`train` needs a command");
    }

    private Cli.Ran record(String by, String person, String id, String day) {
        return run(
                "train",
                "record",
                "--by",
                by,
                "--person",
                person,
                "--course",
                id,
                "--score",
                "90",
                "--passed-at",
                day,
                "--source",
                "class");
    }

    /** The explanations are in no output before the answers are in, nor is any word of what is right. */
    private void leaksNothing(String output) {
        for (Question question : course.bank()) {
            assertThat(output)
                    .doesNotContain(question.why().en())
                    .doesNotContain(question.why().zh());
        }
        assertThat(output).doesNotContain("\"answer\"", "\"why\"", "\"right\"", "answer: ");
    }

    private Question question(Json.Obj attempt, int index) {
        Json.Obj asked = (Json.Obj) questions(attempt).items().get(index);
        return course.bank().stream()
                .filter(question -> question.id().equals(text(asked, "id")))
                .findFirst()
                .orElseThrow();
    }

    private String answers(Json.Obj attempt, boolean right) {
        StringJoiner answers = new StringJoiner(",");
        for (int i = 0; i < questions(attempt).items().size(); i++) {
            Question question = question(attempt, i);
            String wanted = java.util.Optional.ofNullable(question.options().get(question.answer()))
                    .orElseThrow()
                    .en();
            Json.Obj options = (Json.Obj) ((Json.Obj) questions(attempt).items().get(i))
                    .get("options")
                    .orElseThrow();
            String letter = options.members().entrySet().stream()
                    .filter(option -> option.getValue().equals(Json.of(wanted)) == right)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            answers.add((i + 1) + "=" + letter);
        }
        return answers.toString();
    }

    private static Json.Arr questions(Json.Obj attempt) {
        return (Json.Arr) attempt.get("questions").orElseThrow();
    }

    private static String text(Json.Obj from, String key) {
        return ((Json.Str) from.get(key).orElseThrow()).value();
    }

    private Cli.Ran submit(Json.Obj attempt, String answers) {
        return run(
                "train",
                "take",
                "privacy-law",
                "--by",
                ANA,
                "--attempt",
                text(attempt, "attempt"),
                "--answers",
                answers);
    }

    private Cli.Ran run(String... arguments) {
        return Cli.in(folder).run(arguments);
    }

    private Cli.Ran typed(String lines, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Map.of(),
                folder,
                Clock.fixed(Instant.parse("2027-03-01T12:00:00Z"), ZoneOffset.UTC),
                false,
                false,
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        int exit = Licit.run(shell, arguments);
        shell.flush();
        return new Cli.Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
