package io.licit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * That the benchmarks run, at a size that shows nothing but that. Counts of baselines are held equal to ours there, too.
 * Those that start processes or Spark are in {@link LicitBenchProcessesTest}, beside this one.
 */
final class LicitBenchTest {
    @TempDir
    Path folder;

    @Test
    void entries_run_and_every_count_is_the_same() throws IOException, SQLException, InterruptedException {
        List<String> here = Entry.ALL.stream()
                .map(Entry::name)
                .filter(name -> !LicitBenchProcessesTest.ENTRIES.contains(name))
                .toList();

        String report = SmallBench.run(folder, here);

        assertThat(report).contains("segments refreshed", "gated ÷ ungated", "preview", "acknowledged → excluded");
    }

    @Test
    void conditions_are_about_two_hundred_and_each_serves_in_a_segment() {
        List<Condition> segments = Condition.segments(200);

        assertThat(Condition.simple()).hasSizeBetween(190, 230).doesNotHaveDuplicates();
        assertThat(segments).hasSize(200);
        assertThat(Condition.simple())
                .allMatch(simple ->
                        segments.stream().anyMatch(segment -> segment.licit().contains(simple.licit())));
    }
}
