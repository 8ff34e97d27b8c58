package io.licit.engine;

import io.licit.core.json.Json;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One segment in the list of what is stored.
 *
 * @param run that decided; the files may be older where an erasure left them as they were, or newer
 * @param sets who matches, and who of the eligible can be reached or can't
 * @param gate everybody, divided
 * @param ids of the numbers that the sets have
 * @param mark where the ledger of what is recorded stood
 */
record StoredEntry(
        String segment,
        String digest,
        Instant asOf,
        String run,
        Part sets,
        Part gate,
        Part ids,
        long matching,
        long eligible,
        long reachable,
        List<AudienceCounts.Excluded> excluded,
        Recorded.Mark mark) {

    StoredEntry {
        excluded = List.copyOf(excluded);
    }

    /**
     * A file.
     *
     * @param path in the folder of audiences, with {@code /}
     * @param sum as {@link SetFile} or {@link io.licit.engine.ids.IdFile} has it
     */
    record Part(String path, int sum) {
        private Json json() {
            return Json.object()
                    .put("file", path)
                    .put("crc32c", HexFormat.of().toHexDigits(sum))
                    .build();
        }

        private static Part of(Json.Obj entry, String key) {
            Json.Obj part = (Json.Obj) value(entry, key);
            return new Part(text(part, "file"), HexFormat.fromHexDigits(text(part, "crc32c")));
        }
    }

    Set<String> files() {
        return new TreeSet<>(Stream.of(sets, gate, ids).map(Part::path).toList());
    }

    StoredEntry with(Part otherGate, Part otherIds) {
        return new StoredEntry(
                segment, digest, asOf, run, sets, otherGate, otherIds, matching, eligible, reachable, excluded, mark);
    }

    Json.Obj json() {
        return Json.object()
                .put("segment", segment)
                .put("digest", digest)
                .put("as_of", asOf.toString())
                .put("run", run)
                .put("sets", sets.json())
                .put("gate", gate.json())
                .put("ids", ids.json())
                .put("matching", matching)
                .put("eligible", eligible)
                .put("reachable", reachable)
                .put(
                        "excluded",
                        Json.array(excluded.stream()
                                .map(out -> Json.object()
                                        .put("rule", out.rule())
                                        .put("count", out.count())
                                        .build())
                                .toList()))
                .put("ledger", mark.ledger())
                .put("ledger_version", mark.version())
                .build();
    }

    /** @throws ClassCastException where it is not as {@link #json} writes it */
    static StoredEntry of(Json.Obj entry) {
        return new StoredEntry(
                text(entry, "segment"),
                text(entry, "digest"),
                Instant.parse(text(entry, "as_of")),
                text(entry, "run"),
                Part.of(entry, "sets"),
                Part.of(entry, "gate"),
                Part.of(entry, "ids"),
                number(entry, "matching"),
                number(entry, "eligible"),
                number(entry, "reachable"),
                ((Json.Arr) value(entry, "excluded"))
                        .items().stream()
                                .map(out -> new AudienceCounts.Excluded(
                                        text((Json.Obj) out, "rule"), number((Json.Obj) out, "count")))
                                .toList(),
                new Recorded.Mark(text(entry, "ledger"), number(entry, "ledger_version")));
    }

    private static Json value(Json.Obj entry, String key) {
        Optional<Json> value = entry.get(key);
        return value.orElseThrow(() -> new ClassCastException("no " + key));
    }

    private static String text(Json.Obj entry, String key) {
        return ((Json.Str) value(entry, key)).value();
    }

    private static long number(Json.Obj entry, String key) {
        return ((Json.Num) value(entry, key)).value().longValue();
    }
}
