package io.licit.engine;

import io.licit.engine.ids.IdFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.roaringbitmap.RoaringBitmap;

/**
 * The audience that the last run has stored of a segment, for whoever asks about one person after the other, as a program
 * does that is about to write to her. It stays that run's until it is closed. Not for several threads at once.
 */
public final class Membership implements AutoCloseable {
    private final String segment;
    private final RoaringBitmap eligible;
    private final IdFile ids;
    private final Recorded.Mark mark;
    private final Recorded recorded;

    Membership(String segment, StoredAudiences.Held held, Recorded.Mark mark, Recorded recorded) {
        this.segment = segment;
        this.eligible = held.eligible();
        this.ids = held.ids();
        this.mark = mark;
        this.recorded = recorded;
    }

    /**
     * Whether a person is in the audience, and nothing that was recorded since takes her out.
     *
     * <p>INVARIANT: what is recorded is asked each time, so that all counts that was acknowledged before.
     *
     * @param person the key, as the sources have it
     */
    public boolean contains(String person) {
        byte[] key = person.getBytes(StandardCharsets.UTF_8);
        try {
            OptionalInt number = key.length == 0 ? OptionalInt.empty() : ids.number(key);
            return number.isPresent() && eligible.contains(number.getAsInt()) && !recorded.takesOutSince(mark, person);
        } catch (IOException failure) {
            throw StoredAudiences.unreadable(segment, failure);
        }
    }

    @Override
    public void close() {
        try {
            ids.close();
        } catch (IOException failure) {
            throw StoredAudiences.unreadable(segment, failure);
        }
    }
}
