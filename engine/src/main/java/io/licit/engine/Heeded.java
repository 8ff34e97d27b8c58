package io.licit.engine;

import io.licit.engine.Recorded.Mark;
import io.licit.engine.RecordedLoad.Loaded;
import io.licit.engine.RecordedLoad.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * How far a warehouse's answers have heeded what is recorded. All of it is loaded only for whoever reads the ledgers
 * themselves; the gate, as a rule, needs what is recorded of a few.
 */
final class Heeded {
    private final Database database;
    private final Recorded recorded;
    private final List<Loaded> answers = new ArrayList<>();
    private Loaded everything = Loaded.NOTHING;
    private boolean isLoaded;

    Heeded(Database database, Recorded recorded) {
        this.database = database;
        this.recorded = recorded;
    }

    Recorded recorded() {
        return recorded;
    }

    /** All that is recorded, loaded where more is than was loaded, in the ledgers of the warehouse's own connection. */
    Loaded everything() {
        return everything(database);
    }

    /** Likewise, in the ledgers as a connection sees them from here on. */
    Loaded everything(Database connection) {
        Mark now = recorded.mark();
        if (!isLoaded || !everything.mark().equals(now)) {
            everything = RecordedLoad.everything(connection, recorded);
            isLoaded = true;
            answered(everything);
        }
        if (everything.mark().version() > 0) {
            RecordedLoad.cover(connection, RecordedLoad.MEMORY);
        }
        return everything;
    }

    /** What is recorded of some persons as it stands now, in the ledgers as a connection sees them from here on. */
    Loaded only(Database connection, RoaringBitmap whom) {
        Mark mark = recorded.mark();
        if (mark.version() == 0) {
            return Loaded.NOTHING;
        }
        return RecordedLoad.some(connection, recorded, new Loaded(mark, Refusals.NONE), whom)
                .map(some -> {
                    RecordedLoad.cover(connection, RecordedLoad.TEMPORARY);
                    return some.loaded();
                })
                .orElseGet(() -> everything(connection));
    }

    /** Something was answered with this much of it. */
    void answered(Loaded loaded) {
        if (answers.isEmpty() || answers.get(answers.size() - 1) != loaded) {
            answers.add(loaded);
        }
    }

    /** How far every answer has that was given, as of an instant; everything where none was. */
    Mark mark(Instant asOf) {
        if (answers.isEmpty()) {
            everything();
        }
        Mark lowest = answers.get(0).heeded(asOf);
        for (Loaded answer : answers) {
            Mark mark = answer.heeded(asOf);
            boolean same = lowest.version() == 0 || lowest.ledger().equals(mark.ledger());
            lowest = !same ? new Mark(mark.ledger(), 0) : mark.version() < lowest.version() ? mark : lowest;
        }
        return lowest;
    }
}
