package io.licit.engine;

import io.licit.engine.ids.IdWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** A stored audience of everybody, as a run would have left it. */
public final class StoredSample {
    private StoredSample() {}

    public static void of(Path workspace, String segment, Collection<String> persons) throws IOException {
        Path folder = AudienceFolder.of(StateFolder.of(workspace));
        Files.createDirectories(folder.resolve("run-1"));
        List<byte[]> sorted = persons.stream()
                .map(id -> id.getBytes(StandardCharsets.UTF_8))
                .sorted(Arrays::compareUnsigned)
                .toList();
        int ids;
        try (IdWriter writer = new IdWriter(folder.resolve("w.ids"))) {
            for (int n = 0; n < sorted.size(); n++) {
                writer.add(n, sorted.get(n), sorted.get(n).length);
            }
            ids = writer.finish();
        }
        RoaringBitmap all = RoaringBitmap.bitmapOfRange(0, sorted.size());
        int gate = StoredSets.writeGate(folder.resolve("run-1/0.gate"), new Admission(all, Map.of()));
        int sets = StoredSets.write(folder.resolve("run-1/0.sets"), all, all, all);
        StoredEntry entry = new StoredEntry(
                segment,
                "d",
                Instant.parse("2026-01-01T00:00:00Z"),
                "run-1",
                new StoredEntry.Part("run-1/0.sets", sets),
                new StoredEntry.Part("run-1/0.gate", gate),
                new StoredEntry.Part("w.ids", ids),
                sorted.size(),
                sorted.size(),
                sorted.size(),
                List.of(),
                Recorded.Mark.NONE);
        StoredList.replace(folder, "run-1", Map.of(segment, entry));
    }
}
