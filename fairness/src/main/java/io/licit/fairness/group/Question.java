package io.licit.fairness.group;

import java.util.Optional;

/**
 * What is asked of the counts of a characteristic.
 *
 * @param set which persons are judged: {@code matching}, {@code audience} or {@code reach}
 * @param reference a group that every other is to be held against besides; where no group has that name, none is
 */
public record Question(String set, Direction direction, Thresholds thresholds, Optional<String> reference) {}
