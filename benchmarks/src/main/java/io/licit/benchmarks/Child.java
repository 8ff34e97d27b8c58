package io.licit.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a process of its own took.
 *
 * @param lap the processor's time is that of the process and of those that it waited for
 * @param peakMebibytes the most memory that was resident, native memory included; 0 where the system does not tell
 */
record Child(Lap lap, double peakMebibytes, String out) {
    private static final int LOOK_MILLISECONDS = 10;
    private static final double TICKS_A_SECOND = 100;
    private static final int CHILDREN_USER = 15;
    private static final int CHILDREN_SYSTEM = 16;

    /** Runs a command to its end. One that ends on more than {@code worst} is refused. */
    static Child of(Path in, List<String> words, int worst) throws IOException, InterruptedException {
        Path out = Files.createTempFile("licit-bench", ".out");
        Path err = Files.createTempFile("licit-bench", ".err");
        double cpu = childrenSeconds();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(words)
                .directory(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        double peak = 0;
        while (!process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(process.pid()));
        }
        Lap lap = new Lap((System.nanoTime() - start) / 1e9, childrenSeconds() - cpu);
        String said = Files.readString(err, StandardCharsets.UTF_8);
        String told = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(out);
        Files.delete(err);
        if (process.exitValue() > worst) {
            throw new IOException(String.join(" ", words) + " ended on " + process.exitValue() + ": " + said);
        }
        return new Child(lap, peak, told);
    }

    /** The median of some rounds, with the highest peak of them. */
    static Child median(int rounds, Path in, List<String> words) throws IOException, InterruptedException {
        List<Child> all = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            all.add(of(in, words, 1));
        }
        return new Child(
                Lap.median(all.stream().map(Child::lap).toList()),
                all.stream().mapToDouble(Child::peakMebibytes).max().orElse(0),
                all.get(0).out());
    }

    private static double peak(long process) {
        Path status = Path.of("/proc/" + process + "/status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private static double childrenSeconds() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.isReadable(stat)) {
            return 0;
        }
        return ticks(Files.readString(stat), CHILDREN_USER, CHILDREN_SYSTEM);
    }

    /** Seconds of the processor that another process has had so far; 0 where the system does not tell. */
    static double seconds(long process) throws IOException {
        Path stat = Path.of("/proc/" + process + "/stat");
        return Files.isReadable(stat) ? ticks(Files.readString(stat), CHILDREN_USER - 2, CHILDREN_SYSTEM - 2) : 0;
    }

    /** Fields are numbered from 0, as in proc(5) from 1; the second may hold blanks. */
    private static double ticks(String stat, int one, int other) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[one - 2]) + Long.parseLong(fields[other - 2])) / TICKS_A_SECOND;
    }
}
