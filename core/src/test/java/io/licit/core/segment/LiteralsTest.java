package io.licit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.segment.Literals.All;
import io.licit.core.segment.Literals.Any;
import io.licit.core.segment.Literals.Literal;
import io.licit.core.segment.Literals.Shape;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {
    private static final Instant AS_OF = Instant.parse("2026-06-30T12:00:00Z");
    private static final int CASES = 3_000;

    @Test
    void a_person_is_in_exactly_where_the_shape_holds_over_what_is_true_of_her() {
        Random random = new Random(11);
        int in = 0;
        int unknown = 0;
        for (int i = 0; i < CASES; i++) {
            Expr condition = condition(random);
            Literals literals = Literals.of(condition).orElseThrow();
            List<PersonData> population = new RandomPersons(random, Shop.catalogue()).population(12);
            Evaluator evaluator = evaluator(population);
            for (PersonData person : population) {
                Optional<Boolean> truth = evaluator.test(condition, person);
                assertThat(holds(literals.shape(), trueOf(literals, person, evaluator)))
                        .as(Canonical.text(condition))
                        .isEqualTo(truth.orElse(false));
                assertThat(evaluator.test(literals.condition(), person))
                        .as(Canonical.text(condition))
                        .isEqualTo(truth);
                in += truth.orElse(false) ? 1 : 0;
                unknown += truth.isEmpty() ? 1 : 0;
            }
        }
        assertThat(in).as("persons in").isGreaterThan(CASES);
        assertThat(unknown).as("persons of whom it is unknown").isGreaterThan(CASES);
    }

    @Test
    void a_condition_reads_back_from_its_text_after_every_change() {
        Random random = new Random(12);
        for (int i = 0; i < CASES; i++) {
            Literals literals = Literals.of(condition(random)).orElseThrow();
            int literal = random.nextInt(literals.literals().size());
            readsBack(literals.condition());
            readsBack(literals.with(literal, condition(random)).condition());
            literals.without(literal).ifPresent(left -> {
                readsBack(left.condition());
                assertThat(numbers(left.shape())).doesNotContain(literal);
                Set<Integer> others = new HashSet<>(numbers(literals.shape()));
                others.remove(literal);
                assertThat(numbers(left.shape())).isEqualTo(others);
            });
        }
    }

    @Test
    void every_literal_has_a_text_of_its_own_and_all_are_in_the_shape() {
        Random random = new Random(13);
        for (int i = 0; i < CASES; i++) {
            Literals literals = Literals.of(condition(random)).orElseThrow();
            assertThat(literals.literals().stream().map(Canonical::text)).doesNotHaveDuplicates();
            assertThat(numbers(literals.shape()))
                    .isEqualTo(IntStream.range(0, literals.literals().size())
                            .boxed()
                            .collect(Collectors.toSet()));
            assertThat(literals.literals())
                    .noneMatch(literal -> literal instanceof Expr.Logic || literal instanceof Expr.Between);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vip and score > 3 | vip and score > 3",
                "not (vip or score > 3) | not vip and score <= 3",
                "not (vip and not score = 3) | not vip or score = 3",
                "score between 1 and 5 | score >= 1 and score <= 5",
                "not score between 1 and 5 | score < 1 or score > 5",
                "score not between 1 and 5 and vip | (score < 1 or score > 5) and vip",
                "not score not between 1 and 5 | score >= 1 and score <= 5",
                "not country in ('DE', 'FR') | country not in ('DE', 'FR')",
                "not country like 'D%' | country not like 'D%'",
                "not country is null | country is not null",
                "not not in segment 'staff' | in segment 'staff'",
                "not in segment 'staff' and not vip | not in segment 'staff' and not vip",
                "not (score < 1 or score >= 2 or score <> 3) | score >= 1 and score < 2 and score = 3",
                "not true or null | false or null",
                "vip and (vip or vip) | vip"
            })
    void nots_are_carried_to_the_leaves(String text, String expected) {
        assertThat(text(literals(text))).isEqualTo(expected);
    }

    @Test
    void a_literal_that_stands_twice_has_one_number() {
        Literals literals = literals("(vip or score > 3) and (not vip or score > 3.0)");
        assertThat(literals.literals().stream().map(Canonical::text)).containsExactly("vip", "score > 3", "not vip");
        assertThat(literals.shape())
                .isEqualTo(new All(List.of(
                        new Any(List.of(new Literal(0), new Literal(1))),
                        new Any(List.of(new Literal(2), new Literal(1))))));
    }

    @Test
    void a_condition_without_logic_is_one_literal() {
        assertThat(literals("score > 3").shape()).isEqualTo(new Literal(0));
        assertThat(literals("score > 3").without(0)).isEmpty();
    }

    @Test
    void literals_are_taken_out_and_replaced_one_after_another() {
        Literals literals = literals("vip and (score > 3 or country = 'DE') and lifetime_value > 100");
        assertThat(text(literals.without(1).orElseThrow()))
                .isEqualTo("vip and country = 'DE' and lifetime_value > 100");
        assertThat(text(literals.without(1).orElseThrow().without(2).orElseThrow()))
                .isEqualTo("vip and lifetime_value > 100");
        assertThat(text(literals.with(3, Shop.resolved("lifetime_value > 80"))
                        .without(0)
                        .orElseThrow()))
                .isEqualTo("(score > 3 or country = 'DE') and lifetime_value > 80");
        assertThat(text(literals.with(0, Shop.resolved("lifetime_value > 100"))))
                .as("what then stands twice is written once")
                .isEqualTo("lifetime_value > 100 and (score > 3 or country = 'DE')");
        assertThat(literals.without(0)
                        .flatMap(left -> left.without(1))
                        .flatMap(left -> left.without(2))
                        .flatMap(left -> left.without(3)))
                .isEmpty();
    }

    @Test
    void more_literals_than_a_mask_has_bits_are_not_numbered() {
        assertThat(Literals.of(Shop.resolved(scores(62)))).isPresent();
        assertThat(Literals.of(Shop.resolved(scores(63)))).isEmpty();
        assertThat(Literals.of(Shop.resolved(scores(62) + " or score = 0"))).isPresent();
    }

    @Test
    void logic_of_one_operand_is_no_shape() {
        assertThatThrownBy(() -> new All(List.of(new Literal(0)))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String scores(int count) {
        return IntStream.range(0, count).mapToObj(i -> "score = " + i).collect(Collectors.joining(" or "));
    }

    private static Expr condition(Random random) {
        return new RandomConditions(random, Shop.catalogue(), List.of("lapsed", "staff")).condition();
    }

    private static Literals literals(String text) {
        return Literals.of(Shop.resolved(text)).orElseThrow();
    }

    private static String text(Literals literals) {
        return Canonical.text(literals.condition());
    }

    private static void readsBack(Expr condition) {
        String text = Canonical.text(condition);
        assertThat(RoundTripTest.placeless(Shop.resolved(text))).as(text).isEqualTo(RoundTripTest.placeless(condition));
    }

    private static Evaluator evaluator(List<PersonData> population) {
        Map<String, Expr> segments =
                Map.of("lapsed", Shop.resolved("score > 5"), "staff", Shop.resolved("vip or country = 'DE'"));
        return new Evaluator(Shop.catalogue(), population, AS_OF, id -> Optional.ofNullable(segments.get(id)));
    }

    private static Set<Integer> trueOf(Literals literals, PersonData person, Evaluator evaluator) {
        return IntStream.range(0, literals.literals().size())
                .filter(i -> evaluator.test(literals.literals().get(i), person).orElse(false))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static boolean holds(Shape shape, Set<Integer> literals) {
        if (shape instanceof Literal leaf) {
            return literals.contains(leaf.number());
        }
        return shape instanceof All all
                ? all.operands().stream().allMatch(operand -> holds(operand, literals))
                : ((Any) shape).operands().stream().anyMatch(operand -> holds(operand, literals));
    }

    private static Set<Integer> numbers(Shape shape) {
        if (shape instanceof Literal leaf) {
            return Set.of(leaf.number());
        }
        List<Shape> operands = shape instanceof All all ? all.operands() : ((Any) shape).operands();
        return operands.stream().flatMap(operand -> numbers(operand).stream()).collect(Collectors.toSet());
    }
}
