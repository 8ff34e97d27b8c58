package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LawDiffTest {
    /** The same law with one rule gone, one come, three changed, one only in its tests, and a head. */
    private static final String LATER = AntarcticLaw.MAIL
            .replace("reviewed: 2026-11-01", "reviewed: 2027-01-15")
            .replace(
                    "in_force: {from: 2024-01-01, until: 2027-05-31}",
                    "in_force: {from: 2024-01-01, until: 2027-06-30}")
            .replace("max_age: P2Y", "max_age: P1Y")
            .replace("in_force: {from: 2027-06-01}", "in_force: {from: 2027-07-01}")
            .replace("requires: A consent is informed.", "requires: A consent is informed and free.")
            .replace("status: not-commenced", "in_force: {from: 2029-01-01}")
            .replace("confidence: verified-secondary", "confidence: verified")
            .replace("AQ-MAIL-VETOED", "AQ-MAIL-FREE");

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        write("a", AntarcticLaw.MAIL);
        write("b", LATER);
    }

    @Test
    void differences_read_as_they_should() throws IOException {
        Cli.Ran ran = run("a", "b");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        Golden.same("law/diff.txt", ran.out());
        Golden.same("law/diff.json", run("a", "b", "--format", "json").out());
    }

    @Test
    void the_same_law_has_no_difference() {
        assertThat(run("a", "a")).isEqualTo(new Cli.Ran(Exit.OK, "no difference\n", ""));
        assertThat(run("shipped", "shipped").exit()).isEqualTo(Exit.OK);
        assertThat(run("2027-01-01", "2027-01-01").exit()).isEqualTo(Exit.OK);
        Json.Obj answer = json("a", "a/law");
        assertThat(answer.members().keySet()).containsExactly("added", "removed", "changed", "packs");
        assertThat(answer.members().values()).allMatch(Json.array()::equals);
    }

    @Test
    void differing_is_no_failure_where_nobody_wants_one() {
        assertThat(run("a", "b", "--fail-on", "never").exit()).isEqualTo(Exit.OK);
        assertThat(run("a", "b", "--fail-on", "warning").exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void tests_are_told_only_where_nothing_else_changed() throws IOException {
        write(
                "c",
                AntarcticLaw.MAIL.replace(
                        "{purpose: service, channel: email}, on: 2028-02-01",
                        "{purpose: service, channel: sms}, on: 2028-02-01"));
        Cli.Ran ran = run("a", "c");
        assertThat(ran.out()).isEqualTo("""
                changed  AQ-MAIL (AQ, s. 3)
                         tests only: 2 tests → 2 other tests

                rules: 1 changed (1 in tests only)
                """);
        write(
                "d",
                AntarcticLaw.MAIL
                        .replace("on: 2028-02-01", "on: 2028-02-02")
                        .replace("up to 50 fish", "up to 60 fish"));
        assertThat(run("a", "d").out())
                .contains("penalty: up to 50 fish → up to 60 fish")
                .doesNotContain("tests");
    }

    @Test
    void where_a_rule_stands_in_its_file_is_no_difference() throws IOException {
        write("e", "# a line more\n" + AntarcticLaw.MAIL);
        assertThat(run("a", "e").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void an_archive_is_as_good_as_a_folder() throws IOException {
        zip("top.zip", Map.of("law/mail.yaml", LATER, "other/x.yaml", "a: b"));
        zip("below.jar", Map.of("licit-1.0/law/mail.yaml", LATER));
        assertThat(run("b", "top.zip").exit()).isEqualTo(Exit.OK);
        assertThat(run("below.jar", "b").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void waivers_in_the_folder_of_law_are_no_pack() throws IOException {
        Files.writeString(folder.resolve("b/law/waivers.yaml"), "waivers: []\n");
        assertThat(run("b", "b/law").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void dates_are_the_law_of_their_days() throws IOException {
        AntarcticLaw.write(folder);
        assertThat(ids(json("2024-06-01", "2027-06-01"), "added")).contains("AQ-MAIL");
        assertThat(ids(json("2024-06-01", "2027-06-01"), "removed")).contains("AQ-MAIL-2024");
        assertThat(run("2027-05-31", "2027-06-01").out()).contains("Of the same fact, added: AQ-MAIL");
    }

    @Test
    void what_is_no_law_is_said_to_be_none() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("note.txt"), "no archive");
        Files.write(folder.resolve("broken.zip"), new byte[] {'P', 'K', 3, 4, 0});
        zip("other.zip", Map.of("other/x.yaml", "a: b"));
        write("mistaken", AntarcticLaw.MAIL.replace("require-consent", "require-consents"));
        Files.createDirectories(folder.resolve("bare"));
        Files.writeString(folder.resolve("bare/licit.yaml"), "licit: 1\n");
        usage("bare", "`bare` holds no law");
        usage("nowhere", "there is no `nowhere`");
        usage("2027-13-01", "`2027-13-01` is no date");
        usage("empty", "`empty` holds no law");
        usage("other.zip", "`other.zip` holds no law");
        usage("note.txt", "`note.txt` can't be read as law");
        usage("broken.zip", "`broken.zip` can't be read as law");
        usage("mistaken", "`require-consents` is not a known effect");
        usage("mistaken", "the law in `mistaken` has mistakes");
        assertThat(Cli.in(folder).run("law", "diff", "a").exit()).isEqualTo(Exit.USAGE);
    }

    private void usage(String side, String message) {
        Cli.Ran ran = run("a", side);
        assertThat(ran.exit()).as(side).isEqualTo(Exit.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(message);
    }

    private Cli.Ran run(String a, String b, String... more) {
        String[] arguments = new String[more.length + 4];
        List.of("law", "diff", a, b).toArray(arguments);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Cli.in(folder).run(arguments);
    }

    private Json.Obj json(String a, String b) {
        return (Json.Obj) Json.parse(run(a, b, "--format", "json").out());
    }

    private static List<String> ids(Json.Obj answer, String key) {
        return ((Json.Arr) answer.get(key).orElseThrow())
                .items().stream()
                        .map(one -> ((Json.Str) ((Json.Obj) one).get("rule").orElseThrow()).value())
                        .toList();
    }

    private void write(String side, String pack) throws IOException {
        Files.createDirectories(folder.resolve(side + "/law"));
        Files.writeString(folder.resolve(side + "/law/mail.yaml"), pack);
    }

    private void zip(String name, Map<String, String> texts) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve(name));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
