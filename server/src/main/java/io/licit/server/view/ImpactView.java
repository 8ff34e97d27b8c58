package io.licit.server.view;

import java.util.List;

/**
 * What the law of another day does to a segment.
 *
 * @param now the eligible as a text that may leave; empty where it is not told
 * @param moves what persons lose and gain, by rule
 */
public record ImpactView(
        String segment, String now, String then, List<Move> moves, List<FindingView> added, List<FindingView> removed) {
    public ImpactView {
        moves = List.copyOf(moves);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /**
     * Persons who go or come.
     *
     * @param isLost whether they go
     * @param count as a text that may leave
     */
    public record Move(boolean isLost, String rule, String count) {}
}
