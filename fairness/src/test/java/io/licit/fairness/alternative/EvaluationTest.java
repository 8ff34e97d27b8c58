package io.licit.fairness.alternative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.cause.Formula;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.Thresholds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    /** Sex and race, the last race unknown: in no group. */
    private static final List<Margin> MARGINS = List.of(
            new Margin("sex", "f", 0, 2, 4),
            new Margin("sex", "m", 1, 3, 5),
            new Margin("race", "a", 0, 1),
            new Margin("race", "b", 2, 3));

    private int rules;

    @Test
    void every_rule_under_all_equals_the_persons_counted_one_by_one() {
        check(Rules.all(0, 1, 2, 3), new Random(1));
        check(Rules.all(0, 1), new Random(2));
    }

    @Test
    void every_rule_under_any_equals_the_persons_counted_one_by_one() {
        check(Rules.any(0, 1, 2, 3), new Random(3));
        check(Rules.any(0, 1), new Random(4));
    }

    @Test
    void every_rule_of_nested_formulas_equals_the_persons_counted_one_by_one() {
        check(new Formula.All(List.of(new Formula.Literal(0), Rules.any(1, 2, 3))), new Random(5));
        check(new Formula.Any(List.of(Rules.all(0, 1), Rules.all(2, 3))), new Random(6));
        for (int seed = 10; seed < 34; seed++) {
            Random random = new Random(seed);
            check(Rules.random(random, random.nextInt(2, 8)), random);
        }
        assertThat(rules).isGreaterThan(3_000);
    }

    @Test
    void a_condition_alone_is_varied_too() {
        check(new Formula.Literal(0), new Random(7));
    }

    @Test
    void counts_of_something_else_are_refused() {
        Problem problem = problem(Rules.all(0, 1), List.of(Rules.threshold(0, 4, 2)), new long[2][6]);
        Asked asked = new Asked(problem.formula(), problem.varied());
        for (Cells.Cell wrong : List.of(
                new Cells.Cell(4, 0, 0, 0, 1, 0, 0),
                new Cells.Cell(1, 4, 0, 0, 1, 0, 0),
                new Cells.Cell(1, 0, 6, 0, 1, 0, 0),
                new Cells.Cell(1, 0, 0, 2, 1, 0, 0),
                new Cells.Cell(1, 0, 0, 0, -1, 0, 0),
                new Cells.Cell(1, 0, 0, 0, 1, Double.NaN, 0))) {
            Gauge gauge = new Gauge(problem);
            assertThatThrownBy(() -> new Evaluation(problem, asked, gauge, new Cells(List.of(wrong))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void what_would_take_too_much_room_is_known_before_it_is_counted() {
        List<Varied> broad = IntStream.range(0, 3)
                .mapToObj(literal -> Rules.threshold(literal, 3000, 5))
                .toList();
        Problem problem = problem(Rules.all(0, 1, 2), broad, new long[2][6]);
        Gauge gauge = new Gauge(problem);
        assertThat(Evaluation.fits(new Asked(problem.formula(), broad), gauge)).isFalse();
        assertThat(Evaluation.fits(new Asked(problem.formula(), broad.subList(0, 2)), gauge))
                .isTrue();
    }

    /** All choices of one to three literals that vary. */
    private void check(Formula formula, Random random) {
        int literals = Long.bitCount(formula.literals());
        List<Varied> varied = new ArrayList<>();
        for (int literal = 0; literal < literals; literal++) {
            if (literals < 4 || random.nextInt(4) > 0) {
                varied.add(Rules.scattered(random, literal));
            }
        }
        Crowd crowd = Crowd.random(random, varied, literals, 6, 90);
        Problem problem = problem(formula, varied, crowd.sizes(6));
        Gauge gauge = new Gauge(problem);
        for (int choice = 0; choice < 1 << varied.size(); choice++) {
            if (Integer.bitCount(choice) <= 3) {
                int bits = choice;
                List<Varied> chosen = IntStream.range(0, varied.size())
                        .filter(i -> (bits >>> i & 1) == 1)
                        .mapToObj(varied::get)
                        .toList();
                check(new Asked(formula, chosen), crowd, problem, gauge);
            }
        }
    }

    private void check(Asked asked, Crowd crowd, Problem problem, Gauge gauge) {
        Plain plain = new Plain(problem, crowd);
        Evaluation evaluation = new Evaluation(problem, asked, gauge, crowd.count(asked));
        check(crowd, plain, gauge, Map.of(), evaluation.unchanged());
        if (!asked.varied().isEmpty()) {
            int before = rules;
            evaluation.each((variants, measures) -> {
                Map<Integer, Integer> rule = new HashMap<>();
                long dropped = 0;
                for (int i = 0; i < variants.length; i++) {
                    Varied one = asked.varied().get(i);
                    rule.put(one.literal(), variants[i]);
                    dropped |= one.variants().get(variants[i]).dropped() ? 1L << one.literal() : 0;
                }
                rules++;
                if (!Shape.emptied(asked.formula(), dropped)) {
                    check(crowd, plain, gauge, rule, measures);
                }
                return true;
            });
            assertThat(rules - before)
                    .isEqualTo(asked.varied().stream().mapToInt(Varied::changes).reduce(1, Math::multiplyExact));
        }
    }

    private static void check(Crowd crowd, Plain plain, Gauge gauge, Map<Integer, Integer> rule, double[] measures) {
        for (int half = 0; half <= Gauge.WHOLE; half++) {
            int wanted = half;
            List<Crowd.Person> held = crowd.persons().stream()
                    .filter(person -> wanted == Gauge.WHOLE || person.half() == wanted)
                    .filter(person -> crowd.holds(person, plain.formula(), rule))
                    .toList();
            assertThat(gauge.persons(measures, half)).isEqualTo(held.size());
            assertThat(gauge.value(measures, half))
                    .isCloseTo(held.stream().mapToDouble(Crowd.Person::value).sum(), within(1e-9));
            if (held.isEmpty()) {
                assertThat(gauge.response(measures, half)).isEmpty();
            } else {
                double responded = held.stream().filter(Crowd.Person::responded).count();
                assertThat(gauge.response(measures, half)).hasValue(responded / held.size());
            }
            assertThat(gauge.air(measures, half)).isEqualTo(plain.air(held, half));
        }
    }

    private static Problem problem(Formula formula, List<Varied> varied, long[][] persons) {
        return new Problem(
                formula,
                varied,
                MARGINS,
                persons,
                true,
                true,
                true,
                Floors.USUAL,
                Thresholds.USUAL.withMinimumPersons(1),
                Direction.BENEFIT,
                Budget.USUAL);
    }
}
