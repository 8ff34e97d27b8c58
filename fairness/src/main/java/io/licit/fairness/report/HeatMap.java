package io.licit.fairness.report;

import io.licit.fairness.proxy.Association;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How far each column tells each characteristic: the corrected Cramér's V, as a number and as a shade. A table with shaded
 * cells, so that plot and numbers are one.
 */
final class HeatMap {
    private static final double[] SHADES = {0.05, 0.1, 0.2, 0.35};

    private final String caption;
    private final Set<String> characteristics = new LinkedHashSet<>();
    private final Map<String, Map<String, Association>> rows = new LinkedHashMap<>();

    HeatMap(String caption, List<Association> associations) {
        this.caption = caption;
        for (Association one : associations) {
            characteristics.add(one.characteristic());
            rows.computeIfAbsent(name(one), row -> new LinkedHashMap<>()).put(one.characteristic(), one);
        }
    }

    static String name(Association one) {
        return one.columns().isEmpty() ? "(the segment as a whole)" : String.join(" + ", one.columns());
    }

    void write(Markup out) {
        List<String> columns = new ArrayList<>(List.of("Column"));
        columns.addAll(characteristics);
        write(out, columns, row -> List.of());
    }

    /** With one more column that says of a row, by its name, what belongs to it. */
    void write(Markup out, String more, Function<String, String> word) {
        List<String> columns = new ArrayList<>(List.of("Column"));
        columns.addAll(characteristics);
        columns.add(more);
        write(out, columns, row -> List.of(Cell.word(word.apply(row))));
    }

    private void write(Markup out, List<String> columns, Function<String, List<Cell>> more) {
        DataTable table = new DataTable(caption, columns);
        rows.forEach((name, cells) -> {
            List<Cell> row = new ArrayList<>();
            boolean whole =
                    cells.values().stream().anyMatch(one -> one.columns().isEmpty());
            row.add(whole ? Cell.word(name) : Cell.code(name));
            for (String characteristic : characteristics) {
                Association one = cells.get(characteristic);
                row.add(
                        one == null
                                ? Cell.number(Figures.NONE)
                                : Cell.number(word(one)).shaded(shade(one.cramersVCorrected())));
            }
            row.addAll(more.apply(name));
            table.row(row);
        });
        table.write(out);
    }

    /** The number as the map prints it, and the table too. */
    static String word(Association one) {
        double v = one.cramersVCorrected();
        if (Double.isNaN(v)) {
            return Figures.WITHHELD;
        }
        return (one.flagged() ? "▲ " : "") + String.format(Locale.ROOT, "%.3f", v);
    }

    /** From 0 to 4; -1 for a number that is withheld. */
    private static int shade(double v) {
        if (Double.isNaN(v)) {
            return -1;
        }
        int shade = 0;
        while (shade < SHADES.length && v >= SHADES[shade]) {
            shade++;
        }
        return shade;
    }
}
