package io.licit.fairness.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * How many persons there are of each combination of protected characteristics, and how many of them each set holds.
 *
 * @param characteristics single ones, in order
 * @param sets which persons were judged, such as {@code matching}, {@code audience}: each within the one before it
 * @param rows each combination once
 */
public record Joint(List<String> characteristics, List<String> sets, List<Row> rows) {
    public Joint {
        characteristics = List.copyOf(characteristics);
        sets = List.copyOf(sets);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.values.size() != characteristics.size() || row.held.length != sets.size()) {
                throw new IllegalArgumentException("a row of another joint");
            }
        }
    }

    /**
     * @param values by characteristic; empty where it is not known
     * @param persons of the combination
     * @param held by set, persons of the combination in it
     */
    public record Row(List<Optional<String>> values, long persons, long[] held) {
        public Row {
            values = List.copyOf(values);
            held = held.clone();
            long wider = persons;
            for (long narrower : held) {
                if (narrower < 0 || wider < narrower) {
                    throw new IllegalArgumentException("sets that are not within each other");
                }
                wider = narrower;
            }
        }

        /** Persons in exactly the first {@code state} sets. */
        long count(int state) {
            long wide = state == 0 ? persons : held[state - 1];
            return wide - (state == held.length ? 0 : held[state]);
        }
    }
}
