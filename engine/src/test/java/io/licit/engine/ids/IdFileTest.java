package io.licit.engine.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdFileTest {
    private static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;
    /** Stands where nobody has a number. */
    private static final String NOBODY = "";

    @TempDir
    Path folder;

    /** Ids of every length and script, many of which begin alike; in sorted runs, with gaps. */
    private static List<String> ids(Random random) {
        TreeSet<String> distinct = new TreeSet<>();
        String alike = text(random, 1 + random.nextInt(40));
        int count = 1 + random.nextInt(random.nextBoolean() ? 4 : 700);
        while (distinct.size() < count) {
            String start = random.nextInt(3) > 0 ? alike.substring(0, alike.offsetByCodePoints(0, 1)) : "";
            distinct.add(
                    random.nextInt(9) == 0 ? alike + text(random, 1 + random.nextInt(300)) : start + text(random, 6));
        }
        List<String> all = new ArrayList<>(distinct);
        java.util.Collections.shuffle(all, random);
        List<String> numbered = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            int to = random.nextBoolean() ? all.size() : Math.min(all.size(), from + 1 + random.nextInt(200));
            all.subList(from, to).stream()
                    .sorted(Comparator.comparing(id -> id.getBytes(StandardCharsets.UTF_8), BYTES))
                    .forEach(id -> {
                        for (int gaps = random.nextInt(12) == 0 ? random.nextInt(20) : 0; gaps > 0; gaps--) {
                            numbered.add(NOBODY);
                        }
                        numbered.add(id);
                    });
            from = to;
        }
        return numbered;
    }

    private static String text(Random random, int length) {
        int[] points = new int[length];
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(8);
            int point = kind < 5
                    ? 'a' + random.nextInt(4)
                    : kind < 7 ? 0x20 + random.nextInt(0x7ff) : random.nextInt(0x10ffff);
            boolean bad = point == 0x7f || point >= 0x80 && point < 0xa0 || point >= 0xd800 && point < 0xe000;
            points[i] = bad ? 'z' : Math.max(point, 0x20);
        }
        return new String(points, 0, length);
    }

    private Path write(List<String> numbered, int block) throws IOException {
        Path file = folder.resolve("n.ids");
        Files.deleteIfExists(file);
        try (IdWriter writer = new IdWriter(file, block)) {
            for (int n = 0; n < numbered.size(); n++) {
                byte[] id = numbered.get(n).getBytes(StandardCharsets.UTF_8);
                if (id.length > 0) {
                    writer.add(n, id, id.length);
                }
            }
            writer.nobodyUntil(numbered.size());
            writer.finish();
        }
        return file;
    }

    private static String at(IdCursor cursor, int number) throws IOException {
        return cursor.to(number) ? new String(cursor.bytes(), 0, cursor.length(), StandardCharsets.UTF_8) : NOBODY;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_number_has_its_id_and_every_id_its_number(long seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            List<String> numbered = ids(random);
            try (IdFile file = IdFile.open(write(numbered, 1 + random.nextInt(random.nextBoolean() ? 5 : 100)))) {
                assertThat(file.count()).isEqualTo(numbered.size());
                file.verify(IdFile.Numbers.ALL);
                IdCursor cursor = file.cursor();
                for (int n = 0; n < numbered.size(); n++) {
                    assertThat(at(cursor, n)).isEqualTo(numbered.get(n));
                    if (!numbered.get(n).isEmpty()) {
                        assertThat(file.number(numbered.get(n).getBytes(StandardCharsets.UTF_8)))
                                .hasValue(n);
                    }
                }
                for (int i = 0; i < 200; i++) {
                    int n = random.nextInt(numbered.size());
                    assertThat(at(cursor, n)).isEqualTo(numbered.get(n));
                    String other = text(random, 1 + random.nextInt(4));
                    if (!numbered.contains(other)) {
                        assertThat(file.number(other.getBytes(StandardCharsets.UTF_8)))
                                .isEqualTo(OptionalInt.empty());
                    }
                }
            }
        }
    }

    @Test
    void a_file_of_nobody_has_no_number() throws IOException {
        for (int numbers : List.of(0, 1, 200)) {
            try (IdFile file =
                    IdFile.open(write(new ArrayList<>(java.util.Collections.nCopies(numbers, NOBODY)), 64))) {
                assertThat(file.count()).isEqualTo(numbers);
                assertThat(file.number(new byte[] {'a'})).isEmpty();
                assertThat(catchThrowable(() -> file.cursor().to(numbers))).isInstanceOf(BrokenIdFile.class);
            }
        }
    }

    @Test
    void an_id_of_a_hundred_thousand_characters_is_one_like_others() throws IOException {
        String giant = "é".repeat(100_000);
        List<String> numbered = List.of("a", giant, giant + "a", giant + "b");
        try (IdFile file = IdFile.open(write(numbered, 3))) {
            IdCursor cursor = file.cursor();
            for (int n : List.of(3, 1, 0, 2)) {
                assertThat(at(cursor, n)).isEqualTo(numbered.get(n));
            }
            assertThat(file.number((giant + "b").getBytes(StandardCharsets.UTF_8)))
                    .hasValue(3);
        }
    }

    @Test
    void a_file_with_any_byte_changed_or_any_number_of_bytes_cut_gives_no_other_id() throws IOException {
        Random random = new Random(7);
        List<String> numbered = Stream.generate(() -> ids(random))
                .filter(all -> all.size() >= 60)
                .findFirst()
                .orElseThrow()
                .subList(0, 60);
        Path file = write(numbered, 8);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            for (byte[] bad : List.of(flipped(whole, at, 1), flipped(whole, at, 0x80), Arrays.copyOf(whole, at))) {
                Files.write(file, bad);
                assertThat(catchThrowable(() -> {
                            try (IdFile broken = IdFile.open(file)) {
                                broken.verify(IdFile.Numbers.ALL);
                            }
                        }))
                        .as("byte " + at)
                        .isInstanceOf(BrokenIdFile.class);
                readAll(file, numbered);
            }
        }
    }

    /** Whatever is given is right. */
    private static void readAll(Path path, List<String> numbered) throws IOException {
        try (IdFile file = IdFile.open(path)) {
            for (int n = 0; n < numbered.size(); n++) {
                assertThat(at(file.cursor(), n)).isEqualTo(numbered.get(n));
            }
        } catch (BrokenIdFile broken) {
            return;
        }
    }

    private static byte[] flipped(byte[] whole, int at, int bit) {
        byte[] bytes = whole.clone();
        bytes[at] ^= (byte) bit;
        return bytes;
    }
}
