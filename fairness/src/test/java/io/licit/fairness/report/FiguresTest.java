package io.licit.fairness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.fairness.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class FiguresTest {
    @Test
    void numbers_have_four_significant_digits() {
        assertThat(Figures.number(0.79961)).isEqualTo("0.7996");
        assertThat(Figures.number(12.34567)).isEqualTo("12.35");
        assertThat(Figures.number(1_234_567.8)).isEqualTo("1,234,568");
        assertThat(Figures.number(-0.00001234)).isEqualTo("-0.00001234");
        assertThat(Figures.number(1.5e-12)).isEqualTo("1.50e-12");
        assertThat(Figures.number(-0.0)).isEqualTo("0");
    }

    @Test
    void counts_are_grouped_and_sums_of_probabilities_have_a_decimal() {
        assertThat(Figures.count(1_000_000_000L)).isEqualTo("1,000,000,000");
        assertThat(Figures.count(1e9)).isEqualTo("1,000,000,000");
        assertThat(Figures.count(1234.56)).isEqualTo("1,234.6");
        assertThat(Figures.count(0.0)).isEqualTo("0");
        assertThat(Figures.count(-0.0)).isEqualTo("0");
    }

    @Test
    void percentages_have_one_decimal_and_never_hide_a_small_share_as_zero() {
        assertThat(Figures.percent(0.08355)).isEqualTo("8.4%");
        assertThat(Figures.percent(1)).isEqualTo("100.0%");
        assertThat(Figures.percent(0)).isEqualTo("0.0%");
        assertThat(Figures.percent(0.000123)).isEqualTo("0.012%");
        assertThat(Figures.percents(Optional.of(new Interval(0.1, 0.25)))).isEqualTo("10.0 to 25.0%");
    }

    @Test
    void a_small_p_is_only_said_to_be_small() {
        assertThat(Figures.p(0.00009999)).isEqualTo("< 0.0001");
        assertThat(Figures.p(0)).isEqualTo("< 0.0001");
        assertThat(Figures.p(0.04999)).isEqualTo("0.0500");
        assertThat(Figures.p(1)).isEqualTo("1");
    }

    @Test
    void what_is_no_number_was_withheld_and_what_is_absent_is_a_dash() {
        assertThat(Figures.number(Double.NaN)).isEqualTo("withheld");
        assertThat(Figures.count(Double.NaN)).isEqualTo("withheld");
        assertThat(Figures.p(Double.NaN)).isEqualTo("withheld");
        assertThat(Figures.percent(OptionalDouble.empty())).isEqualTo("–");
        assertThat(Figures.interval(new Interval(0.5, Double.POSITIVE_INFINITY)))
                .isEqualTo("0.5000 to ∞");
    }

    @Test
    void a_long_text_is_shortened_by_the_room_it_takes() {
        assertThat(Figures.shortened("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Figures.shortened("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Figures.shortened("未回答未回答", 6)).isEqualTo("未回…");
        assertThat(Figures.shortened("😀😀😀😀", 5)).isEqualTo("😀😀…");
        assertThat(Figures.shortened("", 5)).isEmpty();
    }
}
