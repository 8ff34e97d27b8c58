package io.licit.engine;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The list of what is stored, {@code current.json}: replaced at once, and held against its own digest when it is read. */
final class StoredList {
    static final String NAME = "current.json";
    private static final String SEGMENTS = "segments";
    private static final String DIGEST = "sha256";

    private StoredList() {}

    /**
     * By segment; nothing where no run has stored anything, or an earlier version of the program has.
     *
     * @throws BrokenStore where it is not as it was written
     */
    static Map<String, StoredEntry> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        Map<String, StoredEntry> entries = new TreeMap<>();
        try {
            Json.Obj all = (Json.Obj) Json.parse(Files.readString(file));
            Json.Arr segments = (Json.Arr) all.get(SEGMENTS).orElse(Json.array());
            Optional<Json> digest = all.get(DIGEST);
            if (digest.isEmpty() && isEarlier(segments)) {
                return entries;
            }
            if (!digest.equals(Optional.of(Json.of(segments.digest())))) {
                throw new BrokenStore("a list of audiences that has changed");
            }
            for (Json item : segments.items()) {
                StoredEntry entry = StoredEntry.of((Json.Obj) item);
                entries.put(entry.segment(), entry);
            }
            return entries;
        } catch (NoSuchFileException none) {
            return entries;
        } catch (JsonSyntaxException | ClassCastException | DateTimeParseException | CharacterCodingException broken) {
            throw new BrokenStore("not a list of audiences", broken);
        }
    }

    /** Entries named a folder once. */
    private static boolean isEarlier(Json.Arr segments) {
        return segments.items().stream()
                .allMatch(entry -> entry instanceof Json.Obj members
                        && members.get("segment").isPresent()
                        && members.get("folder").isPresent());
    }

    /** A list that can't be read names nothing any more; its segments are to be run again. */
    static Map<String, StoredEntry> readOrNothing(Path folder) throws IOException {
        try {
            return read(folder);
        } catch (BrokenStore broken) {
            return new TreeMap<>();
        }
    }

    /** @param run names the file while it is made */
    static void replace(Path folder, String run, Map<String, StoredEntry> entries) throws IOException {
        Json.Arr segments =
                Json.array(entries.values().stream().map(StoredEntry::json).toList());
        Path made = folder.resolve(NAME + "." + run);
        Files.writeString(
                made,
                Json.object()
                                .put(SEGMENTS, segments)
                                .put(DIGEST, segments.digest())
                                .build()
                                .print() + "\n");
        StateFolder.flush(made);
        Files.move(made, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
