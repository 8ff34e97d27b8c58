package io.licit.fairness.group;

import java.util.OptionalDouble;

/** A rate over another: the adverse impact ratio of 29 CFR 1607.4(D). */
final class Ratio {
    private Ratio() {}

    /**
     * {@code (own/persons) / (others/otherPersons)}; empty where the other rate is zero. As one division of two products,
     * so that four fifths is the double 0.8 and no other.
     */
    static OptionalDouble of(double own, double persons, double others, double otherPersons) {
        return others == 0 ? OptionalDouble.empty() : OptionalDouble.of(own * otherPersons / (others * persons));
    }

    /**
     * Whether the ratio comes to the other side of the line when one person of the one side is favoured in place of one of
     * the other: towards the group where it is below, away from it where it is not. UGESP Question and Answer 21.
     */
    static boolean flips(double own, double persons, double others, double otherPersons, double line) {
        OptionalDouble ratio = of(own, persons, others, otherPersons);
        if (ratio.isEmpty()) {
            return false;
        }
        boolean below = ratio.getAsDouble() < line;
        double step = below ? 1 : -1;
        double moved = own + step;
        double left = others - step;
        if (moved < 0 || moved > persons || left < 0 || left > otherPersons) {
            return false;
        }
        // Nobody of the other side favoured any more is an infinite ratio, above every line.
        return below != (of(moved, persons, left, otherPersons).orElse(Double.POSITIVE_INFINITY) < line);
    }
}
