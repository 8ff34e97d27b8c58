package io.licit.core.check;

import io.licit.core.catalogue.Column;
import io.licit.core.diagnostic.Said;
import io.licit.core.segment.Lineage;
import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a segment reads of the data, through traits, other segments and derived columns.
 *
 * @param unlimited aggregates over events without a finite window
 */
record Reads(List<Read> columns, List<Span> unlimited) {
    Reads {
        columns = List.copyOf(columns);
        unlimited = List.copyOf(unlimited);
    }

    static Reads of(Lineage lineage) {
        List<Read> columns = lineage.reads().stream()
                .map(read -> new Read(read.table(), read.column(), read.path().reference(), through(read)))
                .distinct()
                .toList();
        List<Span> unlimited = lineage.lookBacks().stream()
                .map(lookBack -> lookBack.path().reference())
                .distinct()
                .toList();
        return new Reads(columns, unlimited);
    }

    private static Said through(Lineage.Read read) {
        List<Said> ways = new ArrayList<>();
        if (!read.path().segments().isEmpty()) {
            ways.add(Said.of(
                    "through segment {}",
                    Said.joined(" and ", Said.quoted(read.path().segments()))));
        }
        if (read.path().derivation().size() > 1) {
            ways.add(Said.of("by way of `{}`", read.path().derivation().get(0)));
        }
        return ways.isEmpty() ? Said.nothing() : Said.joined(" ", ways);
    }

    /**
     * @param column the column whose labels count
     * @param span where the segment's own text leads to it
     * @param through how, in words, where that is not plain; empty where the text names the column itself
     */
    record Read(String table, Column column, Span span, Said through) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Read read
                    && table.equals(read.table)
                    && span.equals(read.span)
                    && column.equals(read.column)
                    && through.equals(read.through);
        }

        @Override
        public int hashCode() {
            return 31 * column.hashCode() + span.hashCode();
        }
    }
}
