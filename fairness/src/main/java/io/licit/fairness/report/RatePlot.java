package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Verdict;
import io.licit.fairness.statistics.Interval;
import java.util.List;
import java.util.OptionalDouble;

/** The selection rate of every group with its interval, and the line that the highest rate draws. */
final class RatePlot {
    private static final double LEFT = 206;
    private static final double RIGHT = Drawing.WIDTH - 96;
    private static final double TOP = 30;
    private static final int FEW = 14;

    private final Page page;
    private final CharacteristicResult result;
    private final List<GroupResult> drawn;

    RatePlot(Page page, CharacteristicResult result) {
        this.page = page;
        this.result = result;
        this.drawn = result.groups().stream()
                .filter(group -> shown(group).isPresent())
                .toList();
    }

    /** Whether there are rates that a plot lets compare. */
    static boolean draws(CharacteristicResult result) {
        List<Double> rates = result.groups().stream()
                .flatMap(group -> shown(group).stream().boxed())
                .toList();
        return rates.size() > 1 && rates.stream().anyMatch(rate -> rate > 0);
    }

    /** The group's rate; empty where there is none or it is withheld. */
    private static OptionalDouble shown(GroupResult group) {
        return group.withheld() ? OptionalDouble.empty() : group.rate();
    }

    /**
     * The selection rate at which a group's ratio is just the line: the line times the highest rate, 29 CFR 1607.4(D); for a
     * burden the same of rates of not being selected, seen from the other side. Empty where the highest rate is not there.
     */
    static OptionalDouble line(CharacteristicResult result, double line) {
        OptionalDouble highest =
                result.highest().flatMap(result::group).map(RatePlot::shown).orElse(OptionalDouble.empty());
        if (highest.isEmpty() || Double.isNaN(highest.getAsDouble())) {
            return OptionalDouble.empty();
        }
        double rate = highest.getAsDouble();
        return OptionalDouble.of(result.direction() == Direction.BENEFIT ? line * rate : 1 - line * (1 - rate));
    }

    void write() {
        List<List<GroupResult>> parts = Drawing.parts(drawn, Drawing.ROWS);
        Axis axis = axis();
        for (int i = 0; i < parts.size(); i++) {
            String title = "Selection rates by " + GroupsPart.title(result)
                    + (parts.size() == 1 ? "" : ", part " + (i + 1) + " of " + parts.size());
            part(title, parts.get(i), axis, i == parts.size() - 1);
        }
    }

    private void part(String title, List<GroupResult> groups, Axis axis, boolean last) {
        double row = drawn.size() <= FEW ? 34 : 21;
        double bottom = TOP + groups.size() * row;
        OptionalDouble line = line(result, page.thresholds().air());
        String drawn = line.isPresent() ? " The dashed line stands at " + Figures.percent(line) + "." : "";
        Drawing drawing = Drawing.open(
                page,
                title,
                "Selection rates of " + Figures.of(groups.size(), "group", "groups") + " with 95% intervals." + drawn
                        + " The table that follows holds every number.",
                bottom + 26);
        drawing.grid(axis.places(), TOP, bottom, true);
        for (double tick : axis.ticks()) {
            drawing.text("tick middle", axis.at(tick), bottom + 18, axis.percent(tick));
        }
        drawing.next();
        for (int i = 0; i < groups.size(); i++) {
            group(drawing, groups.get(i), axis, TOP + i * row, row);
        }
        if (line.isPresent()) {
            line(drawing, axis, line.getAsDouble(), bottom);
        }
        for (int i = 0; i < groups.size(); i++) {
            rate(drawing, groups.get(i), axis, TOP + (i + 0.5) * row);
        }
        drawing.close(last ? caption() : "Continued in the next plot.");
    }

    private void group(Drawing drawing, GroupResult group, Axis axis, double top, double row) {
        boolean roomy = row > 30;
        double middle = top + row / 2;
        drawing.label(
                "end",
                LEFT - 10,
                roomy ? middle - 1 : middle + 4,
                Figures.value(result.name(), group.value()),
                roomy ? 28 : 29);
        if (roomy) {
            String persons = "n = " + Figures.count(group.persons());
            drawing.text(
                    "note end", LEFT - 10, middle + 12, group.assessable() ? persons : persons + ", not assessable");
        }
        double thick = row * 0.55;
        drawing.box(look(group), LEFT, middle - thick / 2, axis.at(shown(group).orElseThrow()) - LEFT, thick);
        group.rateInterval().ifPresent(one -> drawing.whisker(axis.at(one.low()), axis.at(one.high()), middle));
        drawing.next();
    }

    /** The number, written over the line. */
    private static void rate(Drawing drawing, GroupResult group, Axis axis, double middle) {
        OptionalDouble rate = shown(group);
        double end = axis.at(group.rateInterval().map(Interval::high).orElse(rate.orElseThrow()));
        drawing.text("value", end + 8, middle + 4, Figures.percent(rate)).next();
    }

    private static String look(GroupResult group) {
        return group.assessable() ? "bar " + Cell.name(group.verdict()) : "bar " + Cell.name(Verdict.INSUFFICIENT);
    }

    private void line(Drawing drawing, Axis axis, double line, double bottom) {
        double x = axis.at(line);
        String words = Figures.setting(page.thresholds().air()) + " line " + Figures.percent(line);
        String anchor = x > RIGHT - 60 ? "end" : x < LEFT + 60 ? "" : "middle";
        drawing.line("limit", x, TOP - 8, x, bottom)
                .text(("value " + anchor).strip(), x, TOP - 14, words)
                .next();
    }

    private Axis axis() {
        double high = line(result, page.thresholds().air()).orElse(0);
        for (GroupResult group : result.groups()) {
            if (shown(group).isPresent()) {
                high = Math.max(high, group.rate().getAsDouble());
                high = Math.max(high, group.rateInterval().map(Interval::high).orElse(0.0));
            }
        }
        return Axis.over(0, Math.min(1, high), LEFT, RIGHT);
    }

    private String caption() {
        String line = Figures.setting(page.thresholds().air());
        int not = result.groups().size() - drawn.size();
        String absent = not == 0
                ? ""
                : " Not drawn: " + Figures.of(not, "group", "groups") + " without a rate that may be shown.";
        if (line(result, page.thresholds().air()).isEmpty()) {
            return "Hatched: adverse impact indicated." + absent;
        }
        return result.direction() == Direction.BENEFIT
                ? "Dashed line: " + line + " of the highest rate. Hatched: adverse impact indicated." + absent
                : "Dashed line: the rate of not being selected is " + line
                        + " of the highest such rate; beyond it a group"
                        + " is worse off. Hatched: adverse impact indicated." + absent;
    }
}
