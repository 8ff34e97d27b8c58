package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WindowsTest {
    private static final int SIZE = 10_007;

    @TempDir
    Path folder;

    @Test
    void whatever_begins_in_one_window_is_read_to_its_end() throws IOException {
        Random random = new Random(3);
        byte[] all = new byte[SIZE];
        random.nextBytes(all);
        Path file = Files.write(folder.resolve("file"), all);
        for (int apart : new int[] {1, 7, 4096, SIZE, 1 << 20}) {
            Windows windows = Windows.of(file, apart);
            int position = 0;
            while (position < SIZE) {
                int count = Math.min(random.nextInt(3000), SIZE - position);
                byte[] read = new byte[count];
                windows.next(count).get(read);
                assertThat(read).isEqualTo(Arrays.copyOfRange(all, position, position + count));
                position += count;
                assertThat(windows.position()).isEqualTo(position);
            }
            CRC32C sum = new CRC32C();
            sum.update(all, 0, SIZE - 5);
            assertThat(windows.sum(SIZE - 5)).isEqualTo(sum.getValue());
            assertThatThrownBy(() -> windows.next(1)).isInstanceOf(BufferUnderflowException.class);
            assertThatThrownBy(() -> windows.at(SIZE - 1, 2)).isInstanceOf(BufferUnderflowException.class);
            assertThatThrownBy(() -> windows.at(0, -1)).isInstanceOf(BufferUnderflowException.class);
        }
    }

    @Test
    void a_file_that_was_replaced_is_read_on() throws IOException {
        Path file = Files.write(
                folder.resolve("file"),
                ByteBuffer.allocate(12).putInt(5).putLong(7).array());
        Windows windows = Windows.of(file);
        Path other = Files.write(folder.resolve("other"), new byte[100]);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(windows.nextInt()).isEqualTo(5);
        assertThat(windows.nextLong()).isEqualTo(7);
    }

    @Test
    void an_empty_file_has_nothing() throws IOException {
        Windows windows = Windows.of(Files.write(folder.resolve("file"), new byte[0]));

        assertThat(windows.size()).isZero();
        assertThat(windows.next(0).remaining()).isZero();
        assertThatThrownBy(windows::nextInt).isInstanceOf(BufferUnderflowException.class);
    }
}
