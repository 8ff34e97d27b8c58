package io.licit.engine;

import io.licit.engine.ids.IdCursor;
import io.licit.engine.ids.IdFile;
import io.licit.engine.ids.IdWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;

/** A person in what is stored: where she is, and how she leaves it. Her number is then nobody's, and her id is gone. */
final class StoredErasure {
    private final Path folder;
    private final byte[] key;
    private final String run = UUID.randomUUID().toString();
    private final Map<StoredEntry.Part, OptionalInt> numbers = new HashMap<>();
    private final Map<StoredEntry.Part, Admission> gates = new HashMap<>();
    private final Map<StoredEntry.Part, StoredEntry.Part> replaced = new HashMap<>();
    private int written;

    private StoredErasure(Path folder, String person) {
        this.folder = folder;
        this.key = person.getBytes(StandardCharsets.UTF_8);
    }

    /** The segments whose stored audience has a person, and whether she is eligible there. */
    static Map<String, Boolean> holding(Path state, String person) {
        StoredErasure all = new StoredErasure(AudienceFolder.at(state), person);
        Map<String, Boolean> found = new TreeMap<>();
        try {
            for (StoredEntry entry : StoredList.read(all.folder).values()) {
                OptionalInt number = all.number(entry.ids());
                if (number.isPresent()) {
                    StoredSets sets = StoredSets.read(all.folder, entry, all.gate(entry.gate()));
                    if (sets.matching().contains(number.getAsInt())) {
                        found.put(entry.segment(), sets.eligible().contains(number.getAsInt()));
                    }
                }
            }
        } catch (IOException failure) {
            throw WarehouseException.environment(
                    "cannot read the stored audiences; `licit run` makes them again", failure);
        }
        return found;
    }

    /**
     * The stored audiences without a person; those that she was in under new runs. To be called under the lock on storing.
     *
     * @return by segment, 1 where she was in it, or where nobody can tell
     */
    static Map<String, Long> erase(Path state, String person) throws IOException {
        StoredErasure erasure = new StoredErasure(AudienceFolder.of(state), person);
        Map<String, StoredEntry> entries = StoredList.readOrNothing(erasure.folder);
        Map<String, Long> gone = new TreeMap<>();
        boolean changed = false;
        for (StoredEntry entry : List.copyOf(entries.values())) {
            Optional<StoredEntry> without = erasure.without(entry);
            without.ifPresentOrElse(left -> entries.put(entry.segment(), left), () -> entries.remove(entry.segment()));
            changed |= without.isEmpty() || !without.get().equals(entry);
            if (without.isEmpty() || !without.get().run().equals(entry.run())) {
                gone.put(entry.segment(), 1L);
            }
        }
        if (changed) {
            StoredList.replace(erasure.folder, erasure.run, entries);
        }
        AudienceFolder.removeAllBut(erasure.folder, entries);
        return gone;
    }

    /** Empty where it can't be read; it is to be run again. */
    private Optional<StoredEntry> without(StoredEntry entry) throws IOException {
        OptionalInt number;
        StoredSets sets;
        try {
            number = number(entry.ids());
            sets = StoredSets.read(folder, entry, gate(entry.gate()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        if (number.isEmpty()) {
            return Optional.of(entry);
        }
        int n = number.getAsInt();
        Files.createDirectories(folder.resolve(run));
        StoredEntry left = entry.with(gateWithout(entry.gate(), n), idsWithout(entry.ids(), n));
        return Optional.of(sets.matching().contains(n) ? counted(left, sets.without(n)) : left);
    }

    private OptionalInt number(StoredEntry.Part part) throws IOException {
        OptionalInt known = numbers.get(part);
        if (known == null) {
            try (IdFile ids = StoredSets.ids(folder, part)) {
                ids.verify(IdFile.Numbers.ALL);
                known = key.length == 0 ? OptionalInt.empty() : ids.number(key);
            }
            numbers.put(part, known);
        }
        return known;
    }

    private Admission gate(StoredEntry.Part part) throws IOException {
        Admission known = gates.get(part);
        if (known == null) {
            known = StoredSets.readGate(folder, part);
            gates.put(part, known);
        }
        return known;
    }

    private StoredEntry.Part gateWithout(StoredEntry.Part part, int number) throws IOException {
        StoredEntry.Part known = replaced.get(part);
        if (known == null) {
            String path = run + "/" + replaced.size() + ".gate";
            Admission left = StoredSets.without(gate(part), number);
            known = new StoredEntry.Part(path, StoredSets.writeGate(folder.resolve(path), left));
            replaced.put(part, known);
        }
        return known;
    }

    /** All ids but one, under their numbers. */
    private StoredEntry.Part idsWithout(StoredEntry.Part part, int number) throws IOException {
        StoredEntry.Part known = replaced.get(part);
        if (known == null) {
            String path = Numbering.left(run + "-" + replaced.size());
            Path file = folder.resolve(path);
            int sum;
            try (IdFile ids = StoredSets.ids(folder, part);
                    IdWriter writer = new IdWriter(file)) {
                IdCursor cursor = ids.cursor();
                for (int n = 0; n < ids.count(); n++) {
                    if (n != number && cursor.to(n)) {
                        writer.add(n, cursor.bytes(), cursor.length());
                    }
                }
                writer.nobodyUntil(ids.count());
                sum = writer.finish();
            }
            StateFolder.flush(file);
            known = new StoredEntry.Part(path, sum);
            replaced.put(part, known);
        }
        return known;
    }

    private StoredEntry counted(StoredEntry entry, StoredSets left) throws IOException {
        String path = run + "/" + written++ + ".sets";
        int sum = StoredSets.write(folder.resolve(path), left.matching(), left.eligible(), left.reachable());
        return new StoredEntry(
                entry.segment(),
                entry.digest(),
                entry.asOf(),
                run,
                new StoredEntry.Part(path, sum),
                entry.gate(),
                entry.ids(),
                left.matching().getLongCardinality(),
                left.eligible().getLongCardinality(),
                left.reachable().getLongCardinality(),
                left.gate().firstAmong(left.matching()),
                entry.mark());
    }
}
