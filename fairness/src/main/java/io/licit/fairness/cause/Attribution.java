package io.licit.fairness.cause;

import io.licit.fairness.cause.Population.Pair;
import io.licit.fairness.group.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The parts that a segment's conditions have in the gap between a group and its reference.
 *
 * <p>The gap of a set of conditions is that of the segment in which only they stand, all others being removed; of none it
 * is zero. It is measured as the logarithm of the ratio of the rates, on which every condition of a conjunction has a part
 * of its own, while a difference of rates shrinks with every condition that is added. Only where some set leaves one side
 * without anybody, the whole is measured as a difference.
 */
public final class Attribution {
    /** Literals of a formula of any shape for which all sets are counted: about 3^k steps. */
    private static final int EXACT = 15;
    /** The same for a conjunction: k 2^k steps. */
    private static final int EXACT_CONJUNCTION = 20;
    /** Below it a gap is what rounding leaves of none. */
    private static final double NO_GAP = 1e-12;

    private Attribution() {}

    /**
     * Exact for up to 15 literals, and for up to 20 in a conjunction; beyond, from a sample of orders with a fixed seed and
     * an error that holds for all shares together. In a sample the difference is used as well where it can't be told whether
     * some set leaves one side without anybody.
     *
     * @param line below which a ratio diverges, or its inverse where the gap is upwards, such as {@code Thresholds.air}
     * @throws IllegalArgumentException where the cube has not both groups, or one has no persons
     */
    public static Cause of(Cube cube, String characteristic, String group, String reference, double line) {
        Population population = new Population(cube, group, reference);
        return cause(cube, population, shapley(population), characteristic, group, reference, line);
    }

    private static Shapley shapley(Population population) {
        int exact = population.tree().isConjunction() ? EXACT_CONJUNCTION : EXACT;
        if (population.literals() > exact) {
            Sample sample = new Sample(population, Sample.BUDGET);
            return sample.shapley(sample.scale());
        }
        Coalitions coalitions = Coalitions.of(population);
        return coalitions.shapley(coalitions.scale());
    }

    static Cause cause(
            Cube cube,
            Population population,
            Shapley shapley,
            String characteristic,
            String group,
            String reference,
            double line) {
        List<Cause.Step> waterfall = waterfall(cube, population);
        double gap = population.gap(population.held(-1L), shapley.scale());
        return new Cause(
                characteristic,
                group,
                reference,
                shapley.scale(),
                gap,
                shapley.error(),
                shares(cube, population, shapley),
                waterfall,
                firstDivergent(line, gap > 0, waterfall));
    }

    private static List<Cause.Share> shares(Cube cube, Population population, Shapley shapley) {
        double gap = population.gap(population.held(-1L), shapley.scale());
        List<Cause.Share> shares = new ArrayList<>();
        for (int literal = 0; literal < population.literals(); literal++) {
            double value = shapley.values()[literal];
            double without = population.gap(population.held(~(1L << literal)), shapley.scale());
            double alone = population.gap(population.held(1L << literal), shapley.scale());
            OptionalDouble share = Math.abs(gap) < NO_GAP ? OptionalDouble.empty() : OptionalDouble.of(value / gap);
            shares.add(new Cause.Share(cube.literals().get(literal), value, share, gap - without, alone));
        }
        return shares;
    }

    private static List<Cause.Step> waterfall(Cube cube, Population population) {
        Pair all = population.everybody();
        List<Cause.Step> steps = new ArrayList<>();
        for (int literal = 0; literal < population.literals(); literal++) {
            Pair held = population.held((2L << literal) - 1);
            Count group = new Count(all.group(), held.group());
            Count reference = new Count(all.reference(), held.reference());
            double ofGroup = (double) held.group() / all.group();
            double ofReference = (double) held.reference() / all.reference();
            OptionalDouble ratio =
                    held.reference() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ofGroup / ofReference);
            steps.add(new Cause.Step(cube.literals().get(literal), group, reference, ratio, false));
        }
        return steps;
    }

    /**
     * Before the first step everybody is held, and the ratio is 1. A group that is held more often than its reference, as
     * the one that bears a burden is, diverges upwards: where the reference's rate over its own is below the line.
     */
    private static int firstDivergent(double line, boolean upwards, List<Cause.Step> waterfall) {
        for (int step = 0; step < waterfall.size(); step++) {
            Cause.Step at = waterfall.get(step);
            // Where nobody of the reference is held and somebody of the group is, the ratio is beyond every line.
            boolean endless = at.ratio().isEmpty() && at.groupCount().selected() > 0;
            double ratio = at.ratio().orElse(endless ? Double.POSITIVE_INFINITY : 1);
            if ((upwards ? 1 / ratio : ratio) < line) {
                return step;
            }
        }
        return -1;
    }
}
