package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of one's own: odd names and values, what is said of mistakes, and what options do. */
final class FairnessTableTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aTable() throws IOException {
        Random random = new Random(1);
        StringBuilder text =
                new StringBuilder("sex,\"ra ce\",a*b,c|d,age,\"q\"\"uote\",\"se,x\",one,empty,score,p1,p2,answer\n");
        String[] sexes = {"M", "F", "\"x,y\"", "\"a|b\"", "a", "\"\"\"\""};
        String[] races = {"A*B", "\"b|c\"", "\"b\\|c\"", "c", "O'Hara"};
        for (int i = 0; i < 1500; i++) {
            text.append(String.join(
                            ",",
                            sexes[random.nextInt(sexes.length)],
                            races[random.nextInt(races.length)],
                            "x",
                            i % 2 == 0 ? "p" : "q",
                            String.valueOf(16 + random.nextInt(65)),
                            i % 3 == 0 ? "u" : "v",
                            "S",
                            "only",
                            "",
                            String.valueOf(random.nextInt(101)),
                            "0.25",
                            "0.75",
                            i % 5 == 0 ? "yes" : "no"))
                    .append('\n');
        }
        Files.writeString(folder.resolve("t.csv"), text);
    }

    private Cli.Ran run(String where, String columns, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("fairness", "--data", "t.csv", "--where", where, "--protected", columns, "--fail-on", "never"));
        arguments.addAll(List.of(more));
        return Cli.in(folder).run(arguments.toArray(String[]::new));
    }

    private FairnessRead read(String where, String columns, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--format", "json"));
        return FairnessRead.of(run(where, columns, arguments.toArray(String[]::new)))
                .all("segments")
                .get(0);
    }

    @Test
    void values_with_bars_commas_quotes_and_stars_stay_groups_of_their_own() {
        FairnessRead segment = read("score > 40", "sex,ra ce,c|d");
        for (FairnessRead result : segment.all("characteristics")) {
            double persons = result.all("groups").stream()
                    .mapToDouble(group -> group.number("persons"))
                    .sum();
            assertThat(persons).as(result.text("name")).isEqualTo(1500);
        }
        FairnessRead pairs = segment.only("characteristics", "name", "sex*ra ce", "judged", "matching");
        assertThat(pairs.all("groups")).hasSize(30);
        assertThat(pairs.all("groups").stream().map(group -> group.text("value")))
                .contains("a\\|b|c", "a|b\\|c", "x,y|O'Hara");
        assertThat(run("score > 40", "sex,ra ce,c|d", "-v", "--role", "analyst").exit())
                .isZero();
        assertThat(run("score > 40", "sex,ra ce,c|d", "--format", "html", "--role", "analyst")
                        .out())
                .contains("</html>")
                .doesNotContain("NaN");
    }

    @Test
    void a_star_in_a_name_is_refused_since_it_joins_names() {
        Cli.Ran ran = run("score > 40", "a*b,sex");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("`a*b` can't be a characteristic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "one", "sex"})
    void what_cannot_be_told_is_never_no_concern(String column) {
        for (String where : List.of("score > 40", "score > 1000", "score >= 0")) {
            if (column.equals("sex") && !where.equals("score > 1000")) {
                continue;
            }
            FairnessRead result = read(where, column).all("characteristics").get(0);
            assertThat(result.text("verdict")).as(where).isIn("cannot tell", "insufficient evidence");
            assertThat(result.at("lowest_air").isNull()).isTrue();
            // How a verdict is told does not depend on the condition.
            List<String> others =
                    where.equals("score > 1000") ? List.of("html", "sarif", "junit", "github") : List.of();
            for (String format :
                    Stream.concat(Stream.of("text"), others.stream()).toList()) {
                Cli.Ran ran = run(where, column, "--format", format);
                assertThat(ran.exit()).as(format).isZero();
                assertThat(ran.out()).doesNotContain("NaN");
                // The page says of every verdict what it means.
                assertThat(format.equals("html") || !ran.out().contains("no concern found"))
                        .isTrue();
            }
        }
    }

    @Test
    void a_table_without_persons_has_a_report() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "sex,score\n");
        assertThat(run("score > 40", "sex").exit()).isZero();
        assertThat(read("score is null", "sex").all("characteristics").get(0).text("verdict"))
                .isEqualTo("cannot tell");
    }

    @Test
    void mistakes_are_said_and_where_they_are() throws IOException {
        said(run("scor > 40", "sex"), "--where:1:1", "^^^^", "did you mean `score`?");
        said(run("score >", "sex"), "expected a value");
        said(run("", "sex"), "the condition is empty");
        said(run("score > 40", "sxe"), "the table has no column `sxe`", "did you mean `sex`?");
        said(run("score > 40", "sex", "--given", "scoer"), "no column `scoer`");
        said(run("score > 40", "sex", "--value", "answer"), "`answer` holds no numbers");
        said(run("score > 40", "sex", "--bands", "age=30,50"), "is not among the protected columns");
        said(run("score > 40", "age", "--bands", "age=50,30"), "bands rise");
        said(run("score > 40", "age", "--bands", "age=x"), "are no bands");
        said(run("score > 40", "age", "--bands", "age"), "value for option '--bands'");
        said(run("score > 40", "sex", "--bands", "sex=30"), "`sex` holds no numbers");
        said(run("score > 40", "sex", "--probabilities", "race=p1,answer"), "`answer` holds no numbers");
        said(run("score > 40", "sex", "--minimum", "0"), "from 1");
        said(run("score > 40", "sex", "--minimum", "99999999999"), "from 1");
        said(run("score > 40", "sex", "--judge", "audience"), "no audience");
        said(run("score > 40", "sex", "--characteristics", "sex"), "--protected");
        said(run("score > 40", "sex", "--draft", "1"), "no drafts");
        said(run("score > 40", "sex", "--direction", "up"), "none of benefit, burden");
        said(Cli.in(folder).run("fairness", "--data", "t.csv", "--where", "score > 40"), "--protected");
        said(
                Cli.in(folder).run("fairness", "--data", "no.csv", "--where", "a > 1", "--protected", "a"),
                "`no.csv` is not there");
        said(Cli.in(folder).run("fairness", "--data", ".", "--where", "a > 1", "--protected", "a"), "is not there");
        Files.write(folder.resolve("t.csv"), new byte[] {1, 2, (byte) 0xff, 0, (byte) 0xfe});
        said(run("score > 40", "sex"), "not UTF-8");
        Files.writeString(folder.resolve("t.csv"), "");
        said(run("score > 40", "sex"), "is empty");
        Files.writeString(folder.resolve("t.csv"), "sex,score\nf,1,2\n\"m,3\n");
        said(run("score > 40", "sex"), "rows of the wrong shape");
    }

    private static void said(Cli.Ran ran, String... parts) {
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains(parts).doesNotContain("internal");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void an_age_is_in_bands_and_a_number_with_bands_too() {
        assertThat(values(read("score > 40", "age"), "age")).containsExactly("<18", "18-24", "25-39", "40-61", "62+");
        assertThat(values(read("score > 40", "age,score", "--bands", "age=30", "--bands", "score=50,90"), "age"))
                .containsExactly("<30", "30+");
    }

    private static List<String> values(FairnessRead segment, String name) {
        return segment.only("characteristics", "name", name, "judged", "matching").all("groups").stream()
                .map(group -> group.text("value"))
                .toList();
    }

    @Test
    void probabilities_are_weights() {
        FairnessRead result = read("score > 40", "sex", "--probabilities", "race=p1,p2")
                .those("characteristics", "weighted", "")
                .findFirst()
                .orElseGet(
                        () -> read("score > 40", "sex", "--probabilities", "race=p1,p2").all("characteristics").stream()
                                .filter(one -> one.truth("weighted"))
                                .findFirst()
                                .orElseThrow());
        assertThat(result.only("groups", "value", "p1").number("persons")).isEqualTo(375);
        assertThat(result.only("groups", "value", "p2").number("persons")).isEqualTo(1125);
    }

    @Test
    void of_a_burden_the_group_that_carries_it_least_is_the_reference() {
        FairnessRead benefit = read("score > 40", "c|d").all("characteristics").get(0);
        FairnessRead burden = read("score > 40", "c|d", "--direction", "burden")
                .all("characteristics")
                .get(0);
        assertThat(benefit.text("direction")).isEqualTo("benefit");
        assertThat(burden.text("direction")).isEqualTo("burden");
        assertThat(burden.text("reference")).isNotEqualTo(benefit.text("reference"));
        FairnessRead reference = burden.only("groups", "value", burden.text("reference"));
        assertThat(burden.all("groups"))
                .allSatisfy(group -> assertThat(group.number("rate")).isGreaterThanOrEqualTo(reference.number("rate")));
    }

    @Test
    void findings_decide_the_exit_only_as_far_as_is_asked() throws IOException {
        StringBuilder text = new StringBuilder("sex,score\n");
        for (int i = 0; i < 1000; i++) {
            text.append(i % 2 == 0 ? "f" : "m")
                    .append(',')
                    .append(i % 2 == 0 ? i % 60 : i % 100)
                    .append('\n');
        }
        Files.writeString(folder.resolve("t.csv"), text);
        String[] ask = {"fairness", "--data", "t.csv", "--where", "score > 40", "--protected", "sex"};
        assertThat(Cli.in(folder).run(ask).exit()).isEqualTo(Exit.FINDINGS);
        assertThat(run("score > 40", "sex").exit()).isZero();
        assertThat(FairnessRead.of(run("score > 40", "sex", "--format", "json"))
                        .those("findings", "code", "FAI6001")
                        .toList())
                .hasSize(1);
    }
}
