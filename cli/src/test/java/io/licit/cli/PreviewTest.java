package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A preview by columns, on the workspace that {@code init} makes and some columns more. */
final class PreviewTest {
    private static final List<String> TIERS = List.of("gold", "silver", "silver", "basic", "");

    @TempDir
    Path folder;

    private Cli cli = Cli.in(Path.of("."));

    @BeforeEach
    void aWorkspace() throws IOException {
        cli = Cli.in(folder);
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
        Path data = folder.resolve("data/customers.csv");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(data)) {
            int n = lines.size();
            lines.add(line
                    + (n == 0
                            ? ",tier,app,sex,diet,note"
                            : "," + TIERS.get(n % TIERS.size()) + "," + (n % 2 == 0) + ",f,x,y"));
        }
        Files.write(data, lines);
        Path customers = folder.resolve("catalogue/customers.yaml");
        Files.writeString(customers, Files.readString(customers) + """
                  tier: {category: user.behavior.purchase_history}
                  app: {category: user.device, type: boolean}
                  sex: {category: user.demographic.gender, protected: sex}
                  diet: {category: user.health_and_medical}
                  note: {}
                """);
    }

    @Test
    void columns_are_counted_by_beside_the_countries() throws IOException {
        Cli.Ran ran = cli.run("preview", "newsletter-regulars", "--by", "tier,app", "--role", "officer");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        Golden.same("preview/by-columns.txt", ran.out());
    }

    @Test
    void counts_of_few_are_not_told_unless_to_who_may_see_them() throws IOException {
        Files.writeString(
                folder.resolve("licit.yaml"),
                Files.readString(folder.resolve("licit.yaml"))
                        .replace("minimum_segment_size: 2", "minimum_segment_size: 5"));
        Cli.Ran ran = cli.run("preview", "newsletter-regulars", "--by", "tier");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        Golden.same("preview/few-withheld.txt", ran.out());
        Json.Obj some = json("preview", "newsletter-regulars", "--by", "tier", "--format", "json");
        assertThat(flat(some.get("by_country").orElseThrow())).contains("null");
        Json.Obj all = json("preview", "newsletter-regulars", "--by", "tier", "--role", "auditor", "--format", "json");
        assertThat(flat(all.get("by_country").orElseThrow()))
                .contains("{\"country\":\"\",\"matching\":1,\"eligible\":0,\"reachable\":0}")
                .doesNotContain("null", "other");
    }

    @Test
    void json_has_a_row_for_each_value_and_one_for_those_without() {
        Json.Obj answer =
                json("preview", "newsletter-regulars", "--by", "tier", "--role", "officer", "--format", "json");
        Json.Obj by = (Json.Obj) answer.get("by").orElseThrow();
        assertThat(by.members().keySet()).containsExactly("tier");
        List<Json> rows = ((Json.Arr) by.get("tier").orElseThrow()).items();
        assertThat(rows).hasSize(4);
        assertThat(flat(rows.get(3))).startsWith("{\"kind\":\"missing\",\"value\":null,\"matching\":");
        assertThat(flat(rows.get(0))).startsWith("{\"kind\":\"value\",\"value\":\"silver\",\"matching\":");
        for (String number : List.of("matching", "eligible", "reachable")) {
            long sum = rows.stream()
                    .mapToLong(row -> number((Json.Obj) row, number))
                    .sum();
            assertThat(sum).as(number).isEqualTo(number(answer, number));
        }
        assertThat(json("preview", "newsletter-regulars", "--format", "json").get("by"))
                .contains(Json.object().build());
    }

    @Test
    void what_is_protected_or_sensitive_or_of_one_person_is_not_counted_by() {
        refused("sex", """
                error: column `sex` holds the protected characteristic `sex`
                help: counts by it are a test for discrimination: \
                `licit fairness newsletter-regulars --characteristics sex`; \
                `country`, `region`, `tier` and `app` can be counted by
                """);
        refused("diet", """
                error: column `diet` may tell genetic, health, reproductive-health, by which nobody is counted here
                help: `country`, `region`, `tier` and `app` can be counted by
                """);
        refused("note", """
                error: column `note` has no label, so that it may hold anything
                help: label it in the catalogue; `country`, `region`, `tier` and `app` can be counted by
                """);
        refused("email", """
                error: column `email` tells single persons apart
                help: `country`, `region`, `tier` and `app` can be counted by
                """);
        refused("birth_date", """
                error: column `birth_date` holds the protected characteristic `age`
                help: counts by it are a test for discrimination: \
                `licit fairness newsletter-regulars --characteristics age`; \
                `country`, `region`, `tier` and `app` can be counted by
                """);
    }

    @Test
    void numbers_are_not_counted_by_and_unknown_columns_are_said_to_be_so() {
        refused("tier,loyalty_points", """
                error: column `loyalty_points` holds numbers, and counts are by texts and by yes or no
                help: put the numbers into a condition, or state `type: text` on a column of codes; \
                `country`, `region`, `tier` and `app` can be counted by
                """);
        refused("teir", """
                error: persons have no column `teir`
                help: did you mean `tier`?
                """);
        assertThat(cli.run("preview", "newsletter-regulars", "--by", "tier", "--engine", "spark")
                        .err())
                .startsWith(
                        "error: --by counts on the embedded engine; on spark a preview counts by rule and by country\n");
    }

    private void refused(String columns, String said) {
        assertThat(cli.run("preview", "newsletter-regulars", "--by", columns))
                .isEqualTo(new Cli.Ran(Exit.USAGE, "", said));
    }

    private Json.Obj json(String... arguments) {
        Cli.Ran ran = cli.run(arguments);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        return (Json.Obj) Json.parse(ran.out());
    }

    private static String flat(Json json) {
        return json.print().replaceAll("\\s+", "");
    }

    private static long number(Json.Obj object, String key) {
        return ((Json.Num) object.get(key).orElseThrow()).value().longValueExact();
    }
}
