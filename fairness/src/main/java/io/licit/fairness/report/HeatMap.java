package io.licit.fairness.report;

import io.licit.fairness.proxy.Association;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far each column tells each characteristic: the corrected Cramér's V, as a number and as a shade. */
final class HeatMap {
    private static final double LEFT = 236;
    private static final double TOP = 34;
    private static final double ROW = 25;
    private static final double WIDEST = 120;

    /** Characteristics of one map, so that a cell keeps room for its number. */
    private static final int COLUMNS = 8;

    private static final double[] SHADES = {0.05, 0.1, 0.2, 0.35};

    private final Page page;
    private final List<Association> associations;

    HeatMap(Page page, List<Association> associations) {
        this.page = page;
        this.associations = associations;
    }

    static String name(Association one) {
        return one.columns().isEmpty() ? "(the segment as a whole)" : String.join(" + ", one.columns());
    }

    void write() {
        List<String> rows = associations.stream().map(HeatMap::name).distinct().toList();
        List<String> characteristics = associations.stream()
                .map(Association::characteristic)
                .distinct()
                .toList();
        for (List<String> across : Drawing.parts(characteristics, COLUMNS)) {
            for (List<String> down : Drawing.parts(rows, 34)) {
                part(down, across);
            }
        }
    }

    private void part(List<String> rows, List<String> characteristics) {
        Drawing drawing = Drawing.open(
                page,
                "How far columns tell protected characteristics",
                "One row a column, one column a characteristic; each cell holds the corrected Cramér's V, darker the larger."
                        + " The table that follows holds every number.",
                TOP + rows.size() * ROW + 6);
        double width = Math.min(WIDEST, (Drawing.WIDTH - LEFT - 4) / characteristics.size());
        int letters = (int) (width / 6.8);
        for (int i = 0; i < characteristics.size(); i++) {
            drawing.label("label middle", LEFT + (i + 0.5) * width, TOP - 10, characteristics.get(i), letters);
        }
        drawing.next();
        for (int row = 0; row < rows.size(); row++) {
            double top = TOP + row * ROW;
            drawing.label("label code end", LEFT - 10, top + 16, rows.get(row), 30);
            for (int i = 0; i < characteristics.size(); i++) {
                cell(drawing, find(rows.get(row), characteristics.get(i)), LEFT + i * width, top, width);
            }
            drawing.next();
        }
        drawing.close(
                "Cramér's V with Bergsma's correction, from 0 (tells nothing) to 1 (tells all). ▲ above the threshold.");
    }

    private Optional<Association> find(String row, String characteristic) {
        return associations.stream()
                .filter(one -> name(one).equals(row) && one.characteristic().equals(characteristic))
                .findFirst();
    }

    private static void cell(Drawing drawing, Optional<Association> found, double left, double top, double width) {
        if (found.isEmpty()) {
            drawing.text("note middle", left + width / 2, top + 16, Figures.NONE);
            return;
        }
        double v = found.get().cramersVCorrected();
        String shade = Double.isNaN(v) ? "none" : Integer.toString(shade(v));
        drawing.box("heat shade-" + shade, left + 1, top + 1, width - 2, ROW - 2)
                .text("value middle on-" + shade, left + width / 2, top + 16, word(found.get()));
    }

    /** The number as the map prints it, and the table too. */
    static String word(Association one) {
        double v = one.cramersVCorrected();
        if (Double.isNaN(v)) {
            return Figures.WITHHELD;
        }
        return String.format(Locale.ROOT, "%.3f", v) + (one.flagged() ? " ▲" : "");
    }

    private static int shade(double v) {
        int shade = 0;
        while (shade < SHADES.length && v >= SHADES[shade]) {
            shade++;
        }
        return shade;
    }
}
