package io.licit.fairness.statistics;

import java.util.OptionalDouble;

/** The odds ratio of the sample, {@code ad / bc}: not the conditional estimate that R's {@code fisher.test} prints. */
public final class OddsRatio {
    private OddsRatio() {}

    /** At least zero, may be infinite; empty where it divides zero by zero. */
    public static OptionalDouble of(Table table) {
        return over((double) table.a() * table.d(), (double) table.b() * table.c());
    }

    /** A quotient of two numbers that are not negative; empty for zero by zero. */
    static OptionalDouble over(double above, double below) {
        return above == 0 && below == 0 ? OptionalDouble.empty() : OptionalDouble.of(above / below);
    }
}
