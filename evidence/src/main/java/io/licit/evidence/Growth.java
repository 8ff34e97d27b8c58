package io.licit.evidence;

import java.util.List;

/**
 * What one append adds to a store.
 *
 * @param first index of the first of the entries
 * @param entries the new entries, of at most 65,535 bytes each
 * @param tiles every tile that is new or has changed, whole
 * @param head the signed checkpoint over everything
 */
public record Growth(long first, List<byte[]> entries, List<Tile> tiles, String head) {
    public Growth {
        entries = List.copyOf(entries);
        tiles = List.copyOf(tiles);
    }

    /** The number of entries in the log after it. */
    public long size() {
        return first + entries.size();
    }
}
