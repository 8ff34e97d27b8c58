package io.licit.engine;

import io.licit.engine.ids.IdCursor;
import io.licit.engine.ids.IdFile;
import io.licit.engine.sql.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/** Holds stored audiences against those of now. Ids are read once for each numbering, and not for each segment. */
final class Overstays {
    private static final String STORED = "audit_stored";
    /** Stands for a person of whom there is no data any more. */
    private static final int NOBODY = -1;

    private final Path state;
    private final Numbering now;
    private final Recorded recorded;
    private final Map<StoredEntry.Part, int[]> numbers = new HashMap<>();
    private final Map<Taken, RoaringBitmap> takenOut = new HashMap<>();

    private record Taken(StoredEntry.Part ids, Recorded.Since since) {}

    /** @param recorded what takes persons out of a stored audience when it is read */
    Overstays(Path state, Numbering now, Recorded recorded) {
        this.state = state;
        this.now = now;
        this.recorded = recorded;
    }

    /** Empty where no run has stored the segment. */
    Optional<Overstay> of(Audience audience) {
        String segment = audience.segment().id();
        Optional<StoredAudiences.Held> held = StoredAudiences.held(state, segment, recorded);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        try (IdFile ids = held.get().ids()) {
            StoredEntry.Part part = held.get().part();
            RoaringBitmap stored = RoaringBitmap.andNot(held.get().eligible(), takenOut(ids, held.get()));
            long staying = now.isOf(part)
                    ? RoaringBitmap.andNotCardinality(stored, audience.eligible())
                    : staying(stored, numbers(ids, part), audience.eligible());
            return Optional.of(new Overstay(stored.getLongCardinality(), staying));
        } catch (IOException failure) {
            throw StoredAudiences.unreadable(segment, failure);
        }
    }

    private static long staying(RoaringBitmap stored, int[] numbers, RoaringBitmap eligible) {
        long[] staying = {0};
        stored.forEach((IntConsumer) n -> staying[0] += numbers[n] == NOBODY || !eligible.contains(numbers[n]) ? 1 : 0);
        return staying[0];
    }

    /** The numbers of everybody whom something takes out that was recorded since. */
    private RoaringBitmap takenOut(IdFile ids, StoredAudiences.Held held) throws IOException {
        Taken taken = new Taken(held.part(), held.since());
        RoaringBitmap known = takenOut.get(taken);
        if (known == null) {
            known = new RoaringBitmap();
            IdCursor cursor = ids.cursor();
            for (int n = 0; n < ids.count() && !held.since().isNothing(); n++) {
                if (cursor.to(n) && held.since().takesOut(text(cursor))) {
                    known.add(n);
                }
            }
            takenOut.put(taken, known);
        }
        return known;
    }

    private static String text(IdCursor cursor) {
        return new String(cursor.bytes(), 0, cursor.length(), StandardCharsets.UTF_8);
    }

    /** By number in a file of ids, the number in the warehouse. */
    private int[] numbers(IdFile ids, StoredEntry.Part part) throws IOException {
        int[] known = numbers.get(part);
        if (known == null) {
            known = new int[ids.count()];
            Arrays.fill(known, NOBODY);
            append(ids);
            int[] made = known;
            now.database()
                    .each(
                            "SELECT s.stored, p.n FROM " + STORED + " s JOIN " + Layout.PERSONS + " p ON p.id = s.id",
                            row -> made[row.getInt(1)] = row.getInt(2));
            now.database().run("DROP TABLE temp.main." + STORED);
            numbers.put(part, known);
        }
        return known;
    }

    private void append(IdFile ids) throws IOException {
        now.database().run("CREATE OR REPLACE TEMP TABLE " + STORED + " (stored INTEGER, id VARCHAR)");
        try (DuckDBAppender appender = now.database().appender("temp", STORED)) {
            IdCursor cursor = ids.cursor();
            for (int n = 0; n < ids.count(); n++) {
                if (cursor.to(n)) {
                    int number = n;
                    Database.row(appender, row -> {
                        row.append(number);
                        row.append(text(cursor));
                    });
                }
            }
        } catch (SQLException failure) {
            throw Database.failed(failure);
        }
    }
}
