package io.licit.engine.spark;

import io.licit.engine.Algebra;
import io.licit.engine.bits.Truth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/** The persons of one shard, numbered in the order in which they come, as the sets that the algebra asks for. */
final class ShardSets implements Algebra.Answers {
    /** As many persons as one container of a bitmap has. */
    private static final int BLOCK = 1 << 16;

    private static final int WORDS = BLOCK / Long.SIZE;
    private static final int FIRST_WORD = 3;
    private static final long[] NOBODY = {};

    private final Packing packing;
    private final boolean keepsIds;
    private final List<RoaringBitmap> sets = new ArrayList<>();
    private final long[][] block;
    private final Map<Algebra.Stated, RoaringBitmap> places = new LinkedHashMap<>();
    private final Map<List<UTF8String>, Algebra.Stated> stated = new HashMap<>();
    private final Map<Algebra.Stated, long[]> placeBlock = new HashMap<>();
    private byte[] ids = new byte[1 << 16];
    private int[] ends = new int[1 << 12];
    private int persons;

    private ShardSets(Packing packing, boolean keepsIds) {
        this.packing = packing;
        this.keepsIds = keepsIds;
        this.block = new long[packing.sets()][];
        Arrays.fill(block, NOBODY);
        for (int set = 0; set < packing.sets(); set++) {
            sets.add(new RoaringBitmap());
        }
    }

    /**
     * Reads rows of {@code n}, {@code country}, {@code region} and packed numbers.
     *
     * @param keepsIds whether {@link #id} is asked afterwards
     */
    static ShardSets read(Iterator<InternalRow> rows, Packing packing, boolean keepsIds) {
        ShardSets shard = new ShardSets(packing, keepsIds);
        while (rows.hasNext()) {
            shard.add(rows.next());
        }
        shard.closeBlock();
        return shard;
    }

    private void add(InternalRow row) {
        int at = persons & (BLOCK - 1);
        if (at == 0 && persons > 0) {
            closeBlock();
        }
        for (int word = 0; word < packing.words(); word++) {
            int first = packing.first(word);
            long left = row.getLong(FIRST_WORD + word);
            while (left != 0) {
                set(first + Long.numberOfTrailingZeros(left), at);
                left &= left - 1;
            }
        }
        long[] here = placeBlock.computeIfAbsent(placeOf(row), place -> new long[WORDS]);
        here[at >> 6] |= 1L << at;
        if (keepsIds) {
            keep(row.getUTF8String(0).getBytes());
        }
        persons++;
    }

    private void set(int set, int at) {
        long[] bits = block[set];
        if (bits.length == 0) {
            bits = new long[WORDS];
            block[set] = bits;
        }
        bits[at >> 6] |= 1L << at;
    }

    private Algebra.Stated placeOf(InternalRow row) {
        UTF8String country = row.getUTF8String(1);
        UTF8String region = row.getUTF8String(2);
        List<UTF8String> words = List.of(country, region);
        if (!stated.containsKey(words)) {
            stated.put(
                    List.of(country.clone(), region.clone()),
                    new Algebra.Stated(country.toString(), region.toString()));
        }
        return Objects.requireNonNull(stated.get(words));
    }

    private void keep(byte[] id) {
        int from = persons == 0 ? 0 : ends[persons - 1];
        if (ids.length - from < id.length) {
            ids = Arrays.copyOf(ids, Math.max(Math.addExact(from, id.length), (int)
                    Math.min(Integer.MAX_VALUE - 8L, ids.length * 2L)));
        }
        System.arraycopy(id, 0, ids, from, id.length);
        if (persons == ends.length) {
            ends = Arrays.copyOf(ends, persons * 2);
        }
        ends[persons] = from + id.length;
    }

    private void closeBlock() {
        if (persons == 0) {
            return;
        }
        long offset = (long) (persons - 1) / BLOCK * BLOCK;
        for (int set = 0; set < block.length; set++) {
            if (block[set].length > 0) {
                sets.get(set).or(bitmap(block[set], offset));
                block[set] = NOBODY;
            }
        }
        placeBlock.forEach((place, bits) ->
                places.computeIfAbsent(place, key -> new RoaringBitmap()).or(bitmap(bits, offset)));
        placeBlock.clear();
    }

    private static RoaringBitmap bitmap(long[] bits, long offset) {
        return RoaringBitmap.addOffset(BitSetUtil.bitmapOf(bits), offset);
    }

    /** A person's key, by number. */
    String id(int n) {
        int from = n == 0 ? 0 : ends[n - 1];
        return new String(ids, from, ends[n] - from, StandardCharsets.UTF_8);
    }

    @Override
    public long persons() {
        return persons;
    }

    @Override
    public Truth atom(int number) {
        return new Truth(sets.get(2 * number), sets.get(2 * number + 1));
    }

    @Override
    public RoaringBitmap test(int number) {
        return sets.get(2 * packing.atoms() + number);
    }

    @Override
    public RoaringBitmap contact(int number) {
        return sets.get(2 * packing.atoms() + packing.tests() + number);
    }

    @Override
    public Map<Algebra.Stated, RoaringBitmap> places() {
        return places;
    }
}
