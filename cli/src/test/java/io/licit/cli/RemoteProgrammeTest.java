package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on what is remembered, asked of a server that runs. */
final class RemoteProgrammeTest {
    private static final String PERSON = "C0000035";

    @TempDir
    static Path parent;

    private static RemoteShop shop;

    @BeforeAll
    static void open() throws IOException {
        shop = RemoteShop.open(parent);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Cli olaf() {
        return shop.of("olaf");
    }

    private static Cli mara() {
        return shop.of("mara");
    }

    private static Cli.Ran ok(Cli.Ran ran) {
        assertThat(ran.exit()).as(ran.err() + ran.out()).isEqualTo(Exit.OK);
        return ran;
    }

    private static Json.Obj json(Cli.Ran ran) {
        return (Json.Obj) Json.parse(ran.out());
    }

    private static List<Json> items(Json.Obj object, String name) {
        return ((Json.Arr) object.get(name).orElseThrow()).items();
    }

    private static Json at(Json object, String name) {
        return ((Json.Obj) object).get(name).orElseThrow();
    }

    @Test
    void audiences_are_refreshed_and_their_members_told() {
        Cli.Ran none = olaf().run("members", "quiet-evenings");
        assertThat(none.exit()).as(none.err()).isEqualTo(Exit.USAGE);
        Cli.Ran run = ok(olaf().run("run", "newsletter-regulars", "app-regulars"));
        assertThat(run.out())
                .contains("as of 2027-03-01 12:00 UTC", "newsletter-regulars", "app-regulars", "left out:");
        Json.Obj counts = json(ok(olaf().run("run", "newsletter-regulars", "--format", "json")));
        assertThat(items(counts, "segments")).hasSize(1);
        Json eligible = at(items(counts, "segments").get(0), "eligible");
        List<String> ids =
                ok(olaf().run("members", "newsletter-regulars")).out().lines().toList();
        assertThat(Json.of(ids.size())).isEqualTo(eligible);
        assertThat(ids)
                .isEqualTo(shop.here()
                        .run("members", "newsletter-regulars")
                        .out()
                        .lines()
                        .toList());
        assertThat(ok(olaf().run("members", "newsletter-regulars", "--person", ids.get(0)))
                        .out())
                .isEqualTo("in\n");
        assertThat(olaf().run("members", "newsletter-regulars", "--person", "nobody")
                        .exit())
                .isEqualTo(Exit.FINDINGS);
        Cli.Ran unknown = olaf().run("run", "no-such");
        assertThat(unknown.exit()).as(unknown.err()).isEqualTo(Exit.USAGE);
    }

    @Test
    void a_person_is_explained_as_where_the_workspace_is() {
        String[] command = {"explain", "newsletter-regulars", "--person", PERSON, "--format", "json"};
        assertThat(json(ok(olaf().run(command)))).isEqualTo(json(shop.here().run(command)));
        assertThat(ok(olaf().run("explain", "newsletter-regulars", "--person", PERSON))
                        .out())
                .contains(PERSON, "newsletter-regulars", "The condition, part by part:");
        assertThat(mara().run(command).exit()).isEqualTo(Exit.BLOCKED);
    }

    @Test
    void a_request_goes_from_its_opening_to_its_end() throws IOException {
        Cli.Ran opened = ok(olaf().run("request", "open", "access", "--person", PERSON, "--received", "2027-02-20"));
        assertThat(opened.out()).contains("Request ", ": access, ", PERSON, "2027-02-20");
        String number = opened.out().replaceAll("(?s)^Request (\\d+).*", "$1");
        ok(olaf().run("request", "acknowledge", number, "--how", "email"));
        ok(olaf().run("request", "verify", number, "--how", "a call"));
        Path folder = shop.away().resolve("answer");
        Cli.Ran met = ok(olaf().run("request", "fulfil", number, "--to", folder.toString()));
        assertThat(met.out()).startsWith("Request " + number + ": access, ");
        assertThat(folder.resolve("index.html")).isRegularFile();
        assertThat(Json.parse(Files.readString(folder.resolve("data.json")))).isInstanceOf(Json.Obj.class);
        Cli.Ran again = olaf().run("request", "refuse", number, "--reason", "late");
        assertThat(again.exit()).as(again.err()).isEqualTo(Exit.BLOCKED);
        Cli.Ran list = ok(olaf().run("request", "list", "--format", "json"));
        assertThat(items(json(list), "requests").stream().map(one -> at(one, "number")))
                .contains(Json.of(Long.parseLong(number)));
        assertThat(olaf().run("request", "show", "999").exit()).isEqualTo(Exit.USAGE);
        assertThat(mara().run("request", "list").exit()).isEqualTo(Exit.BLOCKED);
    }

    @Test
    void an_erasure_is_planned_and_then_done() {
        String person = "C0000077";
        Cli.Ran opened = ok(olaf().run("request", "open", "erasure", "--person", person));
        String number = opened.out().replaceAll("(?s)^Request (\\d+).*", "$1");
        Cli.Ran plan = ok(olaf().run("request", "fulfil", number, "--dry-run", "--format", "json"));
        assertThat(at(json(plan), "done")).isEqualTo(Json.of(false));
        assertThat(olaf().run("request", "fulfil", number).exit()).isEqualTo(Exit.BLOCKED);
        ok(olaf().run("request", "verify", number, "--how", "a call"));
        Cli.Ran done = ok(olaf().run("request", "fulfil", number, "--format", "json"));
        assertThat(at(json(done), "done")).isEqualTo(Json.of(true));
        assertThat(ok(olaf().run("request", "show", number)).out()).doesNotContain(person);
    }

    @Test
    void consents_are_recorded_imported_shown_and_exported() throws IOException {
        String[] withdrawal = {
            "consent",
            "record",
            "C0000101",
            "--purpose",
            "direct-marketing",
            "--channel",
            "email",
            "--status",
            "withdrawn"
        };
        assertThat(ok(mara().run(withdrawal)).out()).startsWith("recorded; entry ");
        String[] grant = withdrawal.clone();
        grant[grant.length - 1] = "granted";
        assertThat(mara().run(grant).exit()).isEqualTo(Exit.BLOCKED);
        String shown = ok(olaf().run("consent", "show", "C0000101")).out();
        assertThat(shown).contains("withdrawn", "direct-marketing", "email");
        String extract =
                ok(olaf().run("consent", "export", "C0000101", "--kind", "csv")).out();
        assertThat(extract.lines()).hasSize(2);
        Path file = Files.writeString(shop.away().resolve("more.csv"), extract.replace("C0000101", "C0000102"));
        assertThat(ok(olaf().run("consent", "import", file.toString())).out())
                .isEqualTo("1 event recorded, 0 known already\n");
        assertThat(ok(olaf().run("consent", "import", file.toString())).out())
                .isEqualTo("0 events recorded, 1 known already\n");
        Files.writeString(file, extract + "broken\n");
        Cli.Ran broken = olaf().run("consent", "import", file.toString());
        assertThat(broken.exit()).isEqualTo(Exit.USAGE);
        assertThat(broken.err()).contains("nothing was recorded", "line 3");
    }

    @Test
    void an_audit_is_run_and_its_findings_are_worked_off() throws IOException {
        Cli.Ran run = olaf().run("audit", "run");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.FINDINGS);
        assertThat(run.out()).contains("AUD-", "of which", "of the evidence log.");
        assertThat(ok(olaf().run("audit", "list")).out()).contains("AUD-CONSENT-PROOF");
        Cli.Ran oscal = ok(olaf().run("audit", "show", "last", "--format", "oscal"));
        assertThat(json(oscal).get("assessment-results")).isPresent();
        assertThat(ok(olaf().run("audit", "show", "AUD-CONSENT-PROOF")).out()).contains("AUD-CONSENT-PROOF");
        List<Json> findings = items(
                json(olaf().run("audit", "findings", "--open", "--format", "json", "--fail-on", "never")), "findings");
        assertThat(findings).isNotEmpty();
        String number = at(findings.get(0), "number").canonical();
        assertThat(ok(olaf().run("audit", "assign", number, "--owner", "mara")).out())
                .contains("Finding " + number + " is open", "owner mara");
        ok(olaf().run("audit", "comment", number, "being looked at"));
        assertThat(ok(olaf().run("audit", "findings", number)).out()).contains("being looked at");
        assertThat(olaf().run("audit", "close", number).exit()).isIn(Exit.OK, Exit.FINDINGS);
        Path pack = shop.away().resolve("audit.zip");
        ok(olaf().run("audit", "pack", "--to", pack.toString()));
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            assertThat(zip.size()).isPositive();
        }
        assertThat(mara().run("audit", "run").exit()).isEqualTo(Exit.BLOCKED);
    }

    @Test
    void the_log_is_shown_verified_and_brought() throws IOException {
        ok(olaf().run("run", "app-regulars"));
        assertThat(ok(olaf().run("evidence", "show", "--last", "3")).out().lines())
                .hasSize(4);
        assertThat(ok(olaf().run("evidence", "show", "--kind", "run", "--last", "1"))
                        .out())
                .contains(" run");
        Path proof = shop.away().resolve("entry.proof");
        Cli.Ran one = ok(olaf().run("evidence", "show", "1", "--proof", proof.toString()));
        assertThat(json(one)).isEqualTo(json(shop.here().run("evidence", "show", "1")));
        assertThat(proof).isNotEmptyFile();
        assertThat(ok(olaf().run("evidence", "verify")).out()).contains("everything holds");
        Path key = shop.away().resolve("log.key");
        Files.writeString(key, ok(olaf().run("evidence", "key")).out());
        Path pack = shop.away().resolve("evidence.zip");
        ok(olaf().run("evidence", "export", "--to", pack.toString()));
        Cli.Ran verified = Cli.in(shop.away()).run("evidence", "verify", pack.toString(), "--key", key.toString());
        assertThat(ok(verified).out()).contains("Everything holds.");
        String id = ok(olaf().run("members", "app-regulars"))
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
        Path mine = shop.away().resolve("mine.proof");
        assertThat(ok(olaf().run("evidence", "person", "app-regulars", "--person", id, "--to", mine.toString()))
                        .out())
                .startsWith("The decision is ");
        assertThat(mine).isNotEmptyFile();
    }

    @Test
    void a_course_is_taken_there() {
        assertThat(ok(mara().run("train", "list")).out()).contains("privacy-law", "pass mark");
        assertThat(ok(mara().run("train", "show", "privacy-law", "--lang", "zh"))
                        .out())
                .containsPattern("\\p{IsHan}");
        Json.Obj drawn =
                json(ok(shop.of("ada").run("train", "take", "privacy-law", "--questions", "--format", "json")));
        String attempt = ((Json.Str) at(drawn, "attempt")).value();
        StringBuilder answers = new StringBuilder();
        for (Json question : items(drawn, "questions")) {
            answers.append(answers.length() == 0 ? "" : ",")
                    .append(at(question, "number").canonical())
                    .append("=a");
        }
        Cli.Ran marked = shop.of("ada")
                .run("train", "take", "privacy-law", "--attempt", attempt, "--answers", answers.toString());
        assertThat(marked.exit()).as(marked.err()).isIn(Exit.OK, Exit.FINDINGS);
        assertThat(marked.out()).contains(" right; the pass mark is ");
        assertThat(shop.of("ada")
                        .run("train", "take", "privacy-law", "--no-input")
                        .exit())
                .isEqualTo(Exit.USAGE);
        ok(olaf().run(
                        "train",
                        "record",
                        "--person",
                        "ada",
                        "--course",
                        "privacy-law",
                        "--score",
                        "95",
                        "--passed-at",
                        "2027-02-01",
                        "--source",
                        "class"));
        Cli.Ran status = shop.of("ada").run("train", "status", "--fail-on", "never");
        assertThat(ok(status).out()).containsPattern("ada +privacy-law +current");
        Json certificate = items(
                        json(olaf().run("train", "status", "--by", "ada", "--format", "json", "--fail-on", "never")),
                        "people")
                .stream()
                .flatMap(person -> items((Json.Obj) person, "courses").stream())
                .map(course -> at(course, "certificate"))
                .filter(one -> one instanceof Json.Num)
                .findFirst()
                .orElseThrow();
        assertThat(ok(shop.of("ada").run("train", "certificate", certificate.canonical()))
                        .out())
                .contains("privacy-law", "ada");
        assertThat(Json.parse(ok(olaf().run("train", "export")).out())).isInstanceOf(Json.Arr.class);
    }

    @Test
    void an_export_is_made_there_and_brought_here() throws IOException {
        Path file = shop.away().resolve("letter.csv");
        Cli.Ran made = ok(olaf().run("export", "newsletter-regulars", "--to", file.toString()));
        assertThat(made.out()).contains("letter.csv: ", "rows, to be used until ", "of the server");
        assertThat(Files.readAllLines(file).size()).isGreaterThan(1);
        Cli.Ran again = olaf().run("export", "newsletter-regulars", "--to", file.toString());
        assertThat(again.exit()).isEqualTo(Exit.USAGE);
        assertThat(again.err()).contains("is there already");
        Json.Obj list = json(ok(olaf().run("export", "list", "--format", "json")));
        String id = ((Json.Str) at(items(list, "exports").get(0), "export")).value();
        Cli.Ran checked = ok(olaf().run("export", "--recheck", id, "--to", file.toString(), "--replace"));
        assertThat(checked.out()).contains("rows, to be used until");
        Cli.Ran untrained = shop.of("ada").run("export", "newsletter-regulars", "--to", "x.csv");
        assertThat(untrained.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(olaf().run("export", "deliver", "x.csv", "--url", "https://x.example")
                        .err())
                .contains("can't be asked of a server");
        Cli.Ran small = olaf().run("export", "lapsed-big-spenders", "--to", "small.csv");
        assertThat(small.exit()).as(small.err()).isEqualTo(Exit.FINDINGS);
        assertThat(small.err()).contains("fewer than the minimum");
        assertThat(shop.away().resolve("small.csv")).doesNotExist();
    }

    @Test
    void the_rest_of_the_law_is_asked_there() {
        String[] timeline = {"law", "timeline", "--from", "2027-01-01", "--to", "2027-12-31", "--format", "json"};
        assertThat(json(ok(mara().run(timeline)))).isEqualTo(json(shop.here().run(timeline)));
        String[] status = {"law", "status", "--as-of", "2027-03-01", "--format", "json"};
        assertThat(at(json(ok(mara().run(status))), "total"))
                .isEqualTo(at(json(shop.here().run(status)), "total"));
        Cli.Ran diff = mara().run("law", "diff", "2026-01-01", "2027-01-01");
        assertThat(diff.exit()).as(diff.err()).isEqualTo(Exit.FINDINGS);
        Cli.Ran impact = olaf().run("impact", "newsletter-regulars", "--to", "2028-01-01", "--format", "json");
        assertThat(impact.exit()).as(impact.err()).isIn(Exit.OK, Exit.FINDINGS);
        assertThat(items(json(impact), "segments")).hasSize(1);
    }

    @Test
    void assessments_records_and_accounts_are_there() {
        Cli.Ran drawn = ok(mara().run("assess", "new", "legitimate-interests", "quiet-evenings", "--id", "quiet-lia"));
        assertThat(drawn.out()).contains("quiet-lia", "assessments/quiet-lia.yaml of the server");
        assertThat(ok(mara().run("assess", "list")).out()).contains("quiet-lia");
        assertThat(ok(mara().run("records")).out()).contains("newsletter-regulars");
        assertThat(ok(mara().run("records", "--format", "csv")).out()).contains("newsletter-regulars");
        assertThat(json(ok(mara().run("records", "--format", "json"))))
                .isEqualTo(json(shop.here().run("records", "--format", "json")));
        assertThat(ok(shop.of("ada").run("account", "list")).out()).contains("olaf", "officer");
        Cli.Ran reset = ok(shop.of("ada").run("account", "reset", "mara"));
        assertThat(reset.out().lines()).hasSize(1);
        assertThat(mara().run("account", "list").exit()).isEqualTo(Exit.BLOCKED);
    }
}
