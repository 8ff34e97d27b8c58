package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Who is in so many of some audiences, against counting person by person. */
class RecipientCountsTest {
    @Test
    void who_is_in_at_least_so_many_sets_is_who_is_counted_so_often() {
        Random random = new Random(7018);
        for (int round = 0; round < 200; round++) {
            int persons = 1 + random.nextInt(40);
            List<RoaringBitmap> sets = new ArrayList<>();
            int[] counted = new int[persons];
            for (int set = random.nextInt(6); set > 0; set--) {
                RoaringBitmap members = new RoaringBitmap();
                for (int person = 0; person < persons; person++) {
                    if (random.nextInt(3) > 0) {
                        members.add(person);
                        counted[person]++;
                    }
                }
                sets.add(members);
            }
            for (int number = 0; number <= 6; number++) {
                RoaringBitmap found = RecipientCounts.inAtLeast(number, sets, persons);
                for (int person = 0; person < persons; person++) {
                    assertThat(found.contains(person)).isEqualTo(counted[person] >= number);
                }
            }
        }
    }
}
