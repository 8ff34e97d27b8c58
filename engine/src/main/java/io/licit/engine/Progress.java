package io.licit.engine;

import io.licit.core.diagnostic.Said;

/** Told how far a long task is. */
@FunctionalInterface
public interface Progress {
    /**
     * @param task what is being done, as a fragment for people
     * @param share of the whole, in [0,1]; never goes back within a call of the warehouse
     */
    void at(Said task, double share);

    /** Tells nobody. */
    static Progress none() {
        return (task, share) -> {};
    }

    /** The same, with the whole of this task filling the stretch between two shares of the outer one. */
    default Progress between(double from, double to) {
        return (task, share) -> at(task, from + (to - from) * share);
    }
}
