package io.licit.fairness.alternative;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.fairness.cause.Formula;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupCounts;
import io.licit.fairness.group.Judgement;
import io.licit.fairness.group.Question;
import io.licit.fairness.group.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GaugeTest {
    /** Of 700 persons 7 % are 49, which as a product of doubles would be 49.00000000000001. */
    @Test
    void a_group_of_exactly_the_least_share_is_assessed_as_it_is_judged() {
        Thresholds lines = new Thresholds(0.8, 0.9, 0.05, 0.07, 1);
        Problem problem = new Problem(
                new Formula.Literal(0),
                List.of(),
                List.of(new Margin("sex", "f", 0), new Margin("sex", "m", 1)),
                new long[][] {{49, 651}, {0, 0}},
                false,
                false,
                false,
                Floors.USUAL,
                lines,
                Direction.BENEFIT,
                Budget.USUAL);
        GroupCounts counts =
                new GroupCounts("sex", Map.of("f", new Count(49, 1), "m", new Count(651, 100)), Count.none());
        assertThat(Judgement.of(counts, new Question("matching", Direction.BENEFIT, lines, Optional.empty()))
                        .group("f")
                        .orElseThrow()
                        .assessable())
                .isTrue();
        assertThat(new Gauge(problem).comparable()).isTrue();
    }
}
