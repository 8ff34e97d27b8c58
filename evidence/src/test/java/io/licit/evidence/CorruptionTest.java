package io.licit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in the files of a log, the log's own check sees it, and nothing more is appended where it counts. */
final class CorruptionTest {
    @TempDir
    Path folder;

    private Path log(int... sizes) throws EvidenceException {
        Path directory = folder.resolve("log");
        try (FileStore store = FileStore.open(directory)) {
            int before = 0;
            for (int size : sizes) {
                Sample.log(store).append(Sample.entries(before, size));
                before = size;
            }
        }
        return directory;
    }

    private static boolean intact(Path directory) {
        return Sample.log(FileStore.reading(directory)).check().intact();
    }

    @Test
    void every_flipped_bit_of_a_small_log_is_seen() throws Exception {
        Path directory = log(1, 3);
        List<String> unseen = new ArrayList<>();
        int flips = 0;
        for (Map.Entry<String, byte[]> file : parts(directory).entrySet()) {
            byte[] bytes = file.getValue().clone();
            for (int bit = 0; bit < 8 * bytes.length; bit++) {
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                Files.write(directory.resolve(file.getKey()), bytes);
                if (intact(directory)) {
                    unseen.add(file.getKey() + " bit " + bit);
                }
                flips++;
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
            }
            Files.write(directory.resolve(file.getKey()), bytes);
        }
        assertThat(unseen).isEmpty();
        assertThat(flips).isGreaterThan(2_500);
        assertThat(intact(directory)).isTrue();
    }

    @Test
    void flipped_bits_of_a_larger_log_are_seen() throws Exception {
        Path directory = log(255, 256, 700);
        Random random = new Random(11);
        Map<String, byte[]> parts = parts(directory);
        assertThat(parts).containsKeys("checkpoint", "tile/0/000", "tile/1/000.p/2", "tile/entries/002.p/188");
        List<String> names = new ArrayList<>(parts.keySet());
        for (int i = 0; i < 60; i++) {
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = parts.getOrDefault(name, new byte[0]).clone();
            int bit = random.nextInt(8 * bytes.length);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(directory.resolve(name), bytes);
            assertThat(intact(directory)).as(name + " bit " + bit).isFalse();
            Files.write(directory.resolve(name), parts.get(name));
        }
    }

    @Test
    void a_file_cut_at_any_length_or_gone_is_seen() throws Exception {
        Path directory = log(1, 3);
        for (Map.Entry<String, byte[]> file : parts(directory).entrySet()) {
            Path path = directory.resolve(file.getKey());
            for (int length = 0; length < file.getValue().length; length++) {
                Files.write(path, Arrays.copyOf(file.getValue(), length));
                assertThat(intact(directory))
                        .as(file.getKey() + " cut to " + length)
                        .isFalse();
            }
            Files.write(path, Arrays.copyOf(file.getValue(), file.getValue().length + 1));
            assertThat(intact(directory))
                    .as(file.getKey() + " with a byte more")
                    .isFalse();
            Files.write(path, file.getValue());
        }
        for (String name : List.of("checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3")) {
            byte[] bytes = Files.readAllBytes(directory.resolve(name));
            Files.delete(directory.resolve(name));
            assertThat(intact(directory)).as(name + " gone").isFalse();
            Files.write(directory.resolve(name), bytes);
        }
        assertThat(intact(directory)).isTrue();
    }

    @Test
    void the_check_names_the_first_thing_wrong() throws Exception {
        Path directory = log(300);
        Path bundle = directory.resolve("tile/entries/001.p/44");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[10] ^= 1;
        Files.write(bundle, bytes);
        assertThat(Sample.log(FileStore.reading(directory)).check().wrong())
                .contains("hash 0 in tile 1 of level 0 is not that of the entries");
        Sample.restore(directory, Map.of());
        log(300);
        Files.write(directory.resolve("checkpoint"), Words.bytes("nothing\n"));
        assertThat(Sample.log(FileStore.reading(directory)).check().wrong())
                .contains("the signed note has no signature");
    }

