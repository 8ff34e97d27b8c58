package io.licit.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

final class MasksTest {
    private static List<RoaringBitmap> literals(RandomPeople random, int count) {
        List<RoaringBitmap> literals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            literals.add(random.set());
        }
        return literals;
    }

    private static long mask(List<RoaringBitmap> literals, int person) {
        long mask = 0;
        for (int i = 0; i < literals.size(); i++) {
            mask |= literals.get(i).contains(person) ? 1L << i : 0;
        }
        return mask;
    }

    @Test
    void a_mask_holds_the_literals_that_are_true_at_every_width() {
        int persons = 66_000;
        for (int count : new int[] {0, 1, 8, 9, 16, 17, 32, 33, 62}) {
            List<RoaringBitmap> literals = literals(new RandomPeople(count, persons), count);
            Masks masks = Masks.of(literals, persons);
            for (int person = 0; person < persons; person += 37) {
                assertThat(masks.at(person)).isEqualTo(mask(literals, person));
            }
        }
    }

    @Test
    void the_cube_holds_every_person_once_under_her_mask_and_group() {
        for (int count : new int[] {0, 3, 12, 40}) {
            int persons = 140_000;
            RandomPeople random = new RandomPeople(count + 100, persons);
            List<RoaringBitmap> literals = literals(random, count);
            Codes groups = random.codes(3);
            Map<Long, long[]> expected = new TreeMap<>();
            for (int person = 0; person < persons; person++) {
                int group = groups.at(person) == Codes.MISSING ? 3 : groups.at(person);
                expected.computeIfAbsent(mask(literals, person), mask -> new long[4])[group]++;
            }
            List<Masks.Cell> cube = Masks.of(literals, persons).cube(groups);
            assertThat(cube.stream().map(Masks.Cell::mask).toList()).isEqualTo(List.copyOf(expected.keySet()));
            for (Masks.Cell cell : cube) {
                long[] alike = expected.get(cell.mask());
                if (!Arrays.equals(cell.persons(), alike)) {
                    assertThat(cell.persons()).isEqualTo(alike);
                }
            }
        }
    }

    @Test
    void nobody_makes_an_empty_cube() {
        assertThat(Masks.of(List.of(), 0).cube(new RandomPeople(1, 0).codes(2))).isEmpty();
    }

    @Test
    void more_literals_than_a_mask_holds_are_refused() {
        assertThatThrownBy(() -> Masks.of(Collections.nCopies(63, new RoaringBitmap()), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
