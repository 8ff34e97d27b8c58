package io.licit.core.check;

import io.licit.core.catalogue.Column;
import io.licit.core.source.Span;
import java.util.List;

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

    /**
     * @param column the column whose labels count
     * @param span where the segment's own text leads to it
     * @param through how, in words, where that is not plain; empty where the text names the column itself
     */
    record Read(String table, Column column, Span span, String through) {}
}