    @Test
    void a_check_tells_how_far_it_is_and_ends_where_telling_throws() throws Exception {
        Path directory = log(5_000);
        List<Double> told = new ArrayList<>();
        assertThat(Sample.log(FileStore.reading(directory)).check(told::add).intact())
                .isTrue();
        assertThat(told).hasSizeGreaterThan(1).isSorted().endsWith(1.0);
        assertThatThrownBy(() -> Sample.log(FileStore.reading(directory)).check(share -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessage("stopped");
    }

    @Test
    void what_is_appended_between_the_steps_of_a_check_is_held_against_the_log_too() throws Exception {
        Path directory = log(5_000);
        LogCheck check = new LogCheck(Sample.key().verifier());
        assertThat(check.goOn(FileStore.reading(directory))).isBetween(0.5, 0.99);
        log(700);
        assertThat(check.goOn(FileStore.reading(directory))).isEqualTo(1);
        log(30);
        Audit audit = check.end(FileStore.reading(directory));
        assertThat(audit.wrong()).isEmpty();
        assertThat(audit.entries()).isEqualTo(5_730);
    }

    @Test
    void a_replaced_beginning_is_seen_even_with_tiles_that_fit_it() throws Exception {
        Path directory = log(300);
        Map<String, byte[]> right = Sample.contents(directory);
        Sample.restore(directory, Map.of());
        try (FileStore store = FileStore.open(directory)) {
            List<byte[]> other = new ArrayList<>(Sample.entries(1000, 1010));
            other.addAll(Sample.entries(10, 300));
            Sample.log(store).append(other);
        }
        Files.write(directory.resolve("checkpoint"), right.get("checkpoint"));
        assertThat(Sample.log(FileStore.reading(directory)).check().wrong())
                .contains("the entries do not have the root that the head has signed");
    }

    @Test
    void nothing_is_appended_to_a_log_that_does_not_agree_with_itself() throws Exception {
        for (String name : List.of("checkpoint", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44")) {
            Sample.restore(folder.resolve("log"), Map.of());
            Path directory = log(300);
            byte[] bytes = Files.readAllBytes(directory.resolve(name));
            bytes[bytes.length - 3] ^= 1;
            Files.write(directory.resolve(name), bytes);
            Map<String, byte[]> before = Sample.contents(directory);
            try (FileStore store = FileStore.open(directory)) {
                assertThatThrownBy(() -> Sample.log(store).append(Sample.entries(300, 301)))
                        .as(name)
                        .isInstanceOf(EvidenceException.class);
            }
            Sample.contents(directory).forEach((file, now) -> assertThat(now).isEqualTo(before.get(file)));
        }
    }

    @Test
    void a_log_of_another_key_or_name_is_refused() throws Exception {
        Path directory = log(5);
        try (FileStore store = FileStore.open(directory)) {
            Log other = new Log(store, Sample.ORIGIN, Sample.key(Sample.ORIGIN, KeyText.NOTE, 8));
            assertThatThrownBy(() -> other.append(Sample.entries(5, 6)))
                    .isInstanceOf(EvidenceException.class)
                    .hasMessageStartingWith("the checkpoint is not signed by the key example.com/evidence+");
            assertThat(other.check().intact()).isFalse();
            SigningKey elsewhere = Sample.key("example.com/other", KeyText.NOTE, 7);
            String forged = new Checkpoint("example.com/other", 0, Hash.EMPTY)
                    .signed(Sample.key())
                    .print();
            Files.write(directory.resolve("checkpoint"), Words.bytes(forged));
            assertThatThrownBy(() -> Sample.log(store).append(Sample.entries(5, 6)))
                    .hasMessage("the checkpoint is of the log `example.com/other`, the key of `example.com/evidence`");
            assertThatThrownBy(() -> new Log(store, Sample.ORIGIN, elsewhere))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Map<String, byte[]> parts(Path directory) {
        Map<String, byte[]> parts = Sample.contents(directory);
        parts.remove("lock");
        return parts;
    }
}
