package io.licit.engine.spark;

import io.licit.engine.Algebra;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/** Some rows of one shard, in order, of which each is a person, as sets of their numbers in the shard. */
final class ShardRows {
    /** The names of the columns that every row begins with. */
    static final List<String> COLUMNS = List.of("shard", "row");

    /** As many persons as one container of a bitmap has. */
    private static final int BLOCK = 1 << 16;

    private static final int WORDS = BLOCK / Long.SIZE;
    private static final long[] NOBODY = {};

    private final int shard;
    private final Packing packing;
    private final Beside beside;
    private final boolean dense;
    private final List<RoaringBitmap> sets = new ArrayList<>();
    private final RoaringBitmap persons = new RoaringBitmap();
    private final long[][] block;
    private final long[] here = new long[WORDS];
    private final Map<Algebra.Stated, RoaringBitmap> places = new LinkedHashMap<>();
    private final Map<List<UTF8String>, Algebra.Stated> stated = new HashMap<>();
    private final Map<Algebra.Stated, long[]> placeBlock = new HashMap<>();
    private byte[] ids = new byte[1 << 16];
    private int[] ends = new int[1 << 12];
    private int blockOf = -1;
    private int firstRow;
    private int lastRow;
    private int count;

    /** What rows have behind the numbers that {@link Packing} tells. */
    enum Beside {
        NOTHING,
        ID("n"),
        PLACE("country", "region");

        private final List<String> columns;

        Beside(String... columns) {
            this.columns = List.of(columns);
        }

        List<String> columns() {
            return columns;
        }
    }

    private ShardRows(int shard, Packing packing, Beside beside, boolean dense) {
        this.shard = shard;
        this.packing = packing;
        this.beside = beside;
        this.dense = dense;
        this.block = new long[packing.flags()][];
        Arrays.fill(block, NOBODY);
        for (int set = 0; set < packing.flags(); set++) {
            sets.add(new RoaringBitmap());
        }
    }

    /**
     * Rows in the order of their numbers, shard by shard, as a task reads them.
     *
     * @param dense whether no row is left out, so that where one is missing, another part of the shard begins
     */
    static Iterator<ShardRows> of(Iterator<InternalRow> rows, Packing packing, Beside beside, boolean dense) {
        return new Reading(rows, packing, beside, dense);
    }

    /** All rows of a shard, of which nothing is read. */
    static ShardRows all(int shard, int rows) {
        ShardRows all = new ShardRows(shard, new Packing(0), Beside.NOTHING, true);
        all.persons.add(0L, rows);
        all.lastRow = rows - 1;
        return all;
    }

    private static final class Reading implements Iterator<ShardRows> {
        private final Iterator<InternalRow> rows;
        private final Packing packing;
        private final Beside beside;
        private final boolean dense;
        /** The first row of the next shard, where it has been read: one at most. */
        private final List<InternalRow> next = new ArrayList<>();

        Reading(Iterator<InternalRow> rows, Packing packing, Beside beside, boolean dense) {
            this.rows = rows;
            this.packing = packing;
            this.beside = beside;
            this.dense = dense;
        }

        @Override
        public boolean hasNext() {
            return !next.isEmpty() || rows.hasNext();
        }

        @Override
        public ShardRows next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no further shard");
            }
            InternalRow row = next.isEmpty() ? rows.next() : next.remove(0);
            ShardRows shard = new ShardRows(row.getInt(0), packing, beside, dense);
            shard.firstRow = Math.toIntExact(row.getLong(1));
            shard.add(row);
            while (rows.hasNext()) {
                InternalRow further = rows.next();
                if (!shard.goesOnWith(further)) {
                    // Looked at before the rows are asked for another, which may take its place.
                    next.add(further);
                    break;
                }
                shard.add(further);
            }
            shard.closeBlock();
            return shard;
        }
    }

    /** A task may have parts of one shard that do not follow upon each other. */
    private boolean goesOnWith(InternalRow row) {
        long number = row.getLong(1);
        return row.getInt(0) == shard && (dense ? number == lastRow + 1L : number > lastRow);
    }

    private void add(InternalRow row) {
        int number = Math.toIntExact(row.getLong(1));
        int at = number & (BLOCK - 1);
        if (number >> 16 != blockOf) {
            closeBlock();
            blockOf = number >> 16;
        }
        here[at >> 6] |= 1L << at;
        int column = COLUMNS.size();
        for (int word = 0; word < packing.words(); word++) {
            int first = packing.first(word);
            long left = row.getLong(column++);
            while (left != 0) {
                set(first + Long.numberOfTrailingZeros(left), at);
                left &= left - 1;
            }
        }
        if (beside == Beside.PLACE) {
            long[] place = placeBlock.computeIfAbsent(placeOf(row, column), key -> new long[WORDS]);
            place[at >> 6] |= 1L << at;
        } else if (beside == Beside.ID) {
            keep(row.getUTF8String(column).getBytes());
        }
        lastRow = number;
        count++;
    }

    private void set(int set, int at) {
        long[] bits = block[set];
        if (bits.length == 0) {
            bits = new long[WORDS];
            block[set] = bits;
        }
        bits[at >> 6] |= 1L << at;
    }

    private Algebra.Stated placeOf(InternalRow row, int column) {
        UTF8String country = row.getUTF8String(column);
        UTF8String region = row.getUTF8String(column + 1);
        List<UTF8String> words = List.of(country, region);
        if (!stated.containsKey(words)) {
            stated.put(
                    List.of(country.clone(), region.clone()),
                    new Algebra.Stated(country.toString(), region.toString()));
        }
        return Objects.requireNonNull(stated.get(words));
    }

    private void keep(byte[] id) {
        int from = count == 0 ? 0 : ends[count - 1];
        if (ids.length - from < id.length) {
            ids = Arrays.copyOf(ids, Math.max(Math.addExact(from, id.length), (int)
                    Math.min(Integer.MAX_VALUE - 8L, ids.length * 2L)));
        }
        System.arraycopy(id, 0, ids, from, id.length);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count] = from + id.length;
    }

    private void closeBlock() {
        if (blockOf < 0) {
            return;
        }
        long offset = (long) blockOf * BLOCK;
        for (int set = 0; set < block.length; set++) {
            if (block[set].length > 0) {
                sets.get(set).or(bitmap(block[set], offset));
                block[set] = NOBODY;
            }
        }
        persons.or(bitmap(here, offset));
        Arrays.fill(here, 0);
        placeBlock.forEach((place, bits) ->
                places.computeIfAbsent(place, key -> new RoaringBitmap()).or(bitmap(bits, offset)));
        placeBlock.clear();
    }

    private static RoaringBitmap bitmap(long[] bits, long offset) {
        return RoaringBitmap.addOffset(BitSetUtil.bitmapOf(bits), offset);
    }

    int shard() {
        return shard;
    }

    int firstRow() {
        return firstRow;
    }

    /** The number behind the last row's. */
    int limit() {
        return lastRow + 1;
    }

    RoaringBitmap persons() {
        return persons;
    }

    /** Of whom a flag is true, by its number. */
    RoaringBitmap flag(int number) {
        return sets.get(number);
    }

    /** Of rows that have it. */
    Map<Algebra.Stated, RoaringBitmap> places() {
        return places;
    }

    /** A person's key, of rows that have it. */
    String id(int number) {
        int index = number - firstRow;
        int from = index == 0 ? 0 : ends[index - 1];
        return new String(ids, from, ends[index] - from, StandardCharsets.UTF_8);
    }
}
