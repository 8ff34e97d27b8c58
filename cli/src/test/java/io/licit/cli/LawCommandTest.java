package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LawCommandTest {
    @TempDir
    Path folder;

    @Test
    void rules_are_listed_as_json_with_exactly_their_keys() {
        List<Json> rules = rules("law", "list", "--format", "json");
        assertThat(rules)
                .hasSizeGreaterThan(100)
                .allSatisfy(rule -> assertThat(((Json.Obj) rule).members().keySet())
                        .containsExactly(
                                "id", "pack", "jurisdiction", "cite", "effect", "status", "from", "to", "confidence"));
    }

    @Test
    void a_list_can_be_narrowed() {
        assertThat(rules("law", "list", "--jurisdiction", "CA", "--format", "json"))
                .isNotEmpty()
                .allSatisfy(rule ->
                        assertThat(((Json.Obj) rule).get("jurisdiction")).contains(Json.of("CA")));
        assertThat(rules("law", "list", "--effect", "require-consent", "--format", "json"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(((Json.Obj) rule).get("effect")).contains(Json.of("require-consent")));
        int all = rules("law", "list", "--format", "json").size();
        assertThat(rules("law", "list", "--as-of", "2026-11-24", "--format", "json"))
                .hasSizeLessThan(all);
        assertThat(rules("law", "list", "--as-of", "1990-01-01", "--format", "json"))
                .hasSizeLessThan(rules("law", "list", "--as-of", "2026-11-24", "--format", "json")
                        .size());
        assertThat(rules("law", "list", "--applies-in", "CA-QC", "--format", "json"))
                .hasSizeGreaterThan(rules("law", "list", "--jurisdiction", "CA-QC", "--format", "json")
                        .size());
    }

    @Test
    void a_word_that_no_rule_has_is_a_usage_error() {
        Cli cli = Cli.in(folder);
        assertThat(cli.run("law", "list", "--jurisdiction", "XX").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("law", "list", "--effect", "exclud").err()).contains("did you mean `exclude`?");
        Cli.Ran show = cli.run("law", "show", "LICIT-OBJECTIO");
        assertThat(show).isEqualTo(new Cli.Ran(Exit.USAGE, "", """
                error: there is no rule `LICIT-OBJECTIO`
                help: did you mean `LICIT-OBJECTION`?
                """));
    }

    @Test
    void a_rule_is_shown_whole() {
        Cli.Ran ran = Cli.in(folder).run("law", "show", "LICIT-OBJECTION");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out())
                .startsWith("LICIT-OBJECTION\nWhoever objected to the use is left out of it")
                .contains("citation", "in force", "leaves out at  objection", "known");
        assertThat(Json.parse(Cli.in(folder)
                        .run("law", "show", "LICIT-OBJECTION", "--format", "json")
                        .out()))
                .isInstanceOf(Json.Obj.class);
    }

    @Test
    void every_test_of_every_pack_passes_on_the_reference_and_on_duckdb() {
        Cli.Ran ran = Cli.in(folder).run("law", "test");
        assertThat(ran.out())
                .matches("[\\d,]+ rules, [\\d,]+ tests: all as expected\n"
                        + "the reference and DuckDB agree on the [\\d,]+ that ask of a person\n");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void one_pack_can_be_tested_alone() {
        Cli.Ran ran = Cli.in(folder).run("law", "test", "LICIT-OBJECTION", "--format", "json");
        Json.Obj answer = (Json.Obj) Json.parse(ran.out());
        assertThat(answer.get("rules")).contains(Json.of(1));
        assertThat(answer.members().keySet()).containsExactly("rules", "tests", "engines", "failed", "findings");
        assertThat(answer.get("engines")).contains(Json.strings(List.of("reference", "duckdb")));
        assertThat(Cli.in(folder).run("law", "test", "no-such-pack").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void tests_that_ask_of_no_person_are_not_asked_of_an_engine() {
        Cli.Ran ran = Cli.in(folder).run("law", "test", "KR-NETACT-50-4");
        assertThat(ran.out()).matches("1 rule, \\d+ tests: all as expected\n");
    }

    private List<Json> rules(String... arguments) {
        Cli.Ran ran = Cli.in(folder).run(arguments);
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        return ((Json.Arr) ((Json.Obj) Json.parse(ran.out())).get("rules").orElseThrow()).items();
    }
}
