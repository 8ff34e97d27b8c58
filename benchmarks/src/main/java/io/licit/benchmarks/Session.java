package io.licit.benchmarks;

import io.licit.engine.AudienceCounts;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of the benchmarks: what was asked for, and what several entries need, made when it is first asked for. */
final class Session implements AutoCloseable {
    /** From here on, what takes minutes is measured once. */
    static final long LARGE = 5_000_000;

    private final Options options;
    private final Report report;
    private final List<RetailData> data = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final List<Duck> baseline = new ArrayList<>();
    private final List<Refreshed> refreshed = new ArrayList<>();

    /** A refresh of all segments, with what each matches. */
    record Refreshed(Lap lap, Map<String, Long> matching) {
        void requireEqual(String segment, long count, String whose) {
            if (!Optional.of(count).equals(Optional.ofNullable(matching.get(segment)))) {
                throw new IllegalStateException(
                        segment + " matches " + matching.get(segment) + " persons, and " + count + " in " + whose);
            }
        }
    }

    Session(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    Options options() {
        return options;
    }

    Report report() {
        return report;
    }

    long persons() {
        return options.persons();
    }

    int rounds() {
        return options.rounds();
    }

    /** For what takes minutes at many persons. */
    int fewRounds() {
        return persons() >= LARGE ? 1 : rounds();
    }

    RetailData data() throws IOException, SQLException {
        if (data.isEmpty()) {
            data.add(RetailData.in(options.folder(), persons(), options.segments()));
        }
        return data.get(0);
    }

    /** The workspace, loaded, with nothing recorded beside its files. */
    Held held() throws IOException, SQLException {
        if (held.isEmpty()) {
            held.add(Held.open(data().workspace(), Recorded.nothing()));
        }
        return held.get(0);
    }

    Duck baseline() throws IOException, SQLException {
        if (baseline.isEmpty()) {
            baseline.add(Duck.readOnly(data().database()));
        }
        return baseline.get(0);
    }

    /** All segments with gate, waterfalls and stored memberships, in a warm process. */
    Refreshed refreshed() throws IOException, SQLException, InterruptedException {
        if (refreshed.isEmpty()) {
            Held open = held();
            Map<String, Long> matching = new HashMap<>();
            Lap.Work run = () -> {
                for (AudienceCounts counts : open.warehouse().run(open.plan(), Progress.none())) {
                    matching.put(counts.segment(), counts.matching());
                }
            };
            run.run();
            refreshed.add(new Refreshed(Lap.median(rounds(), 1, run), matching));
        }
        return refreshed.get(0);
    }

    @Override
    public void close() throws SQLException {
        held.forEach(Held::close);
        for (Duck duck : baseline) {
            duck.close();
        }
    }
}
