package io.licit.engine;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Some of the members of a stored audience: without those whom something takes out that was recorded since the run.
 *
 * @param run that decided; numbers are its own, and mean nothing in another
 * @param asOf the instant that the run asked about
 * @param ids in the order of their numbers
 * @param leftOut how many of those that were looked at are left out for what was recorded since
 * @param last number of these, after which there are more; empty where there are none
 */
public record SomeMembers(String run, Instant asOf, List<String> ids, long leftOut, OptionalInt last) {
    public SomeMembers {
        ids = List.copyOf(ids);
    }

    /**
     * Which are asked for.
     *
     * @param after the number of the last of those before; -1 for the first
     */
    public record Asked(int after, int atMost) {
        public static final int BEGINNING = -1;

        public Asked {
            if (after < BEGINNING || after == Integer.MAX_VALUE || atMost < 1 || atMost == Integer.MAX_VALUE) {
                throw new IllegalArgumentException("no part of an audience: " + atMost + " after " + after);
            }
        }
    }
}
