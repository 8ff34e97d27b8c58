package io.licit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link LicitBenchTest}, of what starts processes or Spark. */
final class LicitBenchProcessesTest {
    static final List<String> ENTRIES = List.of("spark", "command", "web");

    @TempDir
    Path folder;

    @Test
    void entries_run_and_what_must_hold_is_said() throws IOException, SQLException, InterruptedException {
        assertThat(SmallBench.run(folder, ENTRIES)).contains("Must hold", "0 of ");
    }
}
