package io.licit.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An empty ledger. */
enum NothingRecorded implements Recorded {
    NOTHING;

    @Override
    public Mark mark() {
        return Mark.NONE;
    }

    @Override
    public Mark tell(Listener listener) {
        return Mark.NONE;
    }

    @Override
    public Changes tell(Mark since, Optional<Set<String>> further, Listener listener) {
        return new Changes(Mark.NONE, Instant.MIN, Set.of(), Erased.NOBODY);
    }

    @Override
    public Since since(Mark mark) {
        return Since.NOTHING;
    }
}
