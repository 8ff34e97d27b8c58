package io.licit.engine;

import java.util.stream.Stream;

/** The ids of a stored audience, read now; to be closed. */
public final class Members implements AutoCloseable {
    private final Stream<String> stored;
    private final Recorded.Since since;
    private long leftOut;

    Members(Stream<String> stored, Recorded.Since since) {
        this.stored = stored;
        this.since = since;
    }

    /** In the order of their numbers, which is that of their bytes after a whole load; once, and not for several threads. */
    public Stream<String> ids() {
        return since.isNothing() ? stored : stored.filter(this::stays);
    }

    private boolean stays(String id) {
        boolean stays = !since.takesOut(id);
        leftOut += stays ? 0 : 1;
        return stays;
    }

    /** How many of the ids that were read so far are left out for what was recorded since the run. */
    public long leftOut() {
        return leftOut;
    }

    @Override
    public void close() {
        stored.close();
    }
}
