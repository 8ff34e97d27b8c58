package io.licit.fairness.report;

import io.licit.fairness.group.Thresholds;

/**
 * A page in the making: its text, the lines that results are held against, how many charts it has, and whether it is of so
 * many segments that only what was found is drawn.
 */
final class Page {
    /** Segments of a page that still has a plot for everything. */
    private static final int FEW = 3;

    private final Markup out = Markup.page();
    private final Thresholds thresholds;
    private final boolean brief;
    private int charts;

    private Page(Thresholds thresholds, boolean brief) {
        this.thresholds = thresholds;
        this.brief = brief;
    }

    static Page of(Thresholds thresholds, int segments) {
        return new Page(thresholds, segments > FEW);
    }

    Markup out() {
        return out;
    }

    Thresholds thresholds() {
        return thresholds;
    }

    /** Whether what has no finding is folded and not drawn. */
    boolean brief() {
        return brief;
    }

    /** The next chart's id, that of no heading. */
    String chart() {
        charts++;
        return "chart-" + charts;
    }

    void heading(int level, String words) {
        out.leaf("h" + level, words).line();
    }

    void paragraph(String words) {
        out.leaf("p", words).line();
    }

    /** Why a part is empty, or what a table leaves to be said. */
    void note(String words) {
        out.leaf("p", words, "class", "note").line();
    }

    /** What follows is folded under these words on a screen, until the element is closed. */
    void fold(String words) {
        out.open("details").line();
        out.leaf("summary", words).line();
    }
}
