package io.licit.fairness.statistics;

/** A confidence interval, 95 % unless where it is made says otherwise. Either end may be infinite. */
public record Interval(double low, double high) {}
