package io.licit.fairness.alternative;

import java.util.List;

/**
 * What the search found.
 *
 * @param baseline the segment as it is, without changes, numbered 0
 * @param front no alternative of it is worse than another in ratio, value and persons together; best ratio first, at most
 *     twelve, spread over all there are
 * @param tried rules whose counts were looked at, the segment as it is among them
 * @param feasible those that meet the floors on all persons and on the half searched
 * @param better those of the feasible with a higher ratio on all persons and on the half searched
 * @param levelledDown those of the better that are refused, since no group is better off: none is selected more often
 *     than before, or for a burden, less often
 * @param notHeldOut those that are refused besides, since the held-out half does not bear them out: its ratio is no
 *     higher, or a floor loosened by a twentieth is not met there
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

    /** The same, which states one sentence more. */
    public Found stating(String sentence) {
        return new Found(
                baseline,
                front,
                tried,
                feasible,
                better,
                levelledDown,
                notHeldOut,
                whole,
                family,
                statement + " " + sentence);
    }
}
