package io.licit.engine;

import io.licit.engine.column.Kernel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Persons drawn at random, as neighbours: whole blocks where many are drawn, so that the others are not looked at, else
 * short runs, since neighbours are alike and few blocks would tell little.
 *
 * @param units the numbers of the blocks or runs that were drawn, ascending
 * @param unitPersons that each has, but for the last of all
 */
record Sample(long persons, List<Integer> units, int unitPersons) {
    /** Blocks that must be drawn for blocks to be the units. */
    private static final int MANY = 100;

    private static final int RUN = 1024;

    /** Fewer units tell little of the variance between them. */
    private static final int FEWEST = 30;

    Sample {
        units = List.copyOf(units);
    }

    static Sample drawn(long persons, double share, long seed) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("no share: " + share);
        }
        int unit = share * units(persons, Kernel.BLOCK) >= MANY ? Kernel.BLOCK : RUN;
        int all = units(persons, unit);
        int wanted = Math.min(all, Math.max(FEWEST, (int) Math.ceil(share * all)));
        List<Integer> drawn = IntStream.range(0, all)
                .boxed()
                .sorted(Comparator.comparingLong((Integer one) -> mixed(seed, one))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(wanted)
                .sorted()
                .toList();
        return new Sample(persons, drawn, unit);
    }

    private static int units(long persons, int unit) {
        return (int) ((persons + unit - 1) / unit);
    }

    /** SplitMix64 (Steele, Lea and Flood 2014), so that a draw is the same everywhere. */
    private static long mixed(long seed, int unit) {
        long mixed = seed + (unit + 1) * 0x9e37_79b9_7f4a_7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ mixed >>> 31;
    }

    /** The kernel's blocks that hold somebody who was drawn. */
    BitSet blocks() {
        BitSet blocks = new BitSet();
        units.forEach(unit -> blocks.set((int) (start(unit) / Kernel.BLOCK)));
        return blocks;
    }

    private long start(int unit) {
        return (long) unit * unitPersons;
    }

    private long end(int unit) {
        return Math.min(persons, start(unit) + unitPersons);
    }

    Sampled.Drawn told() {
        return new Sampled.Drawn(
                persons,
                units(persons, unitPersons),
                unitPersons,
                units.stream().map(unit -> (int) (end(unit) - start(unit))).toList());
    }

    /** Those of a set who were drawn. */
    RoaringBitmap drawn(RoaringBitmap set) {
        RoaringBitmap drawn = new RoaringBitmap();
        units.forEach(unit -> drawn.add(start(unit), end(unit)));
        drawn.and(set);
        return drawn;
    }

    List<Long> byUnit(RoaringBitmap set) {
        List<Long> counts = new ArrayList<>(units.size());
        units.forEach(unit -> counts.add(set.rangeCardinality(start(unit), end(unit))));
        return counts;
    }
}
