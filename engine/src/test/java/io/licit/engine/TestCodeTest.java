package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.plan.PersonTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A test has one form in bytes, and it is no other's. */
final class TestCodeTest {
    private static final int CASES = 20_000;

    @Test
    void what_is_read_is_what_was_written_and_equals_are_written_alike() throws IOException {
        RandomTests random = new RandomTests(new Random(4));
        Map<ByteBuffer, PersonTest> byCode = new HashMap<>();
        Map<PersonTest, ByteBuffer> byTest = new HashMap<>();
        for (int i = 0; i < CASES; i++) {
            PersonTest test = random.next();
            byte[] code = TestCode.of(test);
            assertThat(TestCode.read(code)).isEqualTo(test);
            assertThat(byCode.computeIfAbsent(ByteBuffer.wrap(code), key -> test))
                    .isEqualTo(test);
            assertThat(byTest.computeIfAbsent(test, key -> ByteBuffer.wrap(code)))
                    .isEqualTo(ByteBuffer.wrap(code));
        }
    }

    @Test
    void bytes_that_are_cut_or_that_others_follow_are_no_test() {
        RandomTests random = new RandomTests(new Random(5));
        for (int i = 0; i < 100; i++) {
            byte[] code = TestCode.of(random.next());
            for (int length = 0; length < code.length; length++) {
                byte[] cut = Arrays.copyOf(code, length);
                assertThatThrownBy(() -> TestCode.read(cut)).isInstanceOf(IOException.class);
            }
            assertThatThrownBy(() -> TestCode.read(Arrays.copyOf(code, code.length + 1)))
                    .isInstanceOf(IOException.class);
        }
    }
}
