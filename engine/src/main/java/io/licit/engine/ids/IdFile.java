package io.licit.engine.ids;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A file of ids that is open: the id of a number, and the number of an id. What is read is held against its sum, so that a
 * file that is cut or changed gives no id at all. For any number of threads; each has a {@link IdCursor} of its own.
 *
 * <p>Bytes are read at their place and not mapped: a mapped file that somebody cuts ends the program.
 */
public final class IdFile implements Closeable {
    private final FileChannel channel;
    private final int block;
    private final int count;
    private final long[] starts;
    private final int[] sums;
    private final int[] runs;
    private final int sum;

    private IdFile(FileChannel channel) throws IOException {
        this.channel = channel;
        long size = channel.size();
        if (size < IdLayout.SIGN_BYTES + IdLayout.END_BYTES
                || bytes(channel, 0, IdLayout.SIGN_BYTES).getLong() != IdLayout.SIGN) {
            throw new BrokenIdFile("no file of ids");
        }
        ByteBuffer end = bytes(channel, size - IdLayout.END_BYTES, IdLayout.END_BYTES);
        int version = end.getInt();
        this.block = end.getInt();
        this.count = end.getInt();
        int runCount = end.getInt();
        long data = end.getLong();
        long table = size - IdLayout.SIGN_BYTES - data;
        if (version != IdLayout.VERSION || block < 1 || count < 0 || runCount < 0 || data < 0 || table > 1 << 30) {
            throw new BrokenIdFile("no file of ids");
        }
        int blocks = count == 0 ? 0 : (count - 1) / block + 1;
        if (table
                != (long) blocks * IdLayout.TABLE_ENTRY_BYTES
                        + (long) runCount * IdLayout.RUN_BYTES
                        + IdLayout.END_BYTES) {
            throw new BrokenIdFile("a file of ids with too few bytes, or too many");
        }
        ByteBuffer all = bytes(channel, IdLayout.SIGN_BYTES + data, (int) table);
        this.sum = IdLayout.sum(all.array(), 0, (int) table - 4);
        if (sum != end.getInt()) {
            throw new BrokenIdFile("a file of ids whose table has changed");
        }
        this.starts = new long[blocks + 1];
        this.sums = new int[blocks];
        starts[0] = IdLayout.SIGN_BYTES;
        for (int i = 0; i < blocks; i++) {
            starts[i + 1] = starts[i] + all.getInt();
            sums[i] = all.getInt();
        }
        this.runs = new int[runCount];
        Arrays.setAll(runs, i -> all.getInt());
        if (starts[blocks] != IdLayout.SIGN_BYTES + data) {
            throw new BrokenIdFile("a file of ids whose blocks are not where its table says");
        }
    }

    /** @throws BrokenIdFile where it is none, or its table is not as it was written */
    public static IdFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new IdFile(channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Whether a file begins as one of ids does, whatever follows. */
    public static boolean isOne(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.size() >= IdLayout.SIGN_BYTES
                    && bytes(channel, 0, IdLayout.SIGN_BYTES).getLong() == IdLayout.SIGN;
        }
    }

    /** How many numbers there are, from 0; nobody may have some of them any more. */
    public int count() {
        return count;
    }

    /** Of the table, which has the sums of all blocks: two files with one sum have the same ids. */
    public int sum() {
        return sum;
    }

    public IdCursor cursor() {
        return new IdCursor(this);
    }

    /** @throws BrokenIdFile where a block is not as it was written that has one of the numbers */
    public void verify(Numbers numbers) throws IOException {
        IdCursor cursor = cursor();
        for (int i = 0; i < blocks(); i++) {
            if (numbers.someIn(i * block, Math.min(count, (i + 1) * (long) block))) {
                cursor.read(i);
            }
        }
    }

    /** Tells whether some wanted number is at or above one, and below another. */
    @FunctionalInterface
    public interface Numbers {
        /** Every number is wanted. */
        Numbers ALL = (from, to) -> true;

        boolean someIn(int from, long to);
    }

    /** The number of an id; empty where nobody has it. */
    public OptionalInt number(byte[] id) throws IOException {
        IdCursor cursor = cursor();
        for (int run = 0; run < runs.length; run++) {
            int from = runs[run];
            int to = run + 1 < runs.length ? runs[run + 1] : count;
            int low = (from + block - 1) / block;
            // The last block that begins within the run and not above the id; the run may begin in the one before it.
            int at = low - 1;
            for (int high = (to - 1) / block; low <= high; ) {
                int middle = (low + high) >>> 1;
                if (!cursor.toFirst(middle * block, to) || compare(cursor, id) > 0) {
                    high = middle - 1;
                } else {
                    at = middle;
                    low = middle + 1;
                }
            }
            int first = Math.max(from, at * block);
            long last = Math.min(to, (at + 1) * (long) block);
            for (int number = first; number < last; number++) {
                if (cursor.to(number) && compare(cursor, id) == 0) {
                    return OptionalInt.of(number);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static int compare(IdCursor cursor, byte[] id) {
        return Arrays.compareUnsigned(cursor.bytes(), 0, cursor.length(), id, 0, id.length);
    }

    int blocks() {
        return sums.length;
    }

    int inBlock() {
        return block;
    }

    long start(int ofBlock) {
        return starts[ofBlock];
    }

    int sum(int ofBlock) {
        return sums[ofBlock];
    }

    void read(long from, byte[] into, int length) throws IOException {
        read(channel, from, ByteBuffer.wrap(into, 0, length));
    }

    private static ByteBuffer bytes(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        read(channel, from, bytes);
        return bytes.flip();
    }

    private static void read(FileChannel channel, long from, ByteBuffer bytes) throws IOException {
        long at = from;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                throw new BrokenIdFile("a file of ids that ends too early");
            }
            at += read;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
