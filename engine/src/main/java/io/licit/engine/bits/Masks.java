package io.licit.engine.bits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.roaringbitmap.RoaringBitmap;

/**
 * For every person the literals that are true of her: bit i is set where she is in set i. One to eight bytes a person, as
 * the number of sets needs.
 */
public final class Masks {
    public static final int MOST_LITERALS = 62;

    private final Blocks blocks;
    private final int persons;
    private final byte[] bytes;
    private final short[] shorts;
    private final int[] ints;
    private final long[] longs;
    /** The masks that somebody has; not added to once all are made. */
    private final LongTable distinct = new LongTable();

    private Masks(int literals, int persons) {
        this.blocks = new Blocks(persons);
        this.persons = persons;
        this.bytes = new byte[literals <= Byte.SIZE ? persons : 0];
        this.shorts = new short[literals > Byte.SIZE && literals <= Short.SIZE ? persons : 0];
        this.ints = new int[literals > Short.SIZE && literals <= Integer.SIZE ? persons : 0];
        this.longs = new long[literals > Integer.SIZE ? persons : 0];
    }

    /** @throws IllegalArgumentException above {@link #MOST_LITERALS} */
    public static Masks of(List<RoaringBitmap> literals, int persons) {
        if (literals.size() > MOST_LITERALS) {
            throw new IllegalArgumentException("more than " + MOST_LITERALS + " literals");
        }
        Masks masks = new Masks(literals.size(), persons);
        literals.forEach(masks.blocks::requireWithin);
        // Ranges write to persons of their own.
        masks.blocks.ranges((first, last) -> masks.write(literals, first, last));
        masks.look();
        return masks;
    }

    private int write(List<RoaringBitmap> literals, int first, int last) {
        List<Blocks.Cursor> cursors = literals.stream().map(Blocks.Cursor::new).toList();
        long[] made = new long[Blocks.SIZE];
        int[] members = new int[Blocks.SIZE];
        for (int block = first; block < last; block++) {
            Arrays.fill(made, 0);
            for (int literal = 0; literal < cursors.size(); literal++) {
                if (cursors.get(literal).at(block)) {
                    set(1L << literal, members, cursors.get(literal).read(members), made);
                }
            }
            keep(made, blocks.start(block), blocks.length(block));
        }
        return last;
    }

    private static void set(long bit, int[] members, int length, long[] made) {
        for (int i = 0; i < length; i++) {
            made[members[i]] |= bit;
        }
    }

    private void keep(long[] made, int start, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes.length > 0) {
                bytes[start + i] = (byte) made[i];
            } else if (shorts.length > 0) {
                shorts[start + i] = (short) made[i];
            } else if (ints.length > 0) {
                ints[start + i] = (int) made[i];
            } else {
                longs[start + i] = made[i];
            }
        }
    }

    public int persons() {
        return persons;
    }

    public long at(int person) {
        if (bytes.length > 0) {
            return bytes[person] & 0xffL;
        }
        if (shorts.length > 0) {
            return shorts[person] & 0xffffL;
        }
        return ints.length > 0 ? ints[person] & 0xffff_ffffL : longs[person];
    }

    /**
     * Persons of whom the same literals are true.
     *
     * @param persons by group, those of whom it is not known last
     */
    public record Cell(long mask, long[] persons) {}

    /** The condition cube: every mask that somebody has, in ascending order, with her like by group. */
    public List<Cell> cube(Codes groups) {
        if (groups.persons() != persons) {
            throw new IllegalArgumentException("groups of other persons");
        }
        int radix = groups.radix();
        LongTable all = new LongTable();
        List<long[]> rows = new ArrayList<>();
        for (Part part : blocks.ranges((first, last) -> count(groups, first, last))) {
            for (int row = 0; row < part.masks.size(); row++) {
                int to = all.row(part.masks.key(row));
                if (to == rows.size()) {
                    rows.add(new long[radix]);
                }
                for (int group = 0; group < radix; group++) {
                    rows.get(to)[group] += part.counts[row * radix + group];
                }
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            cells.add(new Cell(all.key(row), rows.get(row)));
        }
        cells.sort(Comparator.comparingLong(Cell::mask));
        return cells;
    }

    private record Part(LongTable masks, long[] counts) {}

    private Part count(Codes groups, int first, int last) {
        int radix = groups.radix();
        LongTable masks = new LongTable();
        long[] counts = new long[radix * 64];
        int end = blocks.start(last - 1) + blocks.length(last - 1);
        for (int person = blocks.start(first); person < end; person++) {
            int at = masks.row(at(person)) * radix;
            if (at == counts.length) {
                counts = Arrays.copyOf(counts, counts.length * 2);
            }
            counts[at + groups.digit(person)]++;
        }
        return new Part(masks, counts);
    }

    /** A number for every mask that somebody has. */
    Numbers numbers(LongToIntFunction number) {
        int[] all = new int[distinct.size()];
        for (int row = 0; row < all.length; row++) {
            all[row] = number.applyAsInt(distinct.key(row));
        }
        return new Numbers(all);
    }

    /** Numbers of masks, by person; few literals need no search for it. */
    final class Numbers {
        private final int[] all;
        private final int[] byMask;

        private Numbers(int[] all) {
            this.all = all;
            byMask = new int[ints.length == 0 && longs.length == 0 ? 1 << Short.SIZE : 0];
            for (int row = 0; row < all.length && byMask.length > 0; row++) {
                byMask[(int) distinct.key(row)] = all[row];
            }
        }

        int[] all() {
            return all;
        }

        int at(int person) {
            long mask = Masks.this.at(person);
            return byMask.length > 0 ? byMask[(int) mask] : all[distinct.find(mask)];
        }
    }

    private void look() {
        for (LongTable part : blocks.ranges(this::distinct)) {
            for (int row = 0; row < part.size(); row++) {
                distinct.row(part.key(row));
            }
        }
    }

    private LongTable distinct(int first, int last) {
        LongTable masks = new LongTable();
        int end = blocks.start(last - 1) + blocks.length(last - 1);
        for (int person = blocks.start(first); person < end; person++) {
            masks.row(at(person));
        }
        return masks;
    }
}
