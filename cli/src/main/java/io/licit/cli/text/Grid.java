package io.licit.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows in aligned columns. Widths count characters before any colour is put on. */
public final class Grid {
    private static final String GAP = "  ";

    private final List<Side> sides;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** Which side of its column a cell keeps to. */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** A cell's text and the colour to put on it. */
    public record Cell(String text, UnaryOperator<String> paint) {
        public static Cell of(String text) {
            return new Cell(text, UnaryOperator.identity());
        }

        private String padded(int width, Side side, boolean last) {
            String room = " ".repeat(width - length(text));
            return switch (side) {
                case LEFT -> paint.apply(text) + (last ? "" : room);
                case RIGHT -> room + paint.apply(text);
            };
        }
    }

    public Grid(Side... sides) {
        this.sides = List.of(sides);
    }

    public Grid row(String... texts) {
        List<Cell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(Cell.of(text));
        }
        return row(cells);
    }

    public Grid row(List<Cell> cells) {
        if (cells.size() > sides.size()) {
            throw new IllegalArgumentException("more cells than columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The rows as lines, each begun with {@code indent}. */
    public String lines(String indent) {
        int[] widths = new int[sides.size()];
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], length(row.get(i).text()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<Cell> row : rows) {
            text.append(indent);
            for (int i = 0; i < row.size(); i++) {
                boolean last = i == row.size() - 1;
                text.append(row.get(i).padded(widths[i], sides.get(i), last)).append(last ? "" : GAP);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
