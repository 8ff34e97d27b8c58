package io.licit.engine.spark;

import io.licit.engine.Admission;
import io.licit.engine.Algebra;
import io.licit.engine.column.Column;
import io.licit.engine.column.ColumnFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.roaringbitmap.RoaringBitmap;

/**
 * Sets of a shard's persons that were made ready, each behind its name, so that a question reads those that it needs: who
 * lives where, who has a contact point, and everybody divided by a gate; or columns. Each has a checksum.
 */
final class ReadyFile {
    /** Goes up when the form of the file changes. */
    private static final byte[] FORM = "licit ready 1\n".getBytes(StandardCharsets.US_ASCII);

    /** Stands in every path of such a file. */
    static final String NAME = "/ready/";

    private static final String PLACES = "places";
    private static final int MOST = 64 << 20;

    private ReadyFile() {}

    /** A file that is not as it was written. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        Broken(String file) {
            super("not as it was written: " + file);
        }
    }

    /** What is written of some persons. */
    static final class Sections {
        private final Map<String, byte[]> all = new LinkedHashMap<>();

        Sections places(Map<Algebra.Stated, RoaringBitmap> places) throws IOException {
            return put(PLACES, out -> {
                out.writeInt(places.size());
                for (Map.Entry<Algebra.Stated, RoaringBitmap> place : places.entrySet()) {
                    text(place.getKey().country(), out);
                    text(place.getKey().region(), out);
                    set(place.getValue(), out);
                }
            });
        }

        Sections column(String name, Column column) throws IOException {
            return put(name, out -> out.write(ColumnFile.bytes(column)));
        }

        Sections contact(String name, RoaringBitmap persons) throws IOException {
            return put(name, out -> set(persons, out));
        }

        Sections gate(String name, Admission division) throws IOException {
            return put(name, out -> {
                set(division.allowed(), out);
                out.writeInt(division.first().size());
                for (Map.Entry<String, RoaringBitmap> first : division.first().entrySet()) {
                    text(first.getKey(), out);
                    set(first.getValue(), out);
                }
            });
        }

        private Sections put(String name, Body body) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            body.write(new DataOutputStream(bytes));
            all.put(name, bytes.toByteArray());
            return this;
        }

        void write(Configuration configuration, String file) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            DataOutputStream list = new DataOutputStream(head);
            list.writeInt(all.size());
            for (Map.Entry<String, byte[]> section : all.entrySet()) {
                text(section.getKey(), list);
                list.writeInt(section.getValue().length);
                list.writeLong(checksum(section.getValue()));
            }
            Path path = new Path(file);
            try (DataOutputStream out =
                    new DataOutputStream(path.getFileSystem(configuration).create(path, true))) {
                out.write(FORM);
                out.writeInt(head.size());
                out.writeLong(checksum(head.toByteArray()));
                head.writeTo(out);
                for (byte[] section : all.values()) {
                    out.write(section);
                }
            }
        }
    }

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void set(RoaringBitmap persons, DataOutputStream out) throws IOException {
        RoaringBitmap small = persons.clone();
        small.runOptimize();
        out.writeInt(small.serializedSizeInBytes());
        small.serialize(out);
    }

    private static long checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, bytes.length);
        return sum.getValue();
    }

    /** A file that is open. */
    static final class Reading implements AutoCloseable {
        private final String file;
        private final FSDataInputStream in;
        private final Map<String, Place> places = new LinkedHashMap<>();

        private record Place(long offset, int length, long checksum) {}

        Reading(Configuration configuration, String file) throws IOException {
            this.file = file;
            Path path = new Path(file);
            this.in = path.getFileSystem(configuration).open(path);
            boolean whole = false;
            try {
                readHead();
                whole = true;
            } finally {
                if (!whole) {
                    in.close();
                }
            }
        }

        private void readHead() throws IOException {
            int start = FORM.length + Integer.BYTES + Long.BYTES;
            ByteBuffer fixed = ByteBuffer.wrap(read(new Place(0, start, -1)));
            byte[] form = new byte[FORM.length];
            fixed.get(form);
            int length = fixed.getInt();
            long checksum = fixed.getLong();
            if (!java.util.Arrays.equals(form, FORM) || length < 0 || length > MOST) {
                throw new Broken(file);
            }
            ByteBuffer head = ByteBuffer.wrap(checked(new Place(start, length, checksum)));
            long offset = (long) start + length;
            for (int left = head.getInt(); left > 0; left--) {
                String name = text(head);
                Place place = new Place(offset, head.getInt(), head.getLong());
                places.put(name, place);
                offset += place.length();
            }
        }

        private byte[] read(Place place) throws IOException {
            byte[] bytes = new byte[place.length()];
            try {
                // A positional read would open the file once more where Hadoop keeps checksums beside it.
                in.seek(place.offset());
                in.readFully(bytes);
            } catch (java.io.EOFException cut) {
                throw new Broken(file);
            }
            return bytes;
        }

        private byte[] checked(Place place) throws IOException {
            byte[] bytes = read(place);
            if (checksum(bytes) != place.checksum()) {
                throw new Broken(file);
            }
            return bytes;
        }

        private ByteBuffer section(String name) throws IOException {
            Place place = Optional.ofNullable(places.get(name)).orElseThrow(() -> new Broken(file));
            return ByteBuffer.wrap(checked(place));
        }

        Map<Algebra.Stated, RoaringBitmap> places() throws IOException {
            ByteBuffer bytes = section(PLACES);
            Map<Algebra.Stated, RoaringBitmap> all = new LinkedHashMap<>();
            for (int left = bytes.getInt(); left > 0; left--) {
                all.put(new Algebra.Stated(text(bytes), text(bytes)), set(bytes));
            }
            return all;
        }

        RoaringBitmap contact(String name) throws IOException {
            return set(section(name));
        }

        Column column(String name, int persons) throws IOException {
            return ColumnFile.of(section(name), persons).orElseThrow(() -> new Broken(file));
        }

        Admission gate(String name) throws IOException {
            ByteBuffer bytes = section(name);
            RoaringBitmap allowed = set(bytes);
            Map<String, RoaringBitmap> first = new LinkedHashMap<>();
            for (int left = bytes.getInt(); left > 0; left--) {
                first.put(text(bytes), set(bytes));
            }
            return new Admission(allowed, first);
        }

        private String text(ByteBuffer bytes) throws IOException {
            byte[] text = new byte[length(bytes)];
            bytes.get(text);
            return new String(text, StandardCharsets.UTF_8);
        }

        private RoaringBitmap set(ByteBuffer bytes) throws IOException {
            int length = length(bytes);
            RoaringBitmap set = new RoaringBitmap();
            set.deserialize(bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + length);
            return set;
        }

        private int length(ByteBuffer bytes) throws IOException {
            try {
                int length = bytes.getInt();
                if (length >= 0 && length <= bytes.remaining()) {
                    return length;
                }
            } catch (BufferUnderflowException cut) {
                throw new Broken(file);
            }
            throw new Broken(file);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
