package io.licit.fairness.alternative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.cause.Formula;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.Thresholds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final Floors LOOSE = new Floors(0.6, 1.6, 0.6, 0.6);

    /** Sex, and race with two combinations unknown. */
    private static final List<Margin> MARGINS = List.of(
            new Margin("sex", "f", 0, 2, 4),
            new Margin("sex", "m", 1, 3, 5),
            new Margin("race", "a", 0, 1),
            new Margin("race", "b", 2, 3));

    private static final Formula NESTED =
            new Formula.All(List.of(new Formula.Literal(0), new Formula.Literal(1), Rules.any(2, 3)));

    @Test
    void what_is_found_equals_a_search_person_by_person_and_rule_by_rule() {
        long better = 0;
        long down = 0;
        long refused = 0;
        long shown = 0;
        for (int seed = 0; seed < 24; seed++) {
            Case one = random(seed, seed % 2 == 0, seed % 3 == 0 ? Direction.BURDEN : Direction.BENEFIT);
            Found found = Search.of(one.problem, one.crowd);
            Plain plain = new Plain(one.problem, one.crowd).search(3);
            assertThat(found.tried()).isEqualTo(plain.tried);
            assertThat(found.feasible()).isEqualTo(plain.feasible);
            assertThat(found.better()).isEqualTo(plain.better);
            assertThat(found.levelledDown()).isEqualTo(plain.levelledDown);
            assertThat(found.notHeldOut()).isEqualTo(plain.notHeldOut);
            assertThat(found.whole()).isTrue();
            check(found, plain, one);
            better += found.better();
            down += found.levelledDown();
            refused += found.notHeldOut();
            shown += found.front().size();
        }
        assertThat(better).isGreaterThan(500);
        assertThat(down).isGreaterThan(20);
        assertThat(refused).isGreaterThan(20);
        assertThat(shown).isGreaterThan(50);
    }

    private static void check(Found found, Plain plain, Case one) {
        double best = plain.staying.stream().mapToDouble(Plain.Point::air).max().orElse(0);
        assertThat(found.front().isEmpty()).isEqualTo(plain.staying.isEmpty());
        assertThat(found.front()).hasSizeLessThanOrEqualTo(12);
        if (!found.front().isEmpty()) {
            assertThat(found.front().get(0).air().orElseThrow()).isCloseTo(best, CLOSE);
        }
        for (int i = 0; i < found.front().size(); i++) {
            Alternative shown = found.front().get(i);
            assertThat(shown.number()).isEqualTo(i + 1);
            List<Crowd.Person> held = plain.held(rule(shown));
            List<Crowd.Person> before = plain.held(Map.of());
            assertThat(shown.air().orElseThrow())
                    .isCloseTo(plain.air(held, 2).orElseThrow(), CLOSE)
                    .isGreaterThan(found.baseline().air().orElseThrow());
            assertThat(shown.airHeldOut().isPresent()).isEqualTo(one.problem.halves());
            shown.airHeldOut()
                    .ifPresent(
                            air -> assertThat(air).isCloseTo(plain.air(held, 1).orElseThrow(), CLOSE));
            assertThat(shown.persons()).isEqualTo(held.size());
            assertThat(shown.personsKept()).isCloseTo((double) held.size() / before.size(), CLOSE);
            assertThat(shown.value()).isCloseTo(plain.value(held, 2), CLOSE);
            assertThat(shown.valueKept()).isCloseTo(plain.value(held, 2) / plain.value(before, 2), CLOSE);
            assertThat(shown.responseRate().orElseThrow()).isCloseTo(Plain.response(held, 2), CLOSE);
            for (Margin group : MARGINS) {
                Alternative.Rates rates =
                        Objects.requireNonNull(shown.rates().get(group.characteristic() + "=" + group.value()));
                assertThat(rates.after()).isCloseTo(plain.rate(held, group), CLOSE);
                assertThat(rates.before()).isCloseTo(plain.rate(before, group), CLOSE);
            }
            Plain.Point point =
                    new Plain.Point(rule(shown), shown.air().orElseThrow(), shown.valueKept(), shown.personsKept());
            assertThat(plain.staying).noneMatch(other -> other.beats(point));
        }
    }

    private static Map<Integer, Integer> rule(Alternative alternative) {
        return alternative.changes().stream().collect(Collectors.toMap(Change::literal, Change::variant));
    }

    @Test
    void the_same_input_gives_the_same_result() {
        Case one = random(4, true, Direction.BENEFIT);
        List<Varied> backwards = new ArrayList<>(one.problem.varied());
        Collections.reverse(backwards);
        Found found = Search.of(one.problem, one.crowd);
        assertThat(found.front()).isNotEmpty();
        assertThat(Search.of(one.problem, one.crowd)).isEqualTo(found);
        assertThat(Search.of(one.with(backwards, Budget.USUAL), one.crowd)).isEqualTo(found);
    }

    @Test
    void of_rules_that_hold_the_same_persons_the_one_with_fewer_changes_is_shown() {
        // The third condition is true of everybody, moved or not.
        List<Varied> varied = List.of(Rules.threshold(0, 6, 3), idle(1));
        Crowd crowd = Crowd.random(new Random(5), varied, 2, 6, 600);
        Found found = Search.of(problem(Rules.all(0, 1), varied, crowd, true, Direction.BENEFIT, LOOSE), crowd);
        assertThat(found.front()).isNotEmpty();
        assertThat(found.front())
                .allSatisfy(one -> assertThat(one.changes())
                        .singleElement()
                        .satisfies(change -> assertThat(change.literal()).isZero()));
    }

    private static Varied idle(int literal) {
        return new Varied(
                literal,
                "anybody",
                1,
                List.of(
                        Varied.Variant.original("anybody", true),
                        Varied.Variant.moved("anybody too", true),
                        Varied.Variant.leftOut()));
    }

    @Test
    void of_a_long_front_twelve_are_shown_from_the_highest_ratio_to_the_lowest() {
        // Women are rarer above than below, so that every lower threshold trades persons for the ratio.
        List<Crowd.Person> persons = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            int sex = i / 2 % 2;
            int code = sex == 0 ? i * 40 / 4000 : Math.min(39, 10 + i * 40 / 4000);
            persons.add(new Crowd.Person(new int[] {code}, sex, 0, code < 20 ? -1 : 1, false));
        }
        List<Varied> varied = List.of(Rules.threshold(0, 40, 30));
        Crowd crowd = new Crowd(varied, persons);
        Problem problem =
                problem(new Formula.Literal(0), varied, crowd, false, Direction.BENEFIT, new Floors(0.5, 9, 0, 0));
        Found found = Search.of(problem, crowd);
        assertThat(found.front()).hasSize(12);
        assertThat(found.statement()).contains("; 12 are shown, spread from the highest ratio to the lowest.");
        assertThat(found.front().stream().map(one -> one.air().orElseThrow()).toList())
                .isSortedAccordingTo(Collections.reverseOrder());
        assertThat(found.front().get(0).changes()).extracting(Change::to).containsExactly("x0 >= 1");
    }

    @Test
    void a_budget_that_ends_early_is_told_and_nothing_is_refuted() {
        Case one = random(4, true, Direction.BENEFIT);
        Found found = Search.of(one.with(one.problem.varied(), new Budget(5)), one.crowd);
        assertThat(found.whole()).isFalse();
        assertThat(found.tried()).isEqualTo(5);
        assertThat(found.statement())
                .contains("The search ended before the whole family was through: 5 rules of it were looked at, and"
                        + " nothing is said of the others.")
                .doesNotContain("No rule of this family");
    }

    @Test
    void a_smaller_budget_changes_fewer_conditions_at_once() {
        Case one = random(4, true, Direction.BENEFIT);
        long single =
                1 + one.problem.varied().stream().mapToLong(Varied::changes).sum();
        Found found = Search.of(one.with(one.problem.varied(), new Budget(single)), one.crowd);
        assertThat(found.whole()).isTrue();
        assertThat(found.tried()).isEqualTo(single);
        assertThat(found.family()).startsWith("Every rule that changes at most 1 condition of ");
        assertThat(found.front())
                .allSatisfy(shown -> assertThat(shown.changes()).hasSize(1));
    }

    @Test
    void a_rule_by_which_no_group_is_better_off_is_refused() {
        // Ten of each group's hundred are in code 2, fifty men and ten women in code 1; only codes above 1 leave
        // equals.
        List<Crowd.Person> persons = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int sex = i / 2 % 2;
            int code = i < 80 ? 2 : i < 160 && sex == 1 ? 1 : 0;
            persons.add(new Crowd.Person(new int[] {code, 1}, sex, i % 2, 1, false));
        }
        List<Varied> varied = List.of(Rules.threshold(0, 3, 1));
        Crowd crowd = new Crowd(varied, persons);
        Problem problem =
                problem(Rules.all(0, 1), varied, crowd, true, Direction.BENEFIT, new Floors(0.5, 1.25, 0.5, 0));
        Found found = Search.of(problem, crowd);
        assertThat(found.better()).isEqualTo(1);
        assertThat(found.levelledDown()).isEqualTo(1);
        assertThat(found.front()).isEmpty();
        assertThat(found.statement())
                .isEqualTo("No rule of this family can be offered: of those that meet the floors with a higher lowest"
                        + " ratio both on all persons and on the half searched, 1 in number, every one was refused."
                        + " 1 rule with a higher ratio was refused, since no group is better off by it than before. The"
                        + " choice was made on one half of the persons and on all, and checked on the other half.");
    }

    @Test
    void a_rule_that_the_held_out_half_does_not_bear_out_is_refused() {
        // Moving the threshold lets women in, but in the half searched alone; in the other, men.
        List<Crowd.Person> persons = new ArrayList<>();
        for (int i = 0; i < 800; i++) {
            int sex = i / 2 % 2;
            int half = i % 2;
            int place = i / 4;
            int code = place < 60 + 40 * sex ? 2 : 0;
            if (place >= 100 && place < (sex == 0 ? half == 0 ? 120 : 100 : half == 0 ? 100 : 110)) {
                code = 1;
            }
            persons.add(new Crowd.Person(new int[] {code, 1}, sex, half, 1, false));
        }
        List<Varied> varied = List.of(Rules.threshold(0, 3, 2));
        Crowd crowd = new Crowd(varied, persons);
        Found found = Search.of(
                problem(Rules.all(0, 1), varied, crowd, true, Direction.BENEFIT, new Floors(0.5, 1.25, 0.5, 0)), crowd);
        assertThat(found.better()).isEqualTo(1);
        assertThat(found.notHeldOut()).isEqualTo(1);
        assertThat(found.front()).isEmpty();
        assertThat(found.statement())
                .contains("1 rule with a higher ratio was refused, since the held-out half of persons does not bear it"
                        + " out.");
        Found unchecked = Search.of(
                problem(Rules.all(0, 1), varied, merged(crowd, varied), false, Direction.BENEFIT, LOOSE),
                merged(crowd, varied));
        assertThat(unchecked.front()).hasSize(1);
        assertThat(unchecked.front().get(0).airHeldOut()).isEmpty();
    }

    private static Crowd merged(Crowd crowd, List<Varied> varied) {
        return new Crowd(
                varied,
                crowd.persons().stream()
                        .map(one -> new Crowd.Person(one.codes(), one.combination(), 0, one.value(), one.responded()))
                        .toList());
    }

    @Test
    void with_too_few_persons_in_a_half_no_check_is_possible_and_it_says_so() {
        Case one = random(6, true, Direction.BENEFIT);
        long least = Collections.min(
                List.of(one.size(0, 0, 2, 4), one.size(1, 0, 2, 4), one.size(0, 1, 3, 5), one.size(1, 1, 3, 5)));
        Problem strict = one.with(new Thresholds(0.8, 0.9, 0.05, 0.02, least + 1));
        Found found = Search.of(strict, one.crowd);
        assertThat(found.baseline().airHeldOut()).isEmpty();
        assertThat(found.notHeldOut()).isZero();
        assertThat(found.statement()).contains("No check on held-out persons was possible");
        assertThat(found.front())
                .allSatisfy(shown -> assertThat(shown.airHeldOut()).isEmpty());
    }

    @Test
    void without_two_groups_to_compare_nothing_is_searched_and_nothing_is_refuted() {
        Case one = random(6, true, Direction.BENEFIT);
        Found found = Search.of(one.with(new Thresholds(0.8, 0.9, 0.05, 0.02, 1_000_000)), one.crowd);
        assertThat(found.baseline().air()).isEmpty();
        assertThat(found.front()).isEmpty();
        assertThat(found.whole()).isFalse();
        assertThat(found.tried()).isEqualTo(1);
        assertThat(found.statement())
                .isEqualTo("No ratio can be computed for the segment as it is, so that nothing was searched: no"
                        + " characteristic has two groups that are large enough to be assessed.");
    }

    @Test
    void a_segment_that_holds_nobody_or_everybody_breaks_nothing() {
        for (Direction direction : Direction.values()) {
            for (boolean everybody : List.of(false, true)) {
                Varied varied = new Varied(
                        0,
                        "a",
                        2,
                        List.of(
                                Varied.Variant.original("a", everybody, everybody),
                                Varied.Variant.moved("b", true, false)));
                Crowd crowd = Crowd.random(new Random(8), List.of(varied), 1, 6, 400);
                Found found = Search.of(
                        problem(new Formula.Literal(0), List.of(varied), crowd, true, direction, LOOSE), crowd);
                assertThat(found.front()).isEmpty();
                assertThat(found.baseline().personsKept()).isEqualTo(1);
                assertThat(found.baseline().valueKept()).isEqualTo(1);
                boolean measured = everybody == (direction == Direction.BENEFIT);
                assertThat(found.baseline().air().isPresent()).isEqualTo(measured);
                assertThat(found.statement()).startsWith(measured ? "No rule of this family" : "No ratio");
            }
        }
    }

    @Test
    void counts_of_a_thousand_million_persons_stay_exact() {
        Varied varied = Rules.threshold(0, 3, 2);
        long[][] persons = {{4_000_000_000L, 4_000_000_000L}, {0, 0}};
        List<Margin> margins = List.of(new Margin("sex", "f", 0), new Margin("sex", "m", 1));
        Problem problem = new Problem(
                new Formula.Literal(0),
                List.of(varied),
                margins,
                persons,
                false,
                false,
                false,
                Floors.USUAL,
                Thresholds.USUAL,
                Direction.BENEFIT,
                Budget.USUAL);
        Found found = Search.of(problem, asked -> {
            List<Cells.Cell> cells = new ArrayList<>();
            int high = asked.varied().isEmpty() ? 0 : 2;
            int low = asked.varied().isEmpty() ? 0 : 1;
            cells.add(new Cells.Cell(asked.residual(1), high, 0, 0, 1_000_000_000L, 0, 0));
            cells.add(new Cells.Cell(asked.residual(1), high, 1, 0, 2_000_000_000L, 0, 0));
            cells.add(new Cells.Cell(asked.residual(0), low, 0, 0, 100_000_001L, 0, 0));
            return new Cells(cells);
        });
        assertThat(found.front()).singleElement().satisfies(one -> {
            assertThat(one.persons()).isEqualTo(3_100_000_001L);
            assertThat(one.air().orElseThrow()).isCloseTo(1_100_000_001.0 / 2_000_000_000, CLOSE);
        });
    }

    @Test
    void counts_that_do_not_add_up_to_the_segment_are_our_own_mistake() {
        Case one = random(4, true, Direction.BENEFIT);
        Counting forgetful = asked -> {
            List<Cells.Cell> cells = one.crowd.count(asked).cells();
            return new Cells(asked.varied().isEmpty() ? cells : cells.subList(0, cells.size() / 2));
        };
        assertThatThrownBy(() -> Search.of(one.problem, forgetful))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not add up");
    }

    @Test
    void each_few_conditions_are_asked_about_once() {
        Case one = random(4, true, Direction.BENEFIT);
        one.crowd.asked = 0;
        Search.of(one.problem, one.crowd);
        assertThat(one.crowd.asked).isEqualTo(1 + 4 + 6 + 4);
    }

    private record Case(Problem problem, Crowd crowd) {
        Problem with(List<Varied> varied, Budget budget) {
            return new Problem(
                    problem.formula(),
                    varied,
                    problem.margins(),
                    problem.persons(),
                    problem.halves(),
                    problem.valued(),
                    problem.responded(),
                    problem.floors(),
                    problem.thresholds(),
                    problem.direction(),
                    budget);
        }

        Problem with(Thresholds thresholds) {
            return new Problem(
                    problem.formula(),
                    problem.varied(),
                    problem.margins(),
                    problem.persons(),
                    problem.halves(),
                    problem.valued(),
                    problem.responded(),
                    problem.floors(),
                    thresholds,
                    problem.direction(),
                    problem.budget());
        }

        long size(int half, int... combinations) {
            Margin margin = new Margin("", "", combinations);
            return crowd.persons().stream()
                    .filter(person -> person.half() == half && Plain.in(person, margin))
                    .count();
        }
    }

    private static Case random(int seed, boolean halves, Direction direction) {
        Random random = new Random(seed);
        List<Varied> varied = new ArrayList<>();
        for (int literal = 0; literal < 4; literal++) {
            varied.add(Rules.threshold(literal, random.nextInt(3, 5), random.nextInt(1, 3)));
        }
        Crowd crowd = Crowd.random(random, varied, 4, 6, 400);
        crowd = halves ? crowd : merged(crowd, varied);
        Formula formula = seed % 4 < 2 ? NESTED : Rules.random(random, 4);
        return new Case(problem(formula, varied, crowd, halves, direction, LOOSE), crowd);
    }

    private static Problem problem(
            Formula formula, List<Varied> varied, Crowd crowd, boolean halves, Direction direction, Floors floors) {
        boolean responded = crowd.persons().stream().anyMatch(Crowd.Person::responded);
        return new Problem(
                formula,
                varied,
                MARGINS,
                crowd.sizes(6),
                halves,
                true,
                responded,
                floors,
                Thresholds.USUAL.withMinimumPersons(10),
                direction,
                Budget.USUAL);
    }
}
