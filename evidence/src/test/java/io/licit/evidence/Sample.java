package io.licit.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Logs for tests: a fixed key, entries that are canonical JSON, a store in memory. */
final class Sample {
    static final String ORIGIN = "example.com/evidence";

    private static final SigningKey KEY = key(ORIGIN, KeyText.NOTE, 7);

    private static final List<SigningKey> WITNESSES = List.of(
            key("witness1.example", KeyText.COSIGNATURE, 101),
            key("witness2.example", KeyText.COSIGNATURE, 102),
            key("witness3.example", KeyText.COSIGNATURE, 103));

    private Sample() {}

    /** A key that is always the same, so that tests give the same bytes each time. */
    static SigningKey key() {
        return KEY;
    }

    static SigningKey witness(int number) {
        return WITNESSES.get(number - 1);
    }

    static SigningKey key(String name, byte type, int seed) {
        byte[] secret = Hash.of(new byte[] {(byte) seed}).bytes();
        KeyText text = new KeyText(name, type, secret);
        byte[] id = KeyText.id(name, type, Ed25519.publicOf(secret));
        try {
            return SigningKey.parse("PRIVATE+KEY+" + text.print(id));
        } catch (EvidenceException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] entry(long number) {
        return Words.bytes("{\"kind\":\"check\",\"number\":" + number + "}");
    }

    static List<byte[]> entries(long from, long to) {
        List<byte[]> entries = new ArrayList<>();
        for (long i = from; i < to; i++) {
            entries.add(entry(i));
        }
        return entries;
    }

    static Log log(LogStore store) {
        return new Log(store, ORIGIN, key());
    }

    static Memory memory(int entries) throws EvidenceException {
        Memory memory = new Memory();
        log(memory).append(entries(0, entries));
        return memory;
    }

    /** All files below a folder, with their contents. */
    static Map<String, byte[]> contents(Path directory) {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(directory.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /** Makes a folder hold exactly these files. */
    static void restore(Path directory, Map<String, byte[]> contents) {
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> all = Files.walk(directory)) {
                    for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            for (Map.Entry<String, byte[]> file : contents.entrySet()) {
                Path path = directory.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A second store: what a database would keep. */
    static final class Memory implements LogStore {
        final List<byte[]> entries = new ArrayList<>();
        final Map<String, byte[]> tiles = new TreeMap<>();
        Optional<String> head = Optional.empty();

        @Override
        public Optional<String> head() {
            return head;
        }

        @Override
        public List<byte[]> entries(long from, long to) {
            return entries.subList((int) from, (int) to);
        }

        @Override
        public byte[] tile(int level, long index, int width) {
            return Arrays.copyOf(tiles.get(level + "/" + index), width * Hash.BYTES);
        }

        @Override
        public void append(Growth growth) {
            if (growth.first() != entries.size()) {
                throw new IllegalStateException("a gap");
            }
            entries.addAll(growth.entries());
            growth.tiles().forEach(tile -> tiles.put(tile.level() + "/" + tile.index(), tile.hashes()));
            head = Optional.of(growth.head());
        }
    }
}
