package io.licit.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.roaringbitmap.RoaringBitmap;

/**
 * A file of named sets in an order: how many there are, then each name, with its length before it, and each set in the
 * portable form of Roaring bitmaps. Its sum stands where it is named, so that no file is taken for another.
 */
final class SetFile {
    private SetFile() {}

    /** Gives the sum. */
    static int write(Path file, Map<String, RoaringBitmap> sets) throws IOException {
        Map<byte[], RoaringBitmap> packed = new LinkedHashMap<>();
        long size = Integer.BYTES;
        for (Map.Entry<String, RoaringBitmap> set : sets.entrySet()) {
            byte[] name = set.getKey().getBytes(StandardCharsets.UTF_8);
            RoaringBitmap own = set.getValue().clone();
            own.runOptimize();
            packed.put(name, own);
            size += Integer.BYTES + name.length + own.serializedSizeInBytes();
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size)).putInt(packed.size());
        packed.forEach((name, set) -> {
            bytes.putInt(name.length).put(name);
            set.serialize(bytes);
        });
        bytes.flip();
        int sum = sum(bytes.duplicate());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return sum;
    }

    /**
     * @param sum that the file had when it was written
     * @throws BrokenStore where it has another one
     */
    static Map<String, RoaringBitmap> read(Path file, int sum) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        if (sum != sum(bytes.duplicate())) {
            throw new BrokenStore("a file of sets that has changed");
        }
        Map<String, RoaringBitmap> sets = new LinkedHashMap<>();
        for (int left = bytes.getInt(); left > 0; left--) {
            byte[] name = new byte[bytes.getInt()];
            bytes.get(name);
            RoaringBitmap set = new RoaringBitmap();
            set.deserialize(bytes);
            bytes.position(bytes.position() + set.serializedSizeInBytes());
            sets.put(new String(name, StandardCharsets.UTF_8), set);
        }
        return sets;
    }

    private static int sum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
