package io.licit.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ranges are sets of codes, and predicates Kleene's logic on them. */
final class RangesTest {
    private static final long[] CODES = {
        Long.MIN_VALUE, Long.MIN_VALUE + 1, -3, -2, -1, 0, 1, 2, 3, Long.MAX_VALUE - 1, Long.MAX_VALUE
    };

    private final Random random = new Random(20_261_132);

    private long code() {
        return CODES[random.nextInt(CODES.length)];
    }

    private Ranges ranges() {
        List<Ranges> all = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            all.add(Ranges.of(code(), code()));
        }
        return Ranges.union(all);
    }

    private Predicate predicate() {
        Ranges yes = ranges();
        Predicate.Answer[] answers = Predicate.Answer.values();
        return new Predicate(yes, ranges().and(yes.not()), answers[random.nextInt(answers.length)]);
    }

    @Test
    void sets_are_joined_cut_and_turned_round() {
        for (int round = 0; round < 2_000; round++) {
            Ranges one = ranges();
            Ranges two = ranges();
            for (long code : CODES) {
                assertThat(one.or(two).contains(code)).isEqualTo(one.contains(code) || two.contains(code));
                assertThat(one.and(two).contains(code)).isEqualTo(one.contains(code) && two.contains(code));
                assertThat(one.not().contains(code)).isEqualTo(!one.contains(code));
            }
            assertThat(one.not().not()).isEqualTo(one);
        }
    }

    @Test
    void predicates_are_joined_as_their_answers_are() {
        for (int round = 0; round < 2_000; round++) {
            Predicate one = predicate();
            Predicate two = predicate();
            for (long code : CODES) {
                assertThat(one.and(two).of(code)).isEqualTo(one.of(code).and(two.of(code)));
                assertThat(one.not().of(code)).isEqualTo(one.of(code).not());
                assertThat(one.or(two).of(code))
                        .isEqualTo(one.of(code).not().and(two.of(code).not()).not());
            }
            assertThat(one.and(two).ofNull()).isEqualTo(one.ofNull().and(two.ofNull()));
        }
    }
}
