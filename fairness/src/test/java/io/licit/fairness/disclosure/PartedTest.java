package io.licit.fairness.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.fairness.disclosure.Parted.Passed;
import io.licit.fairness.disclosure.Parted.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PartedTest {
    private static final int NONE = -1;
    private static final int ROUNDS = 3_000;

    private static Row row(int value, long matching, long eligible, long reachable) {
        return new Row(List.of(value), matching, Optional.of(new Passed(eligible, reachable)));
    }

    private static Row withheld(int value, long matching) {
        return new Row(List.of(value), matching, Optional.empty());
    }

    @Test
    void where_all_may_leave_every_value_has_its_row_the_largest_first() {
        List<Funnel> counts = List.of(new Funnel(1, 1, 0), new Funnel(0, 0, 0), new Funnel(7, 3, 1));
        assertThat(Parted.of(counts, NONE, 20, 1))
                .isEqualTo(new Parted(List.of(row(2, 7, 3, 1), row(0, 1, 1, 0)), Optional.empty()));
    }

    @Test
    void beyond_the_largest_the_others_are_together_and_the_one_apart_stays() {
        List<Funnel> counts =
                List.of(new Funnel(1, 1, 1), new Funnel(5, 5, 5), new Funnel(3, 2, 1), new Funnel(2, 0, 0));
        assertThat(Parted.of(counts, 0, 1, 1))
                .isEqualTo(new Parted(
                        List.of(row(1, 5, 5, 5), row(0, 1, 1, 1)),
                        Optional.of(new Row(List.of(2, 3), 5, Optional.of(new Passed(2, 1))))));
    }

    @Test
    void what_is_not_told_apart_has_no_row_of_its_own() {
        List<Funnel> counts = List.of(new Funnel(5, 5, 5), new Funnel(3, 2, 1), new Funnel(9, 8, 7));
        assertThat(Parted.withRest(counts, NONE, 20, 1))
                .isEqualTo(new Parted(
                        List.of(row(0, 5, 5, 5), row(1, 3, 2, 1)),
                        Optional.of(new Row(List.of(2), 9, Optional.of(new Passed(8, 7))))));
    }

    @Test
    void few_who_match_are_put_together_with_others_until_they_are_many() {
        List<Funnel> counts =
                List.of(new Funnel(100, 90, 80), new Funnel(3, 1, 1), new Funnel(60, 50, 40), new Funnel(9, 9, 9));
        assertThat(Parted.of(counts, NONE, 20, 30))
                .isEqualTo(new Parted(
                        List.of(row(0, 100, 90, 80)),
                        Optional.of(new Row(List.of(1, 2, 3), 72, Optional.of(new Passed(60, 50))))));
    }

    @Test
    void few_who_are_eligible_are_withheld_and_a_second_with_them() {
        List<Funnel> counts = List.of(new Funnel(100, 3, 3), new Funnel(90, 80, 70), new Funnel(80, 60, 50));
        assertThat(Parted.of(counts, NONE, 20, 30).rows())
                .containsExactly(withheld(0, 100), row(1, 90, 80, 70), withheld(2, 80));
    }

    @Test
    void where_the_whole_is_few_nothing_but_who_matches_is_told_by_value() {
        List<Funnel> counts = List.of(new Funnel(100, 3, 3), new Funnel(90, 0, 0), new Funnel(80, 2, 0));
        assertThat(Parted.of(counts, NONE, 20, 30).rows())
                .containsExactly(withheld(0, 100), withheld(1, 90), withheld(2, 80));
    }

    @Test
    void few_altogether_are_one_row() {
        assertThat(Parted.of(List.of(new Funnel(3, 3, 3), new Funnel(2, 1, 0)), 1, 20, 30))
                .isEqualTo(new Parted(
                        List.of(), Optional.of(new Row(List.of(0, 1), 5, Optional.of(new Passed(4, 3))))));
    }

    /** Whoever knows the whole, the table and how it is made can't tell a count of few of any row. */
    @Test
    void no_count_of_few_is_told_by_what_is_shown() {
        Random random = new Random(20_261_130);
        int hidden = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int minimum = 2 + random.nextInt(5);
            List<Funnel> counts = Stream.generate(() -> funnel(random))
                    .limit(1 + random.nextInt(6))
                    .toList();
            int apart = random.nextBoolean() ? NONE : random.nextInt(counts.size());
            Parted parted = Parted.of(counts, apart, 1 + random.nextInt(5), minimum);
            List<Row> rows = new ArrayList<>(parted.rows());
            parted.others().ifPresent(rows::add);
            assertThat(rows.stream().flatMap(row -> row.values().stream()))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, counts.size())
                            .filter(value -> counts.get(value).matching() > 0)
                            .boxed()
                            .toList());
            for (Row row : rows) {
                Funnel sum = row.values().stream().map(counts::get).reduce(Funnel.NOBODY, Funnel::plus);
                assertThat(row.matching()).isEqualTo(sum.matching());
                row.passed()
                        .ifPresent(passed -> assertThat(passed).isEqualTo(new Passed(sum.eligible(), sum.reachable())));
            }
            if (rows.size() > 1) {
                hidden += attacked(rows, counts, minimum);
            }
        }
        assertThat(hidden).isGreaterThan(ROUNDS / 4);
    }

    /** Goes through every way to fill in what is withheld; how many rows were. */
    private static int attacked(List<Row> rows, List<Funnel> counts, int minimum) {
        Funnel whole = counts.stream().reduce(Funnel.NOBODY, Funnel::plus);
        long eligible = whole.eligible();
        long reachable = whole.reachable();
        List<Row> open = new ArrayList<>();
        for (Row row : rows) {
            assertThat(Disclosure.small(row.matching(), minimum)).isFalse();
            if (row.passed().isEmpty()) {
                open.add(row);
                continue;
            }
            Passed passed = row.passed().get();
            assertThat(Disclosure.small(passed.eligible(), minimum)).isFalse();
            assertThat(Disclosure.small(passed.reachable(), minimum)).isFalse();
            eligible -= passed.eligible();
            reachable -= passed.reachable();
        }
        for (int i = 0; i < open.size(); i++) {
            long others = 0;
            for (int j = 0; j < open.size(); j++) {
                others += i == j ? 0 : open.get(j).matching();
            }
            // The least and the most that this row can be, the others being from none to all of theirs.
            long mostEligible = Math.min(open.get(i).matching(), eligible);
            long leastEligible = Math.max(0, eligible - others);
            long mostReachable = Math.min(open.get(i).matching(), reachable);
            long leastReachable = Math.max(0, reachable - others);
            boolean told = leastEligible == mostEligible && Disclosure.small(leastEligible, minimum)
                    || leastReachable == mostReachable && Disclosure.small(leastReachable, minimum);
            assertThat(told).as("%s of %s", open.get(i), counts).isFalse();
        }
        return open.size();
    }

    private static Funnel funnel(Random random) {
        int matching = random.nextInt(4) == 0 ? random.nextInt(4) : random.nextInt(40);
        int eligible = random.nextInt(3) == 0 ? Math.min(matching, random.nextInt(4)) : random.nextInt(matching + 1);
        return new Funnel(matching, eligible, random.nextBoolean() ? eligible : random.nextInt(eligible + 1));
    }
}
