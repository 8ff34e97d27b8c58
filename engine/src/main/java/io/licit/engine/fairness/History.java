package io.licit.engine.fairness;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.engine.WarehouseException;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Verdict;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** One segment in one report; ratios by characteristic and set, and those that not everybody was told. */
    private record Kept(
            Instant asOf,
            String segment,
            String digest,
            Map<String, Double> ratios,
            Optional<Set<String>> withheld,
            Optional<Verdict> verdict) {
        /** INVARIANT: a line that does not say what was withheld is told to nobody who may not see all. */
        Kept told() {
            Map<String, Double> told = new TreeMap<>(ratios);
            told.keySet()
                    .removeIf(key -> withheld.map(keys -> keys.contains(key)).orElse(true));
            return new Kept(asOf, segment, digest, told, withheld, verdict);
        }
    }

    /** What is kept of a workspace; nothing where nothing was kept yet. */
    public static History of(Path workspace) {
        Path file = workspace.toAbsolutePath().normalize().resolve(".licit").resolve(FILE);
        if (!Files.exists(file)) {
            return new History(file, List.of());
        }
        try {
            List<Kept> kept = new ArrayList<>();
            // Bytes that are no text are in a line that was not written whole.
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                read(line).ifPresent(kept::add);
            }
            return new History(file, kept);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot read " + file, failure);
        }
    }

    /**
     * The last report on a segment, as far as everybody may be told.
     *
     * @param lowest the lowest ratio that it found; empty where it assessed none
     */
    public record Last(Instant asOf, String digest, OptionalDouble lowest) {}

    /** The last report on a segment at or before an instant; empty where there is none. */
    public Optional<Last> last(String segment, Instant at) {
        return kept.stream()
                .filter(one -> one.segment().equals(segment) && !one.asOf().isAfter(at))
                .max(Comparator.comparing(Kept::asOf))
                .map(Kept::told)
                .map(one -> new Last(
                        one.asOf(),
                        one.digest(),
                        one.ratios().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .min()));
    }

    /**
     * One report on a segment.
     *
     * @param ratios the lowest ratio by characteristic and set, {@code sex/matching}
     * @param verdict the gravest; empty where the report did not keep it
     */
    public record Past(Instant asOf, String digest, Map<String, Double> ratios, Optional<Verdict> verdict) {
        public Past {
            ratios = Collections.unmodifiableMap(new TreeMap<>(ratios));
        }
    }

    /**
     * The reports on a segment, the oldest first.
     *
     * @param all whether with ratios too that were withheld at their time
     */
    public List<Past> past(String segment, boolean all) {
        return kept.stream()
                .filter(one -> one.segment().equals(segment))
                .map(one -> all ? one : one.told())
                .sorted(Comparator.comparing(Kept::asOf))
                .map(one -> new Past(one.asOf(), one.digest(), one.ratios(), one.verdict()))
                .toList();
    }

    /**
     * Adds the results of a report; they are on the disk when this returns.
     *
     * @param told the same, in the same order, as far as everybody may be told
     */
    public void keep(Instant asOf, List<SegmentReport> segments, List<SegmentReport> told) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            lines.append(line(asOf, segments.get(i), told.get(i))).append('\n');
        }
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
     * @param all whether against ratios too that were withheld at their time
     */
    public List<Drift> drift(Instant asOf, List<SegmentReport> segments, double threshold, boolean all) {
        List<Drift> found = new ArrayList<>();
        for (SegmentReport segment : segments) {
            List<Kept> earlier = kept.stream()
                    .filter(one -> one.segment().equals(segment.segment())
                            && one.asOf().isBefore(asOf))
                    .map(one -> all ? one : one.told())
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
                            .ifPresent(since -> found.add(drift(segment, key, since, now, threshold))));
        }
        return found;
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

    /**
     * The gravest verdict on a segment: of its characteristics, and of the intersections in which something was found.
     * Nothing is told where there is no characteristic.
     */
    public static Verdict verdict(SegmentReport segment) {
        return segment.characteristics().stream()
                .filter(one -> !one.isIntersection() || one.flagged())
                .map(CharacteristicResult::verdict)
                .min(Comparator.naturalOrder())
                .orElse(Verdict.CANNOT_TELL);
    }

    private static String line(Instant asOf, SegmentReport segment, SegmentReport told) {
        Json.Builder ratios = Json.object();
        Set<String> withheld = new TreeSet<>(ratios(segment).keySet());
        withheld.removeAll(ratios(told).keySet());
        ratios(segment).forEach((key, value) -> ratios.put(key, Json.of(value)));
        return Json.object()
                .put("as_of", asOf.toString())
                .put("segment", segment.segment())
                .put("digest", segment.digest())
                .put("ratios", ratios.build())
                .put("withheld", Json.strings(withheld))
                .put("verdict", word(verdict(segment)))
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
                    Instant.parse(text(entry, "as_of")),
                    text(entry, "segment"),
                    text(entry, "digest"),
                    ratios,
                    withheld(entry),
                    verdict(text(entry, "verdict"))));
        } catch (JsonSyntaxException | java.time.DateTimeException notWhole) {
            return Optional.empty();
        }
    }

    private static Optional<Verdict> verdict(String word) {
        return Arrays.stream(Verdict.values())
                .filter(one -> word(one).equals(word))
                .findFirst();
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Set<String>> withheld(Json.Obj entry) {
        return entry.get("withheld")
                .filter(Json.Arr.class::isInstance)
                .map(keys -> ((Json.Arr) keys)
                        .items().stream()
                                .map(key -> key instanceof Json.Str text ? text.value() : "")
                                .collect(Collectors.toSet()));
    }

    private static String text(Json.Obj entry, String key) {
        return entry.get(key).orElse(Json.none()) instanceof Json.Str text ? text.value() : "";
    }
}
