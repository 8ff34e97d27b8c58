package io.licit.fairness.cause;

/**
 * The Shapley value of every literal: what it adds to the gap, averaged over all orders in which literals can be put in.
 * Shapley 1953.
 *
 * @param values by number; they add up to the gap of the whole
 * @param error as in {@link Cause#error}
 */
record Shapley(Cause.Scale scale, double[] values, double error) {}
