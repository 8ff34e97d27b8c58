package io.licit.fairness.cause;

import java.util.List;
import java.util.Optional;

/**
 * The persons of a group and of its reference by cell, and for each literal the cells of which it is true, 64 cells to a
 * word, so that a formula is asked of all cells by a few operations on words.
 */
final class Population {
    private final Formula formula;
    private final long[] masks;
    private final long[] group;
    private final long[] reference;
    private final long[][] truth;
    private final Pair everybody;

    /** Refuses groups that the cube does not know, and such as have no persons. */
    Population(Cube cube, String group, String reference) {
        int first = column(cube, group);
        int second = column(cube, reference);
        List<Cube.Cell> cells = cube.cells().stream()
                .filter(cell -> cell.persons()[first] > 0 || cell.persons()[second] > 0)
                .toList();
        this.formula = cube.formula();
        this.masks = cells.stream().mapToLong(Cube.Cell::mask).toArray();
        this.group = cells.stream().mapToLong(cell -> cell.persons()[first]).toArray();
        this.reference =
                cells.stream().mapToLong(cell -> cell.persons()[second]).toArray();
        this.truth = truth(masks, cube.literals().size());
        this.everybody = held(0);
        require(everybody.group() > 0, group + " has no persons");
        require(everybody.reference() > 0, reference + " has no persons");
        require(formula.literals() >>> truth.length == 0, "the formula has literals that the cube has not");
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
        long[][] truth = new long[literals][(masks.length + 63) >> 6];
        for (int literal = 0; literal < literals; literal++) {
            for (int cell = 0; cell < masks.length; cell++) {
                truth[literal][cell >> 6] |= (masks[cell] >>> literal & 1) << (cell & 63);
            }
        }
        return truth;
    }

    Formula formula() {
        return formula;
    }

    /** How many literals the cube has, whether they stand in the formula or not. */
    int literals() {
        return truth.length;
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
        Optional<Formula> left = formula.only(kept);
        long ofGroup = 0;
        long ofReference = 0;
        for (int word = 0; word << 6 < masks.length; word++) {
            for (long bits = word(left, word); bits != 0; bits &= bits - 1) {
                int cell = (word << 6) + Long.numberOfTrailingZeros(bits);
                ofGroup += group[cell];
                ofReference += reference[cell];
            }
        }
        return new Pair(ofGroup, ofReference);
    }

    private long word(Optional<Formula> left, int word) {
        long inUse = masks.length - (word << 6) >= 64 ? -1L : (1L << (masks.length & 63)) - 1;
        return left.isEmpty() ? inUse : Words.of(left.get(), literal -> truth[literal][word]) & inUse;
    }

    /** The gap of those held, in this population; nothing finite on the scale of the ratio where one side is lacking. */
    double gap(Pair held, Cause.Scale scale) {
        double ofGroup = (double) held.group / everybody.group;
        double ofReference = (double) held.reference / everybody.reference;
        return scale == Cause.Scale.LOG_RATIO ? StrictMath.log(ofGroup / ofReference) : ofGroup - ofReference;
    }

    /** Persons of the group and of its reference. */
    record Pair(long group, long reference) {
        boolean lacksOne() {
            return group == 0 || reference == 0;
        }
    }
}
