package io.licit.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * The sample retailer at 100,000 persons, or as many as the first argument says: making it, the whole run of all its
 * segments, and one preview. The baseline is the same segment's condition as plain SQL on DuckDB over the same files, with
 * no law in it.
 */
final class Run100k {
    private static final String SEGMENT = "lapsed-big-spenders";
    private static final String DAY = "2026-11-24";

    private Run100k() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        String persons = Long.toString(Math.min(100_000, session.persons()));
        try (Bench bench = new Bench()) {
            Lap made = Lap.once(() -> bench.licit(bench.folder(), "init", "aurora", "--demo", "--persons", persons));
            Path aurora = bench.folder().resolve("aurora");
            Lap baseline = plain(session.rounds(), aurora);
            Lap.Work run = () -> bench.licit(aurora, "run", "--as-of", DAY, "--format", "json");
            Lap first = Lap.once(run);
            Lap again = Lap.median(session.rounds(), 1, run);
            Lap preview = Lap.median(
                    session.rounds(),
                    1,
                    () -> bench.licit(aurora, "preview", SEGMENT, "--as-of", DAY, "--format", "json"));
            Report report = session.report();
            report.figure("one condition as plain SQL, no law (baseline)", baseline);
            report.figure("init --demo --persons " + persons, made, baseline);
            report.figure("run of every segment, loading included", first, baseline);
            report.figure("run of every segment, again", again, baseline);
            report.figure("preview of one segment", preview, baseline);
        }
    }

    private static Lap plain(int rounds, Path workspace) throws IOException, SQLException, InterruptedException {
        String data = workspace.resolve("data").toString().replace("'", "''");
        String sql = """
                WITH spent AS (
                  SELECT customer_id,
                    sum(amount) FILTER (WHERE placed_at >= DATE '2026-11-24' - INTERVAL 365 DAY) AS amount,
                    max(placed_at) AS last
                  FROM '%1$s/orders.parquet' GROUP BY customer_id)
                SELECT count(*) FROM '%1$s/customers.parquet' JOIN spent USING (customer_id)
                WHERE amount > 500 AND date_diff('day', CAST(last AS DATE), DATE '2026-11-24') > 90 AND NOT staff
                """.formatted(data);
        try (Duck duck = Duck.inMemory()) {
            return Lap.median(rounds, 1, () -> duck.number(sql));
        }
    }
}
