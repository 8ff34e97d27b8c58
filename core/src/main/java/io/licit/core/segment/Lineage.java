package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** Reports every circle of {@code derived_from} in a catalogue, each once. */
    public static void circles(Catalogue catalogue, Diagnostics out) {
        new Derivation(catalogue).circles(out);
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

        /** Whether the condition's own text uses the column itself. */
        public boolean isDirect() {
            return segments.isEmpty() && derivation.size() <= 1;
        }
    }

    /** An aggregate whose {@code where} does not bound the time of its rows from below. */
    public record LookBack(String table, Expr trait, Path path) {}

    public record Missing(String segment, Path path) {}

    /** Data categories, each with the reads that bring it in. */
    public SortedMap<String, List<Read>> categories() {
        return grouped(Column::category);
    }

    /** Protected characteristics, each with the reads that bring it in. */
    public SortedMap<String, List<Read>> protectedCharacteristics() {
        return grouped(Column::protectedAs);
    }

    /** Reads of columns without a category: the law takes them for every kind of data. */
    public List<Read> unlabelled() {
        return reads.stream().filter(read -> read.column.category().isEmpty()).toList();
    }

    /** Reads of columns that are held for audit alone, or were derived from one. */
    public List<Read> auditOnly() {
        return reads.stream().filter(read -> read.column.auditOnly()).toList();
    }

    private SortedMap<String, List<Read>> grouped(Function<Column, Optional<String>> label) {
        SortedMap<String, List<Read>> groups = new TreeMap<>();
        for (Read read : reads) {
            label.apply(read.column)
                    .ifPresent(found -> groups.computeIfAbsent(found, ignored -> new ArrayList<>())
                            .add(read));
        }
        groups.replaceAll((found, list) -> List.copyOf(list));
        return Collections.unmodifiableSortedMap(groups);
    }
}
