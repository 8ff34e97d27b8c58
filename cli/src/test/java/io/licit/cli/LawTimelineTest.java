package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LawTimelineTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        AntarcticLaw.write(folder);
    }

    @Test
    void the_timeline_reads_as_it_should() throws IOException {
        Golden.same(
                "law/timeline.txt",
                run("law", "timeline", "--jurisdiction", "AQ").out());
    }

    @Test
    void a_rule_that_takes_anothers_place_is_one_change() {
        Json.Obj answer = json("--jurisdiction", "AQ");
        assertThat(answer.members().keySet()).containsExactly("from", "to", "events", "undated");
        assertThat(answer.get("from")).contains(Json.of("2027-03-01"));
        assertThat(answer.get("to")).contains(Json.of("2029-03-01"));
        assertThat(lines(answer))
                .containsExactly(
                        "2027-06-01 changes AQ-MAIL",
                        "2028-01-01 starts AQ-MAIL-RECORDS",
                        "2028-12-31 ends AQ-MAIL-RECORDS");
        Json.Obj change = items(answer, "events").get(0);
        assertThat(change.members().keySet())
                .containsExactly(
                        "date",
                        "event",
                        "rule",
                        "pack",
                        "jurisdiction",
                        "cite",
                        "requires",
                        "effect",
                        "does",
                        "status",
                        "confidence",
                        "from",
                        "to",
                        "before");
        assertThat(((Json.Obj) change.get("before").orElseThrow()).get("rule")).contains(Json.of("AQ-MAIL-2024"));
    }

    @Test
    void both_ends_are_counted_in() {
        assertThat(lines(json("--jurisdiction", "AQ", "--from", "2028-01-01", "--to", "2028-12-31")))
                .containsExactly("2028-01-01 starts AQ-MAIL-RECORDS", "2028-12-31 ends AQ-MAIL-RECORDS");
        assertThat(lines(json("--jurisdiction", "AQ", "--from", "2028-01-02", "--to", "2028-12-30")))
                .isEmpty();
        // The old rule's last day is no end, since the new one goes on from there.
        assertThat(lines(json("--jurisdiction", "AQ", "--from", "2027-05-31", "--to", "2027-05-31")))
                .isEmpty();
    }

    @Test
    void what_has_no_sure_day_stands_apart_and_what_was_struck_down_nowhere() {
        assertThat(items(json("--jurisdiction", "AQ"), "undated").stream()
                        .map(one -> text(one, "rule") + " " + text(one, "reason")))
                .containsExactly("AQ-MAIL-MINORS not-commenced", "AQ-WATCH-2 unsure");
    }

    @Test
    void shipped_law_has_a_future() {
        Cli.Ran ran = Cli.in(folder.getRoot()).run("law", "timeline", "--from", "2027-01-01", "--to", "2027-12-31");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).contains("2027-05-13\n", "starts").doesNotContain("\n2026-");
    }

    @Test
    void days_that_cannot_be_are_usage_errors() {
        assertThat(run("law", "timeline", "--from", "2027-13-01").exit()).isEqualTo(Exit.USAGE);
        assertThat(run("law", "timeline", "--to", "0001-01-01").exit()).isEqualTo(Exit.USAGE);
        assertThat(run("law", "timeline", "--jurisdiction", "XX").exit()).isEqualTo(Exit.USAGE);
        Cli.Ran ran = run("law", "timeline", "--from", "2028-01-01", "--to", "2027-01-01");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("the last day, 2027-01-01, is before the first, 2028-01-01");
    }

    private Cli.Ran run(String... arguments) {
        return Cli.in(folder).run(arguments);
    }

    private Json.Obj json(String... more) {
        String[] arguments = new String[more.length + 4];
        List.of("law", "timeline", "--format", "json").toArray(arguments);
        System.arraycopy(more, 0, arguments, 4, more.length);
        Cli.Ran ran = run(arguments);
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        return (Json.Obj) Json.parse(ran.out());
    }

    private static List<String> lines(Json.Obj answer) {
        return items(answer, "events").stream()
                .map(one -> text(one, "date") + " " + text(one, "event") + " " + text(one, "rule"))
                .toList();
    }

    private static String text(Json.Obj object, String key) {
        return ((Json.Str) object.get(key).orElseThrow()).value();
    }

    private static List<Json.Obj> items(Json.Obj answer, String key) {
        return ((Json.Arr) answer.get(key).orElseThrow())
                .items().stream().map(Json.Obj.class::cast).toList();
    }
}
