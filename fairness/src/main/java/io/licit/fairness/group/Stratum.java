package io.licit.fairness.group;

/**
 * Persons who share a value of a business factor.
 *
 * @param group the group that is asked about
 * @param reference the one that it is held against
 * @param others everybody else whose group is known
 */
public record Stratum(Count group, Count reference, Count others) {}
