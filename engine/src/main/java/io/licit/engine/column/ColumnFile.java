package io.licit.engine.column;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A column's file: a head with a line for each block, the texts, and the blocks' bits, all with checksums. It is written
 * under another name and then renamed, and never changed, so that several processes may make the same one at once.
 */
public final class ColumnFile {
    private static final long MAGIC = 0x31_4e_4d_4c_43_54_43_4cL;

    private static final int FORM = 1;
    private static final int FIXED = 64;
    private static final int LINE = 32;
    private static final int CHECKSUM_AT = 48;
    private static final int NULLS = 1 << 8;
    private static final long MOST_MAPPED = 1L << 30;

    private ColumnFile() {}

    // --- writing ----------------------------------------------------------------------------------------------

    /** Puts a column under a name; it is there whole or not at all. */
    public static void write(Column column, Path file, Path unfinished) throws IOException {
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                for (ByteBuffer part : parts(column)) {
                    while (part.hasRemaining()) {
                        channel.write(part);
                    }
                }
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static List<ByteBuffer> parts(Column column) {
        List<ByteBuffer> parts = new ArrayList<>(List.of(head(column)));
        column.blocks().forEach(block -> parts.add(block.bits().duplicate().rewind()));
        return parts;
    }

    /** What a file of a column has, for whoever keeps it otherwise. */
    public static byte[] bytes(Column column) {
        List<ByteBuffer> parts = parts(column);
        ByteBuffer all = ByteBuffer.allocate(
                parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(all::put);
        return all.array();
    }

    private static ByteBuffer head(Column column) {
        List<byte[]> texts = column.texts().all().stream().map(Texts::bytes).toList();
        long textBytes =
                texts.stream().mapToLong(text -> Integer.BYTES + text.length).sum();
        int size = Math.toIntExact(headBytes(column.blocks().size(), textBytes));
        ByteBuffer head = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(MAGIC).putInt(FORM).putInt(column.kind().ordinal());
        head.putInt(column.numbers().places()).putInt(column.blocks().size());
        head.putLong(column.persons()).putLong(textBytes).putLong(texts.size()).position(FIXED);
        long at = size;
        for (Block block : column.blocks()) {
            head.putLong(block.low()).putLong(block.high()).putLong(at);
            head.putInt(block.slices() | (block.nulls() ? NULLS : 0)).putInt(checksum(block.bits()));
            at += block.bits().capacity();
        }
        texts.forEach(text -> head.putInt(text.length).put(text));
        head.putInt(CHECKSUM_AT, checksum(head));
        return head.rewind();
    }

    private static long headBytes(long blocks, long textBytes) {
        return FIXED + blocks * LINE + (textBytes + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate().clear());
        return (int) sum.getValue();
    }

    // --- reading ----------------------------------------------------------------------------------------------

    /** The column of a file; empty where there is none, or one that is not as it was written. */
    public static Optional<Column> open(Path file, long persons) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            return size < FIXED ? Optional.empty() : read(new Mapped(channel, size), size, persons);
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** The column of the bytes of a file; empty where they are not as they were written. */
    public static Optional<Column> of(ByteBuffer file, long persons) {
        ByteBuffer whole = file.slice();
        int size = whole.capacity();
        try {
            Bytes bytes = (at, length) -> at < 0 || at + length > size
                    ? Optional.empty()
                    : Optional.of(whole.slice((int) at, length).order(ByteOrder.LITTLE_ENDIAN));
            return size < FIXED ? Optional.empty() : read(bytes, size, persons);
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** Bytes of a file from a place on; empty where it has none there. Places ascend, but for the head. */
    private interface Bytes {
        Optional<ByteBuffer> at(long at, int length) throws IOException;
    }

    private static Optional<Column> read(Bytes file, long size, long persons) throws IOException {
        ByteBuffer fixed = file.at(0, FIXED).orElseThrow(() -> new IOException("no head"));
        long blocks = fixed.getInt(20);
        long textBytes = fixed.getLong(32);
        long headBytes = headBytes(blocks, textBytes);
        boolean plausible = fixed.getLong(0) == MAGIC
                && fixed.getInt(8) == FORM
                && fixed.getLong(24) == persons
                && textBytes >= 0
                && textBytes < size
                && headBytes <= Math.min(size, Integer.MAX_VALUE);
        if (!plausible) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.allocate((int) headBytes).order(ByteOrder.LITTLE_ENDIAN);
        head.put(file.at(0, (int) headBytes).orElseThrow(() -> new IOException("no head")));
        int checksum = head.getInt(CHECKSUM_AT);
        head.putInt(CHECKSUM_AT, 0);
        return checksum(head) == checksum ? read(file, head) : Optional.empty();
    }

    /** From a head that is as it was written. */
    private static Optional<Column> read(Bytes file, ByteBuffer head) throws IOException {
        Kind kind = Kind.values()[head.getInt(12)];
        long persons = head.getLong(24);
        int count = head.getInt(20);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int line = FIXED + i * LINE;
            int flags = head.getInt(line + 24);
            boolean nulls = (flags & NULLS) != 0;
            int slices = flags & (NULLS - 1);
            Optional<ByteBuffer> bits = file.at(head.getLong(line + 16), Block.bytes(slices, nulls));
            if (bits.isEmpty() || checksum(bits.get()) != head.getInt(line + 28)) {
                return Optional.empty();
            }
            blocks.add(new Block(head.getLong(line), head.getLong(line + 8), slices, nulls, bits.get()));
        }
        Texts texts = new Texts(texts(head.position(FIXED + count * LINE), (int) head.getLong(40)));
        return Optional.of(new Column(kind, new Numbers(head.getInt(16)), texts, persons, blocks));
    }

    private static List<String> texts(ByteBuffer head, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[head.getInt()];
            head.get(bytes);
            texts.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** A file in memory, in parts, since one buffer holds no more than two gigabytes. */
    private static final class Mapped implements Bytes {
        private final FileChannel channel;
        private final long size;
        private MappedByteBuffer part;
        private long start;

        private Mapped(FileChannel channel, long size) throws IOException {
            this.channel = channel;
            this.size = size;
            this.part = channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(size, MOST_MAPPED));
        }

        @Override
        public Optional<ByteBuffer> at(long at, int bytes) throws IOException {
            if (at < start || at + bytes > size) {
                return Optional.empty();
            }
            if (at + bytes > start + part.capacity()) {
                part = channel.map(
                        FileChannel.MapMode.READ_ONLY, at, Math.min(size - at, Math.max(bytes, MOST_MAPPED)));
                start = at;
            }
            return Optional.of(part.slice((int) (at - start), bytes).order(ByteOrder.LITTLE_ENDIAN));
        }
    }
}
