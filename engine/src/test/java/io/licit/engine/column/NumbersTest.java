package io.licit.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Codes of numbers are in the order of the numbers, and nothing of a number is lost. */
final class NumbersTest {
    private final Random random = new Random(20_261_131);

    @Test
    void comparing_codes_is_comparing_doubles() {
        for (int round = 0; round < 400; round++) {
            List<Double> values = values();
            ColumnWriter writer = ColumnWriter.of(Kind.NUMBER, values.size());
            for (int n = 0; n < values.size(); n++) {
                writer.number(n, values.get(n));
            }
            Column column = writer.column();
            for (int i = 0; i < 40; i++) {
                double with = random.nextInt(3) == 0 ? any() : near(values.get(random.nextInt(values.size())));
                check(column, values, with);
            }
        }
    }

    private static void check(Column column, List<Double> values, double with) {
        Numbers numbers = column.numbers();
        for (int n = 0; n < values.size(); n++) {
            long code = column.code(n).orElseThrow();
            double value = values.get(n) + 0.0;
            assertThat(numbers.number(code)).isEqualTo(value);
            assertThat(numbers.atLeast(with).contains(code))
                    .as("%s >= %s", value, with)
                    .isEqualTo(value >= with);
            assertThat(numbers.above(with).contains(code))
                    .as("%s > %s", value, with)
                    .isEqualTo(value > with);
            assertThat(numbers.atMost(with).contains(code))
                    .as("%s <= %s", value, with)
                    .isEqualTo(value <= with);
        }
    }

    private List<Double> values() {
        int shape = random.nextInt(6);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            values.add(
                    switch (shape) {
                        case 0 -> (double) random.nextInt(100);
                        case 1 ->
                            BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(8))
                                    .doubleValue();
                        case 2 ->
                            BigDecimal.valueOf(random.nextLong() >> 10 + random.nextInt(30), random.nextInt(7))
                                    .doubleValue();
                        case 3 -> random.nextGaussian();
                        case 4 -> any();
                        default -> -0.0;
                    });
        }
        return values;
    }

    private double any() {
        double any = Double.longBitsToDouble(random.nextLong());
        List<Double> extreme = List.of(
                0.0,
                -0.0,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                1e15,
                -1e15,
                9007199254740993.0);
        return random.nextInt(3) > 0 || !Double.isFinite(any) ? extreme.get(random.nextInt(extreme.size())) : any;
    }

    private double near(double value) {
        return switch (random.nextInt(5)) {
            case 0 -> Math.nextUp(value);
            case 1 -> Math.nextDown(value);
            case 2 -> value + 0.5;
            default -> value;
        };
    }

    @Test
    void numbers_with_few_places_are_kept_in_few_bits() {
        ColumnWriter writer = ColumnWriter.of(Kind.NUMBER, 1_000);
        for (int n = 0; n < 1_000; n++) {
            writer.number(n, n / 100.0);
        }
        assertThat(writer.column().numbers().places()).isEqualTo(2);
        assertThat(writer.column().block(0).slices()).isEqualTo(10);
    }

    @Test
    void texts_are_in_the_order_of_their_bytes() {
        Texts texts = new Texts(List.of("", "A", "a", "\u00e9", "\uffee", "\ud83d\ude00"));
        assertThat(texts.atLeast("\uffee")).isEqualTo(Ranges.of(4, Long.MAX_VALUE));
        assertThat(texts.atMost("b")).isEqualTo(Ranges.of(Long.MIN_VALUE, 2));
        assertThat(texts.atMost("a").and(texts.atLeast("a"))).isEqualTo(Ranges.of(2, 2));
        assertThat(texts.atMost("b").and(texts.atLeast("b"))).isEqualTo(Ranges.NONE);
        assertThat(texts.where(text -> text.length() == 1)).isEqualTo(Ranges.of(1, 4));
    }
}
