package io.licit.engine.ids;

import java.util.zip.CRC32C;

/**
 * How a file of ids is laid out. After the sign come blocks of so many ids each, then the table, then the end.
 *
 * <p>An id is what it shares with the one before it in its block, and the rest of its bytes in UTF-8: one byte with both
 * lengths, four bits each; a length of 15 is followed by what it is more than 15, seven bits a byte, the lowest first. Of
 * nothing shared and no rest is a number that nobody has any more.
 *
 * <p>The table has, for each block, its length and its CRC-32C; then the number at which each sorted run begins, 4 bytes
 * each. The end has what {@link IdFile} needs to find the rest, and the CRC-32C of the table and of itself.
 */
final class IdLayout {
    /** What a file of ids begins with. */
    static final long SIGN = 0x4c494349545f4944L;

    static final int SIGN_BYTES = 8;
    static final int VERSION = 1;
    static final int TABLE_ENTRY_BYTES = 8;
    static final int RUN_BYTES = 4;
    /** Version, ids in a block, ids, runs, bytes of blocks, CRC-32C. */
    static final int END_BYTES = 4 + 4 + 4 + 4 + 8 + 4;

    static final int SHORT = 15;

    private IdLayout() {}

    static int sum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
