package io.licit.server.fairness;

import io.licit.server.view.PlotView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Marks of a plot as they are put down. */
final class Drawing {
    /** Narrow, so that words can be read on a telephone. */
    static final int WIDTH = 440;

    private final List<PlotView.Mark> marks = new ArrayList<>();

    Drawing line(String look, double x1, double y1, double x2, double y2) {
        marks.add(new PlotView.Line(look, at(x1), at(y1), at(x2), at(y2)));
        return this;
    }

    Drawing box(String look, double x, double y, double width, double height, boolean isHatched) {
        marks.add(new PlotView.Box(look, at(x), at(y), at(Math.max(1, width)), at(height), isHatched));
        return this;
    }

    Drawing dot(String look, double x, double y, double radius) {
        marks.add(new PlotView.Dot(look, at(x), at(y), at(radius)));
        return this;
    }

    Drawing words(String look, double x, double y, String words) {
        marks.add(new PlotView.Words(look, at(x), at(y), words));
        return this;
    }

    PlotView done(String about, String caption, double height) {
        return new PlotView(about, caption, WIDTH, (int) Math.ceil(height), marks);
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
