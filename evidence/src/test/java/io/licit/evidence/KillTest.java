package io.licit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that appends is killed, as {@code kill -9} does: nothing that it acknowledged is lost. */
final class KillTest {
    @TempDir
    Path folder;

    @Test
    void what_a_killed_process_has_acknowledged_is_in_the_log() throws Exception {
        long acknowledged = 0;
        for (int round = 1; round <= 2; round++) {
            acknowledged = appendUntilKilled(acknowledged + 150);
            try (FileStore store = FileStore.open(folder)) {
                Log log = Sample.log(store);
                assertThat(log.check().wrong()).isEmpty();
                long size = log.head().orElseThrow().size();
                assertThat(size).isGreaterThanOrEqualTo(acknowledged);
                for (long i = 0; i < acknowledged; i += 7) {
                    assertThat(log.entry(i)).isEqualTo(Sample.entry(i));
                }
            }
        }
        assertThat(acknowledged).isGreaterThanOrEqualTo(300);
    }

    private long appendUntilKilled(long enough) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long acknowledged = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Long.parseLong(line);
                if (acknowledged >= enough) {
                    child.destroyForcibly();
                }
            }
        } catch (IOException e) {
            // The stream of a dead process may be closed before its last lines are read.
            assertThat(acknowledged).isGreaterThanOrEqualTo(enough);
        }
        child.waitFor();
        return acknowledged;
    }

    /** What the child does: append in small batches for ever, and print how far it is. */
    static final class Appending {
        public static void main(String[] arguments) throws EvidenceException {
            try (FileStore store = FileStore.open(Path.of(arguments[0]))) {
                Log log = Sample.log(store);
                long size = log.append(List.of()).size();
                while (true) {
                    size = log.append(Sample.entries(size, size + 1 + size % 5)).size();
                    System.out.println(size);
                }
            }
        }
    }
}
