package io.licit.fairness.alternative;

import java.util.List;

/**
 * What the search found.
 *
 * @param baseline the segment as it is, without changes, numbered 0
 * @param front no alternative of it is worse than another in ratio, value and persons together; best ratio first
 * @param tried rules whose counts were looked at
 * @param feasible those that meet the floors
 * @param better those of the feasible with a higher ratio on the half searched
 * @param levelledDown refused, since no group is selected more often than before
 * @param notHeldOut refused, since the held-out half does not bear them out
 * @param whole whether the whole family was searched, or the budget ended first
 * @param family which rules were searched, in a sentence
 * @param statement what was found, in a sentence; where nothing was, it says so for that family
 */
public record Found(
        Alternative baseline,
        List<Alternative> front,
        long tried,
        long feasible,
        long better,
        long levelledDown,
        long notHeldOut,
        boolean whole,
        String family,
        String statement) {
    public Found {
        front = List.copyOf(front);
    }
}
