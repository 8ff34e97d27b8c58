package io.licit.programme.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.programme.Programme;
import io.licit.programme.export.Records.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever dies on the way leaves no half file, and none that the log does not know. */
final class ExportFaultTest {
    @TempDir
    Path folder;

    private Market market = Market.at(Path.of("."));

    @BeforeEach
    void open() throws IOException {
        market = Market.in(folder);
        Files.createDirectories(folder.resolve("out"));
    }

    /** No exception of the program's own, so that nothing cleans up after it, as nothing does after a kill. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private Order order() {
        return market.order("letter", "out/a.csv", ExportKind.CSV);
    }

    private static Step.Watch dieAfter(Step step) {
        return reached -> {
            if (reached == step) {
                throw new Killed();
            }
        };
    }

    /** What must hold whatever happened: a file is whole and known, a manifest speaks of what is or is about to be there. */
    private void holds(Programme programme) throws IOException {
        Path file = folder.resolve("out/a.csv");
        if (!Files.exists(file)) {
            return;
        }
        String sha256 = Sha256.of(file);
        assertThat(market.log(programme)).anyMatch(entry -> entry.contains(sha256));
        assertThat(Leftovers.read(Exports.manifestOf(file))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void an_export_that_dies_is_all_or_nothing(Step step) throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            assertThatThrownBy(() -> market.export(new Exports(programme, dieAfter(step)), order(), Market.NOW))
                    .isInstanceOf(Killed.class);
            holds(programme);
            boolean known = market.log(programme).size() == 2;
            assertThat(known).isEqualTo(step.compareTo(Step.RECORDED) >= 0);
            if (step.compareTo(Step.FILE_NAMED) < 0) {
                assertThat(names()).doesNotContain("a.csv");
            }
        }
        try (Programme programme = market.programme(Market.NOW)) {
            // The next export of anything clears up.
            market.export(programme, market.order("letter", "out/b.csv", ExportKind.CSV), Market.NOW);
            holds(programme);
            boolean finished = step.compareTo(Step.MANIFEST_NAMED) >= 0;
            assertThat(names())
                    .containsExactlyElementsOf(
                            finished
                                    ? List.of("a.csv", "a.csv.licit.json", "b.csv", "b.csv.licit.json")
                                    : List.of("b.csv", "b.csv.licit.json"));
            assertThat(new Exports(programme).list(Market.NOW))
                    .extracting(Exports.Listed::state)
                    .containsOnly("live")
                    .hasSize(finished ? 2 : 1);
            assertThat(new Records(programme.state(), folder).unfinished()).isEmpty();
            assertThat(market.log(programme).stream()
                            .filter(entry -> entry.contains("export-abandoned"))
                            .count())
                    .isEqualTo(step == Step.RECORDED ? 1 : 0);
        }
        assertThat(staged()).containsExactly("lock");
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void a_recheck_that_dies_leaves_the_old_file_or_the_new(Step step) throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            market.export(programme, order(), Market.NOW);
            market.write("data/consents.csv", Market.consents(10) + "p02,all,all,objected,2027-02-02,\n");
            Rechecks dying = new Rechecks(programme, new Exports(programme, dieAfter(step)));
            assertThatThrownBy(() -> market.recheck(dying, "out/a.csv", Market.NOW))
                    .isInstanceOf(Killed.class);
            holds(programme);
        }
        try (Programme programme = market.programme(Market.NOW)) {
            market.export(programme, market.order("letter", "out/b.csv", ExportKind.CSV), Market.NOW);
            boolean finished = step.compareTo(Step.MANIFEST_NAMED) >= 0;
            assertThat(Files.readAllLines(folder.resolve("out/a.csv"))).hasSize(finished ? 10 : 11);
            Optional<Manifest> manifest = Leftovers.read(folder.resolve("out/a.csv.licit.json"));
            assertThat(manifest.orElseThrow().sha256()).isEqualTo(Sha256.of(folder.resolve("out/a.csv")));
            assertThat(new Rechecks(programme).findings(Rechecks.find(folder.resolve("out/a.csv"))))
                    .isEmpty();
            Kept kept = new Records(programme.state(), folder)
                    .find(manifest.get().id())
                    .orElseThrow();
            assertThat(kept.state()).isEqualTo(Records.LIVE);
        }
    }

    @Test
    void a_disk_that_fails_leaves_nothing() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            Exports failing = new Exports(programme, step -> {
                if (step == Step.MANIFEST_MADE) {
                    throw ExportException.world("no room", "");
                }
            });
            assertThatThrownBy(() -> market.export(failing, order(), Market.NOW))
                    .hasMessage("no room");
            assertThat(names()).isEmpty();
            assertThat(market.log(programme)).isEmpty();
            assertThat(new Records(programme.state(), folder).unfinished()).isEmpty();
            assertThatThrownBy(() -> market.export(
                            programme, market.order("letter", "nowhere/a.csv", ExportKind.CSV), Market.NOW))
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("cannot write");
        }
    }

    @Test
    void a_process_that_is_killed_leaves_the_same() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledExport.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        // It says so when the export is recorded and not named yet, and stays there.
        assertThat(process.inputReader().lines().anyMatch("recorded"::equals)).isTrue();
        process.destroyForcibly().waitFor();
        assertThat(names()).hasSize(2).allMatch(name -> name.startsWith(".licit-"));
        try (Programme programme = market.programme(Market.NOW)) {
            market.export(programme, order(), Market.NOW);
            holds(programme);
            assertThat(names()).containsExactly("a.csv", "a.csv.licit.json");
            assertThat(market.log(programme)).hasSize(5);
        }
        assertThat(staged()).containsExactly("lock");
    }

    private List<String> staged() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".licit/exports"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
