package io.licit.server.view;

import java.util.List;

/** A table, ready to be written: the first cell of a row is its heading. */
public record GridView(String caption, List<Column> columns, List<List<Cell>> rows) {
    public GridView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    public record Column(String name, boolean isNumber) {
        public static Column words(String name) {
            return new Column(name, false);
        }

        public static Column number(String name) {
            return new Column(name, true);
        }
    }

    /**
     * What stands in a cell.
     *
     * @param under smaller, below it; empty for none
     * @param verdict its look where the text is that of a verdict; else empty
     * @param link where the text leads; empty for nowhere
     */
    public record Cell(String text, String under, String verdict, boolean isCode, String link) {
        public static Cell of(String text) {
            return new Cell(text, "", "", false, "");
        }

        public static Cell code(String text) {
            return new Cell(text, "", "", true, "");
        }

        public Cell noted(String words) {
            return new Cell(text, words, verdict, isCode, link);
        }

        /** A verdict, or a word that is written as one. */
        public static Cell chip(String text, String verdict) {
            return new Cell(text, "", verdict, false, "");
        }

        public Cell linked(String address) {
            return new Cell(text, under, verdict, isCode, address);
        }
    }
}
