package io.licit.benchmarks;

import io.licit.engine.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The command {@code ./licit-bench}. */
public final class LicitBench {
    private static final String HEAD = """
            # Results

            Written by `./licit-bench --write`, the newest first. The data is synthetic ([README](README.md)). Each figure is the
            median of some rounds; `÷` is its ratio to the baseline that stands above it in the same table. Compare ratios: seconds
            depend on the machine and on what else runs on it.
            """;

    private LicitBench() {}

    /** @param arguments as {@link Options#USAGE} says; the property {@code licit.root} is the repository */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Options options;
        try {
            options = Options.of(
                    arguments,
                    Path.of(System.getProperty("licit.root", "."))
                            .toAbsolutePath()
                            .normalize());
        } catch (IllegalArgumentException wrong) {
            System.err.println("licit-bench: " + wrong.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        if (options.list()) {
            Entry.ALL.forEach(entry -> System.out.printf("%-12s %s%n", entry.name(), entry.about()));
            return;
        }
        List<String> unknown = options.only().stream()
                .filter(name ->
                        Entry.ALL.stream().noneMatch(entry -> entry.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("licit-bench: there is no entry " + unknown + "; `--list` tells those that there are");
            System.exit(2);
        }
        System.out.println(machine(options));
        System.out.print(Report.head());
        Report report = new Report();
        run(options, report);
        System.out.print(report.requirements());
        for (Path file : options.results()) {
            keep(file, "## " + machine(options) + "\n" + report.markdown());
        }
    }

    static void run(Options options, Report report) throws IOException, SQLException, InterruptedException {
        try (Session session = new Session(options, report)) {
            for (Entry entry : Entry.ALL) {
                if (options.only().isEmpty() || options.only().contains(entry.name())) {
                    report.title(entry.name() + ": " + entry.about());
                    entry.measurement().measure(session);
                }
            }
        }
    }

    private static void keep(Path file, String results) throws IOException {
        String before = Files.exists(file) ? Files.readString(file).substring(HEAD.length()) : "";
        Files.writeString(file, HEAD + "\n" + results + before);
    }

    private static String machine(Options options) throws IOException {
        return String.format(
                Locale.ROOT,
                "%,d persons, %d rounds, %s: %d cores (%s), %s, Java %s, DuckDB %s",
                options.persons(),
                options.rounds(),
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                line("/proc/cpuinfo", "model name").orElse("unknown"),
                line("/proc/meminfo", "MemTotal").orElse("unknown memory"),
                System.getProperty("java.version"),
                Warehouse.engineVersion());
    }

    private static Optional<String> line(String file, String key) throws IOException {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }
}
