package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables whose numbers others' programs have computed: UCI Adult and dunnhumby's Complete Journey, with results of SciPy
 * 1.10.1, statsmodels 0.13.5, scikit-learn 1.2.1, Fairlearn 0.14.0 and SageMaker Clarify, to twelve digits. Of Complete
 * Journey's households most have no demographics.
 */
final class FairnessReferenceTest {
    /** Our words for the conditions of the attributions. */
    private static final Map<String, String> CONDITIONS = Map.of(
            "hours>=45",
            "hours_per_week >= 45",
            "edu>=13",
            "education_num >= 13",
            "capital_gain>0",
            "capital_gain > 0");

    @TempDir
    Path folder;

    private int compared;

    @Test
    void groups_strata_and_proxies_are_those_of_others_programs() throws IOException {
        FairnessRead read = new FairnessRead(io.licit.core.json.Json.none());
        List<String> given = List.of();
        for (String[] row : expected()) {
            if (row[0].equals("segment")) {
                read = audit(row[1], row[3], row[4], row[5]);
                given = List.of(row);
            } else if (!row[0].equals("cause") && !row[0].equals("proxy")) {
                compare(read, row, String.join(" ", given));
            }
        }
        assertThat(compared).isGreaterThan(4_000);
    }

    @Test
    void columns_tell_a_characteristic_as_far_as_others_programs_say() throws IOException {
        FairnessRead read = audit("adult", "age > 40", "sex,race,age_band", "");
        for (String[] row : expected()) {
            if (row[0].equals("proxy")) {
                List<FairnessRead> found = read.those("proxies", "characteristic", row[2])
                        .filter(one -> one.at("column").json().equals(io.licit.core.json.Json.of(row[3])))
                        .toList();
                if (!found.isEmpty()) {
                    double actual = row[4].startsWith("auc ")
                            ? found.get(0).at("auc").number(row[4].substring(4))
                            : found.get(0).number(row[4]);
                    close(actual, row[5], String.join(" ", row));
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(100);
    }

    @Test
    void conditions_have_the_shares_of_the_gap_that_were_computed_elsewhere() throws IOException {
        Map<String, FairnessRead> causes = Map.of(
                "sex: long_hours_graduates", cause("hours_per_week >= 45 and education_num >= 13"),
                "sex: hours>=45 AND edu>=13 AND capital_gain>0",
                        cause("hours_per_week >= 45 and education_num >= 13 and capital_gain > 0"));
        for (String[] row : expected()) {
            if (row[0].equals("cause")) {
                FairnessRead cause = Objects.requireNonNull(causes.get(row[1]));
                double actual = row[2].equals("gap")
                        ? cause.number("gap")
                        : cause.only("conditions", "condition", CONDITIONS.getOrDefault(row[3], ""))
                                .number(row[2]);
                close(actual, row[4], String.join(" ", row));
            }
        }
        assertThat(compared).isEqualTo(17);
    }

    private FairnessRead cause(String where) throws IOException {
        return audit("adult", where, "sex", "").only("causes", "characteristic", "sex");
    }

    private void compare(FairnessRead segment, String[] row, String of) {
        String told = of + ": " + String.join(" ", row);
        if (row[0].equals("conditional")) {
            close(
                    segment.only("conditional", "characteristic", row[1], "given", row[2], "group", row[3])
                            .number(row[4]),
                    row[5],
                    told);
            return;
        }
        FairnessRead result = segment.only("characteristics", "name", row[1], "judged", "matching");
        if (row[0].equals("reference")) {
            assertThat(result.text("reference")).as(told).isEqualTo(row[2]);
        } else if (row[0].equals("missing")) {
            assertThat(result.at("missing").number(row[2])).as(told).isEqualTo(Double.parseDouble(row[3]));
        } else if (row[0].equals("group")) {
            double actual = result.only("groups", "value", row[2]).number(row[3]);
            if (row[3].equals("persons") || row[3].equals("selected")) {
                assertThat(actual).as(told).isEqualTo(Double.parseDouble(row[4]));
            }
            close(actual, row[4], told);
        } else {
            FairnessRead comparison = result.only("groups", "value", row[2]).at(row[0]);
            boolean fisher = comparison.text("method").startsWith("Fisher");
            if (!row[3].startsWith("p ")) {
                close(comparison.number(row[3]), row[4], told);
            } else if (row[3].equals("p Fisher") == fisher) {
                close(comparison.number("p"), row[4], told);
            }
        }
    }

    /** Twelve digits were written down, of numbers that may be differences of larger ones. */
    private void close(double actual, String expected, String told) {
        double number = Double.parseDouble(expected);
        assertThat(Math.abs(actual - number))
                .as(told + ", was " + actual)
                .isLessThanOrEqualTo(Math.max(1e-9 * Math.max(Math.abs(actual), Math.abs(number)), 1e-12));
        compared++;
    }

    private FairnessRead audit(String table, String where, String columns, String given) throws IOException {
        Path file = folder.resolve(table + ".csv");
        try (InputStream in = resource(table + ".csv.gz")) {
            Files.write(file, in.readAllBytes());
        }
        List<String> arguments = new ArrayList<>(List.of(
                "fairness",
                "--data",
                file.toString(),
                "--where",
                where,
                "--protected",
                columns,
                "--format",
                "json",
                "--no-alternatives"));
        if (!given.isEmpty()) {
            arguments.addAll(List.of("--given", given));
        }
        return FairnessRead.of(Cli.in(folder).run(arguments.toArray(String[]::new)))
                .all("segments")
                .get(0);
    }

    private static List<String[]> expected() throws IOException {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(resource("expected.tsv.gz"), StandardCharsets.UTF_8))) {
            return in.lines().map(line -> line.split("\t", -1)).toList();
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = FairnessReferenceTest.class.getResourceAsStream("/fairness/" + name);
        if (in == null) {
            throw new IOException("no resource " + name);
        }
        return new GZIPInputStream(in);
    }
}
