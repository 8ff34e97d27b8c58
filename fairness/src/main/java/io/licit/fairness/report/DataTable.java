package io.licit.fairness.report;

import java.util.ArrayList;
import java.util.List;

/** A table with a caption and a header for every row and column, in a box of its own that scrolls where it is too wide. */
final class DataTable {
    private final String caption;
    private final List<String> columns;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<List<Cell>> foot = new ArrayList<>();

    DataTable(String caption, List<String> columns) {
        this.caption = caption;
        this.columns = List.copyOf(columns);
    }

    DataTable(String caption, String... columns) {
        this(caption, List.of(columns));
    }

    DataTable row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    DataTable row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** A row that stands below the others and is none of them. */
    DataTable foot(Cell... cells) {
        foot.add(List.of(cells));
        return this;
    }

    void write(Markup out) {
        out.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", caption)
                .line();
        // The span keeps a long caption within the screen where the table is wider than that.
        out.open("table").open("caption").leaf("span", caption).closeLine();
        out.open("thead").open("tr");
        for (int i = 0; i < columns.size(); i++) {
            if (numeric(i)) {
                out.leaf("th", columns.get(i), "scope", "col", "class", "number");
            } else {
                out.leaf("th", columns.get(i), "scope", "col");
            }
        }
        out.close().closeLine();
        body(out, "tbody", rows);
        if (!foot.isEmpty()) {
            body(out, "tfoot", foot);
        }
        out.close().closeLine();
    }

    private boolean numeric(int column) {
        return !rows.isEmpty()
                && column < rows.get(0).size()
                && rows.get(0).get(column).kind() == Cell.Kind.NUMBER;
    }

    private static void body(Markup out, String element, List<List<Cell>> rows) {
        out.open(element).line();
        for (List<Cell> row : rows) {
            out.open("tr");
            for (int i = 0; i < row.size(); i++) {
                cell(out, row.get(i), i == 0);
            }
            out.closeLine();
        }
        out.closeLine();
    }

    private static void cell(Markup out, Cell cell, boolean head) {
        List<String> attributes = new ArrayList<>();
        if (head) {
            attributes.addAll(List.of("scope", "row"));
        }
        if (cell.kind() == Cell.Kind.NUMBER) {
            attributes.addAll(List.of("class", "number"));
        }
        if (cell.kind() == Cell.Kind.VERDICT) {
            attributes.addAll(List.of("class", "verdict"));
        }
        if (cell.span() > 1) {
            attributes.addAll(List.of("colspan", Integer.toString(cell.span())));
        }
        out.open(head ? "th" : "td", attributes.toArray(String[]::new));
        cell.write(out);
        out.close();
    }
}
