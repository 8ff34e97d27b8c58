package io.licit.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.roaringbitmap.RoaringBitmap;

/**
 * What a load has changed that made a warehouse from the one before it. It lies in the new warehouse's folder for what is
 * prepared, and the older folder stays until {@link #used}: what was prepared there holds for every person but those that
 * are named here, whose numbers are the same in both. Where nobody uses it the new folder is filled as any other is.
 *
 * @param oldPrepared the folder of the older warehouse
 * @param changed persons of whom any row came, went or may be another, in whatever table; the new ones are among them
 * @param tables the same by table of the catalogue, those without any left out
 * @param personsBefore how many persons there were, with numbers from 0; the new ones' numbers come after these
 */
public record Delta(
        Path oldPrepared,
        RoaringBitmap changed,
        Map<String, RoaringBitmap> tables,
        long personsBefore,
        long personsAfter) {
    private static final String NAME = "delta.bin";
    private static final int FORM = 2;

    public Delta {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    /** What the load changed that made a warehouse; empty where it was a whole load, or somebody has used it. */
    public static Optional<Delta> of(Path prepared) {
        try {
            byte[] bytes = Files.readAllBytes(prepared.resolve(NAME));
            int end = bytes.length - Long.BYTES;
            if (end < 0 || ByteBuffer.wrap(bytes, end, Long.BYTES).getLong() != sum(bytes, end)) {
                return Optional.empty();
            }
            return read(prepared, new DataInputStream(new ByteArrayInputStream(bytes, 0, end)));
        } catch (IOException noneOrBroken) {
            return Optional.empty();
        }
    }

    private static Optional<Delta> read(Path prepared, DataInputStream in) throws IOException {
        if (in.readInt() != FORM) {
            return Optional.empty();
        }
        Path old = prepared.resolveSibling(in.readUTF());
        long before = in.readLong();
        long after = in.readLong();
        RoaringBitmap changed = bitmap(in);
        Map<String, RoaringBitmap> tables = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            tables.put(in.readUTF(), bitmap(in));
        }
        return Files.isDirectory(old) ? Optional.of(new Delta(old, changed, tables, before, after)) : Optional.empty();
    }

    private static long sum(byte[] bytes, int end) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, end);
        return sum.getValue();
    }

    /** The persons with changed rows in a table; none where it is as it was. */
    public RoaringBitmap in(String table) {
        return tables.getOrDefault(table, new RoaringBitmap());
    }

    /** Who was not there before; the caller's own. */
    RoaringBitmap arrived() {
        return RoaringBitmap.bitmapOfRange(personsBefore, personsAfter);
    }

    private static RoaringBitmap bitmap(DataInputStream in) throws IOException {
        RoaringBitmap bitmap = new RoaringBitmap();
        bitmap.deserialize(in);
        return bitmap;
    }

    /** To be written before the warehouse has its name. */
    void write(Path prepared) throws IOException {
        Files.createDirectories(prepared);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORM);
        out.writeUTF(oldPrepared.getFileName().toString());
        out.writeLong(personsBefore);
        out.writeLong(personsAfter);
        changed.serialize(out);
        out.writeInt(tables.size());
        for (Map.Entry<String, RoaringBitmap> table : tables.entrySet()) {
            out.writeUTF(table.getKey());
            table.getValue().serialize(out);
        }
        out.writeLong(sum(bytes.toByteArray(), bytes.size()));
        Files.write(prepared.resolve(NAME), bytes.toByteArray());
    }

    /** Takes it and the older folder away: all that is wanted of them is in the new one. */
    public void used(Path prepared) throws IOException {
        Files.deleteIfExists(prepared.resolve(NAME));
        StateFolder.delete(oldPrepared);
    }

    /** This one after an earlier one that nobody has used: from the older folder of that one to the newer of this one. */
    Delta after(Delta earlier) {
        Map<String, RoaringBitmap> all = new TreeMap<>(tables);
        earlier.tables.forEach((name, bitmap) -> all.merge(name, bitmap, (one, other) -> RoaringBitmap.or(one, other)));
        return new Delta(
                earlier.oldPrepared,
                RoaringBitmap.or(changed, earlier.changed),
                all,
                earlier.personsBefore,
                personsAfter);
    }
}
