package io.licit.fairness.alternative;

/** Who counts persons: the search asks once for each few conditions that it changes together. */
public interface Counting {
    /** All persons whom some rule could hold, each once, by what {@link Asked} tells apart; in the same order always. */
    Cells count(Asked asked);
}
