package io.licit.fairness.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Associations in four public data sets against SciPy, scikit-learn and others; the resources name data and functions. */
class AssociationOracleTest {
    private static final double DIGITS = 1e-9;

    @Test
    void measures_on_real_tables_are_those_of_the_reference() throws IOException {
        List<String[]> lines = lines("associations.tsv");
        assertThat(lines).hasSize(91);
        for (String[] line : lines) {
            String where = line[0] + " " + line[1] + " " + line[2];
            Contingency table = new Contingency(List.of(line[3].split(",", -1)), table(line[4]));
            Association found =
                    ProxyMeasure.of(List.of(line[2]), line[1], true, table, Map.of(), ProxyThresholds.USUAL);
            Entropies entropies = Entropies.of(new Table(table));
            near(where, found.cramersV(), line[5]);
            near(where, found.cramersVCorrected(), line[6]);
            near(where, found.mutualInformation(), line[7]);
            near(where, entropies.overMean(), line[8]);
            near(where, entropies.overLesser(), line[9]);
            near(where, found.theilsU(), line[10]);
            assertThat(found.levels()).isEqualTo(table.persons().length);
        }
    }

    @Test
    void areas_from_rank_sums_are_those_of_the_reference() throws IOException {
        int numbers = 0;
        for (String[] line : lines("associations.tsv")) {
            if (line[11].equals("-")) {
                continue;
            }
            Table table = new Table(table(line[4]), line[3].split(",", -1).length);
            String[] aucs = line[11].split(",", -1);
            String[] sums = line[12].split(",", -1);
            for (int group = 0; group < aucs.length; group++) {
                long inGroup = table.inColumn(group);
                double auc = Auc.ofRankSum(Double.parseDouble(sums[group]), inGroup, table.persons() - inGroup);
                near(line[0] + " " + line[2], auc, aucs[group]);
                numbers++;
            }
        }
        assertThat(numbers).isGreaterThan(100);
    }

    @Test
    void areas_from_counts_by_value_are_those_of_the_reference() throws IOException {
        List<String[]> lines = lines("auc.tsv");
        assertThat(lines).hasSizeGreaterThan(25);
        for (String[] line : lines) {
            double[] expected = Arrays.stream(line[5].split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(Auc.of(table(line[4]))).containsExactly(expected, within(DIGITS));
        }
    }

    private static void near(String where, double found, String expected) {
        assertThat(found).as(where).isCloseTo(Double.parseDouble(expected), within(DIGITS));
    }

    private static long[][] table(String text) {
        return Arrays.stream(text.split(";", -1))
                .map(row -> Arrays.stream(row.split(" ", -1))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toArray(long[][]::new);
    }

    private static List<String[]> lines(String name) throws IOException {
        try (InputStream in = AssociationOracleTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }
}
