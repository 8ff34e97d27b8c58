package io.licit.engine;

import io.licit.core.diagnostic.Said;
import io.licit.core.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The folder of stored audiences, {@code .licit/audiences}. A run writes {@code <run>/<n>.gate}, how a gate divided
 * everybody, for each gate once, and {@code <run>/<n>.sets}, who matches, for each segment. Numbers of persons are those
 * of a file of ids, {@code <name>.ids}, which is made once for each warehouse and outlives it. {@code current.json} names
 * the files of every segment and is replaced last, at once for all. A run that dies changes nothing.
 */
final class AudienceFolder {
    private static final String NAME = "audiences";

    private final Path folder;
    private final String run = UUID.randomUUID().toString();

    private AudienceFolder(Path folder) {
        this.folder = folder;
    }

    static Path at(Path state) {
        return state.resolve(NAME);
    }

    /** Makes it where it is not there. */
    static Path of(Path state) {
        try {
            return Files.createDirectories(at(state));
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot make a folder in " + state, failure);
        }
    }

    /** @param stamp of erasures, as it was when the warehouse was opened */
    static void store(
            Path state,
            Numbering numbering,
            Plan plan,
            Recorded.Mark mark,
            List<AudienceCounting.Counted> audiences,
            Proving proving,
            String stamp,
            Progress progress) {
        AudienceFolder store = new AudienceFolder(of(state));
        try (FolderLock lock = FolderLock.storing(state)) {
            Objects.requireNonNull(lock);
            if (!stamp.equals(ErasureStamp.read(state))) {
                throw WarehouseException.environment(
                        "a person was erased while the audiences were computed; nothing was stored: run again");
            }
            store.store(numbering, plan, mark, audiences, proving, progress);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot store audiences in " + store.folder, failure);
        }
    }

    private void store(
            Numbering numbering,
            Plan plan,
            Recorded.Mark mark,
            List<AudienceCounting.Counted> audiences,
            Proving proving,
            Progress progress)
            throws IOException {
        Map<String, StoredEntry> entries = StoredList.readOrNothing(folder);
        progress.at(Said.of("storing ids"), 0);
        StoredEntry.Part ids = numbering.file(folder);
        Files.createDirectories(folder.resolve(run));
        progress.at(Said.of("storing audiences"), 0.1);
        Map<Admission, StoredEntry.Part> gates = gates(audiences);
        List<StoredEntry.Part> sets = files(audiences, ".sets", (file, counted) -> {
            Audience audience = counted.audience();
            return StoredSets.write(file, audience.matching(), audience.eligible(), audience.reachable());
        });
        List<Proving.Written> written = new ArrayList<>();
        for (int i = 0; i < audiences.size(); i++) {
            Audience audience = audiences.get(i).audience();
            AudienceCounts counts = audiences.get(i).counts();
            String segment = audience.segment().id();
            StoredEntry entry = new StoredEntry(
                    segment,
                    counts.digest(),
                    plan.asOf(),
                    run,
                    sets.get(i),
                    Objects.requireNonNull(gates.get(audience.admission())),
                    ids,
                    counts.matching(),
                    counts.eligible(),
                    counts.reachable(),
                    counts.excluded(),
                    mark);
            entries.put(segment, entry);
            written.add(new Proving.Written(counts, new Decisions(folder, entry)));
        }
        progress.at(Said.of("proving the run"), 0.9);
        proving.prove(written);
        StoredList.replace(folder, run, entries);
        removeAllBut(folder, entries);
        progress.at(Said.of("stored"), 1);
    }

    /** Each once, however many segments have it. */
    private Map<Admission, StoredEntry.Part> gates(List<AudienceCounting.Counted> audiences) throws IOException {
        Set<Admission> once = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Admission> all = audiences.stream()
                .map(counted -> counted.audience().admission())
                .filter(once::add)
                .toList();
        List<StoredEntry.Part> parts = files(all, ".gate", StoredSets::writeGate);
        Map<Admission, StoredEntry.Part> gates = new IdentityHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            gates.put(all.get(i), parts.get(i));
        }
        return gates;
    }

    private interface Writing<T> {
        /** Gives the sum of what was written. */
        int write(Path file, T what) throws IOException;
    }

    /** A file for each, several at once: disks are waited for. */
    private <T> List<StoredEntry.Part> files(List<T> all, String ending, Writing<T> writing) throws IOException {
        try {
            return IntStream.range(0, all.size())
                    .parallel()
                    .mapToObj(i -> file(run + "/" + i + ending, all.get(i), writing))
                    .toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private <T> StoredEntry.Part file(String path, T what, Writing<T> writing) {
        try {
            return new StoredEntry.Part(path, writing.write(folder.resolve(path), what));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Removes files that nothing names any more, whether they were replaced, or a run died, or they are of an earlier form. */
    static void removeAllBut(Path folder, Map<String, StoredEntry> entries) throws IOException {
        Set<String> kept = new HashSet<>(Set.of(StoredList.NAME));
        entries.values().forEach(entry -> kept.addAll(entry.files()));
        removeAllBut(folder, "", kept);
    }

    /** Whether anything is left in it. */
    private static boolean removeAllBut(Path folder, String prefix, Set<String> kept) throws IOException {
        List<Path> inside;
        try (Stream<Path> all = Files.list(folder)) {
            inside = all.toList();
        }
        boolean left = false;
        for (Path path : inside) {
            String name = prefix + path.getFileName();
            boolean stays = Files.isDirectory(path) ? removeAllBut(path, name + "/", kept) : kept.contains(name);
            left |= stays;
            if (!stays) {
                Files.deleteIfExists(path);
            }
        }
        return left;
    }
}
