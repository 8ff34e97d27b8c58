package io.licit.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.plan.Plan;
import io.licit.engine.BadRows;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.engine.demo.Aurora;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The job's jar, as it is packaged, handed to {@code spark-submit} beside nothing but Spark. */
@EnabledIfSystemProperty(named = "licit.job", matches = ".+")
final class JobIT {
    private static final String DAY = "2026-11-24";
    private static final long PERSONS = 1_000;

    @TempDir
    Path folder;

    private record Ended(int exit, String out, String err) {}

    @Test
    void a_job_ends_well_and_says_what_a_run_here_says() throws Exception {
        Path aurora = folder.resolve("aurora");
        Aurora.write(aurora, PERSONS, Progress.none());
        Ended job = submit("--workspace", aurora.toString(), "--as-of", DAY, "--format", "json");
        assertThat(job.err()).doesNotContain("Exception");
        assertThat(job.exit()).as(job.err()).isZero();
        Plan plan = AuroraOnSparkTest.plan(aurora);
        try (Warehouse warehouse =
                Warehouse.open(aurora, plan.catalogue(), BadRows.STOP, Progress.none(), Recorded.nothing())) {
            for (Plan.SegmentPlan segment : plan.segments()) {
                long eligible =
                        warehouse.preview(plan, segment.id(), Progress.none()).eligible();
                assertThat(job.out())
                        .containsPattern(
                                "\"segment\": \"" + segment.id() + "\",[^\\[]*\"eligible\": " + eligible + ",");
            }
        }
        assertThat(aurora.resolve(".licit/spark/runs/current.json")).exists();
        Ended refused = submit("--workspace", folder.resolve("nowhere").toString());
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("\nerror: `").doesNotContain("Exception");
    }

    private Ended submit(String... words) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("licit.opens", "").split(" ")));
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-cp", spark()));
        command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", "local[2]"));
        command.addAll(List.of("--class", "io.licit.engine.spark.Main", System.getProperty("licit.job", "")));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** What a cluster has: Spark, and none of this project nor of its own libraries. */
    private static String spark() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> part.endsWith(".jar"))
                .filter(part -> Stream.of("licit", "duckdb", "sqlite", "flyway")
                        .noneMatch(Path.of(part).toFile().getName()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
