package io.licit.engine;

import java.util.List;

/**
 * What a load found in one table, without any value of it.
 *
 * @param badRows rows of the wrong shape, left out
 * @param orphans rows of no known person
 * @param undecodable by column, columns without any left out
 */
record RowFacts(String table, long rows, Places badRows, Places orphans, List<Undecodable> undecodable) {
    RowFacts {
        undecodable = List.copyOf(undecodable);
    }

    /**
     * Rows, counted.
     *
     * @param first places of the first of them, as a person would look them up; at most {@link #SHOWN}
     */
    record Places(long count, List<String> first) {
        static final int SHOWN = 20;

        Places {
            first = List.copyOf(first);
        }

        static Places none() {
            return new Places(0, List.of());
        }

        boolean any() {
            return count > 0;
        }
    }

    /** @param what the value should have been, as a noun */
    record Undecodable(String column, String what, Places places) {}
}
