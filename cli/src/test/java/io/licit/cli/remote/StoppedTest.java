package io.licit.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command in a process of its own, which is told to end while the server works for it. */
final class StoppedTest {
    @TempDir
    Path folder;

    @Test
    void a_process_that_is_told_to_end_stops_the_work_on_the_server() throws IOException, InterruptedException {
        CountDownLatch watched = new CountDownLatch(3);
        Wire.Answer running = Wire.json(202, "{\"id\": \"w1\", \"state\": \"running\", \"step\": \"counting\"}");
        try (Wire wire = new Wire(out -> {
            watched.countDown();
            running.into(out);
        })) {
            ProcessBuilder command = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "io.licit.cli.Main",
                            "run",
                            "--server",
                            wire.url()))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(new File(folder.toFile(), "said"));
            command.environment().put("LICIT_TOKEN", "licit_of_a_test");
            Process process = command.start();
            watched.await();
            process.destroy();
            process.waitFor();
            assertThat(wire.asked().get(0)).startsWith("POST /api/v1/runs ");
            assertThat(wire.asked()).anySatisfy(asked -> assertThat(asked).startsWith("POST /api/v1/work/w1/cancel "));
        }
    }
}
