package io.licit.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The sample retailer at 100,000 persons, or as many as the first argument says: making it, the whole run of all its
 * segments, and one preview. The baseline is the same segment's condition as plain SQL on DuckDB over the same files, with
 * no law in it.
 */
public final class Run100k {
    private static final String SEGMENT = "lapsed-big-spenders";
    private static final String DAY = "2026-11-24";

    private Run100k() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        String persons = arguments.length > 0 ? arguments[0] : "100000";
        try (Bench bench = new Bench()) {
            double made = bench.licit(bench.folder(), "init", "aurora", "--demo", "--persons", persons)
                    .seconds();
            Path aurora = bench.folder().resolve("aurora");
            double baseline = plain(aurora);
            double first = run(bench, aurora);
            double again = run(bench, aurora);
            double preview = bench.licit(aurora, "preview", SEGMENT, "--as-of", DAY, "--format", "json")
                    .seconds();
            System.out.print(Bench.row("one condition as plain SQL, no law (baseline)", baseline, baseline)
                    + Bench.row("init --demo --persons " + persons, made, baseline)
                    + Bench.row("run of every segment, loading included", first, baseline)
                    + Bench.row("run of every segment, again", again, baseline)
                    + Bench.row("preview of one segment", preview, baseline));
        }
    }

    private static double run(Bench bench, Path workspace) {
        return bench.licit(workspace, "run", "--as-of", DAY, "--format", "json").seconds();
    }

    private static double plain(Path workspace) throws SQLException {
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
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
