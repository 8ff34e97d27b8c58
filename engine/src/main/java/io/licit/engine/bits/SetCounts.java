package io.licit.engine.bits;

import java.util.Arrays;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** The counts of up to eight sets over a range of blocks, block by block; each by whichever way is less work. */
final class SetCounts {
    private final Blocks.Cursor[] cursors;
    private final boolean[] present;
    private final long[][] counts;
    private final long[][] words;
    private final int[] members;
    private final JointCounts joint;
    private final boolean mayJoin;

    /** Room for a block, which those who count one after the other share. */
    static final class Room {
        private final long[][] words = new long[JointCounts.SETS][Blocks.SIZE / Long.SIZE];
        private final int[] members = new int[Blocks.SIZE];
    }

    SetCounts(RoaringBitmap[] sets, int cells, Room room) {
        this.cursors = Arrays.stream(sets).map(Blocks.Cursor::new).toArray(Blocks.Cursor[]::new);
        this.present = new boolean[sets.length];
        this.counts = new long[sets.length][cells];
        this.words = room.words;
        this.members = room.members;
        this.mayJoin = sets.length > 1 && cells <= JointCounts.MOST_CELLS;
        this.joint = new JointCounts(mayJoin ? cells : 0);
    }

    /** Goes on to a block; how many memberships it has. */
    int at(int block) {
        int memberships = 0;
        for (int i = 0; i < cursors.length; i++) {
            present[i] = cursors[i].at(block);
            memberships += present[i] ? cursors[i].cardinality() : 0;
        }
        return memberships;
    }

    void add(int memberships, int[] cellOf, int length) {
        if (mayJoin && memberships >= length) {
            addJoint(cellOf, length);
            return;
        }
        for (int i = 0; i < cursors.length; i++) {
            if (present[i] && cursors[i].isDense()) {
                cursors[i].words(words[i], members);
                addWords(words[i], cellOf, counts[i]);
            } else if (present[i]) {
                addMembers(cursors[i].read(members), cellOf, counts[i]);
            }
        }
    }

    private void addJoint(int[] cellOf, int length) {
        for (int i = 0; i < words.length; i++) {
            if (i < cursors.length && present[i]) {
                cursors[i].words(words[i], members);
            } else {
                Arrays.fill(words[i], 0);
            }
        }
        joint.add(words, cellOf, length);
    }

    private static void addWords(long[] words, int[] cellOf, long[] counts) {
        for (int word = 0; word < words.length; word++) {
            int first = word * Long.SIZE;
            for (long rest = words[word]; rest != 0; rest &= rest - 1) {
                counts[cellOf[first + Long.numberOfTrailingZeros(rest)]]++;
            }
        }
    }

    private void addMembers(int length, int[] cellOf, long[] counts) {
        for (int i = 0; i < length; i++) {
            counts[cellOf[members[i]]]++;
        }
    }

    /** By set and cell. To be called once, at the end. */
    List<long[]> counts() {
        joint.addTo(counts, counts.length);
        return List.of(counts);
    }
}
