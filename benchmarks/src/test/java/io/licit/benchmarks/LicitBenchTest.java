package io.licit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmarks run, at a size that shows nothing but that. Counts of baselines are held equal to ours there, too. */
final class LicitBenchTest {
    @TempDir
    Path folder;

    @Test
    void every_entry_runs_and_every_count_is_the_same() throws IOException, SQLException, InterruptedException {
        Report report = new Report().quietly();

        LicitBench.run(options(), report);

        assertThat(report.markdown())
                .contains("segments refreshed", "gated ÷ ungated", "preview", "acknowledged → excluded", "Must hold");
        Entry.ALL.forEach(entry -> assertThat(report.markdown()).contains(entry.name() + ": " + entry.about()));
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

    /** The application's classes and libraries are beside its module, and first: Spark has older ones of some. */
    private static String classPath() {
        Path server = Path.of(System.getProperty("licit.root"), "server", "target");
        assertThat(server.resolve("lib"))
                .as("made by `package` of the module server")
                .isNotEmptyDirectory();
        return String.join(
                File.pathSeparator,
                server.resolve("classes").toString(),
                server.resolve("lib") + "/*",
                System.getProperty("java.class.path"));
    }

    private Options options() {
        List<String> launcher = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "io.licit.cli.Main");
        return new Options(2000, 13, 1, List.of(), false, folder, launcher, List.of());
    }
}
