package io.licit.engine.bits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * Counts of persons in the finest cells of some dimensions, for sets of them. Every dimension has a last level of its own
 * for missing; cells are numbered in mixed radix, the last dimension running fastest. Margins and intersections are sums
 * of cells, so that one count of a set serves all of them.
 *
 * <p>Cell numbers are made block by block as they are needed, for all sets at once, and stay in the processor's cache.
 */
public final class CellCounts {
    /** Sets whose counters are held at one time. */
    private static final int AT_ONCE = 256;

    private final List<Codes> dimensions;
    private final Blocks blocks;
    private final int cells;

    private CellCounts(List<Codes> dimensions, int persons, int cells) {
        this.dimensions = dimensions;
        this.blocks = new Blocks(persons);
        this.cells = cells;
    }

    /**
     * @param dimensions of the same persons, one or more
     * @throws ArithmeticException where there are more cells than an int can number
     */
    public static CellCounts over(Codes... dimensions) {
        if (dimensions.length == 0) {
            throw new IllegalArgumentException("no dimension");
        }
        int persons = dimensions[0].persons();
        int cells = 1;
        for (Codes dimension : dimensions) {
            if (dimension.persons() != persons) {
                throw new IllegalArgumentException("dimensions of different persons");
            }
            cells = Math.multiplyExact(cells, dimension.radix());
        }
        return new CellCounts(List.of(dimensions), persons, cells);
    }

    int persons() {
        return dimensions.get(0).persons();
    }

    public int cells() {
        return cells;
    }

    /** The cell of one level of each dimension; {@link Codes#MISSING} stands for missing. */
    public int cell(int... levels) {
        if (levels.length != dimensions.size()) {
            throw new IllegalArgumentException("not one level of each dimension");
        }
        int cell = 0;
        for (int i = 0; i < levels.length; i++) {
            Codes dimension = dimensions.get(i);
            int digit = levels[i] == Codes.MISSING ? dimension.levels() : levels[i];
            if (digit < 0 || digit >= dimension.radix()) {
                throw new IllegalArgumentException("no such level: " + levels[i]);
            }
            cell = cell * dimension.radix() + digit;
        }
        return cell;
    }

    /** The level that a cell has of a dimension, or {@link Codes#MISSING}. */
    public int level(int cell, int dimension) {
        int rest = cell;
        for (int i = dimensions.size() - 1; i > dimension; i--) {
            rest /= dimensions.get(i).radix();
        }
        int digit = rest % dimensions.get(dimension).radix();
        return digit == dimensions.get(dimension).levels() ? Codes.MISSING : digit;
    }

    /** Persons of the set by cell. */
    public long[] of(RoaringBitmap set) {
        return each(List.of(set)).get(0);
    }

    /** All persons by cell. */
    public long[] everybody() {
        long[] total = new long[cells];
        blocks.ranges(this::everybody).forEach(part -> add(part, total));
        return total;
    }

    private long[] everybody(int first, int last) {
        long[] counts = new long[cells];
        int[] cellOf = new int[Blocks.SIZE];
        for (int block = first; block < last; block++) {
            int length = cellsOf(block, cellOf);
            for (int i = 0; i < length; i++) {
                counts[cellOf[i]]++;
            }
        }
        return counts;
    }

    /** Persons of each set by cell, counted together: fastest with many sets. */
    public List<long[]> each(List<RoaringBitmap> sets) {
        sets.forEach(blocks::requireWithin);
        List<long[]> all = new ArrayList<>();
        for (int from = 0; from < sets.size(); from += AT_ONCE) {
            all.addAll(together(sets.subList(from, Math.min(sets.size(), from + AT_ONCE))));
        }
        return all;
    }

    private List<long[]> together(List<RoaringBitmap> sets) {
        List<long[]> totals = sets.stream().map(set -> new long[cells]).toList();
        for (List<long[]> part : blocks.largeRanges((first, last) -> together(sets, first, last))) {
            for (int i = 0; i < totals.size(); i++) {
                add(part.get(i), totals.get(i));
            }
        }
        return totals;
    }

    private List<long[]> together(List<RoaringBitmap> sets, int first, int last) {
        int[] cellOf = new int[Blocks.SIZE];
        SetCounts.Room room = new SetCounts.Room();
        List<SetCounts> groups = new ArrayList<>();
        for (int from = 0; from < sets.size(); from += JointCounts.SETS) {
            List<RoaringBitmap> group = sets.subList(from, Math.min(sets.size(), from + JointCounts.SETS));
            groups.add(new SetCounts(group.toArray(RoaringBitmap[]::new), cells, room));
        }
        for (int block = first; block < last; block++) {
            boolean made = false;
            for (SetCounts group : groups) {
                int memberships = group.at(block);
                if (memberships > 0 && !made) {
                    cellsOf(block, cellOf);
                    made = true;
                }
                if (memberships > 0) {
                    group.add(memberships, cellOf, blocks.length(block));
                }
            }
        }
        return groups.stream().flatMap(group -> group.counts().stream()).toList();
    }

    /** Sums of a value over the persons of the set, by cell; NaN adds nothing. The same bits on every machine. */
    public double[] sums(double[] values, RoaringBitmap set) {
        blocks.requireWithin(set);
        double[] total = new double[cells];
        for (double[] part : blocks.ranges((first, last) -> sums(values, set, first, last))) {
            for (int i = 0; i < cells; i++) {
                total[i] += part[i];
            }
        }
        return total;
    }

    private double[] sums(double[] values, RoaringBitmap set, int first, int last) {
        double[] sums = new double[cells];
        Blocks.Cursor cursor = new Blocks.Cursor(set);
        int[] cellOf = new int[Blocks.SIZE];
        int[] members = new int[Blocks.SIZE];
        for (int block = first; block < last; block++) {
            if (cursor.at(block)) {
                cellsOf(block, cellOf);
                int length = cursor.read(members);
                int start = blocks.start(block);
                for (int i = 0; i < length; i++) {
                    double value = values[start + members[i]];
                    sums[cellOf[members[i]]] += Double.isNaN(value) ? 0 : value;
                }
            }
        }
        return sums;
    }

    /** Writes the cells of a block's persons; how many persons it has. */
    int cellsOf(int block, int[] into) {
        int length = blocks.length(block);
        Arrays.fill(into, 0, length, 0);
        dimensions.forEach(dimension -> dimension.append(blocks.start(block), length, into));
        return length;
    }

    /** Writes the cells of those of a block's persons who are at the first so many of these distances from its start. */
    void cellsOf(int block, int[] distances, int count, int[] into) {
        Arrays.fill(into, 0, count, 0);
        dimensions.forEach(dimension -> dimension.append(blocks.start(block), distances, count, into));
    }

    private static void add(long[] part, long[] total) {
        for (int i = 0; i < total.length; i++) {
            total[i] += part[i];
        }
    }
}
