package io.licit.fairness.alternative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Which of the rules that are looked at stay, and what became of the others. */
final class Choice {
    /** How far below the floors the held-out half may be, relative to them, since it is smaller; house convention. */
    static final double HELD_OUT_TOLERANCE = 0.05;

    /** Two ratios that differ by less are the same: values may have been summed in another order. */
    private static final double ROUNDING = 1e-9;

    private final Problem problem;
    private final Gauge gauge;
    private final double[] baseline;
    private final OptionalDouble[] before = new OptionalDouble[Gauge.WHOLE + 1];
    private final Front front = new Front();

    long tried;
    long feasible;
    long better;
    long levelledDown;
    long notHeldOut;

    Choice(Problem problem, Gauge gauge, double[] baseline) {
        this.problem = problem;
        this.gauge = gauge;
        this.baseline = baseline;
        for (int half = 0; half <= Gauge.WHOLE; half++) {
            before[half] = gauge.air(baseline, half);
        }
    }

    /** Whether there are two halves to hold against each other; else the search is on all persons. */
    boolean divided() {
        return gauge.divisible() && before[Gauge.SEARCHED].isPresent() && before[Gauge.HELD_OUT].isPresent();
    }

    /** Whether the segment as it is has a ratio. */
    boolean measured() {
        return before[Gauge.WHOLE].isPresent();
    }

    void look(double[] rule, Supplier<List<Change>> changes) {
        tried++;
        if (!meets(rule, Gauge.WHOLE, 0) || divided() && !meets(rule, Gauge.SEARCHED, 0)) {
            return;
        }
        feasible++;
        if (!raised(rule, Gauge.WHOLE) || divided() && !raised(rule, Gauge.SEARCHED)) {
            return;
        }
        better++;
        if (!gauge.raises(baseline, rule)) {
            levelledDown++;
        } else if (divided() && !heldOut(rule)) {
            notHeldOut++;
        } else {
            double air = gauge.air(rule, Gauge.WHOLE).orElseThrow();
            front.add(air, valueKept(rule), personsKept(rule), rule, changes);
        }
    }

    private boolean heldOut(double[] rule) {
        return raised(rule, Gauge.HELD_OUT) && meets(rule, Gauge.HELD_OUT, HELD_OUT_TOLERANCE);
    }

    private boolean raised(double[] rule, int half) {
        OptionalDouble air = gauge.air(rule, half);
        return air.isPresent() && air.getAsDouble() > before[half].orElseThrow() + ROUNDING;
    }

    /** Whether a rule meets the floors, each loosened by that share of it. */
    private boolean meets(double[] rule, int half, double looser) {
        Floors floors = problem.floors();
        double down = 1 - looser;
        double persons = kept(gauge.persons(rule, half), gauge.persons(baseline, half));
        return persons >= floors.personsLeast() * down - ROUNDING
                && persons <= floors.personsMost() * (1 + looser) + ROUNDING
                && (!problem.valued()
                        || kept(gauge.value(rule, half), gauge.value(baseline, half))
                                >= floors.value() * down - ROUNDING)
                && (!problem.responded()
                        || kept(response(rule, half), response(baseline, half)) >= floors.response() * down - ROUNDING);
    }

    private double response(double[] rule, int half) {
        return gauge.response(rule, half).orElse(0);
    }

    /** After over before. Where before is not above zero no share of it can be kept: 1 if it is no less, else 0. */
    private static double kept(double after, double before) {
        if (before > 0) {
            return after / before;
        }
        return after >= before ? 1 : 0;
    }

    private double valueKept(double[] rule) {
        return kept(gauge.value(rule, Gauge.WHOLE), gauge.value(baseline, Gauge.WHOLE));
    }

    private double personsKept(double[] rule) {
        return kept(gauge.persons(rule, Gauge.WHOLE), gauge.persons(baseline, Gauge.WHOLE));
    }

    /** How many of those that stay no other is better than. */
    int onFront() {
        return front.points.size();
    }

    /** The best of those that stay. */
    List<Alternative> chosen(int most) {
        List<Alternative> chosen = new ArrayList<>();
        for (Front.Point point : front.spread(most)) {
            chosen.add(alternative(chosen.size() + 1, point.changes(), point.rule()));
        }
        return chosen;
    }

    Alternative asItIs() {
        return alternative(0, List.of(), baseline);
    }

    private Alternative alternative(int number, List<Change> changes, double[] rule) {
        return new Alternative(
                number,
                changes,
                gauge.air(rule, Gauge.WHOLE),
                divided() ? gauge.air(rule, Gauge.HELD_OUT) : OptionalDouble.empty(),
                Math.round(gauge.persons(rule, Gauge.WHOLE)),
                personsKept(rule),
                gauge.value(rule, Gauge.WHOLE),
                valueKept(rule),
                gauge.response(rule, Gauge.WHOLE),
                gauge.rates(baseline, rule));
    }

    /** The rules that no other rule is as good as in everything and better in something. */
    private static final class Front {
        /** Fewer changes first, then by what they say. */
        private static final Comparator<Point> PLAINEST = Comparator.<Point>comparingInt(
                        point -> point.changes().size())
                .thenComparing(point -> point.changes().toString());

        private static final Comparator<Point> BEST = Comparator.comparingDouble(Point::air)
                .thenComparingDouble(Point::value)
                .thenComparingDouble(Point::persons)
                .reversed()
                .thenComparing(PLAINEST);

        private List<Point> points = new ArrayList<>();

        private record Point(double air, double value, double persons, double[] rule, List<Change> changes) {
            boolean asGood(Point other) {
                return air >= other.air && value >= other.value && persons >= other.persons;
            }
        }

        /** The numbers are rounded, so that the same persons summed in another order are the same point. */
        void add(double air, double value, double persons, double[] rule, Supplier<List<Change>> changes) {
            Point bare = new Point(rounded(air), rounded(value), rounded(persons), rule, List.of());
            if (points.stream().anyMatch(other -> other.asGood(bare) && !bare.asGood(other))) {
                return;
            }
            Point point = new Point(bare.air, bare.value, bare.persons, rule, changes.get());
            if (points.stream().anyMatch(other -> other.asGood(point) && PLAINEST.compare(other, point) <= 0)) {
                return;
            }
            points.removeIf(point::asGood);
            points.add(point);
        }

        private static double rounded(double number) {
            return Math.rint(number / ROUNDING) * ROUNDING;
        }

        /** Best ratio first; where there are too many, the first, the last and as many between in equal steps. */
        List<Point> spread(int most) {
            List<Point> sorted = points.stream().sorted(BEST).toList();
            if (sorted.size() <= most) {
                return sorted;
            }
            List<Point> some = new ArrayList<>();
            for (int i = 0; i < most; i++) {
                some.add(sorted.get((int) ((long) i * (sorted.size() - 1) / (most - 1))));
            }
            return some;
        }
    }
}
