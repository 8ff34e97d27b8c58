package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask the warehouse, on the workspace that {@code init} makes. */
final class RunTest {
    @TempDir
    Path folder;

    private Cli cli = Cli.in(Path.of("."));

    @BeforeEach
    void aWorkspace() {
        cli = Cli.in(folder);
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void a_run_says_who_is_in_who_is_out_and_under_which_rule() throws IOException {
        Cli.Ran ran = cli.run("run");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.err()).isEmpty();
        Golden.same("run/starter.txt", ran.out());
        assertThat(cli.run("run").out()).isEqualTo(ran.out());
    }

    @Test
    void a_run_is_json_with_exactly_its_keys_and_counts_everybody_once() {
        Json.Obj answer = json("run", "--format", "json");
        assertThat(answer.members().keySet()).containsExactly("as_of", "segments");
        assertThat(answer.get("as_of")).contains(Json.of("2027-03-01T12:00:00Z"));
        List<Json> segments = ((Json.Arr) answer.get("segments").orElseThrow()).items();
        assertThat(segments).hasSize(2).allSatisfy(segment -> {
            Json.Obj one = (Json.Obj) segment;
            assertThat(one.members().keySet())
                    .containsExactly("segment", "digest", "matching", "eligible", "reachable", "excluded");
            long out = ((Json.Arr) one.get("excluded").orElseThrow())
                    .items().stream()
                            .mapToLong(rule -> number((Json.Obj) rule, "count"))
                            .sum();
            assertThat(number(one, "matching")).isEqualTo(number(one, "eligible") + out);
            assertThat(number(one, "reachable")).isLessThanOrEqualTo(number(one, "eligible"));
        });
    }

    @Test
    void members_are_the_eligible_of_the_last_run() {
        assertThat(cli.run("members", "newsletter-regulars")).isEqualTo(new Cli.Ran(Exit.USAGE, "", """
                error: no run has stored an audience of `newsletter-regulars`
                help: `licit run newsletter-regulars` makes it
                """));
        Json.Obj answer = json("run", "newsletter-regulars", "--format", "json");
        Json.Obj segment = (Json.Obj)
                ((Json.Arr) answer.get("segments").orElseThrow()).items().get(0);
        Cli.Ran members = cli.run("members", "newsletter-regulars");
        assertThat(members.exit()).isEqualTo(Exit.OK);
        assertThat(members.out().lines())
                .hasSize((int) number(segment, "eligible"))
                .allMatch(id -> id.startsWith("C-1"));
        assertThat(cli.run("members", "frequent-buyers").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("members", "frequent-buyer").err()).contains("did you mean `frequent-buyers`?");
    }

