package io.licit.fairness.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.fairness.cause.Formula.All;
import io.licit.fairness.cause.Formula.Any;
import io.licit.fairness.cause.Formula.Literal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaTest {
    /** a and (b or c). */
    private static final Formula FORMULA =
            new All(List.of(new Literal(0), new Any(List.of(new Literal(1), new Literal(2)))));

    @Test
    void it_holds_whom_its_literals_hold() {
        assertThat(FORMULA.holds(0b001)).isFalse();
        assertThat(FORMULA.holds(0b011)).isTrue();
        assertThat(FORMULA.holds(0b101)).isTrue();
        assertThat(FORMULA.holds(0b110)).isFalse();
        assertThat(new Literal(61).holds(1L << 61)).isTrue();
    }

    @Test
    void it_knows_its_literals_and_its_size() {
        assertThat(FORMULA.literals()).isEqualTo(0b111);
        assertThat(FORMULA.size()).isEqualTo(5);
    }

    @Test
    void a_removed_literal_leaves_its_parent_and_an_emptied_connective_leaves_its_own() {
        assertThat(FORMULA.only(0b111)).contains(FORMULA);
        assertThat(FORMULA.only(0b011)).contains(new All(List.of(new Literal(0), new Literal(1))));
        assertThat(FORMULA.only(0b110)).contains(new Any(List.of(new Literal(1), new Literal(2))));
        assertThat(FORMULA.only(0b001)).contains(new Literal(0));
        assertThat(FORMULA.only(0)).isEmpty();
    }

    @Test
    void a_connective_of_one_and_a_number_beyond_the_mask_are_refused() {
        assertThatThrownBy(() -> new All(List.of(new Literal(0)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Any(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Literal(62)).isInstanceOf(IllegalArgumentException.class);
    }
}
