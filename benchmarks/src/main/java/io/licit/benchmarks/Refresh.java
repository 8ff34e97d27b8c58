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
        List<String> queries =
                session.data().conditions().stream().map(Condition::counting).toList();
        count(session.baseline(), queries, session.refreshed(), "the prepared table");
        long members = session.refreshed().matching().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        session.report().value("persons whom the conditions match, in all", String.format("%,d", members));
        against(session, queries, session.rounds(), "the prepared table", 0.45);
    }

    static void measureRaw(Session session) throws IOException, SQLException, InterruptedException {
        List<String> queries =
                session.data().conditions().stream().map(Condition::countingRaw).toList();
        against(session, queries, session.fewRounds(), "the raw tables", 0.05);
    }

    private static void against(Session session, List<String> queries, int rounds, String whose, double most)
            throws IOException, SQLException, InterruptedException {
        Session.Refreshed refreshed = session.refreshed();
        Duck duck = session.baseline();
        Lap counted = Lap.median(rounds, 1, () -> count(duck, queries, refreshed, whose));
        Report report = session.report();
        String many = queries.size() + " ";
        report.figure(many + "bare counts over " + whose + ", DuckDB (baseline)", counted);
        report.figure(many + "segments refreshed", refreshed.lap(), counted);
        report.mustBeAtMost(most, "refresh ÷ bare counts over " + whose, refreshed.lap(), counted);
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