    @Test
    void a_preview_counts_by_country_and_stores_nothing() throws IOException {
        Cli.Ran ran = cli.run("preview", "newsletter-regulars");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        Golden.same("preview/starter.txt", ran.out());
        assertThat(json("preview", "newsletter-regulars", "--format", "json")
                        .members()
                        .keySet())
                .containsExactly(
                        "segment",
                        "digest",
                        "matching",
                        "eligible",
                        "reachable",
                        "excluded",
                        "as_of",
                        "by_country",
                        "by");
        assertThat(cli.run("members", "newsletter-regulars").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void an_explanation_names_values_and_rules() throws IOException {
        Cli.Ran out = cli.run("explain", "newsletter-regulars", "--person", "C-1002");
        Golden.same("explain/left-out.txt", out.out());
        Golden.same(
                "explain/in.txt",
                cli.run("explain", "newsletter-regulars", "--person", "C-1001").out());
        Json.Obj answer = json("explain", "newsletter-regulars", "--person", "C-1002", "--format", "json");
        assertThat(answer.members().keySet())
                .containsExactly("person", "segment", "in", "matches", "allowed", "conditions", "excluded_by");
        assertThat(answer.get("in")).contains(Json.of(false));
    }

    @Test
    void a_person_who_is_not_there_is_a_usage_error_that_repeats_no_key() {
        Cli.Ran ran = cli.run("explain", "newsletter-regulars", "--person", "secret-1");
        assertThat(ran).isEqualTo(new Cli.Ran(Exit.USAGE, "", """
                error: there is no person with that key in the data
                help: the key is the column `customer_id`
                """));
    }

    @Test
    void an_empty_audience_says_what_nobody_has_declared() throws IOException {
        Path customers = folder.resolve("catalogue/customers.yaml");
        Files.writeString(
                customers,
                Files.readString(customers).replaceAll("(?m)^(country|region|birth_date|retention):.*\n", ""));
        Files.delete(folder.resolve("catalogue/consents.yaml"));
        for (String command : List.of("run", "preview")) {
            Cli.Ran ran = cli.run(command, "newsletter-regulars");
            assertThat(ran.exit()).isEqualTo(Exit.OK);
            assertThat(ran.out()).contains("""
                      not declared, and so taken at its strictest:
                        where they live              `country:` in catalogue/customers.yaml, or `unknown_jurisdiction:` in licit.yaml
                        how old they are             `birth_date:` or `age:` in catalogue/customers.yaml
                        how long their data is kept  `retention:` in catalogue/customers.yaml
                        what they consented to       a table with `role: consents` in catalogue/
                      `licit check newsletter-regulars` says what the law asks for
                    """);
        }
    }

    @Test
    void an_audience_with_somebody_in_it_has_nothing_to_excuse() throws IOException {
        Files.delete(folder.resolve("catalogue/restrictions.yaml"));
        assertThat(cli.run("run").out()).doesNotContain("not declared", "says what the law asks for");
    }

    @Test
    void members_of_nobody_are_none_and_that_is_said() {
        cli.run("run", "newsletter-regulars", "--as-of", "2035-01-01");
        assertThat(cli.run("members", "newsletter-regulars"))
                .isEqualTo(
                        new Cli.Ran(
                                Exit.OK,
                                "",
                                "note: nobody is in this audience; `licit preview newsletter-regulars` says under which rules\n"));
        cli.run("run", "newsletter-regulars");
        Cli.Ran dated = cli.run("members", "newsletter-regulars", "--as-of", "2035-01-01");
        assertThat(dated.out()).isNotEmpty();
        assertThat(dated.err()).startsWith("note: these are of the last run, whatever the date;");
        assertThat(cli.run("members", "newsletter-regulars", "--as-of", "2035-01-01", "-q")
                        .err())
                .isEmpty();
    }

    @Test
    void the_instant_decides() {
        long now = eligible("run", "newsletter-regulars", "--format", "json");
        long later = eligible("run", "newsletter-regulars", "--format", "json", "--as-of", "2035-01-01");
        assertThat(later).isZero();
        assertThat(now).isPositive();
    }

    @Test
    void a_broken_definition_is_in_the_way_of_its_own_segment_only() throws IOException {
        Path file = folder.resolve("segments/frequent-buyers.yaml");
        Files.writeString(file, Files.readString(file).replace("orders.amount", "orders.amont"));
        Cli.Ran all = cli.run("run");
        assertThat(all.exit()).isEqualTo(Exit.USAGE);
        assertThat(all.out()).isEmpty();
        assertThat(all.err()).contains("error[SEG2002]", "error: 1 mistake is in the way");
        assertThat(cli.run("run", "newsletter-regulars").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void a_mistake_in_the_organisations_own_law_stops_every_run() throws IOException {
        Files.createDirectories(folder.resolve("law"));
        Files.writeString(folder.resolve("law/house.yaml"), "pack: house\ntitle: [House\n");
        Cli.Ran ran = cli.run("run");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("error[SRC1001]", "law/house.yaml");
    }

    @Test
    void bad_rows_stop_the_load_and_are_named() throws IOException {
        Files.writeString(folder.resolve("data/orders.csv"), "O-1,C-1001\n", StandardOpenOption.APPEND);
        Cli.Ran ran = cli.run("run");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("error[DAT5003]").doesNotContain("Exception");
    }

    @Test
    void new_data_is_seen_by_the_next_run() throws IOException {
        long before = eligible("run", "newsletter-regulars", "--format", "json");
        String rows = "C-1001,direct-marketing,email,withdrawn,2027-02-27,,web-form,\n";
        Files.writeString(folder.resolve("data/consents.csv"), rows, StandardOpenOption.APPEND);
        assertThat(eligible("run", "newsletter-regulars", "--format", "json")).isEqualTo(before - 1);
    }

    private long eligible(String... arguments) {
        Json.Arr segments = (Json.Arr) json(arguments).get("segments").orElseThrow();
        return number((Json.Obj) segments.items().get(0), "eligible");
    }

    private Json.Obj json(String... arguments) {
        Cli.Ran ran = cli.run(arguments);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        return (Json.Obj) Json.parse(ran.out());
    }

    private static long number(Json.Obj object, String key) {
        BigDecimal value = ((Json.Num) object.get(key).orElseThrow()).value();
        return value.longValueExact();
    }
}
