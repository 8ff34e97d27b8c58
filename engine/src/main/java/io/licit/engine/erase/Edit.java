package io.licit.engine.erase;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to become of a table's rows.
 *
 * @param key the column that says whose a row is
 * @param person whose rows are meant, as keys are compared
 * @param takes which of her rows go
 * @param set values that her rows get, by column
 * @param emptied columns in which, in every row that stays, a value that is an identifier of hers is emptied
 */
record Edit(
        String key, String person, Takes takes, Map<String, String> set, Set<String> emptied, Identifiers identifiers) {
    Edit {
        set = Map.copyOf(set);
        emptied = Set.copyOf(emptied);
    }

    static Edit of(String key, String person) {
        return new Edit(key, person, new Takes.None(), Map.of(), Set.of(), Identifiers.of(Set.of()));
    }

    Edit taking(Takes which) {
        return new Edit(key, person, which, set, emptied, identifiers);
    }

    Edit setting(Map<String, String> values) {
        return new Edit(key, person, takes, values, emptied, identifiers);
    }

    Edit emptying(Set<String> columns, Identifiers of) {
        return new Edit(key, person, takes, set, columns, of);
    }

    /** Which of her rows go. */
    sealed interface Takes {
        record None() implements Takes {}

        record All() implements Takes {}

        /**
         * Those whose time is past.
         *
         * @param before a time as DuckDB writes it in a literal; a row without a readable time stays
         */
        record Older(Optional<String> time, String before) implements Takes {}
    }

    /**
     * What an edit did in one file.
     *
     * @param others rows that are not hers
     */
    record Done(long taken, long left, long others, long emptied) {}
}
