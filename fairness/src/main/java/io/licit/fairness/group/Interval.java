package io.licit.fairness.group;

/** A confidence interval, 95 % unless where it is made says otherwise. Either end may be infinite. */
public record Interval(double low, double high) {
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
