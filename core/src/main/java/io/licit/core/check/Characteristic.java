package io.licit.core.check;

import io.licit.core.segment.Expr;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A protected characteristic of persons, and where the data has it. A value that is null is of a person unknown. */
public sealed interface Characteristic {
    /** What it is called, such as {@code sex}; no two of a catalogue are called the same. */
    String name();

    /** A column of the persons whose every value is a group. */
    record Values(String name, String column) implements Characteristic {}

    /**
     * An age in whole years, by bands.
     *
     * @param column that the age is computed from or read from
     * @param age a resolved expression of it
     * @param cuts ages at which a band begins, rising; the first band is of those below the first
     */
    record Bands(String name, String column, Expr age, List<Integer> cuts) implements Characteristic {
        public Bands {
            cuts = List.copyOf(cuts);
        }
    }

    /**
     * Columns of the persons with the probability, 0 to 1, that she belongs to each group.
     *
     * @param columns by group
     */
    record Probabilities(String name, SortedMap<String, String> columns) implements Characteristic {
        public Probabilities {
            columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        }
    }
}
