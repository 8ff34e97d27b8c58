package io.licit.fairness.alternative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
    @Test
    void a_family_has_as_many_rules_as_can_be_written_down() {
        assertThat(Budget.family(List.of(30, 6), 2)).isEqualTo(217);
        assertThat(Budget.family(List.of(2, 3, 4), 3)).isEqualTo(3 * 4 * 5);
        assertThat(Budget.family(List.of(2, 3, 4), 1)).isEqualTo(1 + 9);
        assertThat(Budget.family(List.of(), 0)).isEqualTo(1);
        assertThat(Budget.family(Collections.nCopies(62, Integer.MAX_VALUE), 3))
                .isCloseTo(37_820 * Math.pow(Integer.MAX_VALUE, 3), within(1e25));
    }

    @Test
    void grids_get_coarser_with_more_conditions_until_fewer_are_changed_at_once() {
        Budget usual = Budget.USUAL;
        assertThat(usual.gridFor(0)).isEqualTo(64);
        assertThat(usual.gridFor(1)).isEqualTo(64);
        assertThat(usual.gridFor(2)).isEqualTo(64);
        assertThat(usual.gridFor(3)).isEqualTo(57);
        assertThat(usual.gridFor(5)).isEqualTo(26);
        assertThat(usual.gridFor(12)).isEqualTo(9);
        assertThat(usual.gridFor(16)).isEqualTo(40);
        assertThat(new Budget(3).gridFor(50)).isEqualTo(1);
    }

    @Test
    void a_family_on_grids_that_fit_is_within_the_budget() {
        for (int conditions = 1; conditions <= 62; conditions++) {
            List<Integer> grids = Collections.nCopies(conditions, Budget.USUAL.gridFor(conditions));
            int depth = Budget.USUAL.depth(grids);
            assertThat(Budget.family(grids, depth)).isLessThanOrEqualTo(Budget.USUAL.rules());
            assertThat(depth).isGreaterThanOrEqualTo(Math.min(2, conditions));
        }
    }

    @Test
    void one_condition_is_changed_however_small_the_budget() {
        assertThat(new Budget(1).depth(List.of(5, 5))).isEqualTo(1);
        assertThat(Budget.USUAL.depth(List.of())).isZero();
    }
}
