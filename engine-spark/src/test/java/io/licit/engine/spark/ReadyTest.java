package io.licit.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Type;
import io.licit.core.gate.RandomPersons;
import io.licit.core.law.RandomLaw;
import io.licit.core.plan.Plan;
import io.licit.core.plan.RandomGates;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import io.licit.engine.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made ready is believed only as it was written. */
final class ReadyTest {
    private static final Instant NOW = RandomLaw.DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private interface Harm {
        void to(Path file) throws IOException;
    }

    @Test
    void files_that_are_broken_cut_or_gone_are_made_anew() throws IOException {
        Random random = new Random(577);
        RandomPersons persons = new RandomPersons(random, NOW, true);
        Ledgers.write(folder, Stream.generate(persons::next).limit(150).toList(), true);
        Expr.Column age = new Expr.Column(Span.none(), "p", "age", Type.NUMBER);
        Plan plan = new Plan(
                NOW,
                Ledgers.catalogue(),
                List.of(new Plan.SegmentPlan(
                        "all",
                        "",
                        new Expr.Logic(
                                Span.none(),
                                false,
                                List.of(
                                        new Expr.IsNull(Span.none(), age, false),
                                        new Expr.IsNull(Span.none(), age, true))),
                        List.of(Channel.EMAIL),
                        RandomGates.next(random).lowered(),
                        true)));
        Map<String, String> whole = decided(plan);
        List<Path> first = ready();
        assertThat(whole.values()).contains("").hasSizeGreaterThan(100);
        assertThat(decided(plan)).isEqualTo(whole);
        assertThat(ready()).as("used again").isEqualTo(first).isNotEmpty();
        List<Harm> harms = List.of(
                file -> flip(file, 20),
                file -> flip(file, (int) Files.size(file) - 3),
                file -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2)),
                file -> Files.write(file, new byte[0]),
                Files::delete);
        for (Harm harm : harms) {
            for (boolean summed : List.of(true, false)) {
                List<Path> files = ready();
                assertThat(files).anyMatch(file -> file.toString().contains("/columns/"));
                for (Path file : files) {
                    harm.to(file);
                    if (!summed) {
                        Files.deleteIfExists(file.resolveSibling("." + file.getFileName() + ".crc"));
                    }
                }
                assertThat(decided(plan)).isEqualTo(whole);
                assertThat(ready()).isNotEmpty().doesNotContainAnyElementsOf(files);
            }
        }
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 4;
        Files.write(file, bytes);
    }

    private Map<String, String> decided(Plan plan) {
        try (SparkEngine engine = Here.open(folder, Ledgers.catalogue(), Recorded.nothing())) {
            return Decided.of(engine, plan).get(0);
        }
    }

    /** The files that the descriptions name. */
    private List<Path> ready() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder.resolve(".licit/spark/state"))) {
            for (Path described : all.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.toString().contains("/ready/"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList()) {
                String name = described.getFileName().toString();
                try (Stream<Path> of =
                        Files.list(described.resolveSibling(name.substring(0, name.length() - ".json".length())))) {
                    of.filter(file -> file.getFileName().toString().startsWith("shard-"))
                            .forEach(files::add);
                }
            }
        }
        return files.stream().sorted().toList();
    }
}
