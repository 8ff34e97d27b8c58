package io.licit.engine;

import io.licit.engine.ids.IdFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * A stored audience as sets of the numbers that its file of ids has.
 *
 * @param gate everybody, as the run divided them
 */
record StoredSets(RoaringBitmap matching, RoaringBitmap eligible, RoaringBitmap reachable, Admission gate) {
    private static final String MATCHING = "matching";
    private static final String REACHABLE = "reachable";
    /** Of the eligible; in the place of those who can be reached where it takes less. */
    private static final String OUT_OF_REACH = "out-of-reach";

    private static final String ALLOWED = "";

    static int write(Path file, RoaringBitmap matching, RoaringBitmap eligible, RoaringBitmap reachable)
            throws IOException {
        RoaringBitmap outOfReach = RoaringBitmap.andNot(eligible, reachable);
        Map<String, RoaringBitmap> sets = new LinkedHashMap<>();
        sets.put(MATCHING, matching);
        if (outOfReach.getLongCardinality() < reachable.getLongCardinality()) {
            sets.put(OUT_OF_REACH, outOfReach);
        } else {
            sets.put(REACHABLE, reachable);
        }
        return SetFile.write(file, sets);
    }

    static int writeGate(Path file, Admission gate) throws IOException {
        Map<String, RoaringBitmap> sets = new LinkedHashMap<>();
        sets.put(ALLOWED, gate.allowed());
        sets.putAll(gate.first());
        return SetFile.write(file, sets);
    }

    /** @throws BrokenStore where a file is not as it was written */
    static StoredSets read(Path folder, StoredEntry entry) throws IOException {
        return read(folder, entry, readGate(folder, entry.gate()));
    }

    static StoredSets read(Path folder, StoredEntry entry, Admission gate) throws IOException {
        Map<String, RoaringBitmap> sets =
                SetFile.read(folder.resolve(entry.sets().path()), entry.sets().sum());
        RoaringBitmap matching = set(sets, MATCHING);
        RoaringBitmap eligible = RoaringBitmap.and(matching, gate.allowed());
        RoaringBitmap reachable = sets.containsKey(REACHABLE)
                ? set(sets, REACHABLE)
                : RoaringBitmap.andNot(eligible, set(sets, OUT_OF_REACH));
        if (matching.getLongCardinality() != entry.matching() || eligible.getLongCardinality() != entry.eligible()) {
            throw new BrokenStore("sets that are not those of their gate");
        }
        return new StoredSets(matching, eligible, reachable, gate);
    }

    /** The same without a person. */
    StoredSets without(int number) {
        return new StoredSets(
                without(matching, number),
                without(eligible, number),
                without(reachable, number),
                without(gate, number));
    }

    static Admission without(Admission gate, int number) {
        Map<String, RoaringBitmap> first = new LinkedHashMap<>();
        gate.first().forEach((rule, out) -> first.put(rule, without(out, number)));
        return new Admission(without(gate.allowed(), number), first);
    }

    private static RoaringBitmap without(RoaringBitmap set, int number) {
        RoaringBitmap left = set.clone();
        left.remove(number);
        return left;
    }

    static Admission readGate(Path folder, StoredEntry.Part part) throws IOException {
        Map<String, RoaringBitmap> sets = SetFile.read(folder.resolve(part.path()), part.sum());
        RoaringBitmap allowed = set(sets, ALLOWED);
        Map<String, RoaringBitmap> first = new LinkedHashMap<>(sets);
        first.remove(ALLOWED);
        return new Admission(allowed, first);
    }

    /** @throws BrokenStore where the file is another one than the sets were stored with */
    static IdFile ids(Path folder, StoredEntry.Part part) throws IOException {
        IdFile ids = IdFile.open(folder.resolve(part.path()));
        if (ids.sum() != part.sum()) {
            ids.close();
            throw new BrokenStore("a file of other ids");
        }
        return ids;
    }

    /** Those of a set that a file of ids is asked for, in the order in which it asks. */
    static IdFile.Numbers numbers(RoaringBitmap set) {
        PeekableIntIterator next = set.getIntIterator();
        return (from, to) -> {
            next.advanceIfNeeded(from);
            return next.hasNext() && next.peekNext() < to;
        };
    }

    private static RoaringBitmap set(Map<String, RoaringBitmap> sets, String name) throws IOException {
        RoaringBitmap set = sets.get(name);
        if (set == null) {
            throw new BrokenStore("a file without a set that it must have");
        }
        return set;
    }
}
