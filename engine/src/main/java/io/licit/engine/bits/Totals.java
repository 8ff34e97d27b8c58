package io.licit.engine.bits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.roaringbitmap.RoaringBitmap;

/**
 * Everybody, added up over whatever matters to the choice among alternatives: levels of chosen dimensions, what is left of
 * the formula given the literals true of a person, her finest group cell, and her {@link Half}. Only combinations that
 * somebody has.
 */
public final class Totals {
    /** The residual of persons who play no part: they are in no row. */
    public static final int LEFT_OUT = Integer.MIN_VALUE;

    private final List<Codes> dimensions;
    private final Masks.Numbers residualOf;
    private final CellCounts finest;
    private final int residuals;
    private final double[] values;
    private final RoaringBitmap responders;
    private final Blocks blocks;

    /**
     * Persons alike.
     *
     * @param levels of each chosen dimension; the number of its levels for missing
     * @param cell of the finest group cells
     * @param half 0 or 1
     * @param value the sum of theirs, a missing one being zero
     */
    public record Row(int[] levels, int residual, int cell, int half, long persons, double value, long responders) {}

    private Totals(
            List<Codes> dimensions,
            Masks masks,
            LongToIntFunction residual,
            CellCounts finest,
            double[] values,
            RoaringBitmap responders) {
        this.dimensions = dimensions;
        this.finest = finest;
        this.values = values;
        this.responders = responders;
        this.blocks = new Blocks(masks.persons());
        this.residualOf = masks.numbers(residual);
        int most = 0;
        for (int one : residualOf.all()) {
            if (one < 0 && one != LEFT_OUT) {
                throw new IllegalArgumentException("a residual below zero");
            }
            most = Math.max(most, one);
        }
        this.residuals = Math.addExact(most, 1);
    }

    /**
     * @param dimensions of the masks' persons; none or more
     * @param residual what is left of the formula, as a number from 0, given a mask, or {@link #LEFT_OUT}; asked once for each
     *     mask
     * @param finest cells of the masks' persons
     * @param values by person, NaN where missing; empty where there are none
     * @return in ascending order of levels, residual, cell and half
     * @throws ArithmeticException where there are more combinations than a long can number
     */
    public static List<Row> of(
            List<Codes> dimensions,
            Masks masks,
            LongToIntFunction residual,
            CellCounts finest,
            double[] values,
            RoaringBitmap responders) {
        for (Codes dimension : dimensions) {
            if (dimension.persons() != masks.persons()) {
                throw new IllegalArgumentException("dimensions of other persons");
            }
        }
        if (finest.persons() != masks.persons() || values.length != 0 && values.length != masks.persons()) {
            throw new IllegalArgumentException("cells or values of other persons");
        }
        new Blocks(masks.persons()).requireWithin(responders);
        return new Totals(List.copyOf(dimensions), masks, residual, finest, values, responders).rows();
    }

    /** A range's persons by key. */
    private static final class Part {
        private final LongTable keys = new LongTable();
        private long[] persons = new long[1 << 9];
        private long[] responders = new long[1 << 9];
        private double[] values = new double[1 << 9];

        int row(long key) {
            int row = keys.row(key);
            if (row == persons.length) {
                persons = Arrays.copyOf(persons, row * 2);
                responders = Arrays.copyOf(responders, row * 2);
                values = Arrays.copyOf(values, row * 2);
            }
            return row;
        }

        void add(Part other) {
            for (int from = 0; from < other.keys.size(); from++) {
                int row = row(other.keys.key(from));
                persons[row] += other.persons[from];
                responders[row] += other.responders[from];
                values[row] += other.values[from];
            }
        }
    }

    private List<Row> rows() {
        requireNumbered();
        Part all = new Part();
        blocks.ranges(this::part).forEach(all::add);
        long[] keys = new long[all.keys.size()];
        Arrays.setAll(keys, all.keys::key);
        Arrays.sort(keys);
        List<Row> rows = new ArrayList<>(keys.length);
        for (long key : keys) {
            rows.add(row(all, key));
        }
        return rows;
    }

    private void requireNumbered() {
        long combinations = Math.multiplyExact(2L * residuals, finest.cells());
        for (Codes dimension : dimensions) {
            combinations = Math.multiplyExact(combinations, dimension.radix());
        }
    }

    private Part part(int first, int last) {
        Part part = new Part();
        Room room = new Room();
        Blocks.Cursor cursor = new Blocks.Cursor(responders);
        for (int block = first; block < last; block++) {
            int count = taken(block, room);
            if (count > 0) {
                finest.cellsOf(block, room.taken, count, room.cells);
                Arrays.fill(room.responds, false);
                int responding = cursor.at(block) ? cursor.read(room.members) : 0;
                for (int i = 0; i < responding; i++) {
                    room.responds[room.members[i]] = true;
                }
                add(block, count, room, part);
            }
        }
        return part;
    }

    /** What a block's persons are put in. */
    private static final class Room {
        /** Distances from the block's start of those who play a part, and their residuals. */
        private final int[] taken = new int[Blocks.SIZE];

        private final int[] residuals = new int[Blocks.SIZE];
        private final long[] keys = new long[Blocks.SIZE];
        private final int[] cells = new int[Blocks.SIZE];
        private final int[] members = new int[Blocks.SIZE];
        private final boolean[] responds = new boolean[Blocks.SIZE];
    }

    private int taken(int block, Room room) {
        int start = blocks.start(block);
        int length = blocks.length(block);
        int count = 0;
        for (int i = 0; i < length; i++) {
            int residual = residualOf.at(start + i);
            room.taken[count] = i;
            room.residuals[count] = residual;
            count += residual == LEFT_OUT ? 0 : 1;
        }
        return count;
    }

    private void add(int block, int count, Room room, Part part) {
        int start = blocks.start(block);
        Arrays.fill(room.keys, 0, count, 0);
        dimensions.forEach(dimension -> dimension.append(start, room.taken, count, room.keys));
        for (int i = 0; i < count; i++) {
            int at = room.taken[i];
            long key = ((room.keys[i] * residuals + room.residuals[i]) * finest.cells() + room.cells[i]) * 2
                    + Half.of(start + at);
            int row = part.row(key);
            part.persons[row]++;
            part.responders[row] += room.responds[at] ? 1 : 0;
            double value = values.length == 0 ? 0 : values[start + at];
            part.values[row] += Double.isNaN(value) ? 0 : value;
        }
    }

    private Row row(Part all, long key) {
        int row = all.keys.find(key);
        long rest = key;
        int half = (int) (rest % 2);
        rest /= 2;
        int cell = (int) (rest % finest.cells());
        rest /= finest.cells();
        int residual = (int) (rest % residuals);
        rest /= residuals;
        int[] levels = new int[dimensions.size()];
        for (int i = levels.length - 1; i >= 0; i--) {
            int radix = dimensions.get(i).radix();
            levels[i] = (int) (rest % radix);
            rest /= radix;
        }
        return new Row(levels, residual, cell, half, all.persons[row], all.values[row], all.responders[row]);
    }
}
