package io.licit.programme.consent.signal;

import io.licit.core.json.Json;
import io.licit.programme.consent.Acknowledged;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import io.licit.programme.people.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a file into the ledger: all of it at one moment, or nothing. */
public final class Import {
    /** More are counted and not told. */
    private static final int MOST_TOLD = 50;

    private final Ledger ledger;

    public Import(Ledger ledger) {
        this.ledger = ledger;
    }

    /** A line with what is wrong on it, or why its signal counts as opted out. */
    public record Line(long number, String why) {}

    /**
     * What became of a file.
     *
     * @param acknowledged empty where nothing was imported, since lines are bad
     * @param bad the first of them
     * @param undecoded signals that count as opted out; the first of them
     */
    public record Outcome(
            Optional<Acknowledged> acknowledged,
            long rows,
            long badCount,
            List<Line> bad,
            long undecodedCount,
            List<Line> undecoded) {
        public Outcome {
            bad = List.copyOf(bad);
            undecoded = List.copyOf(undecoded);
        }

        /** For programs. */
        public Json.Obj json() {
            Json.Builder all = Json.object();
            acknowledged
                    .map(Acknowledged::json)
                    .orElseGet(() -> Json.object().put("added", 0).build())
                    .members()
                    .forEach(all::put);
            return all.put("rows", rows)
                    .put("bad", lines(bad))
                    .put("undecoded", lines(undecoded))
                    .build();
        }

        private static Json lines(List<Line> lines) {
            return Json.array(lines.stream()
                    .map(line -> Json.object()
                            .put("line", line.number())
                            .put("why", line.why())
                            .build())
                    .toList());
        }
    }

    /** The file is read twice, first to see whether it is good, so that others wait for its writing alone. */
    public Outcome of(SignalFile file, boolean skipBad, Actor by) {
        Look look = new Look();
        file.read(look);
        boolean stopped = look.badCount > 0 && !skipBad;
        Optional<Acknowledged> acknowledged = stopped
                ? Optional.empty()
                : Optional.of(ledger.recordAsWritten(sink -> file.read(new Writing(sink, skipBad)), by));
        return new Outcome(acknowledged, look.rows, look.badCount, look.bad, look.undecodedCount, look.undecoded);
    }

    private static final class Look implements SignalFile.Listener {
        private final List<Line> bad = new ArrayList<>();
        private final List<Line> undecoded = new ArrayList<>();
        private long rows;
        private long badCount;
        private long undecodedCount;

        @Override
        public void row(long line, List<Change> changes, Optional<String> why) {
            rows++;
            why.ifPresent(text -> {
                undecodedCount++;
                add(undecoded, line, text);
            });
        }

        @Override
        public void bad(long line, String why) {
            rows++;
            badCount++;
            add(bad, line, why);
        }

        private static void add(List<Line> lines, long line, String why) {
            if (lines.size() < MOST_TOLD) {
                lines.add(new Line(line, why));
            }
        }
    }

    private static final class Writing implements SignalFile.Listener {
        private final Ledger.Sink sink;
        private final boolean skipBad;

        Writing(Ledger.Sink sink, boolean skipBad) {
            this.sink = sink;
            this.skipBad = skipBad;
        }

        @Override
        public void row(long line, List<Change> changes, Optional<String> why) {
            sink.add(changes);
        }

        @Override
        public void bad(long line, String why) {
            if (!skipBad) {
                throw new UnreadableRecord("the file changed while it was read; nothing of it is imported");
            }
        }
    }
}
