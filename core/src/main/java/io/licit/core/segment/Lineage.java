package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a condition reads: every column it uses, through traits, through other segments, and through what columns were
 * derived from. Labels stay on what is derived: a score computed from a postcode is a postcode to the law.
 *
 * @param reads in the order of the text; what a column was derived from comes right after it
 * @param lookBacks aggregates over an unlimited time
 * @param missing segments that the condition rests on and nobody could resolve: what they read is unknown
 */
public record Lineage(List<Read> reads, List<LookBack> lookBacks, List<Missing> missing) {
    public Lineage {
        reads = List.copyOf(reads);
        lookBacks = List.copyOf(lookBacks);
        missing = List.copyOf(missing);
    }

    /**
     * The lineage of a resolved condition.
     *
     * @param segmentConditions the resolved condition of a segment; empty where it has none
     * @throws IllegalArgumentException if a name in it is not resolved
     */
    public static Lineage of(Expr resolved, Catalogue catalogue, Function<String, Optional<Expr>> segmentConditions) {
        return LineageSearch.of(resolved, catalogue, segmentConditions);
    }

    /**
     * One column that is read.
     *
     * @param column with its labels; without any where the catalogue does not declare it
     * @param use where the condition, or the one of the last segment in the path, uses it
     */
    public record Read(String table, Column column, Span use, Path path) {
        public String name() {
            return table + "." + column.name();
        }
    }

    /**
     * How a condition comes to a column.
     *
     * @param segments segments from the condition's own reference inwards; empty where the condition itself reads it
     * @param derivation from the column that is used down to the one that is read, as {@code table.column}; just that
     *     column where it is used itself
     * @param reference where the condition itself refers to the first segment; the use where there is none
     */
    public record Path(List<String> segments, List<String> derivation, Span reference) {
        public Path {
            segments = List.copyOf(segments);
            derivation = List.copyOf(derivation);
        }
    }

    /** An aggregate whose {@code where} does not bound the time of its rows from below. */
    public record LookBack(String table, Expr trait, Path path) {}

    /** A segment whose condition nobody could resolve. */
    public record Missing(String segment, Path path) {}
}
