package io.licit.engine.column;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One block of one column, read for the tests of it: each slice once, and each threshold compared with once, however
 * many tests use it.
 *
 * <p>Whether a code is at most another is found from the least bit to the greatest: where the other's bit is 1, a code
 * with 0 is less and a code with 1 is as it was; where it is 0, a code with 1 is greater. So a slice is one operation
 * (O'Neil and Quass 1997, algorithm 4.3, which keeps two sets and begins at the greatest bit).
 */
final class Slices {
    /** From here on it is quicker to look at every code than at each range by itself. */
    private static final int MANY = 1_200;

    /** Up to here the codes of a block have a table. */
    private static final int TABLED = 20;

    private final List<long[]> slices = new ArrayList<>();
    private final Map<Long, long[]> atMost = new HashMap<>();
    private final Map<Long, long[]> equal = new HashMap<>();
    private final Scratch scratch = new Scratch();
    private final long[] nulls = new long[Words.SIZE];
    private long[] codes = {};
    private Block block = Block.nobody();
    private boolean decoded;

    void read(Block next) {
        block = next;
        atMost.clear();
        equal.clear();
        scratch.back(0);
        decoded = false;
        while (slices.size() < block.slices()) {
            slices.add(new long[Words.SIZE]);
        }
        for (int slice = 0; slice < block.slices(); slice++) {
            block.read(slice, slices.get(slice));
        }
        if (block.nulls()) {
            block.read(block.slices(), nulls);
        }
    }

    /** What a predicate says. The sets are the caller's, until it gives them back. */
    Three of(Predicate predicate, Ranges possible, Scratch out) {
        long[] within = within(predicate.yes());
        long[] maybe = possible.equals(predicate.yes()) ? within : within(possible);
        if (!block.nulls()) {
            long[] yes = kept(within, out);
            return new Three(yes, maybe == within ? yes : kept(maybe, out));
        }
        long[] yes = withNulls(within, predicate.ofNull() == Predicate.Answer.YES, out);
        boolean same = maybe == within && predicate.ofNull() != Predicate.Answer.UNKNOWN;
        return new Three(yes, same ? yes : withNulls(maybe, predicate.ofNull() != Predicate.Answer.NO, out));
    }

    /** What is made here is used again for the next block. */
    private static long[] kept(long[] made, Scratch out) {
        if (made == Three.NOBODY || made == Three.EVERYBODY) {
            return made;
        }
        long[] kept = out.take();
        Words.copy(made, kept);
        return kept;
    }

    private long[] withNulls(long[] set, boolean included, Scratch out) {
        boolean nobody = set == Three.NOBODY && !included;
        if (nobody || set == Three.EVERYBODY && included) {
            return set;
        }
        long[] made = out.take();
        Words.copy(set, made);
        if (included) {
            Words.or(made, nulls);
        } else {
            Words.andNot(made, nulls);
        }
        return made;
    }

    /** Whose code is within; whatever for those who have none. */
    private long[] within(Ranges ranges) {
        int first = ranges.from(block.low());
        int last = first;
        while (last < ranges.size() && ranges.low(last) <= block.high()) {
            last++;
        }
        if (block.isEmpty() || first == last) {
            return Three.NOBODY;
        }
        if (ranges.low(first) <= block.low() && ranges.high(first) >= block.high()) {
            return Three.EVERYBODY;
        }
        if ((long) (last - first) * block.slices() > MANY) {
            return looked(ranges, first, last);
        }
        long[] made = within(ranges.low(first), ranges.high(first));
        if (last - first == 1) {
            return made;
        }
        long[] all = scratch.take();
        Words.copy(made, all);
        for (int range = first + 1; range < last; range++) {
            Words.or(all, within(ranges.low(range), ranges.high(range)));
        }
        return all;
    }

    private long[] within(long low, long high) {
        long from = low <= block.low() ? 0 : low - block.low();
        long to = high >= block.high() ? block.high() - block.low() : high - block.low();
        if (from == to) {
            return equal.computeIfAbsent(from, this::equalTo);
        }
        if (from == 0) {
            return atMost(to);
        }
        long[] made = scratch.take();
        if (high >= block.high()) {
            Words.not(atMost(from - 1), made);
        } else {
            Words.copy(atMost(to), made);
            Words.andNot(made, atMost(from - 1));
        }
        return made;
    }

    private long[] atMost(long code) {
        return atMost.computeIfAbsent(code, this::notAbove);
    }

    /** Whose distance from the least code is not above this one, which is less than the greatest. */
    private long[] notAbove(long code) {
        int first = Long.numberOfTrailingZeros(~code);
        long[] made = scratch.take();
        if (first >= block.slices()) {
            Words.copy(Three.EVERYBODY, made);
            return made;
        }
        Words.not(slices.get(first), made);
        for (int slice = first + 1; slice < block.slices(); slice++) {
            if ((code >>> slice & 1) != 0) {
                Words.orNot(made, slices.get(slice));
            } else {
                Words.andNot(made, slices.get(slice));
            }
        }
        return made;
    }

    private long[] equalTo(long code) {
        long[] made = scratch.take();
        if ((code & 1) != 0) {
            Words.copy(slices.get(0), made);
        } else {
            Words.not(slices.get(0), made);
        }
        for (int slice = 1; slice < block.slices(); slice++) {
            if ((code >>> slice & 1) != 0) {
                Words.and(made, slices.get(slice));
            } else {
                Words.andNot(made, slices.get(slice));
            }
        }
        return made;
    }

    private long[] looked(Ranges ranges, int first, int last) {
        if (!decoded) {
            codes = codes.length == 0 ? new long[Words.PERSONS] : codes;
            block.decode(codes);
            decoded = true;
        }
        long[] made = scratch.take();
        BitSet table = block.slices() <= TABLED ? table(ranges, first, last) : new BitSet();
        for (int word = 0; word < Words.SIZE; word++) {
            long found = 0;
            for (int i = 0; i < Long.SIZE; i++) {
                long code = codes[word * Long.SIZE + i];
                boolean in = block.slices() <= TABLED ? table.get((int) (code - block.low())) : ranges.contains(code);
                found |= in ? 1L << i : 0;
            }
            made[word] = found;
        }
        return made;
    }

    private BitSet table(Ranges ranges, int first, int last) {
        BitSet table = new BitSet();
        for (int range = first; range < last; range++) {
            long low = Math.max(ranges.low(range), block.low());
            long high = Math.min(ranges.high(range), block.high());
            table.set((int) (low - block.low()), (int) (high - block.low()) + 1);
        }
        return table;
    }
}
