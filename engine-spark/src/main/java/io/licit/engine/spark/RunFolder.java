package io.licit.engine.spark;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.engine.AudienceCounts;
import io.licit.engine.Recorded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;

/**
 * Memberships in the file system of a cluster: {@code runs/<run>/segment=<id>/part-….parquet} (id, eligible, reachable,
 * excluded_by), and {@code runs/current.json}, which names the run of every segment and is replaced last. A job that dies
 * changes nothing.
 */
final class RunFolder {
    private static final String CURRENT = "current.json";
    /** How long a folder that nothing names is left alone, since a run may still be writing it, in milliseconds. */
    private static final long UNNAMED_MILLIS = 24L * 60 * 60 * 1000;

    private final Storage storage;
    private final String folder;
    private final Set<String> before = new HashSet<>();
    private final String run = UUID.randomUUID().toString();

    /** @param root of everything that the engine writes */
    RunFolder(Storage storage, String root) {
        this.storage = storage;
        this.folder = root + "/runs";
    }

    String of(String segment) {
        return folder + "/" + run + "/segment=" + escaped(segment);
    }

    /** Any id as the name of a folder, and as it is read back from one. */
    private static String escaped(String segment) {
        StringBuilder name = new StringBuilder();
        for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b == '-' || b == '_' || b > 0 && Character.isLetterOrDigit((char) b);
            name.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b));
        }
        return name.toString();
    }

    /** Removes what attempts have left that did not come to an end. */
    void keepOnly(List<String> segments, Set<String> files) {
        Set<String> names = new HashSet<>();
        files.forEach(file -> names.add(file.substring(file.lastIndexOf('/') + 1)));
        for (String segment : segments) {
            for (FileStatus file : storage.listed(of(segment))) {
                String name = file.getPath().getName();
                if (name.endsWith(".parquet") && !names.contains(name)) {
                    storage.delete(file.getPath().toString());
                }
            }
        }
    }

    /** Replaces the list, so that all audiences become current at once. */
    void makeCurrent(Instant asOf, List<AudienceCounts> audiences, Recorded.Mark heeded) {
        Map<String, Json> entries = current();
        for (AudienceCounts counts : audiences) {
            List<Json> excluded = new ArrayList<>();
            counts.excluded()
                    .forEach(out -> excluded.add(Json.object()
                            .put("rule", out.rule())
                            .put("count", out.count())
                            .build()));
            entries.put(
                    counts.segment(),
                    Json.object()
                            .put("segment", counts.segment())
                            .put("digest", counts.digest())
                            .put("as_of", asOf.toString())
                            .put("folder", run + "/segment=" + escaped(counts.segment()))
                            .put("matching", counts.matching())
                            .put("eligible", counts.eligible())
                            .put("reachable", counts.reachable())
                            .put("excluded", Json.array(excluded))
                            .put("ledger", heeded.ledger())
                            .put("ledger_version", heeded.version())
                            .build());
        }
        String made = folder + "/" + CURRENT + "." + run;
        storage.write(
                made,
                Json.object()
                                .put("segments", Json.array(entries.values()))
                                .build()
                                .print() + "\n");
        storage.replace(made, folder + "/" + CURRENT);
        removeReplaced(entries);
    }

    /** What is current; a list that can't be read names nothing, and its runs are to be made again. */
    private Map<String, Json> current() {
        Map<String, Json> entries = new TreeMap<>();
        storage.text(folder + "/" + CURRENT).ifPresent(text -> {
            try {
                for (Json entry : ((Json.Arr)
                                ((Json.Obj) Json.parse(text)).get("segments").orElseThrow())
                        .items()) {
                    entries.put(text((Json.Obj) entry, "segment"), entry);
                }
            } catch (JsonSyntaxException | ClassCastException | java.util.NoSuchElementException broken) {
                entries.clear();
            }
        });
        return entries;
    }

    private void removeReplaced(Map<String, Json> entries) {
        Set<String> named = new HashSet<>();
        entries.values()
                .forEach(entry -> named.add(text((Json.Obj) entry, "folder").split("/", 2)[0]));
        long newest = 0;
        for (FileStatus status : storage.listed(folder)) {
            newest = Math.max(newest, status.getModificationTime());
        }
        for (FileStatus status : storage.listed(folder)) {
            boolean old = newest - status.getModificationTime() > UNNAMED_MILLIS;
            boolean replaced = before.contains(status.getPath().getName());
            if (status.isDirectory() && !named.contains(status.getPath().getName()) && (old || replaced)) {
                storage.delete(status.getPath().toString());
            }
        }
    }

    /** To be called before a run: the runs that are current then are the ones that it may replace. */
    void begin() {
        current()
                .values()
                .forEach(entry -> before.add(text((Json.Obj) entry, "folder").split("/", 2)[0]));
    }

    private static String text(Json.Obj entry, String key) {
        return ((Json.Str) entry.get(key).orElseThrow()).value();
    }
}
