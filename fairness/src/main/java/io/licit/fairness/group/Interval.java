package io.licit.fairness.group;

import io.licit.fairness.statistics.Bounds;

/** A confidence interval, 95 % unless where it is made says otherwise. Either end may be infinite. */
public record Interval(double low, double high) {
    static Interval of(Bounds bounds) {
        return new Interval(bounds.low(), bounds.high());
    }

    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
