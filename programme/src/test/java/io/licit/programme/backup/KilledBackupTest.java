package io.licit.programme.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.programme.Programme;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a process that is killed leaves behind is whole, or not there under its name. */
final class KilledBackupTest {
    private static final int PERSONS = 30_000;
    private static final int[] MILLIS = {10, 200, 500, 900, 1400};

    @TempDir
    Path place;

    @Test
    void a_back_up_and_a_restore_are_whole_or_not_there() throws IOException, InterruptedException {
        Path folder = place.resolve("shop");
        Shop.in(folder, "");
        try (Programme programme = Shop.open(folder)) {
            List<Change> all = IntStream.range(0, PERSONS)
                    .mapToObj(i -> Shop.change("m" + i, ConsentStatus.WITHDRAWN))
                    .toList();
            new Ledger(programme).recordAsWritten(sink -> sink.add(all), Shop.ANA);
        }
        int cut = 0;
        for (int round = 0; round < MILLIS.length; round++) {
            Path file = place.resolve("killed" + round + ".backup");
            cut += killed("backup", folder, file, MILLIS[round]) ? 1 : 0;
            if (Files.exists(file)) {
                Archive.open(file).close();
            }
        }
        Path file = place.resolve("whole.backup");
        try (Programme programme = Shop.open(folder)) {
            new Backup(programme).write(file, Optional.empty(), Shop.ANA);
        }
        Path target = place.resolve("target");
        for (int millis : MILLIS) {
            cut += killed("restore", target, file, millis) ? 1 : 0;
            if (Files.exists(target)) {
                whole(target);
            }
        }
        assertThat(cut).as("some were killed before they were through").isPositive();
        Shop.restore(Shop.over(file, place.resolve("target"), Files.exists(target) ? lost(target, file) : 0));
        whole(target);
        try (Stream<Path> left = Files.list(place)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .as("what was left by the dead is gone")
                    .noneMatch(name -> name.startsWith(".target"));
        }
    }

    /** How many entries a workspace has that a back-up does not have. */
    private static long lost(Path folder, Path file) {
        try (Programme programme = Shop.open(folder);
                Archive archive = Archive.open(file)) {
            return Shop.count(programme, "evidence_entry") - archive.manifest().entries();
        }
    }

    private static void whole(Path folder) {
        try (Programme programme = Shop.open(folder)) {
            assertThat(programme.journal().check(programme.state()).intact()).isTrue();
            assertThat(programme.journal().newest(programme.state(), "state-restored", 1))
                    .hasSize(1);
            assertThat(Shop.count(programme, "consent_event")).isEqualTo(PERSONS);
        }
    }

    /** Whether the process was killed before it was through. */
    private boolean killed(String what, Path folder, Path file, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledBackup.class.getName(),
                        what,
                        folder.toString(),
                        file.toString())
                .redirectError(Files.createTempFile(place, "err", ".txt").toFile())
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("begun");
            Thread.sleep(millis);
            process.toHandle().destroyForcibly();
            boolean through = "done".equals(lines.readLine());
            process.waitFor();
            return !through;
        }
    }
}
