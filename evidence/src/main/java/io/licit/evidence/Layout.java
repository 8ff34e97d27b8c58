package io.licit.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where things stand in a folder or a pack, and how entries stand in a bundle; C2SP tlog-tiles. */
final class Layout {
    static final String CHECKPOINT = "checkpoint";
    static final String ROOT = "tile";

    private static final String ENTRIES = ROOT + "/entries/";

    private Layout() {}

    static String full(int level, long index) {
        return ROOT + "/" + level + "/" + number(index);
    }

    static String fullEntries(long index) {
        return ENTRIES + number(index);
    }

    /** A path with its width, where that is less than full. */
    static String at(String full, int width) {
        return width == Tile.WIDTH ? full : full + ".p/" + width;
    }

    /** Three digits to a folder, all but the last with an `x` before. */
    private static String number(long index) {
        StringBuilder path = new StringBuilder(group(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x" + group(rest % 1000) + "/");
        }
        return path.toString();
    }

    private static String group(long part) {
        return String.format(Locale.ROOT, "%03d", part);
    }

    /** All files that a log of this size consists of, beside its checkpoint. */
    static List<Part> parts(long size) {
        List<Part> parts = new ArrayList<>();
        for (long index = 0; index * Tile.WIDTH < size; index++) {
            parts.add(new Part(fullEntries(index), Tile.width(0, index, size)));
        }
        for (int level = 0; level < 8 && (size >> (8 * level)) > 0; level++) {
            for (long index = 0; Tile.width(level, index, size) > 0; index++) {
                parts.add(new Part(full(level, index), Tile.width(level, index, size)));
            }
        }
        return parts;
    }

    /** A bundle of entries or a tile. */
    record Part(String full, int width) {
        String path() {
            return at(full, width);
        }

        /** Whether `earlier` is what this part, being `today`, was when it had that smaller width. */
        boolean begins(int earlierWidth, byte[] earlier, byte[] today) throws EvidenceException {
            int length = full.startsWith(ENTRIES)
                    ? bundle(unbundle(today, width, path()).subList(0, earlierWidth)).length
                    : earlierWidth * Hash.BYTES;
            return earlier.length == length
                    && today.length >= length
                    && Arrays.equals(earlier, Arrays.copyOf(today, length));
        }
    }

    /** The bytes of a bundle: each entry after its length in 16 bits. */
    static byte[] bundle(List<byte[]> entries) {
        byte[] bytes =
                new byte[entries.stream().mapToInt(entry -> entry.length + 2).sum()];
        int at = 0;
        for (byte[] entry : entries) {
            bytes[at] = (byte) (entry.length >> 8);
            bytes[at + 1] = (byte) entry.length;
            System.arraycopy(entry, 0, bytes, at + 2, entry.length);
            at += 2 + entry.length;
        }
        return bytes;
    }

    /** The entries of a bundle, which has exactly so many and nothing after them. */
    static List<byte[]> unbundle(byte[] bytes, int width, String what) throws EvidenceException {
        List<byte[]> entries = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = at + 2 > bytes.length ? -1 : (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
            if (length < 0 || at + 2 + length > bytes.length) {
                throw EvidenceException.broken(what + " ends in the middle of entry " + entries.size());
            }
            entries.add(Arrays.copyOfRange(bytes, at + 2, at + 2 + length));
            at += 2 + length;
        }
        if (entries.size() != width) {
            throw EvidenceException.broken(what + " has " + entries.size() + " entries instead of " + width);
        }
        return entries;
    }
}
