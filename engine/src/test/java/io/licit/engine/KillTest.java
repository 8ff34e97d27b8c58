package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment leaves a workspace that works, with the last audience whole. */
final class KillTest {
    private static final int KILLS = 12;

    @TempDir
    Path folder;

    @Test
    void a_killed_run_leaves_the_last_audience_and_the_next_run_works() throws Exception {
        Random random = new Random(20_261_124);
        Shop shop = new Shop(folder);
        grow(shop, 1);
        long whole = timed(run());
        List<String> before = members();
        assertThat(before).hasSize(3);
        int killed = 0;
        for (int i = 2; i < KILLS + 2; i++) {
            grow(shop, i);
            Process process = run();
            // Not before the program has started to work, and so spread over its load and its run.
            boolean ended = process.waitFor(whole / 3 + random.nextLong(whole), TimeUnit.MILLISECONDS);
            killed += ended ? 0 : 1;
            process.destroyForcibly().waitFor();
            assertThat(members().size()).isIn(before.size(), i + 2);
            before = members();
        }
        assertThat(killed).isPositive();
        assertThat(run().waitFor()).isZero();
        assertThat(members()).hasSize(KILLS + 3).isSorted();
        try (Stream<Path> left = Files.list(folder.resolve(".licit"))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("loading-"))
                    .filteredOn(name -> name.startsWith("warehouse-"))
                    .hasSize(1);
        }
    }

    /** One more person with a grant each time, so that each run loads anew and has another result. */
    private static void grow(Shop shop, int extra) throws IOException {
        StringBuilder customers = new StringBuilder(Shop.CUSTOMERS);
        StringBuilder consents = new StringBuilder(Shop.CONSENTS);
        for (int i = 0; i < extra; i++) {
            customers.append(String.format("x%03d,DE,,1980-01-01,x@example.org,1,2026-05-01%n", i));
            consents.append(String.format("x%03d,direct-marketing,email,granted,2026-01-01%n", i));
        }
        shop.write("customers.csv", customers.toString());
        shop.write("consents.csv", consents.toString());
    }

    private List<String> members() {
        try (Members members =
                Warehouse.members(folder, "all", Recorded.nothing()).orElseThrow()) {
            return members.ids().sorted(Comparator.naturalOrder()).toList();
        }
    }

    private Process run() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
    }

    private static long timed(Process process) throws InterruptedException {
        long start = System.nanoTime();
        assertThat(process.waitFor()).isZero();
        return (System.nanoTime() - start) / 1_000_000;
    }
}
