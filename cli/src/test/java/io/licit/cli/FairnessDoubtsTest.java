package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not known, or can't be measured, is said, and never without concern. */
final class FairnessDoubtsTest {
    @TempDir
    Path folder;

    /** Persons of two groups alike, with a score, and columns of a test's own. */
    private void table(String columns, IntFunction<String> own) throws IOException {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>(List.of("sex,score," + columns));
        for (int person = 0; person < 2000; person++) {
            lines.add((random.nextBoolean() ? "f," : "m,") + random.nextInt(100) + "," + own.apply(person));
        }
        Files.write(folder.resolve("persons.csv"), lines);
    }

    private Cli.Ran run(String... more) {
        List<String> all = new ArrayList<>(List.of("fairness", "--data", "persons.csv", "--where", "score >= 40"));
        all.addAll(List.of(more));
        return Cli.in(folder).run(all.toArray(String[]::new));
    }

    private Json.Obj json(String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--format", "json"));
        Cli.Ran ran = run(all.toArray(String[]::new));
        assertThat(ran.err()).doesNotContain("internal");
        return (Json.Obj) Json.parse(ran.out());
    }

    private static List<Json.Obj> list(Json.Obj of, String key) {
        return ((Json.Arr) of.get(key).orElseThrow())
                .items().stream().map(Json.Obj.class::cast).toList();
    }

    private static Json.Obj segment(Json.Obj report) {
        return list(report, "segments").get(0);
    }

    private static String text(Json.Obj of, String key) {
        return ((Json.Str) of.get(key).orElseThrow()).value();
    }

    @Test
    void a_characteristic_with_too_many_values_cannot_be_told_of_whoever_looks() throws IOException {
        table("place", person -> "p" + person % 150);
        for (String role : List.of("officer", "analyst")) {
            Json.Obj report = json("--protected", "sex,place", "--role", role);
            Json.Obj place = list(segment(report), "characteristics").stream()
                    .filter(one -> text(one, "name").equals("place"))
                    .findFirst()
                    .orElseThrow();
            assertThat(text(place, "verdict")).isEqualTo("cannot tell");
            assertThat(list(report, "findings"))
                    .anyMatch(one -> text(one, "code").equals("FAI6003")
                            && text(one, "message").contains("no group of `place` is known"));
        }
        Cli.Ran text = run("--protected", "sex,place", "-v");
        assertThat(text.out()).containsPattern("place +– +cannot tell").contains("more than 100 values");
        assertThat(run("--protected", "place", "--format", "html").out()).contains("cannot tell");
    }

    /** Ten bands of a moment within two days: most bear the name of one that they share a day with. */
    @Test
    void strata_of_one_name_are_several() throws IOException {
        table("seen", person -> "2027-02-0" + (1 + person % 2) + " 0" + person % 10 + ":" + (10 + person % 50) + ":00");
        Json.Obj given = list(segment(json("--protected", "sex", "--given", "seen")), "conditional")
                .get(0);
        assertThat(number(given, "strata")).isEqualTo(10);
        assertThat(number(given, "coverage")).isEqualTo(1);
    }

    @Test
    void persons_of_unknown_factor_are_in_no_informative_stratum() throws IOException {
        table("branch", person -> person % 2 == 0 ? "" : "b" + person % 3);
        Json.Obj given = list(segment(json("--protected", "sex", "--given", "branch")), "conditional")
                .get(0);
        assertThat(number(given, "informative")).isEqualTo(3);
        assertThat(number(given, "coverage")).isEqualTo(0.5);
    }

    @Test
    void what_has_too_many_values_to_be_measured_is_named() throws IOException {
        table("zip", person -> "z" + person % 300);
        assertThat(run("--protected", "sex", "--given", "zip").out())
                .contains("of too many values to measure whether they tell a characteristic: `zip`")
                .contains("`zip` has too many values to compare groups among persons alike in it");
    }

    @Test
    void a_group_that_is_called_unknown_is_pointed_at() throws IOException {
        table("faith", person -> person % 3 == 0 ? "Unknown" : "a");
        assertThat(run("--protected", "sex,faith").out()).contains("`faith` has a group `Unknown`");
    }

    @Test
    void a_response_in_other_words_than_yes_is_pointed_at() throws IOException {
        table("income", person -> person % 3 == 0 ? ">50K" : "<=50K");
        assertThat(run("--protected", "sex", "--response", "income").out())
                .contains("`income` says of nobody that they responded");
    }

    @Test
    void a_number_of_many_values_without_bands_is_pointed_at() throws IOException {
        table("years", person -> String.valueOf(20 + person % 40));
        assertThat(run("--protected", "sex,years").out()).contains("--bands \"years=25,40\" would cut it");
        assertThat(run("--protected", "sex,years", "--bands", "years=30").out()).doesNotContain("would cut it");
    }

    @Test
    void a_reference_that_is_not_there_is_pointed_at() throws IOException {
        table("faith", person -> person % 3 == 0 ? "a" : "b");
        assertThat(run("--protected", "faith", "--reference", "faith=c").out())
                .contains("`faith` has no group `c` to hold the others against");
        assertThat(run("--protected", "faith", "--reference", "sex=f").out())
                .contains("`sex` is not among the characteristics that are looked at")
                .doesNotContain("no group `f`");
    }

    @Test
    void tables_that_are_left_out_are_told_of() throws IOException {
        table("faith", person -> person % 3 == 0 ? "a" : "b");
        assertThat(run("--protected", "faith").out()).contains("-v shows the tables");
        assertThat(run("--protected", "faith", "-v").out()).doesNotContain("-v shows the tables");
    }

    /** The fourth may fall while the lowest of three rises. */
    @Test
    void whose_ratios_an_alternative_raises_is_said_where_not_all_are_searched() throws IOException {
        table("a,b,c", person -> "x" + person % 2 + ",y" + person % 3 + ",z" + person % 5);
        assertThat(run("--protected", "sex,a,b,c").out().replaceAll("\\s+", " "))
                .contains("alone; a report on the draft says what becomes of the others.");
        assertThat(run("--protected", "sex,a,b").out()).doesNotContain("alone; a");
    }

    @Test
    void two_characteristics_of_one_name_are_refused() throws IOException {
        table("p,q", person -> "0.25,0.75");
        Cli.Ran ran = run("--protected", "sex", "--probabilities", "sex=p,q");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("two characteristics are called `sex`");
    }

    /** By chance the other column holds both groups alike; it has nothing to do with the score. */
    @Test
    void a_column_that_goes_with_nothing_stands_in_for_no_condition() throws IOException {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>(List.of("sex,score,lot"));
        for (int person = 0; person < 2000; person++) {
            boolean woman = random.nextBoolean();
            lines.add((woman ? "f," : "m,") + (random.nextInt(100) - (woman ? 20 : 0)) + "," + random.nextInt(1000));
        }
        Files.write(folder.resolve("persons.csv"), lines);
        assertThat(run("--protected", "sex", "-v").out())
                .contains("condition of `score >= 40`")
                .doesNotContain("→ lot");
    }

    private static double number(Json.Obj of, String key) {
        return ((Json.Num) of.get(key).orElseThrow()).value().doubleValue();
    }
}
