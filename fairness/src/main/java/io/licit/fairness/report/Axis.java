package io.licit.fairness.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A linear axis with ticks at round numbers.
 *
 * @param first the lowest tick
 * @param step between ticks, 1, 2 or 5 times a power of ten
 * @param count of steps
 * @param from where the first tick is drawn
 * @param to where the last one is
 */
public record Axis(double first, double step, int count, double from, double to) {
    private static final int STEPS = 5;
    private static final double SMALLEST = 1e-12;

    /** The shortest such axis that holds both values, of about five steps. */
    public static Axis over(double low, double high, double from, double to) {
        double span = high - low < SMALLEST ? 1 : high - low;
        double power = Math.pow(10, Math.floor(Math.log10(span / STEPS)));
        double rest = span / STEPS / power;
        double step = power * (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10);
        double first = Math.floor(low / step + SMALLEST * STEPS) * step;
        int count = (int) Math.max(
                1, Math.ceil((Math.max(high, low + (high - low < SMALLEST ? 1 : 0)) - first) / step - 1e-9));
        return new Axis(first, step, count, from, to);
    }

    public double at(double value) {
        double share = (value - first) / (step * count);
        return from + (to - from) * Math.min(1, Math.max(0, share));
    }

    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            ticks.add(first + i * step);
        }
        return ticks;
    }

    /** Where the ticks are drawn. */
    DoubleStream places() {
        return ticks().stream().mapToDouble(this::at);
    }

    /** A tick's number with as many decimals as the step has. */
    public String word(double tick) {
        return String.format(Locale.ROOT, "%,." + decimals(step) + "f", Math.abs(tick) < step / 2 ? 0.0 : tick);
    }

    public String percent(double tick) {
        return String.format(Locale.ROOT, "%,." + decimals(step * 100) + "f%%", tick * 100 + 0.0);
    }

    private static int decimals(double step) {
        BigDecimal shortest = new BigDecimal(String.format(Locale.ROOT, "%.3e", step)).stripTrailingZeros();
        return Math.max(0, shortest.scale());
    }
}
