package io.licit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as tables: each figure with its ratio to a baseline of the same run, and what must hold. */
final class Report {
    private static final String TEXT_ROW = "%-78s %12s %12s %9s %9s%n";

    private final List<Line> lines = new ArrayList<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private boolean quiet;

    /** @param cells figure, wall, CPU, and the two ratios; a title or a note is one cell */
    private record Line(List<String> cells) {}

    private record Requirement(String what, String got, String most, boolean met) {}

    /** Tells nothing while it is filled. */
    Report quietly() {
        quiet = true;
        return this;
    }

    void title(String title) {
        add(List.of(title));
    }

    void note(String note) {
        add(List.of("  " + note));
    }

    /** A figure that others are held against, or that stands alone. */
    void figure(String what, Lap lap) {
        add(List.of(what, time(lap.wall()), time(lap.cpu()), "", ""));
    }

    void figure(String what, Lap lap, Lap baseline) {
        add(List.of(
                what,
                time(lap.wall()),
                time(lap.cpu()),
                ratio(lap.wall(), baseline.wall()),
                ratio(lap.cpu(), baseline.cpu())));
    }

    void value(String what, String value) {
        add(List.of(what, value, "", "", ""));
    }

    /** Of the two ratios, wall and CPU, the one that is worse for us counts. */
    void mustBeAtMost(double most, String what, Lap lap, Lap baseline) {
        double worse = Math.max(lap.wall() / baseline.wall(), baseline.cpu() > 0 ? lap.cpu() / baseline.cpu() : 0);
        require(
                what,
                String.format(Locale.ROOT, "%.3f", worse),
                String.format(Locale.ROOT, "%.3f", most),
                worse <= most);
    }

    void mustBeUnder(double most, String unit, String what, double got) {
        require(
                what,
                String.format(Locale.ROOT, "%.4g %s", got, unit),
                String.format(Locale.ROOT, "%.4g %s", most, unit),
                got < most);
    }

    private void require(String what, String got, String most, boolean met) {
        requirements.add(new Requirement(what, got, most, met));
    }

    private void add(List<String> cells) {
        Line line = new Line(cells);
        lines.add(line);
        if (!quiet) {
            System.out.print(text(line));
            System.out.flush();
        }
    }

    static String head() {
        return String.format(Locale.ROOT, TEXT_ROW, "", "wall", "CPU", "÷ wall", "÷ CPU");
    }

    private static String text(Line line) {
        if (line.cells().size() == 1) {
            String only = line.cells().get(0);
            return (only.startsWith(" ") ? "" : "\n") + only + "\n";
        }
        return String.format(Locale.ROOT, TEXT_ROW, line.cells().toArray());
    }

    String requirements() {
        StringBuilder text = new StringBuilder(requirements.isEmpty() ? "" : "\nmust hold\n");
        requirements.forEach(one -> text.append(String.format(
                Locale.ROOT, "%-78s %12s %12s   %s%n", one.what(), one.got(), one.most(), word(one.met()))));
        return text.toString();
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        boolean table = false;
        for (Line line : lines) {
            if (line.cells().size() == 1) {
                String only = line.cells().get(0);
                text.append(only.startsWith(" ") ? "\n" + only.strip() + "\n" : "\n### " + only + "\n");
                table = false;
                continue;
            }
            if (!table) {
                text.append("\n| figure | wall | CPU | ÷ wall | ÷ CPU |\n|---|--:|--:|--:|--:|\n");
                table = true;
            }
            text.append("| ").append(String.join(" | ", line.cells())).append(" |\n");
        }
        if (!requirements.isEmpty()) {
            text.append("\n### Must hold\n\n| | measured | at most | |\n|---|--:|--:|---|\n");
            requirements.forEach(one -> text.append("| ")
                    .append(String.join(" | ", one.what(), one.got(), one.most(), word(one.met())))
                    .append(" |\n"));
        }
        return text.toString();
    }

    private static String word(boolean met) {
        return met ? "met" : "NOT met";
    }

    private static String ratio(double of, double to) {
        return to > 0 ? String.format(Locale.ROOT, "%.3f", of / to) : "–";
    }

    static String time(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, "%.1f ms", seconds * 1000)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
