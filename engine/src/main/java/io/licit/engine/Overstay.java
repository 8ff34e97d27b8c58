package io.licit.engine;

/**
 * A stored audience held against the same segment's audience now.
 *
 * @param persons whom the stored one has, as it is read now
 * @param staying of them those who would not be let in now, or of whom there is no data any more
 */
public record Overstay(long persons, long staying) {}
