package io.licit.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

final class TotalsTest {
    private static final int PERSONS = 140_000;
    private static final LongToIntFunction RESIDUAL = mask -> (mask & 3) == 3 ? 2 : (int) (mask & 1);

    private record Sum(long persons, double value, long responders) {
        Sum plus(double value, boolean responds) {
            return new Sum(persons + 1, this.value + value, responders + (responds ? 1 : 0));
        }
    }

    @Test
    void totals_are_those_of_looking_at_each_person() {
        RandomPeople random = new RandomPeople(11, PERSONS);
        List<Codes> dimensions = List.of(random.codes(4), random.codes(7));
        List<RoaringBitmap> literals = List.of(random.set(), random.set(), random.set());
        Codes sex = random.codes(2);
        Codes age = random.codes(3);
        double[] values = random.values();
        RoaringBitmap responders = random.set();
        CellCounts finest = CellCounts.over(sex, age);
        Masks masks = Masks.of(literals, PERSONS);

        Map<String, Sum> expected = new TreeMap<>();
        for (int person = 0; person < PERSONS; person++) {
            int[] levels = {dimensions.get(0).digit(person), dimensions.get(1).digit(person)};
            String key = key(
                    levels,
                    RESIDUAL.applyAsInt(masks.at(person)),
                    finest.cell(sex.at(person), age.at(person)),
                    Half.of(person));
            double value = Double.isNaN(values[person]) ? 0 : values[person];
            expected.put(key, expected.getOrDefault(key, new Sum(0, 0, 0)).plus(value, responders.contains(person)));
        }
        List<Totals.Row> rows = Totals.of(dimensions, masks, RESIDUAL, finest, values, responders);
        Map<String, Sum> found = new TreeMap<>();
        List<String> order = new ArrayList<>();
        for (Totals.Row row : rows) {
            String key = key(row.levels(), row.residual(), row.cell(), row.half());
            found.put(key, new Sum(row.persons(), row.value(), row.responders()));
            order.add(key);
        }
        assertThat(found).isEqualTo(expected);
        assertThat(order).isSorted().hasSameSizeAs(rows);
    }

    @Test
    void whoever_is_left_out_is_in_no_row_and_the_others_rows_stay_as_they_are() {
        for (int literals : new int[] {3, 12, 20, 40}) {
            RandomPeople random = new RandomPeople(literals, PERSONS);
            List<Codes> dimensions = List.of(random.codes(4), random.codes(300));
            Masks masks = Masks.of(
                    IntStream.range(0, literals).mapToObj(i -> random.set()).toList(), PERSONS);
            CellCounts finest = CellCounts.over(random.codes(2));
            double[] values = random.values();
            RoaringBitmap responders = random.set();
            List<Totals.Row> all = Totals.of(dimensions, masks, RESIDUAL, finest, values, responders);
            List<Totals.Row> some = Totals.of(
                    dimensions,
                    masks,
                    mask -> (mask & 1) == 0 ? Totals.LEFT_OUT : RESIDUAL.applyAsInt(mask),
                    finest,
                    values,
                    responders);
            assertThat(said(some))
                    .isEqualTo(
                            said(all.stream().filter(row -> row.residual() > 0).toList()));
        }
    }

    private static List<String> said(List<Totals.Row> rows) {
        return rows.stream()
                .map(row -> key(row.levels(), row.residual(), row.cell(), row.half()) + " " + row.persons() + " "
                        + row.value() + " " + row.responders())
                .toList();
    }

    /** Sorts as the rows do. */
    private static String key(int[] levels, int residual, int cell, int half) {
        return Arrays.toString(levels) + " " + residual + " " + String.format("%03d", cell) + " " + half;
    }

    @Test
    void without_values_every_sum_is_zero_and_without_dimensions_there_is_one_row_per_rest_cell_and_half() {
        RandomPeople random = new RandomPeople(12, 1_000);
        List<Totals.Row> rows = Totals.of(
                List.of(),
                Masks.of(List.of(), 1_000),
                mask -> 0,
                CellCounts.over(random.codes(1)),
                new double[0],
                new RoaringBitmap());
        assertThat(rows).hasSize(4).allMatch(row -> row.value() == 0 && row.responders() == 0);
        assertThat(rows.stream().mapToLong(Totals.Row::persons).sum()).isEqualTo(1_000);
    }

    @Test
    void halves_are_about_equal_and_a_fixed_function_of_the_number() {
        long ones = 0;
        for (int person = 0; person < 100_000; person++) {
            ones += Half.of(person);
        }
        // Five standard deviations of a fair coin.
        assertThat(ones).isBetween(50_000L - 791, 50_000L + 791);
        // MurmurHash3's finaliser written again in Python; of 1 it is 0x514e28b7, as published.
        assertThat(IntStream.range(0, 20).map(Half::of))
                .containsExactly(0, 1, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0);
    }

    @Test
    void a_residual_below_zero_is_refused() {
        RandomPeople random = new RandomPeople(13, 10);
        assertThatThrownBy(() -> Totals.of(
                        List.of(),
                        Masks.of(List.of(), 10),
                        mask -> -1,
                        CellCounts.over(random.codes(1)),
                        new double[0],
                        new RoaringBitmap()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
