package io.licit.cli.remote;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An answer as a person reads it: one thing as names and values below each other, several as rows of a table. Texts of
 * the server are made visible here, so that nothing of them steers a terminal.
 */
public final class Sheet {
    private static final int WIDTH = 100;
    private static final int CELL = 60;
    private static final int COLUMNS_MOST = 7;
    private static final int DEPTH_MOST = 4;
    private static final Pattern INSTANT =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2})(:\\d{2}(\\.\\d+)?)?Z");

    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    private Sheet(Paint paint) {
        this.paint = paint;
    }

    /** The whole of an answer. */
    public static String of(Json answer, Paint paint) {
        Sheet sheet = new Sheet(paint);
        sheet.thing(Visible.json(answer), "", 0);
        return sheet.text.toString();
    }

    /**
     * The rows of a list.
     *
     * @param columns names of members, in order; of members within by a point
     * @param nothing what is said where there is no row
     */
    public static String table(List<Told> rows, List<String> columns, String nothing, Paint paint) {
        if (rows.isEmpty()) {
            return nothing + "\n";
        }
        Sheet sheet = new Sheet(paint);
        sheet.rows(rows.stream().map(row -> new Told(Visible.json(row.value()))).toList(), columns, "");
        return sheet.text.toString();
    }

    /** A text of the server on one line. */
    public static String line(String text) {
        return Visible.line(text);
    }

    /** A text of the server with its lines. */
    public static String text(String text) {
        return Visible.text(text);
    }

    /** An answer for programs, which means what the server's own print of it means. */
    public static String json(Json answer) {
        return Visible.printed(answer.print()) + "\n";
    }

    /** A time to the minute, as on all screens; anything else as it is. */
    public static String time(String text) {
        var found = INSTANT.matcher(text);
        return found.matches() ? found.group(1) + " " + found.group(2) + " UTC" : text;
    }

    private void thing(Json value, String indent, int depth) {
        if (value instanceof Json.Obj object) {
            object(object, indent, depth);
        } else if (value instanceof Json.Arr array) {
            list(array, indent, depth);
        } else {
            text.append(indent).append(cell(new Told(value))).append('\n');
        }
    }

    /** First what stands on a line each, then what has parts. */
    private void object(Json.Obj object, String indent, int depth) {
        Grid grid = new Grid(Side.LEFT, Side.LEFT);
        Map<String, Json> parted = new LinkedHashMap<>();
        Map<String, String> running = new LinkedHashMap<>();
        object.members().forEach((name, value) -> {
            if (value instanceof Json.Obj empty && empty.members().isEmpty()) {
                return;
            }
            if (hasParts(value)) {
                parted.put(name, value);
            } else if (shown(new Told(value)).length() > WIDTH) {
                running.put(name, new Told(value).text());
            } else if (!shown(new Told(value)).isEmpty()) {
                grid.row(List.of(new Cell(words(name), paint::dim), Cell.of(shown(new Told(value)))));
            }
        });
        text.append(grid.lines(indent));
        running.forEach((name, words) -> {
            heading(name, indent);
            text.append(Words.wrapped(words, WIDTH, indent + "  "));
        });
        parted.forEach((name, value) -> {
            heading(name, indent);
            if (depth < DEPTH_MOST) {
                thing(value, indent + "  ", depth + 1);
            } else {
                text.append(indent).append("  … (--format json has it)\n");
            }
        });
    }

    private void heading(String name, String indent) {
        if (text.length() > 0 && indent.isEmpty()) {
            text.append('\n');
        }
        text.append(indent).append(paint.bold(words(name))).append('\n');
    }

    private static boolean hasParts(Json value) {
        if (value instanceof Json.Obj object) {
            return !object.members().isEmpty();
        }
        return value instanceof Json.Arr array
                && array.items().stream().anyMatch(one -> one instanceof Json.Obj || one instanceof Json.Arr);
    }

    private void list(Json.Arr array, String indent, int depth) {
        boolean isFlat = array.items().stream()
                .allMatch(one -> one instanceof Json.Obj object
                        && object.members().values().stream().noneMatch(Sheet::hasParts));
        if (isFlat && columnsOf(array).size() <= COLUMNS_MOST) {
            rows(array.items().stream().map(Told::new).toList(), columnsOf(array), indent);
            return;
        }
        String between = "";
        for (Json one : array.items()) {
            text.append(between);
            thing(one, indent, depth + 1);
            between = "\n";
        }
    }

    private static List<String> columnsOf(Json.Arr array) {
        Set<String> all = new LinkedHashSet<>();
        for (Json one : array.items()) {
            if (one instanceof Json.Obj object) {
                object.members().forEach((name, value) -> {
                    if (!shown(new Told(value)).isEmpty()) {
                        all.add(name);
                    }
                });
            }
        }
        return List.copyOf(all);
    }

    private void rows(List<Told> rows, List<String> columns, String indent) {
        Side[] sides = columns.stream()
                .map(column -> isOfNumbers(rows, column) ? Side.RIGHT : Side.LEFT)
                .toArray(Side[]::new);
        Grid grid = new Grid(sides);
        grid.row(columns.stream()
                .map(column -> new Cell(words(column.substring(column.lastIndexOf('.') + 1)), paint::dim))
                .toList());
        for (Told row : rows) {
            grid.row(columns.stream()
                    .map(column -> Cell.of(cell(row.at(column.split("\\.", -1)))))
                    .toList());
        }
        text.append(grid.lines(indent).replaceAll(" +\n", "\n"));
    }

    private static boolean isOfNumbers(List<Told> rows, String column) {
        return rows.stream()
                .map(row -> row.at(column.split("\\.", -1)).value())
                .allMatch(value -> value instanceof Json.Num || value instanceof Json.Null);
    }

    private static String cell(Told value) {
        return Words.shortened(shown(value), CELL);
    }

    private static String shown(Told value) {
        if (value.value() instanceof Json.Num) {
            return value.count()
                    .filter(count -> count >= 10_000)
                    .map(Numbers::count)
                    .orElse(value.text());
        }
        return time(value.text()).strip().replaceAll("\\s+", " ");
    }

    /** {@code expires_at} is “expires at”. */
    private static String words(String name) {
        return name.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
