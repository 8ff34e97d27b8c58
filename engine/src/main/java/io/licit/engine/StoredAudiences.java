package io.licit.engine;

import io.licit.engine.ids.BrokenIdFile;
import io.licit.engine.ids.IdCursor;
import io.licit.engine.ids.IdFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Reads what runs have stored. What is not as it was written is told of nobody. */
final class StoredAudiences {
    private static final int ATTEMPTS = 5;

    private StoredAudiences() {}

    /** What is stored, in the order of the segments. */
    static List<StoredAudience> all(Path state) {
        try {
            return StoredList.read(AudienceFolder.at(state)).values().stream()
                    .map(entry -> new StoredAudience(entry.segment(), entry.digest(), entry.asOf(), entry.eligible()))
                    .toList();
        } catch (IOException broken) {
            throw WarehouseException.environment(
                    "the list of stored audiences is broken; `licit run` makes it again", broken);
        }
    }

    /** The decisions of the run that is current for a segment; empty where there is none. */
    static Optional<Decisions> decisions(Path state, String segment) {
        Path folder = AudienceFolder.at(state);
        try {
            return Optional.ofNullable(StoredList.read(folder).get(segment)).map(entry -> new Decisions(folder, entry));
        } catch (IOException failure) {
            throw unreadable(segment, failure);
        }
    }

    /**
     * A stored audience that is whole.
     *
     * @param since what was recorded since the run
     * @param ids to be closed; all those that are needed were looked at
     */
    record Held(StoredEntry entry, RoaringBitmap eligible, Recorded.Since since, IdFile ids) {
        StoredEntry.Part part() {
            return entry.ids();
        }
    }

    /** A segment's members; empty where no run has stored it. */
    static Optional<Members> members(Path state, String segment, Recorded recorded) {
        return held(state, segment, recorded).map(held -> new Members(ids(held.ids(), held.eligible()), held.since()));
    }

    /** Some of a segment's members, in the order of their numbers; empty where no run has stored it. */
    static Optional<SomeMembers> some(Path state, String segment, Recorded recorded, SomeMembers.Asked asked) {
        return held(state, segment, recorded, all -> after(all, asked.after(), asked.atMost() + 1))
                .map(held -> some(held, asked.atMost()));
    }

    private static RoaringBitmap after(RoaringBitmap all, int after, int atMost) {
        RoaringBitmap some = new RoaringBitmap();
        PeekableIntIterator numbers = all.getIntIterator();
        numbers.advanceIfNeeded(after + 1);
        for (int i = 0; i < atMost && numbers.hasNext(); i++) {
            some.add(numbers.next());
        }
        return some;
    }

    private static SomeMembers some(Held held, int atMost) {
        RoaringBitmap numbers = held.eligible().limit(atMost);
        boolean isMore = numbers.getLongCardinality() < held.eligible().getLongCardinality();
        try (Members members = new Members(ids(held.ids(), numbers), held.since())) {
            List<String> ids = members.ids().toList();
            return new SomeMembers(
                    held.entry().run(),
                    held.entry().asOf(),
                    ids,
                    members.leftOut(),
                    isMore ? OptionalInt.of(numbers.last()) : OptionalInt.empty());
        }
    }

    /** To be asked about single persons; empty where no run has stored the segment. */
    static Optional<Membership> membership(Path state, String segment, Recorded recorded) {
        return held(state, segment, recorded)
                .map(held -> new Membership(segment, held, held.entry().mark(), recorded));
    }

    /**
     * A run may replace the files between the look at what is current and their opening; then the look is taken again.
     *
     * <p>INVARIANT: what is recorded is asked after the entry is read, so that all of it is known that was acknowledged
     * before.
     */
    static Optional<Held> held(Path state, String segment, Recorded recorded) {
        return held(state, segment, recorded, all -> all);
    }

    /** @param asked chooses of all members those whose ids are to be read */
    private static Optional<Held> held(
            Path state, String segment, Recorded recorded, UnaryOperator<RoaringBitmap> asked) {
        Path folder = AudienceFolder.at(state);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                StoredEntry entry = StoredList.read(folder).get(segment);
                if (entry == null) {
                    return Optional.empty();
                }
                Recorded.Since since = recorded.since(entry.mark());
                RoaringBitmap eligible =
                        asked.apply(StoredSets.read(folder, entry).eligible());
                return Optional.of(new Held(entry, eligible, since, whole(folder, entry.ids(), eligible)));
            } catch (NoSuchFileException replaced) {
                continue;
            } catch (IOException failure) {
                throw unreadable(segment, failure);
            }
        }
        throw gone(segment);
    }

    static WarehouseException unreadable(String segment, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return gone(segment);
        }
        return failure instanceof BrokenStore || failure instanceof BrokenIdFile
                ? WarehouseException.environment(
                        "the stored audience of " + segment + " is broken; `licit run` makes it again", failure)
                : WarehouseException.environment("cannot read the stored audience of " + segment, failure);
    }

    private static WarehouseException gone(String segment) {
        return WarehouseException.environment(
                "the stored audience of " + segment + " is gone; `licit run` makes it again");
    }

    /** All that will be read is looked at before the first id is told: half an audience is none. */
    private static IdFile whole(Path folder, StoredEntry.Part part, RoaringBitmap numbers) throws IOException {
        IdFile file = StoredSets.ids(folder, part);
        try {
            if (!numbers.isEmpty() && numbers.last() >= file.count()) {
                throw new BrokenStore("sets of more persons than there are ids");
            }
            file.verify(StoredSets.numbers(numbers));
            return file;
        } catch (IOException broken) {
            file.close();
            throw broken;
        }
    }

    private static Stream<String> ids(IdFile file, RoaringBitmap numbers) {
        Spliterator<String> ids = Spliterators.spliterator(
                new Ids(file.cursor(), numbers.getIntIterator()),
                numbers.getLongCardinality(),
                Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT);
        return StreamSupport.stream(ids, false).onClose(() -> {
            try {
                file.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /** The ids of numbers that are known to be there. */
    private record Ids(IdCursor cursor, PeekableIntIterator numbers) implements Iterator<String> {
        @Override
        public boolean hasNext() {
            return numbers.hasNext();
        }

        @Override
        public String next() {
            try {
                if (!cursor.to(numbers.next())) {
                    throw new BrokenStore("a member whom nobody is");
                }
                return new String(cursor.bytes(), 0, cursor.length(), StandardCharsets.UTF_8);
            } catch (IOException failure) {
                throw WarehouseException.environment(
                        "a stored audience changed while it was read; `licit run` makes it again", failure);
            }
        }
    }
}
