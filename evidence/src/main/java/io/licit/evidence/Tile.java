package io.licit.evidence;

/**
 * Up to 256 neighbouring hashes of one level of the tree; C2SP tlog-tiles.
 *
 * @param hashes the whole present content: 32 bytes for each hash
 */
public record Tile(int level, long index, byte[] hashes) {
    /** The number of hashes in a full tile. */
    public static final int WIDTH = 256;

    public Tile {
        int width = hashes.length / Hash.BYTES;
        if (level < 0 || index < 0 || hashes.length % Hash.BYTES != 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("a tile has 1 to 256 hashes of 32 bytes");
        }
    }

    /** The number of hashes in it, 1 to 256. */
    public int width() {
        return hashes.length / Hash.BYTES;
    }

    /** How many hashes the tile of this level and index has in a log of this size; 0 where there is none. */
    static int width(int level, long index, long size) {
        int shift = 8 * level;
        long hashes = shift >= Long.SIZE ? 0 : size >> shift;
        return (int) Math.max(0, Math.min(WIDTH, hashes - index * WIDTH));
    }
}
