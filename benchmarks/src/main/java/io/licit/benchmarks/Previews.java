package io.licit.benchmarks;

import io.licit.engine.AudienceCounts;
import io.licit.engine.Progress;
import io.licit.engine.Sampled;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Previews in a warm process: matching, eligible and reachable, the waterfall of rules, and the breakdown by country. The
 * baseline is the same condition's bare count by country, by hand over the prepared table.
 * The same with breakdowns by two columns more, one of few values and one of some fifty; and estimated from a share.
 */
final class Previews {
    private static final int SEGMENTS = 12;
    private static final List<String> COLUMNS = List.of("tier", "store");
    private static final double SHARE = 0.05;

    private Previews() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        Held held = session.held();
        Duck duck = session.baseline();
        List<Condition> conditions = session.data().conditions();
        List<Lap> previews = new ArrayList<>();
        List<Lap> counts = new ArrayList<>();
        List<Lap> broken = new ArrayList<>();
        List<Lap> sampled = new ArrayList<>();
        for (int i : IntStream.range(0, Math.min(SEGMENTS, conditions.size())).toArray()) {
            String segment = WorkspaceTexts.name(i);
            String bare = "SELECT count(*) FROM (SELECT country, count(*) FROM prepared WHERE "
                    + conditions.get(i).sql() + " GROUP BY country)";
            counts.add(Lap.median(session.rounds(), 1, () -> duck.number(bare)));
            Lap.Work preview = () -> {
                AudienceCounts found = held.warehouse().preview(held.plan(Set.of(segment)), segment, Progress.none());
                if (found.matching() < found.eligible()) {
                    throw new IllegalStateException("more are eligible than match");
                }
            };
            preview.run();
            previews.add(Lap.median(session.rounds(), 1, preview));
            broken.add(warm(
                    session,
                    () -> held.warehouse()
                            .preview(held.plan(Set.of(segment)), segment, COLUMNS, Progress.none())
                            .breakdowns()));
            sampled.add(warm(
                    session,
                    () -> held.warehouse()
                            .sample(
                                    held.plan(Set.of(segment)),
                                    segment,
                                    new Sampled.Request(SHARE, i, List.of()),
                                    Progress.none())));
        }
        Lap slowest = previews.stream().max(Comparator.comparing(Lap::wall)).orElseThrow();
        Lap baseline = Lap.median(counts);
        Report report = session.report();
        report.figure("bare count by country by hand, DuckDB (baseline), median of segments", baseline);
        report.figure("preview, median of " + previews.size() + " segments", Lap.median(previews), baseline);
        report.figure("preview, the slowest of them", slowest, baseline);
        report.figure("preview by tier and store too, median", Lap.median(broken), baseline);
        report.figure("preview estimated from 5 %, median", Lap.median(sampled), baseline);
        report.mustBeUnder(
                150,
                "ms",
                "preview with waterfall and breakdown, warm",
                Lap.median(previews).wall() * 1000);
        report.mustBeUnder(
                150,
                "ms",
                "preview by two columns more, warm",
                Lap.median(broken).wall() * 1000);
    }

    private static Lap warm(Session session, Supplier<?> asked) throws IOException, SQLException, InterruptedException {
        Lap.Work work = () -> Objects.requireNonNull(asked.get());
        work.run();
        return Lap.median(session.rounds(), 1, work);
    }
}
