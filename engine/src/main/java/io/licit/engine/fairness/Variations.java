package io.licit.engine.fairness;

import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Expr.Comparison;
import io.licit.core.segment.Literals;
import io.licit.core.segment.Threshold;
import io.licit.engine.bits.Codes;
import io.licit.fairness.alternative.Change;
import io.licit.fairness.alternative.Varied;
import io.licit.fairness.alternative.Varied.Variant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * What may stand in the place of one condition, with a code for every person: how many of the lines she meets, from the
 * loosest on, and whether she meets each condition on another column.
 */
final class Variations {
    /** Other columns that may stand in for one, those first whose order is most alike; house convention. */
    private static final int SWAPS = 3;

    /** A column whose order is less alike stands in for nothing: "medium", Cohen 1988, section 3.2; house convention. */
    private static final double ALIKE = 0.3;

    /** How far the number of persons may be from the condition's own, over it; else ties leave no such line. */
    private static final double SWAP_TOLERANCE = 0.25;

    private final int literal;
    private final Expr condition;
    private final List<Expr> replacements;
    private final Varied varied;
    private final Codes codes;

    /** A number of each person that may be asked of instead, NaN where unknown. */
    record Other(Expr column, double[] values) {}

    private Variations(int literal, Expr condition, List<Expr> replacements, Varied varied, Codes codes) {
        this.literal = literal;
        this.condition = condition;
        this.replacements = replacements;
        this.varied = varied;
        this.codes = codes;
    }

    Varied varied() {
        return varied;
    }

    Codes codes() {
        return codes;
    }

    /** A condition without a line to move: it stands, or it does not. */
    static Variations plain(int literal, Expr condition, RoaringBitmap holds, int persons) {
        Codes.Writer writer = Codes.writer(List.of("not", "true"), persons);
        IntStream.range(0, persons).forEach(person -> writer.set(person, holds.contains(person) ? 1 : 0));
        String text = Canonical.text(condition);
        Varied varied = new Varied(literal, text, 2, List.of(Variant.original(text, false, true), Variant.leftOut()));
        return new Variations(literal, condition, List.of(), varied, writer.codes());
    }

    /**
     * A condition with a line.
     *
     * @param values of the number that is held against it
     * @param grid where else the line may be
     */
    static Variations moved(
            int literal,
            Expr condition,
            Threshold threshold,
            double[] values,
            List<BigDecimal> grid,
            List<Other> others) {
        boolean upwards = isUpwards(threshold.operator());
        List<BigDecimal> lines = new ArrayList<>(grid.stream()
                .filter(line -> divides(values, threshold.operator(), line))
                .toList());
        lines.add(threshold.at());
        lines.sort(upwards ? Comparator.naturalOrder() : Comparator.reverseOrder());
        List<Swap> swaps = Swap.of(threshold, values, others);
        int levels = lines.size() + 1;
        int size = levels << swaps.size();
        Codes.Writer writer =
                Codes.writer(IntStream.range(0, size).mapToObj(String::valueOf).toList(), values.length);
        double[] limits = lines.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        for (int person = 0; person < values.length; person++) {
            int code = met(values[person], threshold.operator(), limits);
            for (Swap swap : swaps) {
                code = code << 1 | (swap.holds(person) ? 1 : 0);
            }
            writer.set(person, code);
        }
        String text = Canonical.text(condition);
        List<Variant> variants = new ArrayList<>();
        List<Expr> replacements = new ArrayList<>();
        int own = lines.indexOf(threshold.at());
        variants.add(Variant.original(text, meets(own, size, swaps.size())));
        for (int line = 0; line < lines.size(); line++) {
            if (line != own) {
                Expr expr = threshold.moved(lines.get(line));
                replacements.add(expr);
                variants.add(Variant.moved(Canonical.text(expr), meets(line, size, swaps.size())));
            }
        }
        for (int i = 0; i < swaps.size(); i++) {
            replacements.add(swaps.get(i).expr());
            variants.add(Variant.swapped(Canonical.text(swaps.get(i).expr()), bit(swaps.size() - 1 - i, size)));
        }
        variants.add(Variant.leftOut());
        return new Variations(
                literal, condition, replacements, new Varied(literal, text, size, variants), writer.codes());
    }

    /** The literals with a change made. */
    Optional<Literals> applied(Literals literals, Change change) {
        return change.kind() == Change.Kind.DROPPED
                ? literals.without(literal)
                : Optional.of(literals.with(literal, replacements.get(change.variant() - 1)));
    }

    boolean isOf(Change change) {
        return change.literal() == literal;
    }

    Expr condition() {
        return condition;
    }

