package io.licit.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.cli.Licit;
import io.licit.cli.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code licit run --engine spark} and {@code licit preview --engine spark}, on the workspace that {@code init} makes. */
final class RunOnSparkTest {
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final String SEGMENT = "newsletter-regulars";
    private static final int OK = 0;
    private static final int USAGE = 2;
    private static final int ENVIRONMENT = 3;

    @TempDir
    Path folder;

    private record Ran(int exit, String out, String err) {}

    @BeforeEach
    void aWorkspace() {
        assertThat(Here.session().sparkContext().isStopped()).isFalse();
        assertThat(licit("init").exit()).isEqualTo(OK);
    }

    @Test
    void a_withdrawal_is_heeded_by_the_next_preview_and_the_next_run() throws IOException {
        Files.writeString(
                folder.resolve("segments/nobody.yaml"),
                Files.readString(folder.resolve("segments/" + SEGMENT + ".yaml"))
                        .replace("segment: " + SEGMENT, "segment: nobody")
                        .replace("loyalty_points >= 100", "loyalty_points < -1"));
        Ran embedded = licit("run", "--format", "json");
        List<String> before = members(SEGMENT);
        Ran ran = spark("run");
        assertThat(ran).isEqualTo(embedded);
        assertThat(members(SEGMENT)).isEqualTo(before).hasSizeGreaterThan(1);
        assertThat(members("nobody")).isEmpty();
        assertThat(spark("run", SEGMENT).out())
                .isEqualTo(licit("run", SEGMENT, "--format", "json").out());

        String person = before.get(0);
        assertThat(licit(
                                "consent",
                                "record",
                                person,
                                "--purpose",
                                "direct-marketing",
                                "--channel",
                                "email",
                                "--status",
                                "withdrawn")
                        .exit())
                .isEqualTo(OK);
        List<String> rest = before.subList(1, before.size());
        assertThat(spark("preview", SEGMENT).out()).contains("\"eligible\": " + rest.size() + ",");
        assertThat(licit("preview", SEGMENT, "--format", "json").out())
                .isEqualTo(spark("preview", SEGMENT).out());
        assertThat(spark("run").exit()).isEqualTo(OK);
        assertThat(members(SEGMENT)).isEqualTo(rest);
    }

    @Test
    void what_keeps_spark_from_its_work_is_said_in_a_line_and_by_the_exit_code() throws IOException {
        assertThat(spark("run", "--master", "spark://127.0.0.1:9")).isEqualTo(new Ran(ENVIRONMENT, "", """
                error: Spark's master spark://127.0.0.1:9 can't be reached; see --master, and whether it runs
                """));
        Files.delete(folder.resolve("data/orders.csv"));
        Ran ran = spark("run");
        assertThat(ran.exit()).isEqualTo(USAGE);
        assertThat(ran.err())
                .startsWith("error[DAT5001]: `data/orders.csv` is not there\n --> catalogue/orders.yaml:")
                .doesNotContain("Exception", "\tat ");
    }

    private List<String> members(String segment) {
        return licit("members", segment).out().lines().toList();
    }

    private Ran spark(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--engine", "spark", "--format", "json"));
        return licit(all.toArray(String[]::new));
    }

    private Ran licit(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Map.of("LICIT_USER", "ana"),
                folder,
                Clock.fixed(NOW, ZoneOffset.UTC),
                false,
                false);
        int exit = Licit.run(shell, words);
        shell.out().flush();
        shell.err().flush();
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
