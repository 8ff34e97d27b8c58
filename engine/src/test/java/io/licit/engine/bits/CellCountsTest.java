package io.licit.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

final class CellCountsTest {
    private static final int[] SIZES = {0, 1, 63, 64, 65, 65_535, 65_536, 65_537, 200_003};

    private static long[] plainly(CellCounts cells, RoaringBitmap set, Codes... dimensions) {
        long[] counts = new long[cells.cells()];
        for (int person = 0; person < cells.persons(); person++) {
            if (set.contains(person)) {
                int[] levels = new int[dimensions.length];
                for (int i = 0; i < levels.length; i++) {
                    levels[i] = dimensions[i].at(person);
                }
                counts[cells.cell(levels)]++;
            }
        }
        return counts;
    }

    @Test
    void counts_are_those_of_looking_at_each_person() {
        for (int persons : SIZES) {
            RandomPeople random = new RandomPeople(persons, persons);
            Codes[] dimensions = {random.codes(2), random.codes(5), random.codes(4)};
            CellCounts cells = CellCounts.over(dimensions);
            assertThat(cells.everybody())
                    .isEqualTo(plainly(cells, RoaringBitmap.bitmapOfRange(0, persons), dimensions));
            List<RoaringBitmap> sets = new ArrayList<>(List.of(new RoaringBitmap()));
            for (int i = 0; i < 21; i++) {
                sets.add(random.set());
            }
            List<long[]> together = cells.each(sets);
            for (int i = 0; i < sets.size(); i++) {
                long[] expected = plainly(cells, sets.get(i), dimensions);
                assertThat(together.get(i)).isEqualTo(expected);
                assertThat(cells.of(sets.get(i))).isEqualTo(expected);
            }
        }
    }

    @Test
    void sets_beyond_those_held_at_one_time_and_cells_beyond_those_counted_jointly_count_the_same() {
        RandomPeople random = new RandomPeople(7, 70_000);
        Codes[] dimensions = {random.codes(30), random.codes(300)};
        CellCounts many = CellCounts.over(dimensions);
        CellCounts few = CellCounts.over(random.codes(3));
        List<RoaringBitmap> sets = new ArrayList<>();
        for (int i = 0; i < 270; i++) {
            sets.add(random.set());
        }
        List<long[]> counted = few.each(sets);
        assertThat(counted).hasSize(270);
        for (int i = 0; i < sets.size(); i += 89) {
            assertThat(counted.get(i)).isEqualTo(few.of(sets.get(i)));
            assertThat(many.of(sets.get(i))).isEqualTo(plainly(many, sets.get(i), dimensions));
        }
        assertThat(many.each(sets.subList(0, 9)).get(8)).isEqualTo(many.of(sets.get(8)));
    }

    @Test
    void margins_of_the_finest_cells_are_the_direct_counts() {
        for (long seed = 0; seed < 20; seed++) {
            RandomPeople random = new RandomPeople(seed, 5_000);
            Codes first = random.codes(1 + random.below(6));
            Codes second = random.codes(random.below(6));
            RoaringBitmap set = random.set();
            CellCounts both = CellCounts.over(first, second);
            long[] finest = both.of(set);
            CellCounts one = CellCounts.over(second);
            long[] margin = new long[one.cells()];
            for (int cell = 0; cell < finest.length; cell++) {
                margin[one.cell(both.level(cell, 1))] += finest[cell];
                assertThat(both.cell(both.level(cell, 0), both.level(cell, 1))).isEqualTo(cell);
            }
            assertThat(margin).isEqualTo(one.of(set));
        }
    }

    @Test
    void sums_add_values_by_cell_and_pass_over_missing_ones() {
        RandomPeople random = new RandomPeople(3, 150_000);
        Codes codes = random.codes(4);
        double[] values = random.values();
        RoaringBitmap set = random.set();
        CellCounts cells = CellCounts.over(codes);
        double[] expected = new double[cells.cells()];
        for (int person = 0; person < values.length; person++) {
            if (set.contains(person) && !Double.isNaN(values[person])) {
                expected[cells.cell(codes.at(person))] += values[person];
            }
        }
        assertThat(cells.sums(values, set)).isEqualTo(expected);
    }

    @Test
    void dimensions_and_sets_of_other_persons_are_refused() {
        Codes codes = new RandomPeople(1, 10).codes(2);
        Codes other = new RandomPeople(1, 11).codes(2);
        assertThatThrownBy(() -> CellCounts.over(codes, other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CellCounts.over(codes).of(RoaringBitmap.bitmapOf(10)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CellCounts.over(codes).of(RoaringBitmap.bitmapOf(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
