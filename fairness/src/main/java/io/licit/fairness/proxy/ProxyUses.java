package io.licit.fairness.proxy;

import io.licit.fairness.cause.Cube;
import io.licit.fairness.cause.Formula;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The conditions of a segment as uses of proxies: Datta, Fredrikson, Ko, Mardziel and Sen, Use Privacy in Data-Driven
 * Systems, CCS 2017. A condition is one where both its association with the groups and its influence
 * reach their thresholds. Exact, over the cells of the cube; nothing is sampled.
 */
public final class ProxyUses {
    private ProxyUses() {}

    /**
     * One for every literal, in their order; with nobody in the cube all numbers are 0.
     *
     * @param epsilon threshold of the association
     * @param delta threshold of the influence
     */
    public static List<ProxyUse> of(Cube cube, String characteristic, double epsilon, double delta) {
        List<ProxyUse> uses = new ArrayList<>();
        for (int literal = 0; literal < cube.literals().size(); literal++) {
            Table table = new Table(byTruth(cube, literal), cube.groups().size());
            double association = Entropies.of(table).overJoint();
            double influence = influence(cube, literal, table);
            boolean flagged = association >= epsilon && influence >= delta;
            uses.add(new ProxyUse(cube.literals().get(literal), characteristic, association, influence, flagged));
        }
        return uses;
    }

    /** Row 0 those of whom it is not true, row 1 those of whom it is. */
    private static long[][] byTruth(Cube cube, int literal) {
        long[][] persons = new long[2][cube.groups().size()];
        for (Cube.Cell cell : cube.cells()) {
            long[] row = persons[(int) (cell.mask() >>> literal & 1)];
            for (int group = 0; group < row.length; group++) {
                row[group] += cell.persons()[group];
            }
        }
        return persons;
    }

    /**
     * The chance that membership changes where the literal's truth is that of another person: over the cells for which
     * the literal decides, their share times that of the persons of whom the opposite is true.
     */
    private static double influence(Cube cube, int literal, Table byTruth) {
        double n = byTruth.persons();
        double changed = 0;
        for (Cube.Cell cell : cube.cells()) {
            long persons = Arrays.stream(cell.persons()).sum();
            if (persons > 0 && decides(cube.formula(), literal, cell.mask())) {
                int truth = (int) (cell.mask() >>> literal & 1);
                changed += persons / n * (byTruth.inRow(1 - truth) / n);
            }
        }
        return changed;
    }

    private static boolean decides(Formula formula, int literal, long mask) {
        return formula.holds(mask | 1L << literal) != formula.holds(mask & ~(1L << literal));
    }
}
