package io.licit.fairness.alternative;

/**
 * A group whose rate is looked at, as a set of the finest combinations of protected values.
 *
 * @param characteristic such as {@code sex}, or {@code sex*race}
 * @param value of it; the groups of one characteristic hold no combination twice
 * @param combinations their numbers; a combination of which the characteristic is not known is in none of its groups
 */
public record Margin(String characteristic, String value, int... combinations) {}
