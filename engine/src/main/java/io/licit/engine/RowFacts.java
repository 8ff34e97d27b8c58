package io.licit.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** These rows and others of the table that come after them. */
    RowFacts and(RowFacts more) {
        Map<List<String>, Places> values = new LinkedHashMap<>();
        for (RowFacts part : List.of(this, more)) {
            part.undecodable.forEach(one -> values.merge(List.of(one.column, one.what), one.places, Places::and));
        }
        return new RowFacts(
                table,
                rows + more.rows,
                badRows.and(more.badRows),
                orphans.and(more.orphans),
                values.entrySet().stream()
                        .map(one -> new Undecodable(
                                one.getKey().get(0), one.getKey().get(1), one.getValue()))
                        .toList());
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

        Places and(Places more) {
            return new Places(
                    count + more.count,
                    Stream.concat(first.stream(), more.first.stream())
                            .limit(SHOWN)
                            .toList());
        }

        boolean any() {
            return count > 0;
        }
    }

    /** @param what the value should have been, as a noun */
    record Undecodable(String column, String what, Places places) {}
}
