package io.licit.engine;

import io.licit.core.plan.PersonTest;
import io.licit.engine.Recorded.Mark;
import io.licit.engine.RecordedLoad.Loaded;
import io.licit.engine.RecordedLoad.Refusals;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * The bits of a warehouse's gate on the disk: one file, written whole under another name and then renamed, with a checksum
 * behind it. It holds nothing that could not be computed, so that one which can't be read is as good as none.
 */
final class GateFile {
    private static final String NAME = "gate";
    /** Goes up when the form of the file, or what a bit means, changes. */
    private static final byte[] FORM = "licit gate 1\n".getBytes(StandardCharsets.US_ASCII);

    private static final int CHECKSUM = Long.BYTES;
    /** An answer as of later than this after it was written is about the future. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final Path file;
    private final int persons;

    /** @param folder goes when the warehouse does */
    GateFile(Path folder, int persons) {
        this.file = folder.resolve(NAME);
        this.persons = persons;
    }

    /** @param ahead whether it is as of an instant that had not come when it was written */
    record Stored(GateBits bits, boolean ahead) {}

    Optional<Stored> read() {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            Windows bytes = Windows.of(file);
            if (!isWhole(bytes)) {
                return Optional.empty();
            }
            GateBits bits = new Reading(bytes).bits();
            return bits.untils().persons() == persons
                    ? Optional.of(new Stored(bits, bits.asOf().isAfter(written.plus(SLACK))))
                    : Optional.empty();
        } catch (IOException | DateTimeException | BufferUnderflowException | IllegalArgumentException noneOrForeign) {
            return Optional.empty();
        }
    }

    /** What is behind the form is read next then. */
    private static boolean isWhole(Windows bytes) {
        long end = bytes.size() - CHECKSUM;
        return end >= FORM.length
                && bytes.next(FORM.length).equals(ByteBuffer.wrap(FORM))
                && bytes.at(end, CHECKSUM).getLong() == bytes.sum(end);
    }

    /**
     * Keeps bits instead of what is kept. Where that can't be done, nothing is lost but time.
     *
     * @param evenAhead whether they stay when they are as of an instant that has yet to come
     */
    void write(GateBits bits, boolean evenAhead) {
        Path unfinished = file.resolveSibling(NAME + "-" + UUID.randomUUID());
        try {
            try {
                put(bits, unfinished);
                Instant now = Files.getLastModifiedTime(unfinished).toInstant();
                if (evenAhead || !bits.asOf().isAfter(now.plus(SLACK))) {
                    StateFolder.flush(unfinished);
                    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException fullOrGone) {
            // The folder goes with a warehouse that others have replaced; they keep their own.
            return;
        }
    }

    private static void put(GateBits bits, Path to) throws IOException {
        try (OutputStream whole = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
            CheckedOutputStream summed = new CheckedOutputStream(whole, new CRC32C());
            DataOutputStream out = new DataOutputStream(summed);
            out.write(FORM);
            put(bits, out);
            out.flush();
            new DataOutputStream(whole).writeLong(summed.getChecksum().getValue());
        }
    }

    private static void put(GateBits bits, DataOutputStream out) throws IOException {
        put(bits.asOf(), out);
        Loaded heeded = bits.heeded();
        out.writeUTF(heeded.mark().ledger());
        out.writeLong(heeded.mark().version());
        put(heeded.refusals().lastRecorded(), out);
        put(heeded.refusals().last(), out);
        out.writeInt(heeded.refusals().yetToCome().size());
        for (Instant moment : new TreeSet<>(heeded.refusals().yetToCome())) {
            put(moment, out);
        }
        out.writeInt(bits.tests().size());
        for (Map.Entry<PersonTest, GateBits.Asked> test : bits.tests().entrySet()) {
            byte[] code = TestCode.of(test.getKey());
            out.writeInt(code.length);
            out.write(code);
            put(test.getValue().used(), out);
            test.getValue().holds().write(out);
        }
        out.writeInt(bits.divisions().size());
        for (Map.Entry<String, GateBits.Division> division : bits.divisions().entrySet()) {
            out.writeUTF(division.getKey());
            put(division.getValue(), out);
        }
        bits.untils().write(out);
    }

    private static void put(GateBits.Division division, DataOutputStream out) throws IOException {
        put(division.used(), out);
        division.allowed().write(out);
        division.open().write(out);
        out.writeInt(division.first().size());
        for (Map.Entry<String, KeptSet> first : division.first().entrySet()) {
            out.writeUTF(first.getKey());
            first.getValue().write(out);
        }
    }

    private static void put(Instant instant, DataOutputStream out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private record Reading(Windows bytes) {
        GateBits bits() throws IOException {
            Instant asOf = instant();
            Mark mark = new Mark(text(), bytes.nextLong());
            Instant lastRecorded = instant();
            Instant lastRefusal = instant();
            Set<Instant> yetToCome = new TreeSet<>();
            for (int left = bytes.nextInt(); left > 0; left--) {
                yetToCome.add(instant());
            }
            Map<PersonTest, GateBits.Asked> tests = new LinkedHashMap<>();
            for (int left = bytes.nextInt(); left > 0; left--) {
                PersonTest test = TestCode.read(bytes(bytes.nextInt()));
                Instant used = instant();
                tests.put(test, new GateBits.Asked(set(), used));
            }
            Map<String, GateBits.Division> divisions = new LinkedHashMap<>();
            for (int left = bytes.nextInt(); left > 0; left--) {
                divisions.put(text(), division());
            }
            Loaded heeded = new Loaded(mark, new Refusals(lastRecorded, lastRefusal, yetToCome));
            long rest = bytes.size() - CHECKSUM - bytes.position();
            if (rest > Integer.MAX_VALUE) {
                throw new IOException("until when, of more persons than a buffer holds");
            }
            return new GateBits(asOf, heeded, tests, GateUntils.read(bytes.next((int) rest)), divisions);
        }

        private GateBits.Division division() throws IOException {
            Instant used = instant();
            KeptSet allowed = set();
            KeptSet open = set();
            Map<String, KeptSet> first = new LinkedHashMap<>();
            for (int left = bytes.nextInt(); left > 0; left--) {
                String rule = text();
                first.put(rule, set());
            }
            return new GateBits.Division(allowed, first, open, used);
        }

        private Instant instant() {
            return Instant.ofEpochSecond(bytes.nextLong(), bytes.nextInt());
        }

        /** As {@link java.io.DataOutput#writeUTF} writes it. */
        private String text() throws IOException {
            int length =
                    Short.toUnsignedInt(bytes.at(bytes.position(), Short.BYTES).getShort());
            return new DataInputStream(new ByteArrayInputStream(bytes(Short.BYTES + length))).readUTF();
        }

        private byte[] bytes(int count) {
            byte[] read = new byte[count];
            bytes.next(count).get(read);
            return read;
        }

        private KeptSet set() {
            return new KeptSet(bytes.next(bytes.nextInt()));
        }
    }
}
