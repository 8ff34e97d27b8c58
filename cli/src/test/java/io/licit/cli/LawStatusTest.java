package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LawStatusTest {
    private static final List<String> TALLY = List.of(
            "rules",
            "executed",
            "judgement",
            "duty",
            "inform",
            "never",
            "other_days",
            "inform_beside",
            "tests",
            "tests_per_rule",
            "oldest_review",
            "unreviewed",
            "verified",
            "verified_share",
            "executed_share");

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        AntarcticLaw.write(folder);
    }

    @Test
    void the_table_reads_as_it_should() throws IOException {
        Golden.same(
                "law/status.txt", run("law", "status", "--jurisdiction", "AQ").out());
        Golden.same(
                "law/status-packs.txt",
                run("law", "status", "--packs", "--jurisdiction", "AQ", "--as-of", "2027-03-01")
                        .out());
    }

    @Test
    void rules_are_counted_by_what_becomes_of_them() {
        Json.Obj total = object(json("law", "status", "--jurisdiction", "AQ", "--format", "json"), "total");
        assertThat(total.members().keySet()).containsExactlyElementsOf(TALLY);
        // Two consents; one assessment; the records; a remark beside a rule and a lone one; three that never bind.
        assertThat(numbers(total, "rules", "executed", "judgement", "duty", "inform", "never", "inform_beside"))
                .containsExactly(9, 2, 1, 1, 2, 3, 1);
        assertThat(total.get("oldest_review")).contains(Json.of("2025-03-01"));
        // Four act, and one that informs stands alone.
        assertThat(total.get("executed_share")).contains(Json.of(new BigDecimal("0.8")));
        // Six of nine are verified, one of them at second hand.
        assertThat(total.get("verified_share")).contains(Json.of(new BigDecimal("0.6666")));
    }

    @Test
    void a_day_leaves_the_rules_of_other_days_aside() {
        Json.Obj answer = json("law", "status", "--jurisdiction", "AQ", "--as-of", "2024-06-01", "--format", "json");
        assertThat(answer.get("as_of")).contains(Json.of("2024-06-01"));
        assertThat(numbers(object(answer, "total"), "executed", "duty", "never", "other_days", "rules"))
                .containsExactly(1, 0, 3, 2, 9);
    }

    @Test
    void a_pack_without_a_family_counts_as_privacy_and_is_named() {
        Json.Obj answer = json("law", "status", "--jurisdiction", "AQ", "--format", "json");
        assertThat(answer.members().keySet()).containsExactly("as_of", "rows", "families", "packs", "total");
        assertThat(items(answer, "rows").stream().map(row -> row.get("family").orElseThrow()))
                .containsExactly(Json.of("privacy"), Json.of("marketing"));
        assertThat(items(answer, "packs").stream()
                        .map(pack -> pack.get("declared").orElseThrow()))
                .containsExactly(Json.of(false), Json.of(true));
        assertThat(run("law", "status", "--jurisdiction", "AQ").out())
                .contains("1 pack states no family, counted as privacy: aq-watch");
    }

    @Test
    void every_shipped_pack_states_its_family() {
        Json.Obj answer = (Json.Obj) Json.parse(Cli.in(folder.getRoot())
                .run("law", "status", "--format", "json")
                .out());
        assertThat(items(answer, "packs"))
                .isNotEmpty()
                .allSatisfy(pack ->
                        assertThat(pack.get("declared")).as(pack.print()).contains(Json.of(true)));
    }

    @Test
    void an_unknown_family_is_a_mistake() throws IOException {
        Files.writeString(
                folder.resolve("law/mail.yaml"), AntarcticLaw.MAIL.replace("family: marketing", "family: marketin"));
        assertThat(run("law", "test", "aq-mail").out()).contains("SRC1006", "did you mean `marketing`?");
    }

    @Test
    void an_own_pack_that_cannot_be_read_is_not_missed_in_silence() throws IOException {
        Files.writeString(
                folder.resolve("law/mail.yaml"), AntarcticLaw.MAIL.replace("effect: inform", "effect: infor"));
        Cli.Ran ran = run("law", "status", "--jurisdiction", "AQ");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.err()).contains("LAW3003", "did you mean `inform`?");
        Files.writeString(folder.resolve("law/mail.yaml"), AntarcticLaw.MAIL);
        assertThat(run("law", "status", "--jurisdiction", "AQ").err()).isEmpty();
    }

    private Cli.Ran run(String... arguments) {
        return Cli.in(folder).run(arguments);
    }

    private Json.Obj json(String... arguments) {
        Cli.Ran ran = run(arguments);
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        return (Json.Obj) Json.parse(ran.out());
    }

    private static Json.Obj object(Json.Obj answer, String key) {
        return (Json.Obj) answer.get(key).orElseThrow();
    }

    private static List<Json.Obj> items(Json.Obj answer, String key) {
        return ((Json.Arr) answer.get(key).orElseThrow())
                .items().stream().map(Json.Obj.class::cast).toList();
    }

    private static List<Integer> numbers(Json.Obj tally, String... keys) {
        return List.of(keys).stream()
                .map(key -> ((Json.Num) tally.get(key).orElseThrow()).value().intValueExact())
                .toList();
    }
}
