package io.licit.engine;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file of any length, mapped read-only and read from its beginning on. It stays readable when another takes its place.
 * Not for several threads at once.
 */
final class Windows {
    /** How far windows are apart; each goes on for as long as a buffer can, so that what begins in one ends in it. */
    private static final long APART = 1L << 30;

    private final List<ByteBuffer> windows;
    private final long apart;
    private final long size;
    private long position;

    private Windows(List<ByteBuffer> windows, long apart, long size) {
        this.windows = windows;
        this.apart = apart;
        this.size = size;
    }

    static Windows of(Path file) throws IOException {
        return of(file, APART);
    }

    static Windows of(Path file, long apart) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            List<ByteBuffer> windows = new ArrayList<>();
            for (long start = 0; start < size; start += apart) {
                windows.add(channel.map(MapMode.READ_ONLY, start, Math.min(size - start, Integer.MAX_VALUE)));
            }
            return new Windows(windows, apart, size);
        }
    }

    long size() {
        return size;
    }

    /** The next bytes, which are gone on behind. */
    ByteBuffer next(int count) {
        ByteBuffer next = at(position, count);
        position += count;
        return next;
    }

    /** Bytes further on, or before. */
    ByteBuffer at(long from, int count) {
        if (count < 0 || from < 0 || from + count > size) {
            throw new BufferUnderflowException();
        }
        if (count == 0) {
            return ByteBuffer.allocate(0);
        }
        ByteBuffer window = windows.get((int) (from / apart));
        int start = (int) (from % apart);
        if (start + (long) count > window.limit()) {
            throw new BufferUnderflowException();
        }
        return window.slice(start, count);
    }

    int nextInt() {
        return next(Integer.BYTES).getInt();
    }

    long nextLong() {
        return next(Long.BYTES).getLong();
    }

    /** Where {@link #next} goes on. */
    long position() {
        return position;
    }

    /** The checksum (CRC-32C) of the first so many bytes. */
    long sum(long count) {
        CRC32C sum = new CRC32C();
        for (long from = 0; from < count; from += apart) {
            sum.update(at(from, (int) Math.min(apart, count - from)));
        }
        return sum.getValue();
    }
}
