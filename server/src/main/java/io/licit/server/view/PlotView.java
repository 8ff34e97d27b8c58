package io.licit.server.view;

import java.util.List;

/**
 * A drawing, in units of its own.
 *
 * @param about what is drawn, to who hears it; numbers are in the table beside
 * @param caption below it
 */
public record PlotView(String about, String caption, int width, int height, List<Mark> marks) {
    public PlotView {
        marks = List.copyOf(marks);
    }

    /** Something that is drawn; how it looks is a class of the style sheet. */
    public sealed interface Mark {
        String look();
    }

    public record Line(String look, String x1, String y1, String x2, String y2) implements Mark {}

    /** @param isHatched whether lines are drawn over it, so that colour does not tell it alone */
    public record Box(String look, String x, String y, String width, String height, boolean isHatched)
            implements Mark {}

    public record Dot(String look, String x, String y, String radius) implements Mark {}

    public record Words(String look, String x, String y, String words) implements Mark {}
}
