package io.licit.engine.column;

import io.licit.engine.bits.BlockWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * How many persons of some sets have each code of a column. The column is read once, block by block, several blocks at
 * once: whichever is less work, each code is found from the slices, 64 persons at a time, or the code of each person who
 * is in a set is put together.
 */
public final class CodeCounts {
    /** To find one code in a block's slices is as much work as to look at so many bits, person by person. */
    private static final int BITS_OF_A_CODE = 8_000;

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
        private final long[] anybody = new long[Words.SIZE];
        private final long[] nulls = new long[Words.SIZE];
        private final List<long[]> read = new ArrayList<>();

        private List<long[]> over(int first, int last) {
            for (int block = first; block < last; block++) {
                List<Integer> here = new ArrayList<>();
                Words.clear(anybody);
                for (int set = 0; set < members.size(); set++) {
                    if (members.get(set).at(block)) {
                        here.add(set);
                        Words.or(anybody, members.get(set).words());
                    }
                }
                if (!here.isEmpty()) {
                    count(column.block(block), here);
                }
            }
            return counts;
        }

        private void count(Block block, List<Integer> here) {
            long bits = (long) Words.count(anybody) * (block.slices() + here.size());
            if (block.isEmpty() || bits > (block.high() - block.low() + 1) * BITS_OF_A_CODE) {
                slices.read(block);
                for (long code = block.low(); code <= block.high(); code++) {
                    add(Predicate.within(Ranges.of(code, code)), (int) code, here);
                }
                add(Predicate.isNull(), codes, here);
            } else {
                addOneByOne(block, here);
            }
        }

        private void add(Predicate predicate, int code, List<Integer> here) {
            scratch.back(0);
            long[] holds = slices.of(predicate, predicate.possible(), scratch).yes();
            here.forEach(set -> counts.get(set)[code] +=
                    Words.countBoth(holds, members.get(set).words()));
        }

        private void addOneByOne(Block block, List<Integer> here) {
            while (read.size() < block.slices()) {
                read.add(new long[Words.SIZE]);
            }
            for (int slice = 0; slice < block.slices(); slice++) {
                block.read(slice, read.get(slice));
            }
            Words.clear(nulls);
            if (block.nulls()) {
                block.read(block.slices(), nulls);
            }
            long[][] bits = read.subList(0, block.slices()).toArray(long[][]::new);
            long[][] sets = here.stream().map(set -> members.get(set).words()).toArray(long[][]::new);
            long[][] to = here.stream().map(counts::get).toArray(long[][]::new);
            for (int word = 0; word < Words.SIZE; word++) {
                for (int set = 0; set < sets.length; set++) {
                    to[set][codes] += Long.bitCount(sets[set][word] & nulls[word]);
                }
                for (long rest = anybody[word] & ~nulls[word]; rest != 0; rest &= rest - 1) {
                    int at = Long.numberOfTrailingZeros(rest);
                    int code = (int) block.low() + above(bits, word, at);
                    for (int set = 0; set < sets.length; set++) {
                        to[set][code] += sets[set][word] >>> at & 1;
                    }
                }
            }
        }

        /** By how much a person's code is above the least. */
        private static int above(long[][] bits, int word, int at) {
            int above = 0;
            for (int slice = 0; slice < bits.length; slice++) {
                above |= (int) (bits[slice][word] >>> at & 1) << slice;
            }
            return above;
        }
    }
}
