package io.licit.fairness.report;

import io.licit.fairness.group.Thresholds;

/** A page in the making: its text, the lines that results are held against, and how many charts it has. */
final class Page {
    private final Markup out = Markup.page();
    private final Thresholds thresholds;
    private int charts;

    Page(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    Markup out() {
        return out;
    }

    Thresholds thresholds() {
        return thresholds;
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
}
