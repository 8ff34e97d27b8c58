package io.licit.fairness.alternative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.group.Direction;
import io.licit.fairness.group.Thresholds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Adult: {@code hours_per_week >= h and education_num >= e}, every h from 30 to 60 and every e from 9 to 15. */
class AdultTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final int HOURS = 30;
    private static final int EDUCATION = 9;

    /** Hours met, education met, sex (0 female), whether rich, persons. */
    private static final List<int[]> COUNTS = rows("adult-counts.csv").stream()
            .map(row -> new int[] {
                Integer.parseInt(row[0]),
                Integer.parseInt(row[1]),
                row[2].equals("Female") ? 0 : 1,
                Integer.parseInt(row[3]),
                Integer.parseInt(row[4])
            })
            .toList();

    @Test
    void every_rule_of_the_grid_has_the_numbers_of_the_reference() {
        Problem problem = problem(Floors.USUAL);
        Gauge gauge = new Gauge(problem);
        Map<String, double[]> rules = new HashMap<>();
        for (List<Varied> some : List.of(
                List.<Varied>of(),
                problem.varied().subList(0, 1),
                problem.varied().subList(1, 2),
                problem.varied())) {
            Asked asked = new Asked(problem.formula(), some);
            Evaluation evaluation = new Evaluation(problem, asked, gauge, count(asked));
            if (some.isEmpty()) {
                rules.put("45 13", evaluation.unchanged());
            } else {
                evaluation.each((variants, measures) -> rules.put(name(some, variants), measures) == null);
            }
        }
        List<String[]> grid = rows("adult-grid.csv");
        assertThat(rules).hasSize(217);
        assertThat(grid).hasSize(217);
        for (String[] row : grid) {
            double[] rule = Objects.requireNonNull(rules.get(row[0] + " " + row[1]));
            double persons = gauge.persons(rule, Gauge.WHOLE);
            double response = gauge.response(rule, Gauge.WHOLE).orElseThrow();
            assertThat(persons).isEqualTo(Double.parseDouble(row[2]));
            assertThat(response).isCloseTo(Double.parseDouble(row[3]), CLOSE);
            assertThat(response * persons).isCloseTo(Double.parseDouble(row[4]), CLOSE);
            assertThat(rate(gauge.rates(rule, rule), "Female").after()).isCloseTo(Double.parseDouble(row[5]), CLOSE);
            assertThat(rate(gauge.rates(rule, rule), "Male").after()).isCloseTo(Double.parseDouble(row[6]), CLOSE);
            double ratio = Double.parseDouble(row[7]);
            assertThat(gauge.air(rule, Gauge.WHOLE).orElseThrow()).isCloseTo(Math.min(ratio, 1 / ratio), within(1e-9));
        }
    }

    @Test
    void the_search_finds_what_the_reference_found() {
        Found found = Search.of(problem(new Floors(0.95, Double.POSITIVE_INFINITY, 0, 0.97)), AdultTest::count);

        assertThat(found.baseline().air().orElseThrow()).isCloseTo(0.493145231356, CLOSE);
        assertThat(found.baseline().persons()).isEqualTo(3342);
        assertThat(found.tried()).isEqualTo(217);
        assertThat(found.feasible()).isEqualTo(5);
        assertThat(found.better()).isEqualTo(4);
        assertThat(found.whole()).isTrue();

        Alternative best = found.front().get(0);
        assertThat(best.air().orElseThrow()).isCloseTo(0.509384290433, CLOSE);
        assertThat(best.airHeldOut()).isEmpty();
        assertThat(best.changes()).hasSize(1);
        assertThat(best.changes().get(0))
                .isEqualTo(new Change(0, 13, Change.Kind.MOVED, "hours_per_week >= 45", "hours_per_week >= 42"));
        assertThat(best.persons()).isEqualTo(3490);
        assertThat(best.responseRate().orElseThrow()).isCloseTo(0.620343839542, CLOSE);
        assertThat(rate(best.rates(), "Female").before()).isCloseTo(0.0608114381209, CLOSE);
        assertThat(rate(best.rates(), "Female").after()).isCloseTo(0.0651750069631, CLOSE);
        assertThat(rate(best.rates(), "Male").after()).isCloseTo(0.127948600275, CLOSE);

        // Of the other feasible rules only h = 41 holds more persons; h = 43 and 44 are worse in everything.
        assertThat(found.front()).hasSize(2);
        assertThat(found.front().get(1).persons()).isEqualTo(3496);
        assertThat(found.statement())
                .isEqualTo("4 rules of this family meet the floors with a higher lowest ratio; the best raises it from"
                        + " 0.4931 to 0.5094. All persons took part in the choice; none were held out to check it.");
    }

    @Test
    void with_floors_that_nothing_else_meets_it_says_so_for_the_family() {
        Found found = Search.of(problem(new Floors(1, Double.POSITIVE_INFINITY, 0, 1.01)), AdultTest::count);
        assertThat(found.front()).isEmpty();
        assertThat(found.statement())
                .startsWith("No rule of this family meets the floors with a higher lowest ratio. ");
        assertThat(found.family())
                .startsWith("Every rule that changes at most 2 conditions of `hours_per_week >= 45` (30 variants),"
                        + " `education_num >= 13` (6 variants), each into one of its variants")
                .contains("At most 217 rules");
    }

    private static Alternative.Rates rate(Map<String, Alternative.Rates> rates, String sex) {
        return Objects.requireNonNull(rates.get("sex=" + sex));
    }

    private static String name(List<Varied> some, int[] variants) {
        int hours = 45;
        int education = 13;
        for (int i = 0; i < variants.length; i++) {
            String text = some.get(i).variants().get(variants[i]).text();
            int threshold = Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1));
            if (some.get(i).literal() == 0) {
                hours = threshold;
            } else {
                education = threshold;
            }
        }
        return hours + " " + education;
    }

    private static Problem problem(Floors floors) {
        long[][] persons = new long[2][2];
        COUNTS.forEach(row -> persons[0][row[2]] += row[4]);
        return new Problem(
                Rules.all(0, 1),
                List.of(grid(0, "hours_per_week", HOURS, 60, 45), grid(1, "education_num", EDUCATION, 15, 13)),
                List.of(new Margin("sex", "Female", 0), new Margin("sex", "Male", 1)),
                persons,
                false,
                false,
                true,
                floors,
                Thresholds.USUAL,
                Direction.BENEFIT,
                Budget.USUAL);
    }

    /** A code tells how many of the thresholds are met. */
    private static Varied grid(int literal, String column, int from, int to, int stands) {
        int codes = to - from + 2;
        String text = column + " >= " + stands;
        List<Varied.Variant> variants = new ArrayList<>();
        variants.add(Varied.Variant.original(text, Rules.met(codes, stands - from + 1)));
        for (int threshold = from; threshold <= to; threshold++) {
            if (threshold != stands) {
                variants.add(Varied.Variant.moved(column + " >= " + threshold, Rules.met(codes, threshold - from + 1)));
            }
        }
        return new Varied(literal, text, codes, variants);
    }

    private static Cells count(Asked asked) {
        List<Cells.Cell> cells = new ArrayList<>();
        for (int[] row : COUNTS) {
            long mask = (row[0] > 45 - HOURS ? 1 : 0) | (row[1] > 13 - EDUCATION ? 2 : 0);
            int[] codes =
                    asked.literals().stream().mapToInt(literal -> row[literal]).toArray();
            cells.add(new Cells.Cell(
                    asked.residual(mask), asked.code(codes), row[2], 0, row[4], 0, row[3] == 1 ? row[4] : 0));
        }
        return new Cells(cells);
    }

    private static List<String[]> rows(String name) {
        try (InputStream in = AdultTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
