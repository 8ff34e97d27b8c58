package io.licit.engine.bits;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.roaringbitmap.BitmapContainer;
import org.roaringbitmap.Container;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/**
 * All persons in blocks of 65,536, as bitmaps hold them, and the blocks in a fixed number of ranges: work is divided by
 * data and never by the number of cores, so that sums come out the same on every machine.
 */
final class Blocks {
    static final int SIZE = 1 << 16;

    private static final int RANGES = 16;
    private static final int LARGE_RANGES = 4;

    private final int persons;

    Blocks(int persons) {
        this.persons = persons;
    }

    private int count() {
        return (int) (((long) persons + SIZE - 1) / SIZE);
    }

    /** What a function makes of each range, in order; several at once. Ranges without a block are left out. */
    <T> List<T> ranges(RangeWork<T> work) {
        return ranges(RANGES, work);
    }

    /** The same in a few ranges, for work that needs much room. */
    <T> List<T> largeRanges(RangeWork<T> work) {
        return ranges(LARGE_RANGES, work);
    }

    private <T> List<T> ranges(int most, RangeWork<T> work) {
        int blocks = count();
        int ranges = Math.min(blocks, most);
        IntFunction<T> one =
                range -> work.of((int) ((long) blocks * range / ranges), (int) ((long) blocks * (range + 1) / ranges));
        return IntStream.range(0, ranges).parallel().mapToObj(one).toList();
    }

    int start(int block) {
        return block * SIZE;
    }

    int length(int block) {
        return Math.min(SIZE, persons - start(block));
    }

    /** @throws IllegalArgumentException where the set holds a number that is nobody's */
    void requireWithin(RoaringBitmap set) {
        if (!set.isEmpty() && Integer.toUnsignedLong(set.last()) >= persons) {
            throw new IllegalArgumentException("a set that holds more than the " + persons + " persons");
        }
    }

    /** The blocks from {@code first} to before {@code last}. */
    interface RangeWork<T> {
        T of(int first, int last);
    }

    /** A set that is read block by block, in order. */
    static final class Cursor {
        private final ContainerPointer pointer;

        Cursor(RoaringBitmap set) {
            pointer = set.getContainerPointer();
        }

        /** Goes on to a block; whether the set holds anybody of it. */
        boolean at(int block) {
            while (!isOver() && pointer.key() < block) {
                pointer.advance();
            }
            return !isOver() && pointer.key() == block;
        }

        int cardinality() {
            return pointer.getCardinality();
        }

        /** Whether the set holds so many of the block that they are stored as words. */
        boolean isDense() {
            return pointer.getContainer() instanceof BitmapContainer;
        }

        /** After {@link #at} was true: the set's persons of the block, a bit each. {@code members} is room for a block. */
        void words(long[] into, int[] members) {
            if (pointer.getContainer() instanceof BitmapContainer dense) {
                dense.toLongBuffer().rewind().get(into);
                return;
            }
            Arrays.fill(into, 0);
            int length = read(members);
            for (int i = 0; i < length; i++) {
                into[members[i] / Long.SIZE] |= 1L << members[i];
            }
        }

        /** After {@link #at} was true: writes the set's persons by their distance from the block's start. How many. */
        int read(int[] into) {
            Container container = pointer.getContainer();
            container.fillLeastSignificant16bits(into, 0, 0);
            return container.getCardinality();
        }

        /** The pointer has no container once it is past the last one. */
        private boolean isOver() {
            return pointer.getContainer() == null;
        }
    }
}
