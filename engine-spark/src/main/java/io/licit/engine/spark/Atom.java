package io.licit.engine.spark;

import io.licit.engine.column.Column;
import io.licit.engine.column.Formula;
import io.licit.engine.column.Predicate;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A simple condition, as it is sent to where the columns are. */
sealed interface Atom extends Serializable {
    /** @param columns by their names; throws what it must for one that is not there */
    Formula in(Function<String, Column> columns);

    /** The name of the column that it is about, if it is. */
    default Optional<String> about() {
        return Optional.empty();
    }

    /** The same of everybody. */
    record Constant(Predicate.Answer answer) implements Atom {
        @Override
        public Formula in(Function<String, Column> columns) {
            return new Formula.Known(answer);
        }
    }

    /**
     * A test of a column.
     *
     * @param said for each form that its codes have in some file, by {@link io.licit.engine.column.Numbers#places}
     */
    record OfColumn(String column, TreeMap<Integer, Predicate> said) implements Atom {
        @Override
        public Formula in(Function<String, Column> columns) {
            Column found = columns.apply(column);
            return new Formula.Test(
                    found,
                    Optional.ofNullable(said.get(found.numbers().places()))
                            .orElseThrow(() -> new IllegalStateException("codes of another form: " + column)));
        }

        @Override
        public Optional<String> about() {
            return Optional.of(column);
        }

        static Atom of(String column, Map<Integer, Predicate> said) {
            return new OfColumn(column, new TreeMap<>(said));
        }
    }
}
