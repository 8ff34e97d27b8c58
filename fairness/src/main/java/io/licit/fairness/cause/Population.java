package io.licit.fairness.cause;

import java.util.List;

/**
 * The persons of a group and of its reference by cell, and for each literal the cells of which it is true, 64 cells to a
 * word, so that a formula is asked of all cells by a few operations on words.
 */
final class Population {
    private final Formula formula;
    private final Tree tree;
    private final long[] masks;
    private final long[] group;
    private final long[] reference;
    private final Tally ofGroup;
    private final Tally ofReference;
    /** By word, then by literal. */
    private final long[][] truth;

    private final int literals;
    private final Pair everybody;

    /** Refuses groups that the cube does not know, and such as have no persons. */
    Population(Cube cube, String group, String reference) {
        int first = column(cube, group);
        int second = column(cube, reference);
        List<Cube.Cell> cells = cube.cells().stream()
                .filter(cell -> cell.persons()[first] > 0 || cell.persons()[second] > 0)
                .toList();
        this.formula = cube.formula();
        this.tree = Tree.of(formula);
        this.literals = cube.literals().size();
        this.masks = cells.stream().mapToLong(Cube.Cell::mask).toArray();
        this.group = cells.stream().mapToLong(cell -> cell.persons()[first]).toArray();
        this.reference =
                cells.stream().mapToLong(cell -> cell.persons()[second]).toArray();
        this.truth = truth(masks, literals);
        this.ofGroup = new Tally(this.group);
        this.ofReference = new Tally(this.reference);
        this.everybody = held(0);
        require(everybody.group() > 0, group + " has no persons");
        require(everybody.reference() > 0, reference + " has no persons");
        require(formula.literals() >>> literals == 0, "the formula has literals that the cube has not");
    }

    private static int column(Cube cube, String group) {
        int column = cube.groups().indexOf(group);
        require(column >= 0, "no group " + group);
        return column;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static long[][] truth(long[] masks, int literals) {
        long[][] truth = new long[(masks.length + 63) >> 6][literals];
        for (int cell = 0; cell < masks.length; cell++) {
            for (int literal = 0; literal < literals; literal++) {
                truth[cell >> 6][literal] |= (masks[cell] >>> literal & 1) << (cell & 63);
            }
        }
        return truth;
    }

    Formula formula() {
        return formula;
    }

    Tree tree() {
        return tree;
    }

    /** How many literals the cube has, whether they stand in the formula or not. */
    int literals() {
        return literals;
    }

    int cells() {
        return masks.length;
    }

    long mask(int cell) {
        return masks[cell];
    }

    Pair at(int cell) {
        return new Pair(group[cell], reference[cell]);
    }

    Pair everybody() {
        return everybody;
    }

    /** Whom the formula holds where only the literals of {@code kept} stand. */
    Pair held(long kept) {
        long inGroup = 0;
        long inReference = 0;
        for (int word = 0; word < truth.length; word++) {
            long[] literals = truth[word];
            long cells = tree.holds(kept, literal -> literals[literal]);
            inGroup += ofGroup.of(cells, word);
            inReference += ofReference.of(cells, word);
        }
        return new Pair(inGroup, inReference);
    }

    /** Operations on words that {@link #held} takes, about. */
    double cost() {
        return truth.length * (double) (formula.size() + ofGroup.digits() + ofReference.digits());
    }

    /** The gap of those held, in this population; nothing finite on the scale of the ratio where one side is lacking. */
    double gap(Pair held, Cause.Scale scale) {
        double rate = (double) held.group / everybody.group;
        double other = (double) held.reference / everybody.reference;
        return scale == Cause.Scale.LOG_RATIO ? StrictMath.log(rate / other) : rate - other;
    }

    /** Persons of the group and of its reference. */
    record Pair(long group, long reference) {
        boolean lacksOne() {
            return group == 0 || reference == 0;
        }
    }
}
