package io.licit.engine.ids;

import java.io.IOException;
import java.util.Arrays;

/** Reads the ids of a file, best in the order of their numbers. For one thread. */
public final class IdCursor {
    /** Read at once where blocks are small. */
    private static final int AHEAD = 1 << 14;

    private static final int NONE = -1;

    private final IdFile file;
    private byte[] raw = new byte[AHEAD];
    /** The blocks that {@link #raw} holds. */
    private int firstRaw = NONE;

    private int endRaw = NONE;
    private int block = NONE;
    private int at;
    private int end;
    /** The number of the id that comes next in the block. */
    private int next;

    private byte[] id = new byte[64];
    private int length;
    private boolean gone = true;

    IdCursor(IdFile file) {
        this.file = file;
    }

    /**
     * Goes to a number.
     *
     * @return whether somebody has it
     * @throws BrokenIdFile where it is not as it was written
     */
    public boolean to(int number) throws IOException {
        if (number < 0 || number >= file.count()) {
            throw new BrokenIdFile("a file of ids without a number that is asked for");
        }
        int wanted = number / file.inBlock();
        if (wanted != block || number < next - 1) {
            read(wanted);
        }
        while (next <= number) {
            decode();
        }
        return !gone;
    }

    /** The id in UTF-8, in the first {@link #length} bytes, until the cursor moves. */
    public byte[] bytes() {
        return id;
    }

    public int length() {
        return length;
    }

    /** Goes to the first number that somebody has, of those from one to before another; false where there is none. */
    boolean toFirst(int from, int before) throws IOException {
        for (int number = from; number < before; number++) {
            if (to(number)) {
                return true;
            }
        }
        return false;
    }

    /** Goes to the beginning of a block, after it was held against its sum. */
    void read(int wanted) throws IOException {
        if (wanted < firstRaw || wanted >= endRaw) {
            load(wanted);
        }
        long base = file.start(firstRaw);
        block = NONE;
        at = (int) (file.start(wanted) - base);
        end = (int) (file.start(wanted + 1) - base);
        if (IdLayout.sum(raw, at, end - at) != file.sum(wanted)) {
            throw new BrokenIdFile("a file of ids that has changed");
        }
        block = wanted;
        next = wanted * file.inBlock();
        length = 0;
        gone = true;
    }

    private void load(int from) throws IOException {
        long start = file.start(from);
        int to = from + 1;
        while (to < file.blocks() && file.start(to + 1) - start <= AHEAD) {
            to++;
        }
        int bytes = (int) (file.start(to) - start);
        raw = raw.length < bytes ? new byte[bytes] : raw;
        firstRaw = NONE;
        endRaw = NONE;
        file.read(start, raw, bytes);
        firstRaw = from;
        endRaw = to;
    }

    private void decode() throws IOException {
        int lengths = byteAt();
        int shared = length(lengths >>> 4);
        int rest = length(lengths & IdLayout.SHORT);
        if (shared > length || rest > end - at) {
            throw new BrokenIdFile("a file of ids that was written wrongly");
        }
        next++;
        gone = shared + rest == 0;
        if (gone) {
            return;
        }
        if (id.length < shared + rest) {
            id = Arrays.copyOf(id, (shared + rest) * 2);
        }
        // Most are of a byte or two.
        for (int i = 0; i < rest; i++) {
            id[shared + i] = raw[at + i];
        }
        at += rest;
        length = shared + rest;
    }

    private int length(int told) throws IOException {
        int length = told;
        if (told == IdLayout.SHORT) {
            int shift = 0;
            int more;
            do {
                more = byteAt();
                length += (more & 0x7f) << shift;
                shift += 7;
            } while (more >= 0x80);
        }
        return length;
    }

    private int byteAt() throws IOException {
        if (at >= end) {
            throw new BrokenIdFile("a file of ids that was written wrongly");
        }
        return raw[at++] & 0xff;
    }
}