    private static boolean[] meets(int line, int size, int swaps) {
        boolean[] holds = new boolean[size];
        for (int code = 0; code < size; code++) {
            holds[code] = code >> swaps > line;
        }
        return holds;
    }

    private static boolean[] bit(int bit, int size) {
        boolean[] holds = new boolean[size];
        for (int code = 0; code < size; code++) {
            holds[code] = (code >> bit & 1) == 1;
        }
        return holds;
    }

    /** Whether a line holds some and not others: to hold everybody is to be left out, and nobody is no segment. */
    private static boolean divides(double[] values, Comparison operator, BigDecimal line) {
        double at = line.doubleValue();
        boolean some = false;
        boolean others = false;
        for (int person = 0; person < values.length && !(some && others); person++) {
            if (!Double.isNaN(values[person])) {
                boolean met = holds(values[person], operator, at);
                some |= met;
                others |= !met;
            }
        }
        return some && others;
    }

    /** How many of the lines a number meets, the loosest first; one that is unknown meets none. */
    private static int met(double value, Comparison operator, double[] lines) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int low = 0;
        int high = lines.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds(value, operator, lines[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static boolean isUpwards(Comparison operator) {
        return operator == Comparison.GREATER || operator == Comparison.GREATER_OR_EQUAL;
    }

    static boolean holds(double value, Comparison operator, double line) {
        return switch (operator) {
            case GREATER -> value > line;
            case GREATER_OR_EQUAL -> value >= line;
            case LESS -> value < line;
            case LESS_OR_EQUAL -> value <= line;
            case EQUAL -> value == line;
            case NOT_EQUAL -> value != line;
        };
    }

    /** A condition on another column that holds about as many persons. */
    private record Swap(Expr expr, double[] values, Comparison operator, double line) {
        static List<Swap> of(Threshold threshold, double[] values, List<Other> others) {
            long met = Arrays.stream(values)
                    .filter(value -> holdsKnown(value, threshold))
                    .count();
            return others.stream()
                    .map(other -> new Alike(other, Alike.correlation(values, other.values())))
                    .filter(alike -> Math.abs(alike.correlation()) >= ALIKE)
                    .sorted(Comparator.comparingDouble((Alike alike) -> -Math.abs(alike.correlation()))
                            .thenComparing(alike -> Canonical.text(alike.other().column())))
                    .limit(SWAPS)
                    .flatMap(alike -> swap(threshold, met, alike).stream())
                    .toList();
        }

        private static boolean holdsKnown(double value, Threshold threshold) {
            return !Double.isNaN(value)
                    && Variations.holds(
                            value, threshold.operator(), threshold.at().doubleValue());
        }

        private static Optional<Swap> swap(Threshold threshold, long met, Alike alike) {
            double[] known = Arrays.stream(alike.other().values())
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            if (met == 0 || met >= known.length) {
                return Optional.empty();
            }
            boolean upwards = isUpwards(threshold.operator()) == alike.correlation() > 0;
            double line = known[(int) (upwards ? known.length - met : met - 1)];
            Comparison operator = upwards ? Comparison.GREATER_OR_EQUAL : Comparison.LESS_OR_EQUAL;
            BigDecimal at = BigDecimal.valueOf(line);
            long holds = Arrays.stream(known)
                    .filter(value -> Variations.holds(value, operator, line))
                    .count();
            if (Math.abs(holds - met) > SWAP_TOLERANCE * met || holds == known.length) {
                return Optional.empty();
            }
            return Optional.of(new Swap(
                    threshold.swapped(alike.other().column(), operator, at),
                    alike.other().values(),
                    operator,
                    at.doubleValue()));
        }

        boolean holds(int person) {
            return !Double.isNaN(values[person]) && Variations.holds(values[person], operator, line);
        }
    }

    /** Another column and how much its order is like the condition's: Pearson's correlation over whom both are known of. */
    private record Alike(Other other, double correlation) {
        static double correlation(double[] some, double[] others) {
            double n = 0;
            double x = 0;
            double y = 0;
            for (int i = 0; i < some.length; i++) {
                if (Double.isFinite(some[i]) && Double.isFinite(others[i])) {
                    n++;
                    x += some[i];
                    y += others[i];
                }
            }
            double xx = 0;
            double yy = 0;
            double xy = 0;
            for (int i = 0; i < some.length; i++) {
                if (Double.isFinite(some[i]) && Double.isFinite(others[i])) {
                    double dx = some[i] - x / n;
                    double dy = others[i] - y / n;
                    xx += dx * dx;
                    yy += dy * dy;
                    xy += dx * dy;
                }
            }
            return xy / Math.sqrt(xx * yy);
        }
    }
}
