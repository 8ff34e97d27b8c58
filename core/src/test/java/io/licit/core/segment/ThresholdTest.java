package io.licit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.segment.Expr.Comparison;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score > 3 | score > 4.5",
                "3 < score | score > 4.5",
                "3 >= score | score <= 4.5",
                "age >= 18 | age >= 4.5",
                "-2.50 <= score * 2 | score * 2 >= 4.5",
                "sum(orders.amount) < 500 | sum(orders.amount) < 4.5",
                "days_since(max(orders.placed_at)) > 90 | days_since(max(orders.placed_at)) > 4.5",
                "percentile(lifetime_value) >= 80 | percentile(lifetime_value) >= 4.5"
            })
    void a_line_is_moved_with_the_expression_on_the_left(String text, String moved) {
        Threshold threshold = Threshold.of(Shop.resolved(text)).orElseThrow();
        assertThat(Canonical.text(threshold.moved(new BigDecimal("4.50")))).isEqualTo(moved);
        assertThat(Canonical.text(Shop.resolved(moved))).isEqualTo(moved);
    }

    @Test
    void a_line_is_as_written() {
        Threshold threshold = Threshold.of(Shop.resolved("2.50 > score")).orElseThrow();
        assertThat(threshold.operator()).isEqualTo(Comparison.LESS);
        assertThat(threshold.at()).isEqualByComparingTo("2.5");
        assertThat(Canonical.text(threshold.number())).isEqualTo("score");
    }

    @Test
    void another_number_is_put_in_its_place() {
        Threshold threshold = Threshold.of(Shop.resolved("score > 3")).orElseThrow();
        Expr other =
                Threshold.of(Shop.resolved("lifetime_value < 1")).orElseThrow().number();
        Expr swapped = threshold.swapped(other, Comparison.GREATER_OR_EQUAL, new BigDecimal("1E+2"));
        assertThat(Canonical.text(swapped)).isEqualTo("lifetime_value >= 100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score = 3",
                "score <> 3",
                "3 > 2",
                "score > lifetime_value",
                "country > 'DE'",
                "signed_up >= date '2026-01-01'",
                "legacy > 3",
                "vip",
                "not vip",
                "score is null",
                "score in (3, 4)"
            })
    void what_has_no_line_to_move_is_no_threshold(String text) {
        assertThat(Threshold.of(Shop.resolved(text))).isEmpty();
    }
}
