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

    /** By the first row that has a cell for every column. */
    private boolean numeric(int column) {
        return rows.stream()
                .filter(row -> row.size() == columns.size())
                .findFirst()
                .map(row -> row.get(column).kind() == Cell.Kind.NUMBER)
                .orElse(false);
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
        String look = look(cell, head);
        if (!look.isEmpty()) {
            attributes.addAll(List.of("class", look));
        }
        if (cell.span() > 1) {
            attributes.addAll(List.of("colspan", Integer.toString(cell.span())));
        }
        out.open(head ? "th" : "td", attributes.toArray(String[]::new));
        cell.write(out);
        out.close();
    }

    /** Cells are of numbers where nothing says otherwise, since most are; heads are of words. */
    private static String look(Cell cell, boolean head) {
        return switch (cell.kind()) {
            case NUMBER -> head ? "number" : cell.shade() < 0 ? "" : "shade-" + cell.shade();
            case VERDICT -> "verdict";
            case WORD, CODE, SIGN -> head ? "" : "word";
        };
    }
}
