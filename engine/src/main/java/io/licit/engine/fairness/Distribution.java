package io.licit.engine.fairness;

import io.licit.core.segment.Expr.Comparison;
import io.licit.engine.bits.Ranking;
import java.util.Arrays;

/** How many persons have which number: each value once, ascending, with the persons up to and with it. */
final class Distribution {
    private final double[] values;
    private final int[] upTo;

    private Distribution(double[] values, int[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    /** @param numbers by person, NaN where unknown */
    static Distribution of(double[] numbers) {
        Ranking ranking = Ranking.of(numbers);
        double[] values = new double[ranking.size()];
        int[] upTo = new int[ranking.size()];
        int size = 0;
        for (int place = 0; place < ranking.size(); place++) {
            double value = ranking.value(place);
            if (size == 0 || values[size - 1] != value) {
                values[size++] = value;
            }
            upTo[size - 1] = place + 1;
        }
        return new Distribution(Arrays.copyOf(values, size), Arrays.copyOf(upTo, size));
    }

    /** The same without whoever's number is infinite. */
    Distribution finite() {
        int from = values.length > 0 && values[0] == Double.NEGATIVE_INFINITY ? 1 : 0;
        int to = values.length > from && values[values.length - 1] == Double.POSITIVE_INFINITY
                ? values.length - 1
                : values.length;
        if (from == 0 && to == values.length) {
            return this;
        }
        int below = from == 0 ? 0 : upTo[0];
        return new Distribution(
                Arrays.copyOfRange(values, from, to),
                Arrays.stream(upTo, from, to).map(persons -> persons - below).toArray());
    }

    int persons() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    /** The values that somebody has, ascending; not to be changed. */
    double[] values() {
        return values;
    }

    /** The number at a place, from 0, were all persons in a row. */
    double at(int place) {
        int found = Arrays.binarySearch(upTo, place + 1);
        return values[found >= 0 ? found : -found - 1];
    }

    /** Of how many persons the comparison with a line is true. */
    int holding(Comparison operator, double line) {
        int found = Arrays.binarySearch(values, line + 0.0);
        int first = found >= 0 ? found : -found - 1;
        int below = first == 0 ? 0 : upTo[first - 1];
        int equal = found >= 0 ? upTo[found] - below : 0;
        return switch (operator) {
            case GREATER -> persons() - below - equal;
            case GREATER_OR_EQUAL -> persons() - below;
            case LESS -> below;
            case LESS_OR_EQUAL -> below + equal;
            case EQUAL -> equal;
            case NOT_EQUAL -> persons() - equal;
        };
    }
}
