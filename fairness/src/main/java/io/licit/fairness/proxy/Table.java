package io.licit.fairness.proxy;

import java.util.Arrays;

/** A contingency table with its margins; rows and columns that hold nobody are still there. */
final class Table {
    private final long[][] cells;
    private final long[] inRows;
    private final long[] inColumns;

    Table(Contingency contingency) {
        this(contingency.persons(), contingency.groups().size());
    }

    /** Every row of {@code cells} has {@code columns} entries, none of them negative. */
    Table(long[][] cells, int columns) {
        this.cells = cells;
        this.inRows = new long[cells.length];
        this.inColumns = new long[columns];
        for (int row = 0; row < cells.length; row++) {
            if (cells[row].length != columns) {
                throw new IllegalArgumentException("a row of " + cells[row].length + " among groups of " + columns);
            }
            for (int column = 0; column < columns; column++) {
                inRows[row] += cells[row][column];
                inColumns[column] += cells[row][column];
            }
        }
    }

    int rows() {
        return inRows.length;
    }

    int columns() {
        return inColumns.length;
    }

    long at(int row, int column) {
        return cells[row][column];
    }

    long inRow(int row) {
        return inRows[row];
    }

    long inColumn(int column) {
        return inColumns[column];
    }

    long[] inRows() {
        return inRows.clone();
    }

    long[] inColumns() {
        return inColumns.clone();
    }

    long persons() {
        return Arrays.stream(inRows).sum();
    }

    /** Rows that hold somebody. */
    int rowsHeld() {
        return (int) Arrays.stream(inRows).filter(persons -> persons > 0).count();
    }

    /** Columns that hold somebody. */
    int columnsHeld() {
        return (int) Arrays.stream(inColumns).filter(persons -> persons > 0).count();
    }
}
