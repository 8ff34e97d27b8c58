package io.licit.server.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.server.view.Portions.Portion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Portions add up, and neither they nor what is missing from them tells of few persons. */
final class PortionsTest {
    private static final long MINIMUM = 50;

    private static long sum(Portions portions) {
        return portions.shown().stream().mapToLong(Portion::part).sum()
                + portions.others().map(Portions.Others::part).orElse(0L);
    }

    @Test
    void few_and_what_few_are_missing_from_are_put_together() {
        List<Portion> all = List.of(
                new Portion("many", 900, 700),
                new Portion("nearly all", 500, 490),
                new Portion("few", 200, 20),
                new Portion("nobody", 80, 0));
        Portions shown = Portions.of(all, MINIMUM);
        assertThat(shown.shown()).extracting(Portion::name).containsExactly("many");
        assertThat(shown.others()).contains(new Portions.Others(2, 510));
        assertThat(Portions.of(all, 1).shown()).extracting(Portion::name).containsExactly("many", "nearly all", "few");
    }

    @Test
    void one_that_is_few_does_not_stand_alone_behind_the_sum() {
        Portions shown = Portions.of(List.of(new Portion("a", 900, 700), new Portion("b", 90, 10)), MINIMUM);
        assertThat(shown.shown()).isEmpty();
        assertThat(shown.others()).contains(new Portions.Others(2, 710));
    }

    @Test
    void whatever_is_told_adds_up_and_hides_few() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            List<Portion> all = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(8); i++) {
                long whole = random.nextInt(300);
                all.add(new Portion("p" + i, whole, whole == 0 ? 0 : random.nextInt((int) whole + 1)));
            }
            Portions shown = Portions.of(all, MINIMUM);
            assertThat(sum(shown))
                    .isEqualTo(all.stream().mapToLong(Portion::part).sum());
            for (Portion one : shown.shown()) {
                assertThat(one.part()).isGreaterThanOrEqualTo(MINIMUM);
                assertThat(one.whole() - one.part() == 0 || one.whole() - one.part() >= MINIMUM)
                        .isTrue();
            }
            boolean isHiding = shown.others().isPresent() && !shown.shown().isEmpty();
            if (isHiding) {
                Portions.Others others = shown.others().orElseThrow();
                assertThat(others.count()).isGreaterThanOrEqualTo(2);
                assertThat(others.part()).isGreaterThanOrEqualTo(MINIMUM);
            }
        }
    }
}
