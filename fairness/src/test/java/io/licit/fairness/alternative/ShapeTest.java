package io.licit.fairness.alternative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.fairness.cause.Formula;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    /** a and (b or (c and d)). */
    private static final Formula FORMULA = new Formula.All(
            List.of(new Formula.Literal(0), new Formula.Any(List.of(new Formula.Literal(1), Rules.all(2, 3)))));

    @Test
    void what_is_left_out_decides_nothing() {
        assertThat(Shape.neutral(FORMULA, 0)).isTrue();
        assertThat(Shape.neutral(FORMULA, 1)).isFalse();
        assertThat(Shape.neutral(FORMULA, 2)).isTrue();
    }

    @Test
    void a_literal_under_both_connectives_cannot_be_left_out() {
        Formula both = new Formula.All(List.of(new Formula.Literal(0), Rules.any(0, 1)));
        assertThatThrownBy(() -> Shape.neutral(both, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_connective_loses_all_its_literals() {
        assertThat(Shape.emptied(FORMULA, 0)).isFalse();
        assertThat(Shape.emptied(FORMULA, 0b0001)).isFalse();
        assertThat(Shape.emptied(FORMULA, 0b0110)).isFalse();
        assertThat(Shape.emptied(FORMULA, 0b1100)).isTrue();
        assertThat(Shape.emptied(FORMULA, 0b1111)).isTrue();
        assertThat(Shape.emptied(new Formula.Literal(0), 1)).isTrue();
    }
}
