package io.licit.engine.column;

import io.licit.engine.bits.BlockWords;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * How many persons of some sets have each code of a column. The column is read once, block by block, several blocks at
 * once: where a block has few codes each is found from the slices, 64 persons at a time; else persons are counted one by
 * one.
 */
public final class CodeCounts {
    /** Codes of a block up to which it is quicker to find each. */
    private static final int FEW = 24;

    private static final int PARTS = 8;

    private final Column column;
    private final int codes;
    private final List<RoaringBitmap> sets;

    private CodeCounts(Column column, int codes, List<RoaringBitmap> sets) {
        this.column = column;
        this.codes = codes;
        this.sets = sets;
    }

    /**
     * @param codes the column's are from 0 to before it
     * @return by set, the persons of each code, and last those who have none
     */
    public static List<long[]> of(Column column, int codes, List<RoaringBitmap> sets) {
        return new CodeCounts(column, codes, sets).counts();
    }

    private List<long[]> counts() {
        int blocks = Column.blocks(column.persons());
        int parts = Math.min(blocks, PARTS);
        List<long[]> total = none();
        IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> new Pass().over(blocks * part / parts, blocks * (part + 1) / parts))
                .toList()
                .forEach(counts -> {
                    for (int set = 0; set < total.size(); set++) {
                        long[] to = total.get(set);
                        long[] from = counts.get(set);
                        Arrays.setAll(to, code -> to[code] + from[code]);
                    }
                });
        return total;
    }

    private List<long[]> none() {
        return sets.stream().map(set -> new long[codes + 1]).toList();
    }

    /** One thread's work. */
    private final class Pass {
        private final List<BlockWords> members =
                sets.stream().map(BlockWords::new).toList();
        private final List<long[]> counts = none();
        private final Slices slices = new Slices();
        private final Scratch scratch = new Scratch();
        private final long[] nulls = new long[Words.SIZE];
        private long[] decoded = {};

        private List<long[]> over(int first, int last) {
            for (int block = first; block < last; block++) {
                boolean[] here = new boolean[members.size()];
                for (int set = 0; set < here.length; set++) {
                    here[set] = members.get(set).at(block);
                }
                if (IntStream.range(0, here.length).anyMatch(set -> here[set])) {
                    count(column.block(block), here);
                }
            }
            return counts;
        }

        private void count(Block block, boolean[] here) {
            if (block.isEmpty() || block.high() - block.low() < FEW) {
                slices.read(block);
                for (long code = block.low(); code <= block.high(); code++) {
                    add(Predicate.within(Ranges.of(code, code)), (int) code, here);
                }
                add(Predicate.isNull(), codes, here);
                return;
            }
            decoded = decoded.length == 0 ? new long[Words.PERSONS] : decoded;
            block.decode(decoded);
            Arrays.fill(nulls, 0);
            if (block.nulls()) {
                block.read(block.slices(), nulls);
            }
            for (int set = 0; set < here.length; set++) {
                if (here[set]) {
                    addOneByOne(members.get(set).words(), counts.get(set));
                }
            }
        }

        private void add(Predicate predicate, int code, boolean[] here) {
            scratch.back(0);
            long[] holds = slices.of(predicate, predicate.possible(), scratch).yes();
            for (int set = 0; set < here.length; set++) {
                if (here[set]) {
                    counts.get(set)[code] +=
                            Words.countBoth(holds, members.get(set).words());
                }
            }
        }

        private void addOneByOne(long[] words, long[] to) {
            for (int word = 0; word < Words.SIZE; word++) {
                to[codes] += Long.bitCount(words[word] & nulls[word]);
                for (long rest = words[word] & ~nulls[word]; rest != 0; rest &= rest - 1) {
                    to[(int) decoded[word * Long.SIZE + Long.numberOfTrailingZeros(rest)]]++;
                }
            }
        }
    }
}
