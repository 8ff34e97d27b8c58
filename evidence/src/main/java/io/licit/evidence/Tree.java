package io.licit.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tree over the entries of a log, read from its tiles: roots and proofs of every size that it has had. */
final class Tree {
    private final LogStore store;
    private final long size;
    private final Map<Node, Hash> known = new HashMap<>();
    private final Map<Node, byte[]> tiles = new HashMap<>();

    /** For some proofs, and then no more: it remembers what it has read. */
    Tree(LogStore store, long size) {
        this.store = store;
        this.size = size;
    }

    /** A tile of exactly so many hashes. */
    static byte[] tile(LogStore store, int level, long index, int width) throws EvidenceException {
        byte[] hashes = store.tile(level, index, width);
        if (hashes.length != width * Hash.BYTES) {
            throw EvidenceException.broken("tile " + index + " of level " + level + " has " + hashes.length
                    + " bytes instead of " + width * Hash.BYTES);
        }
        return hashes;
    }

    Hash root(long of) throws EvidenceException {
        return of == 0 ? Hash.EMPTY : over(0, of);
    }

    Hash leaf(long index) throws EvidenceException {
        return over(index, index + 1);
    }

    /** RFC 9162, section 2.1.3.1, from the leaf upwards. */
    List<Hash> inclusion(long index, long of) throws EvidenceException {
        List<Hash> down = new ArrayList<>();
        long from = 0;
        long to = of;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                down.add(over(middle, to));
                to = middle;
            } else {
                down.add(over(from, middle));
                from = middle;
            }
        }
        return upwards(down);
    }

    /** RFC 9162, section 2.1.4.1, from the smallest subtree upwards. */
    List<Hash> consistency(long earlier, long later) throws EvidenceException {
        List<Hash> down = new ArrayList<>();
        long from = 0;
        long to = later;
        while (earlier < to) {
            long middle = from + split(to - from);
            if (earlier <= middle) {
                down.add(over(middle, to));
                to = middle;
            } else {
                down.add(over(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            down.add(over(from, to));
        }
        return upwards(down);
    }

    private static List<Hash> upwards(List<Hash> down) {
        List<Hash> up = new ArrayList<>();
        for (int i = down.size() - 1; i >= 0; i--) {
            up.add(down.get(i));
        }
        return up;
    }

    /** The root over the leaves from one index up to another, where the first is a multiple of a power of two. */
    private Hash over(long from, long to) throws EvidenceException {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            return whole(Long.numberOfTrailingZeros(leaves), from);
        }
        long middle = from + split(leaves);
        return Hash.node(over(from, middle), over(middle, to));
    }

    private Hash whole(int height, long from) throws EvidenceException {
        Node node = new Node(height, from);
        Hash hash = known.get(node);
        if (hash == null) {
            long half = height == 0 ? 0 : 1L << (height - 1);
            hash = height % 8 == 0
                    ? stored(height / 8, from)
                    : Hash.node(whole(height - 1, from), whole(height - 1, from + half));
            known.put(node, hash);
        }
        return hash;
    }

    private Hash stored(int level, long from) throws EvidenceException {
        long position = from >> (8 * level);
        Node name = new Node(level, position / Tile.WIDTH);
        byte[] tile = tiles.get(name);
        if (tile == null) {
            tile = tile(store, level, name.index(), Tile.width(level, name.index(), size));
            tiles.put(name, tile);
        }
        int at = (int) (position % Tile.WIDTH);
        return Edge.over(tile, at, at + 1);
    }

    /** A node of the tree, or a tile of it, at its height. */
    private record Node(int height, long index) {
        // Written out: what Java makes of a record is put together anew in each process, where a command needs it at
        // once.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Node node && height == node.height && index == node.index;
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(index) + height;
        }
    }

    /** The largest power of two that is smaller than the number. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
