package io.licit.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a tree: of every level the tile that is not full yet. It is all that is needed to grow the tree
 * and to know its root, in memory that grows with the logarithm of the size.
 */
final class Edge {
    private final List<Open> open = new ArrayList<>();
    private long size;

    /** The edge of the empty tree. */
    Edge() {}

    /** Reads the edge of a log from its tiles, and holds it against the root and against the entries beside it. */
    static Edge read(LogStore store, Checkpoint head) throws EvidenceException {
        Edge edge = new Edge();
        edge.size = head.size();
        for (int level = 0; level < 8 && (head.size() >> (8 * level)) > 0; level++) {
            long hashes = head.size() >> (8 * level);
            int width = (int) (hashes % Tile.WIDTH);
            long index = hashes / Tile.WIDTH;
            edge.open.add(new Open(index, width == 0 ? new byte[0] : Tree.tile(store, level, index, width)));
        }
        if (!edge.root().equals(head.root())) {
            throw EvidenceException.broken(
                    "the tiles at the end of the log do not have the root that its head has signed");
        }
        edge.requireEntries(store);
        return edge;
    }

    /** The entries beside the last tile are stored again together with those that follow, so they have to be right. */
    private void requireEntries(LogStore store) throws EvidenceException {
        long from = size - size % Tile.WIDTH;
        List<byte[]> entries = Log.entries(store, from, size);
        for (int i = 0; i < entries.size(); i++) {
            if (!Hash.leaf(entries.get(i)).equals(over(open.get(0).room, i, i + 1))) {
                throw EvidenceException.broken("entry " + (from + i) + " is not the one whose hash stands in the tree");
            }
        }
    }

    long size() {
        return size;
    }

    /** Adds a leaf, and to `full` the tiles that became full by it. */
    void add(Hash leaf, List<Tile> full) {
        size++;
        Hash hash = leaf;
        for (int level = 0; ; level++) {
            if (level == open.size()) {
                open.add(new Open(0, new byte[0]));
            }
            Open tile = open.get(level);
            tile.add(hash);
            if (tile.width < Tile.WIDTH) {
                return;
            }
            full.add(new Tile(level, tile.index, tile.hashes()));
            open.set(level, new Open(tile.index + 1, new byte[0]));
            hash = over(tile.room, 0, Tile.WIDTH);
        }
    }

    /** The tiles that are not full, from the lowest level up. */
    List<Tile> partial() {
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; level < open.size(); level++) {
            Open tile = open.get(level);
            if (tile.width > 0) {
                tiles.add(new Tile(level, tile.index, tile.hashes()));
            }
        }
        return tiles;
    }

    /** The root over everything: the whole subtrees from right to left, folded. */
    Hash root() {
        List<Hash> subtrees = new ArrayList<>();
        for (Open tile : open) {
            int width = tile.width;
            for (int bit = 0; bit < 8; bit++) {
                if ((width >> bit & 1) == 1) {
                    int from = (width >> (bit + 1)) << (bit + 1);
                    subtrees.add(over(tile.room, from, from + (1 << bit)));
                }
            }
        }
        return subtrees.stream().reduce((right, left) -> Hash.node(left, right)).orElse(Hash.EMPTY);
    }

    /** The root over a power of two of neighbouring hashes in a tile. */
    static Hash over(byte[] hashes, int from, int to) {
        if (to - from == 1) {
            return Hash.raw(Arrays.copyOfRange(hashes, from * Hash.BYTES, to * Hash.BYTES));
        }
        int middle = (from + to) >>> 1;
        return Hash.node(over(hashes, from, middle), over(hashes, middle, to));
    }

    /** A tile that is not full yet, with room for all of it. */
    private static final class Open {
        private final byte[] room = new byte[Tile.WIDTH * Hash.BYTES];
        private final long index;
        private int width;

        Open(long index, byte[] hashes) {
            this.index = index;
            this.width = hashes.length / Hash.BYTES;
            System.arraycopy(hashes, 0, room, 0, hashes.length);
        }

        void add(Hash hash) {
            System.arraycopy(hash.bytes(), 0, room, width * Hash.BYTES, Hash.BYTES);
            width++;
        }

        byte[] hashes() {
            return Arrays.copyOf(room, width * Hash.BYTES);
        }
    }
}
