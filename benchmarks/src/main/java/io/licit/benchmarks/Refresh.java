package io.licit.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A refresh of all segments in a warm process, with gate, waterfalls and stored memberships. Baselines: the same conditions
 * as bare counts by hand, over the prepared table and over the raw tables. Their counts are held equal to ours.
 */
final class Refresh {
    private Refresh() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        Report report = session.report();
        List<Condition> conditions = session.data().conditions();
        Duck duck = session.baseline();
        Session.Refreshed refreshed = session.refreshed();
        count(duck, conditions.stream().map(Condition::counting).toList(), refreshed, "the prepared table");
        Lap prepared = Lap.median(
                session.rounds(),
                1,
                () -> count(
                        duck, conditions.stream().map(Condition::counting).toList(), refreshed, "the prepared table"));
        Lap raw = Lap.median(
                session.fewRounds(),
                1,
                () -> count(
                        duck, conditions.stream().map(Condition::countingRaw).toList(), refreshed, "the raw tables"));
        long members = refreshed.matching().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        report.value("persons whom the conditions match, in all", String.format("%,d", members));
        String many = conditions.size() + " ";
        report.figure(many + "bare counts over the prepared table, DuckDB (baseline)", prepared);
        report.figure(many + "segments refreshed", refreshed.lap(), prepared);
        report.figure(many + "bare counts over the raw tables, DuckDB (baseline)", raw);
        report.figure(many + "segments refreshed", refreshed.lap(), raw);
        report.mustBeAtMost(0.45, "refresh ÷ bare counts over the prepared table", refreshed.lap(), prepared);
        report.mustBeAtMost(0.05, "refresh ÷ bare counts over the raw tables", refreshed.lap(), raw);
    }

    private static void count(Duck duck, List<String> queries, Session.Refreshed refreshed, String whose)
            throws SQLException {
        for (int i = 0; i < queries.size(); i++) {
            refreshed.requireEqual(WorkspaceTexts.name(i), duck.number(queries.get(i)), whose);
        }
    }

    /** Numbers of segments for mail by consent, the first without traits and the first with one. */
    static List<Integer> typical(List<Condition> conditions) {
        int plain = first(conditions, false);
        int trait = first(conditions, true);
        return plain == trait ? List.of(plain) : List.of(plain, trait);
    }

    private static int first(List<Condition> conditions, boolean withTraits) {
        return IntStream.range(0, conditions.size())
                .filter(i -> i % 12 == 0)
                .filter(i -> conditions.get(i).traits().isEmpty() != withTraits)
                .findFirst()
                .orElse(0);
    }
}
