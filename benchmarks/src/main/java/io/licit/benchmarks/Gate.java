package io.licit.benchmarks;

import io.licit.core.plan.Plan;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One segment's members over a prepared state, in a warm process: whom its condition matches, and the eligible of them. The
 * baselines by hand count, over the prepared table: bare, and with the law as an engineer would join it in. The latter is
 * far simpler than the law that we hold segments against, so that its time is compared and not its count.
 */
final class Gate {
    private static final int ROUNDS_MORE = 5;
    /** The JVM still compiles after the first hundreds of answers, which take milliseconds. */
    private static final double WARM_SECONDS = 4;

    private static final double SLOW_SECONDS = 1;

    private Gate() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        List<Condition> conditions = session.data().conditions();
        for (int number : Refresh.typical(conditions)) {
            boolean trait = !conditions.get(number).traits().isEmpty();
            one(session, number, trait ? ", with a trait" : ", of attributes");
        }
        String segment = WorkspaceTexts.name(Refresh.typical(conditions).get(0));
        int rounds = session.rounds() + ROUNDS_MORE;
        session.report().figure("members, gated, a minute later each time", later(session, segment, rounds));
    }

    private static void one(Session session, int number, String kind)
            throws IOException, SQLException, InterruptedException {
        Held held = session.held();
        Duck duck = session.baseline();
        Condition condition = session.data().conditions().get(number);
        String segment = WorkspaceTexts.name(number);
        Plan gated = held.plan(Set.of(segment));
        long matching = held.ungated(segment).getLongCardinality();
        long bare = duck.number(condition.counting());
        if (matching != bare) {
            throw new IllegalStateException(segment + " matches " + matching + " persons, and " + bare + " by hand");
        }
        long warm = System.nanoTime() + (long) (WARM_SECONDS * 1e9);
        while (System.nanoTime() < warm) {
            held.ungated(segment);
            held.gated(gated, segment);
        }
        // In turn, so that what disturbs, disturbs both.
        List<Lap> without = new ArrayList<>();
        List<Lap> with = new ArrayList<>();
        Lap first = Lap.once(() -> held.gated(gated, segment));
        int times = first.times();
        int rounds = session.rounds() + (first.wall() > SLOW_SECONDS ? 0 : ROUNDS_MORE);
        for (int i = 0; i < rounds; i++) {
            without.add(Lap.median(1, times, () -> held.ungated(segment).getLongCardinality()));
            with.add(Lap.median(1, times, () -> held.gated(gated, segment).getLongCardinality()));
        }
        Lap bareLap = Lap.median(rounds, times, () -> duck.number(condition.counting()));
        Lap joined = Lap.median(session.rounds(), 1, () -> duck.number(joined(condition)));
        Report report = session.report();
        report.figure("bare count by hand" + kind + ", DuckDB (baseline)", bareLap);
        report.figure("count with the law joined in by hand" + kind + ", DuckDB", joined, bareLap);
        report.figure("members, ungated" + kind, Lap.median(without), bareLap);
        report.figure("members, gated" + kind, Lap.median(with), bareLap);
        report.figure("members, gated ÷ ungated" + kind, Lap.median(with), Lap.median(without));
        report.mustBeAtMost(1.15, "gated ÷ ungated" + kind, Lap.median(with), Lap.median(without));
    }

    /** The clock has reached some persons since the last answer, and these are asked again. */
    private static Lap later(Session session, String segment, int rounds)
            throws IOException, SQLException, InterruptedException {
        Held held = session.held();
        List<Plan> minutes = IntStream.rangeClosed(1, rounds)
                .mapToObj(minute -> held.plan(Set.of(segment), Held.AS_OF.plusSeconds(60L * minute)))
                .toList();
        List<Lap> laps = new ArrayList<>();
        for (Plan plan : minutes) {
            laps.add(Lap.once(() -> held.gated(plan, segment)));
        }
        return Lap.median(laps);
    }

    private static String joined(Condition condition) {
        return """
                SELECT count(*) FROM prepared p
                JOIN rules r ON r.place = coalesce(p.region, p.country)
                    AND r.purpose = 'direct-marketing' AND r.channel = 'email'
                LEFT JOIN consent_current c ON c.customer_id = p.customer_id
                    AND c.purpose = 'direct-marketing' AND c.channel = 'email'
                LEFT JOIN consent_current a ON a.customer_id = p.customer_id
                    AND a.purpose = 'direct-marketing' AND a.channel = 'all'
                WHERE (%s)
                    AND coalesce(a.status, '') NOT IN ('withdrawn', 'objected')
                    AND CASE r.mode WHEN 'opt-in' THEN c.status = 'granted' AND c.expires_at > TIMESTAMP '%s 12:00:00'
                        ELSE coalesce(c.status, '') NOT IN ('withdrawn', 'objected') END
                    AND p.age >= r.minimum_age
                    AND p.last_active_at > TIMESTAMP '%s 12:00:00' - r.keep
                    AND NOT EXISTS (SELECT 1 FROM restrictions x WHERE x.customer_id = p.customer_id
                        AND x.kind IN ('erasure', 'restriction', 'deceased')
                        AND (x.until IS NULL OR x.until > TIMESTAMP '%s 12:00:00'))
                """.formatted(condition.sql(), RetailData.TODAY, RetailData.TODAY, RetailData.TODAY);
    }
}
