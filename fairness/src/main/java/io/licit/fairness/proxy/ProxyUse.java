package io.licit.fairness.proxy;

/**
 * A condition of a segment as a use of a proxy: Datta, Fredrikson, Ko, Mardziel and Sen 2017.
 *
 * @param epsilon association of the condition with the characteristic: mutual information over joint entropy, in [0, 1]
 * @param delta influence: the chance that a person's membership changes where the condition is replaced by that of a
 *     person drawn at random, in [0, 1]
 * @param flagged both above their thresholds, which are house convention and no law
 */
public record ProxyUse(String condition, String characteristic, double epsilon, double delta, boolean flagged) {}
