package io.licit.fairness.statistics;

/** The two ends of a confidence interval at 95 %. Either may be infinite. */
public record Bounds(double low, double high) {}
