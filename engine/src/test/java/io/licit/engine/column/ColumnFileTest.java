package io.licit.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.engine.column.RandomColumns.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ColumnFileTest {
    private final Random random = new Random(20_261_130);

    @TempDir
    Path folder;

    private Path written(Column column) throws IOException {
        Path file = folder.resolve("one.column");
        ColumnFile.write(column, file, folder.resolve("unfinished"));
        return file;
    }

    @Test
    void everybody_has_the_code_that_was_written() throws IOException {
        for (int persons : RandomColumns.SIZES) {
            Made made = new RandomColumns(random).made(persons);
            Column read = ColumnFile.open(written(made.column()), persons).orElseThrow();
            assertThat(read.kind()).isEqualTo(made.column().kind());
            assertThat(read.texts().all()).isEqualTo(made.column().texts().all());
            for (int n = 0; n < persons; n++) {
                if (!read.code(n).equals(made.codes().get(n))) {
                    assertThat(read.code(n))
                            .as("%s of %d", read.kind(), n)
                            .isEqualTo(made.codes().get(n));
                }
            }
        }
        assertThat(folder.toFile().list()).containsExactly("one.column");
    }

    @Test
    void a_file_with_a_changed_byte_or_another_length_is_not_believed() throws IOException {
        Made made = new RandomColumns(random).made(5_000);
        Path file = written(made.column());
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < 300; i++) {
            byte[] changed = whole.clone();
            // The first bytes are the head; most others are bits.
            int at = random.nextBoolean() ? random.nextInt(Math.min(96, whole.length)) : random.nextInt(whole.length);
            changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            Files.write(file, changed);
            Optional<Column> read = ColumnFile.open(file, 5_000);
            boolean padding = read.isPresent() && at >= 52;
            assertThat(read.isEmpty() || padding && same(read.get(), made))
                    .as("byte %d", at)
                    .isTrue();
        }
        for (int length : List.of(0, 1, 63, 64, 100, whole.length - 1)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(ColumnFile.open(file, 5_000)).as("length %d", length).isEmpty();
        }
    }

    private static boolean same(Column column, Made made) {
        for (int n = 0; n < made.codes().size(); n++) {
            if (!column.code(n).equals(made.codes().get(n))) {
                return false;
            }
        }
        return true;
    }

    @Test
    void a_file_of_other_persons_and_a_missing_one_are_none() throws IOException {
        Path file = written(new RandomColumns(random).made(100).column());
        assertThat(ColumnFile.open(file, 101)).isEmpty();
        assertThat(ColumnFile.open(folder.resolve("other"), 100)).isEmpty();
    }

    @Test
    void that_texts_are_too_many_to_be_listed_is_kept_too() throws IOException {
        Column read = ColumnFile.open(written(Column.unlisted(70_000)), 70_000).orElseThrow();
        assertThat(read.kind()).isEqualTo(Kind.UNLISTED);
    }
}
