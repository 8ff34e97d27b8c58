package io.licit.engine.fairness;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.engine.WarehouseException;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.report.FairnessReport.Drift;
import io.licit.fairness.report.SegmentReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The lowest ratio of every characteristic of every segment, as each report found it: one line of JSON a segment and
 * report, in {@code .licit/fairness.jsonl}. Lines are only ever added. A line that was not written whole counts for none,
 * and the next one begins on a line of its own.
 */
public final class History {
    private static final String FILE = "fairness.jsonl";

    private final Path file;
    private final List<Kept> kept;

    private History(Path file, List<Kept> kept) {
        this.file = file;
        this.kept = List.copyOf(kept);
    }

    /** One segment in one report; ratios by characteristic and set. */
    private record Kept(Instant asOf, String segment, String digest, Map<String, Double> ratios) {}

    /** What is kept of a workspace; nothing where nothing was kept yet. */
    public static History of(Path workspace) {
        Path file = workspace.toAbsolutePath().normalize().resolve(".licit").resolve(FILE);
        if (!Files.exists(file)) {
            return new History(file, List.of());
        }
        try {
            List<Kept> kept = new ArrayList<>();
            for (String line : Files.readString(file).split("\n", -1)) {
                read(line).ifPresent(kept::add);
            }
            return new History(file, kept);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot read " + file, failure);
        }
    }

    /** Adds the results of a report; they are on the disk when this returns. */
    public void keep(Instant asOf, List<SegmentReport> segments) {
        StringBuilder lines = new StringBuilder();
        segments.forEach(segment -> lines.append(line(asOf, segment)).append('\n'));
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(file));
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock is gone");
                }
                channel.position(channel.size());
                write(channel, (endsWhole(channel) ? "" : "\n") + lines);
                channel.force(true);
            }
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot write to " + file, failure);
        }
    }

    private static boolean endsWhole(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return true;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /**
     * How the ratios of some segments have changed: against the last report of an earlier instant, or against the first
     * one of the same segment text where that differs more, since a slow change is one too.
     *
     * @param threshold the absolute difference from which a change is flagged
     */
    public List<Drift> drift(Instant asOf, List<SegmentReport> segments, double threshold) {
        List<Drift> all = new ArrayList<>();
        for (SegmentReport segment : segments) {
            List<Kept> earlier = kept.stream()
                    .filter(one -> one.segment().equals(segment.segment())
                            && one.asOf().isBefore(asOf))
                    .sorted(Comparator.comparing(Kept::asOf))
                    .toList();
            if (earlier.isEmpty()) {
                continue;
            }
            Kept last = earlier.get(earlier.size() - 1);
            Kept first = earlier.stream()
                    .filter(one -> one.digest().equals(segment.digest()))
                    .findFirst()
                    .orElse(last);
            ratios(segment)
                    .forEach((key, now) -> larger(key, now, first, last)
                            .ifPresent(since -> all.add(drift(segment, key, since, now, threshold))));
        }
        return all;
    }

    private static Optional<Kept> larger(String key, double now, Kept first, Kept last) {
        Double then = last.ratios().get(key);
        Double begin = first.ratios().get(key);
        if (then == null) {
            return Optional.ofNullable(begin).map(any -> first);
        }
        return Optional.of(begin != null && Math.abs(now - begin) > Math.abs(now - then) ? first : last);
    }

    private static Drift drift(SegmentReport segment, String key, Kept since, double now, double threshold) {
        double before = since.ratios().getOrDefault(key, now);
        int cut = key.lastIndexOf('/');
        return new Drift(
                segment.segment(),
                key.substring(0, cut),
                key.substring(cut + 1),
                since.asOf().toString(),
                before,
                now,
                Math.abs(now - before) >= threshold);
    }

    private static Map<String, Double> ratios(SegmentReport segment) {
        Map<String, Double> ratios = new TreeMap<>();
        for (CharacteristicResult result : segment.characteristics()) {
            OptionalDouble lowest = result.lowestAir();
            lowest.ifPresent(value -> ratios.put(result.name() + "/" + result.set(), value));
        }
        return ratios;
    }

    private static String line(Instant asOf, SegmentReport segment) {
        Json.Builder ratios = Json.object();
        ratios(segment).forEach((key, value) -> ratios.put(key, Json.of(value)));
        return Json.object()
                .put("as_of", asOf.toString())
                .put("segment", segment.segment())
                .put("digest", segment.digest())
                .put("ratios", ratios.build())
                .build()
                .canonical();
    }

    private static Optional<Kept> read(String line) {
        try {
            if (line.isBlank() || !(Json.parse(line) instanceof Json.Obj entry)) {
                return Optional.empty();
            }
            Map<String, Double> ratios = new TreeMap<>();
            if (entry.get("ratios").orElse(Json.none()) instanceof Json.Obj stored) {
                stored.members().forEach((key, value) -> {
                    if (value instanceof Json.Num number && key.indexOf('/') > 0) {
                        ratios.put(key, number.value().doubleValue());
                    }
                });
            }
            return Optional.of(new Kept(
                    Instant.parse(text(entry, "as_of")), text(entry, "segment"), text(entry, "digest"), ratios));
        } catch (JsonSyntaxException | java.time.DateTimeException notWhole) {
            return Optional.empty();
        }
    }

    private static String text(Json.Obj entry, String key) {
        return entry.get(key).orElse(Json.none()) instanceof Json.Str text ? text.value() : "";
    }
}
