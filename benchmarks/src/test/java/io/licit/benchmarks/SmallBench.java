package io.licit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Benchmarks of so few persons that they show nothing but that they run. */
final class SmallBench {
    private SmallBench() {}

    /** What some entries report; each is in it. */
    static String run(Path folder, List<String> entries) throws IOException, SQLException, InterruptedException {
        Report report = new Report().quietly();
        LicitBench.run(options(folder, entries), report);
        Entry.ALL.stream()
                .filter(entry -> entries.contains(entry.name()))
                .forEach(entry -> assertThat(report.markdown()).contains(entry.name() + ": " + entry.about()));
        return report.markdown();
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

    private static Options options(Path folder, List<String> entries) {
        List<String> launcher = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "io.licit.cli.Main");
        return new Options(2000, 13, 1, entries, false, folder, launcher, List.of());
    }
}
