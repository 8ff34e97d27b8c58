package io.licit.benchmarks;

import io.licit.cli.Licit;
import io.licit.cli.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A scratch folder to run commands in, with a watch. */
final class Bench implements AutoCloseable {
    private final Path folder;

    /** What a command took and gave. */
    record Ended(double seconds, int exit, String out) {}

    Bench() throws IOException {
        folder = Files.createTempDirectory("licit-bench");
    }

    Path folder() {
        return folder;
    }

    Ended licit(Path in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(print(out), print(err), Map.of(), in, Clock.systemUTC(), false, false);
        long start = System.nanoTime();
        int exit = Licit.run(shell, arguments);
        shell.out().flush();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit > 1) {
            throw new IllegalStateException("licit " + String.join(" ", arguments) + " ended on " + exit + ": "
                    + err.toString(StandardCharsets.UTF_8));
        }
        return new Ended(seconds, exit, out.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }
}
