package io.licit.engine.column;

import java.util.Arrays;
import org.roaringbitmap.ArrayContainer;
import org.roaringbitmap.BitmapContainer;
import org.roaringbitmap.Container;
import org.roaringbitmap.ContainerPointer;
import org.roaringbitmap.RoaringBitmap;

/** A set of persons that is put together of blocks, which are also the parts that a compressed bitmap is made of. */
final class Members {
    /** A part with more members than this is kept as bits. */
    private static final int MOST_LISTED = 4096;

    private static final int AT_ONCE = 4;

    private static final Container NOBODY = new ArrayContainer();

    private final long persons;
    private final Container[] parts;

    Members(long persons) {
        this.persons = persons;
        this.parts = new Container[Column.blocks(persons)];
        Arrays.fill(parts, NOBODY);
    }

    /** Copies a block's members. Threads may put different blocks. */
    void put(int block, long[] words) {
        if (words != Three.NOBODY) {
            parts[block] = part(words, Column.persons(persons, block));
        }
    }

    /** Of one block, those of another set who are members of this one. */
    void putAmong(int block, Members members, Members others) {
        parts[block] = members.parts[block].and(others.parts[block]);
    }

    static Members of(RoaringBitmap set, long persons) {
        Members members = new Members(persons);
        ContainerPointer at = set.getContainerPointer();
        while (at.getContainer() != null && at.key() < members.parts.length) {
            members.parts[at.key()] = at.getContainer();
            at.advance();
        }
        return members;
    }

    private static Container part(long[] words, int persons) {
        if (words == Three.EVERYBODY) {
            return Container.rangeOfOnes(0, persons);
        }
        long[] within = words;
        if (persons < Words.PERSONS) {
            within = words.clone();
            int last = persons / Long.SIZE;
            within[last] &= (1L << persons) - 1;
            Arrays.fill(within, last + 1, Words.SIZE, 0);
        }
        int count = Words.count(within);
        if (count == 0) {
            return NOBODY;
        }
        if (count <= MOST_LISTED) {
            return new ArrayContainer(count, listed(within, count));
        }
        return new BitmapContainer(within == words ? words.clone() : within, count).runOptimize();
    }

    /** Four members at a time whether there are as many or not, since guessing wrong costs more than writing too much. */
    private static char[] listed(long[] words, int count) {
        char[] listed = new char[count + AT_ONCE];
        int to = 0;
        for (int word = 0; word < Words.SIZE; word++) {
            long rest = words[word];
            int start = word * Long.SIZE;
            int end = to + Long.bitCount(rest);
            for (int at = to; at < end; at += AT_ONCE) {
                for (int i = 0; i < AT_ONCE; i++) {
                    listed[at + i] = (char) (start + Long.numberOfTrailingZeros(rest));
                    rest &= rest - 1;
                }
            }
            to = end;
        }
        return listed;
    }

    RoaringBitmap bitmap() {
        RoaringBitmap bitmap = new RoaringBitmap();
        for (int block = 0; block < parts.length; block++) {
            if (!parts[block].isEmpty()) {
                bitmap.append((char) block, parts[block]);
            }
        }
        return bitmap;
    }
}
