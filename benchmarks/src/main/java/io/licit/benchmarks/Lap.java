package io.licit.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What something took.
 *
 * @param wall seconds
 * @param cpu seconds, user and system, of the whole process
 */
record Lap(double wall, double cpu) {
    /** The processor's clock ticks in hundredths of a second, so that a round has to be many of these. */
    private static final double ROUND_SECONDS = 1;

    private static final int MOST_TIMES = 300;

    /** What is measured. */
    interface Work {
        void run() throws IOException, SQLException, InterruptedException;
    }

    static Lap once(Work work) throws IOException, SQLException, InterruptedException {
        double cpu = cpuSeconds();
        long start = System.nanoTime();
        work.run();
        double wall = (System.nanoTime() - start) / 1e9;
        return new Lap(wall, cpuSeconds() - cpu);
    }

    /** The median of some rounds, each of as many times; the clock of the processor ticks in hundredths of a second. */
    static Lap median(int rounds, int times, Work work) throws IOException, SQLException, InterruptedException {
        List<Lap> laps = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            laps.add(once(() -> {
                        for (int k = 0; k < times; k++) {
                            work.run();
                        }
                    })
                    .by(times));
        }
        return median(laps);
    }

    /** How often what took so long once is to be done in a round, so that the clock of the processor tells something. */
    int times() {
        return (int) Math.max(1, Math.min(MOST_TIMES, ROUND_SECONDS / Math.max(wall, 1e-6)));
    }

    static Lap median(List<Lap> laps) {
        return new Lap(middle(laps, Lap::wall), middle(laps, Lap::cpu));
    }

    Lap by(double count) {
        return new Lap(wall / count, cpu / count);
    }

    Lap plus(Lap other) {
        return new Lap(wall + other.wall, cpu + other.cpu);
    }

    private static double middle(List<Lap> laps, ToDoubleFunction<Lap> of) {
        List<Double> sorted = laps.stream()
                .map(of::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }
}
