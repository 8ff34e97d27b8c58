package io.licit.fairness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A chart in SVG, 720 units wide: classes say how things look, a title and a description say what it shows, and the whole
 * is one image to who hears it, since a table holds every number of it.
 */
final class Drawing {
    static final double WIDTH = 720;

    /** Rows of a chart that still stand on one printed page. */
    static final int ROWS = 40;

    private final Markup out;

    private Drawing(Markup out) {
        this.out = out;
    }

    static Drawing open(Page page, String title, String description, double height) {
        Markup out = page.out();
        String id = page.chart();
        out.open("figure", "class", "chart").line();
        out.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", "Plot: " + title)
                .line();
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-desc",
                "viewBox",
                "0 0 " + at(WIDTH) + " " + at(height),
                "width",
                at(WIDTH),
                "height",
                at(height));
        out.leaf("title", title, "id", id + "-title");
        out.leaf("desc", description, "id", id + "-desc").line();
        return new Drawing(out);
    }

    /** Ends the chart with a caption of how it is to be read. */
    void close(String caption) {
        out.close().line().closeLine();
        out.leaf("figcaption", caption).line();
        out.closeLine();
    }

    Drawing line(String look, double x1, double y1, double x2, double y2) {
        out.empty("line", "class", look, "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2));
        return this;
    }

    Drawing box(String look, double x, double y, double width, double height) {
        out.empty("rect", "class", look, "x", at(x), "y", at(y), "width", at(width), "height", at(height));
        return this;
    }

    Drawing circle(String look, double x, double y, double radius) {
        out.empty("circle", "class", look, "cx", at(x), "cy", at(y), "r", at(radius));
        return this;
    }

    Drawing diamond(String look, double x, double y, double radius) {
        String points = at(x) + "," + at(y - radius) + " " + at(x + radius) + "," + at(y) + " " + at(x) + ","
                + at(y + radius) + " " + at(x - radius) + "," + at(y);
        out.empty("polygon", "class", look, "points", points);
        return this;
    }

    /** Text whose look says where it is anchored: {@code end}, {@code middle}, else at its start. */
    Drawing text(String look, double x, double y, String words) {
        out.leaf("text", words, "class", look, "x", at(x), "y", at(y));
        return this;
    }

    /** The same, shortened, with the whole of it to who points there. */
    Drawing label(String look, double x, double y, String words, int columns) {
        out.open("text", "class", look, "x", at(x), "y", at(y));
        String shown = Figures.shortened(words, columns);
        if (!shown.equals(words)) {
            out.leaf("title", words);
        }
        out.text(shown).close();
        return this;
    }

    /** The same in as many as two lines, the first of them ended at a space where there is one. */
    Drawing label(String look, double x, double middle, String words, int columns, double line) {
        if (Figures.shortened(words, columns).equals(words)) {
            return label(look, x, middle + 4, words, columns);
        }
        String cut = Figures.shortened(words, columns);
        int end = cut.lastIndexOf(' ') > columns / 2 ? cut.lastIndexOf(' ') : cut.length() - 1;
        String rest = Figures.shortened(words.substring(end).strip(), columns);
        out.open("text", "class", look).leaf("title", words);
        out.leaf("tspan", words.substring(0, end), "x", at(x), "y", at(middle + 4 - line / 2));
        out.leaf("tspan", rest, "x", at(x), "y", at(middle + 4 + line / 2)).close();
        return this;
    }

    Drawing next() {
        out.line();
        return this;
    }

    /** Level or upright lines at which an axis has its ticks. */
    Drawing grid(DoubleStream ticks, double from, double to, boolean upright) {
        String path = ticks.mapToObj(tick -> upright
                        ? "M" + at(tick) + " " + at(from) + "V" + at(to)
                        : "M" + at(from) + " " + at(tick) + "H" + at(to))
                .collect(Collectors.joining());
        out.empty("path", "class", "grid", "d", path);
        return this;
    }

    /** An interval with its ends, level. */
    Drawing whisker(double x1, double x2, double y) {
        String ends = "M" + at(x1) + " " + at(y - 4) + "v8m0-4H" + at(x2) + "m0-4v8";
        out.empty("path", "class", "whisker", "d", ends);
        return this;
    }

    /** A long list in parts of as equal length as may be, each of which fits one chart. */
    static <T> List<List<T>> parts(List<T> all, int most) {
        int parts = (all.size() + most - 1) / most;
        List<List<T>> cut = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            cut.add(all.subList(all.size() * i / parts, all.size() * (i + 1) / parts));
        }
        return cut;
    }

    private static String at(double place) {
        String decimal = String.format(Locale.ROOT, "%.1f", place + 0.0);
        return decimal.endsWith(".0") ? decimal.substring(0, decimal.length() - 2) : decimal;
    }
}
