package io.licit.benchmarks;

import io.licit.engine.bits.CellCounts;
import io.licit.engine.bits.Codes;
import io.licit.engine.fairness.GroupTables;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.Judgement;
import io.licit.fairness.group.Question;
import io.licit.fairness.group.Thresholds;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * Counting 20 and 200 sets of persons by three characteristics (2 x 5 x 4 groups, some missing), once sets and codes
 * stand. Sets hold from 1 % to 60 % of the persons, at random. The same with all that is judged: every characteristic and
 * intersection to three deep, with its tests, corrections and intervals, and the most heap that this took besides what
 * stood.
 *
 * <p>The baseline is one GROUP BY for all sets in DuckDB, over a table that stands as well; beside it a GROUP BY for each
 * set, over three columns of codes and over one column of finest cells. Every way's counts are held equal.
 */
final class FairnessScan {
    private static final int[] LEVELS = {2, 5, 4};
    private static final Thresholds THRESHOLDS = new Thresholds(0.8, 0.9, 0.05, 0.02, 30);

    private final int persons;
    private final Connection connection;

    private FairnessScan(int persons, Connection connection) {
        this.persons = persons;
        this.connection = connection;
    }

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        for (int sets : new int[] {20, 200}) {
            try (Bench bench = new Bench();
                    Duck duck = Duck.file(bench.folder().resolve("scan.duckdb"))) {
                new FairnessScan(Math.toIntExact(session.persons()), duck.connection())
                        .measure(sets, session, bench.folder());
            }
        }
    }

    private void measure(int sets, Session session, Path scratch)
            throws IOException, SQLException, InterruptedException {
        fill(sets);
        Map<String, Codes> characteristics = new LinkedHashMap<>();
        for (int i = 0; i < LEVELS.length; i++) {
            String name = String.valueOf((char) ('a' + i));
            characteristics.put(name, codes(name, LEVELS[i]));
        }
        CellCounts cells = CellCounts.over(characteristics.values().toArray(Codes[]::new));
        List<RoaringBitmap> bitmaps = bitmaps(sets);
        List<List<long[]>> counted = new ArrayList<>();
        counted.add(cells.each(bitmaps));
        judge(characteristics, bitmaps);
        int rounds = session.rounds();
        Lap three = Lap.median(session.fewRounds(), 1, () -> counted.add(bySet(sets, "a, b, c", cells)));
        Lap one = Lap.median(session.fewRounds(), 1, () -> counted.add(bySet(sets, "cell", cells)));
        Lap fused = Lap.median(rounds, 1, () -> counted.add(fused(sets, cells)));
        Lap kernel = Lap.median(rounds, 1, () -> counted.add(cells.each(bitmaps)));
        requireEqual(counted);
        long standing = settledHeap();
        Lap judged = Lap.median(rounds, 1, () -> judge(characteristics, bitmaps));
        double room = (peakHeap() - standing) / (double) (1 << 20);
        Report report = session.report();
        String size = sets + " sets x 3: ";
        report.figure(size + "counts by hand, DuckDB, one GROUP BY for all (baseline)", fused);
        report.figure(size + "counts by hand, DuckDB, one for each set, 3 columns", three, fused);
        report.figure(size + "counts by hand, DuckDB, one for each set, 1 column of cells", one, fused);
        report.figure(size + "counts with intersections", kernel, fused);
        report.figure(size + "all tests and intervals", judged, fused);
        report.value(size + "heap of these, besides what stands", String.format(Locale.ROOT, "%.0f MiB", room));
        if (sets == 200) {
            report.mustBeAtMost(0.25, "fairness counts ÷ fused DuckDB, 200 sets x 3", kernel, fused);
        } else {
            pandas(session, sets, scratch, judged);
        }
    }

    /** The same sets and characteristics in pandas: rates and ratios alone, once all stands in memory. */
    private void pandas(Session session, int sets, Path scratch, Lap judged)
            throws IOException, SQLException, InterruptedException {
        Report report = session.report();
        Optional<Lap> rates =
                Pandas.rates(scratch, session.rounds(), persons, sets, LEVELS.length, file -> bytes(sets, file));
        if (rates.isEmpty()) {
            report.note("pandas: not measured, as `python3` has no pandas here");
            return;
        }
        report.figure(sets + " sets x 3: rates and ratios by hand, pandas (baseline)", rates.get());
        report.figure(sets + " sets x 3: all tests and intervals", judged, rates.get());
        report.mustBeUnder(
                1,
                "",
                "fairness with all tests ÷ pandas' bare rates, wall",
                judged.wall() / rates.get().wall());
    }

    /** A column after the other, one byte a person. */
    private void bytes(int sets, Path file) throws IOException, SQLException {
        List<String> columns = new ArrayList<>(List.of("a", "b", "c"));
        IntStream.range(0, sets).forEach(i -> columns.add("CAST(s" + i + " AS UTINYINT)"));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (String column : columns) {
                byte[] all = new byte[persons];
                each("SELECT n, " + column + " FROM people", row -> all[row.getInt(1)] = row.getByte(2));
                out.write(all);
            }
        }
    }

    private static void judge(Map<String, Codes> characteristics, List<RoaringBitmap> sets) {
        long tables = new GroupTables(characteristics, LEVELS.length)
                .of(sets).parallelStream()
                        .flatMap(List::stream)
                        .map(table -> Judgement.of(
                                table, new Question("matching", Direction.BENEFIT, THRESHOLDS, Optional.empty())))
                        .filter(result -> !result.groups().isEmpty())
                        .count();
        if (tables != sets.size() * 7L) {
            throw new IllegalStateException("three characteristics have seven tables");
        }
    }

    /** Bytes in use once nothing is held needlessly; the peak is counted from here. */
    private static long settledHeap() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        return heap().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    private static long peakHeap() {
        return heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    /** Codes from 0; the number of levels is missing. */
    private void fill(int sets) throws SQLException {
        String codes = IntStream.range(0, LEVELS.length)
                .mapToObj(i -> "CAST(CASE WHEN hash(n, 'missing', " + i + ") % 50 = 0 THEN " + LEVELS[i]
                        + " ELSE hash(n, 'code', " + i + ") % " + LEVELS[i] + " END AS UTINYINT) AS "
                        + (char) ('a' + i))
                .collect(Collectors.joining(", "));
        String members = IntStream.range(0, sets)
                .mapToObj(i -> "hash(n, 'set', " + i + ") % 100 < " + (1 + i * 59 / (sets - 1)) + " AS s" + i)
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE people AS SELECT *, CAST((a * " + (LEVELS[1] + 1) + " + b) * "
                    + (LEVELS[2] + 1) + " + c AS UTINYINT) AS cell FROM (SELECT CAST(n AS INTEGER) AS n, " + codes
                    + ", " + members + " FROM range(" + persons + ") t(n))");
            statement.execute("CHECKPOINT");
        }
    }

    private Codes codes(String column, int levels) throws SQLException {
        List<String> labels =
                IntStream.range(0, levels).mapToObj(String::valueOf).toList();
        Codes.Writer writer = Codes.writer(labels, persons);
        each("SELECT n, " + column + " FROM people", row -> writer.set(row.getInt(1), row.getInt(2)));
        return writer.codes();
    }

    private List<RoaringBitmap> bitmaps(int sets) throws SQLException {
        List<RoaringBitmap> bitmaps = new ArrayList<>();
        for (int i = 0; i < sets; i++) {
            RoaringBitmapWriter<RoaringBitmap> writer =
                    RoaringBitmapWriter.writer().get();
            each("SELECT n FROM people WHERE s" + i, row -> writer.add(row.getInt(1)));
            bitmaps.add(writer.get());
        }
        return bitmaps;
    }

    private List<long[]> bySet(int sets, String columns, CellCounts cells) throws SQLException {
        List<long[]> all = new ArrayList<>();
        for (int i = 0; i < sets; i++) {
            long[] counts = new long[cells.cells()];
            each(
                    "SELECT count(*), any_value(cell) FROM people WHERE s" + i + " GROUP BY " + columns,
                    row -> counts[row.getInt(2)] = row.getLong(1));
            all.add(counts);
        }
        return all;
    }

    private List<long[]> fused(int sets, CellCounts cells) throws SQLException {
        List<long[]> all =
                IntStream.range(0, sets).mapToObj(i -> new long[cells.cells()]).toList();
        String sums = IntStream.range(0, sets)
                .mapToObj(i -> "sum(CAST(s" + i + " AS INTEGER))")
                .collect(Collectors.joining(", "));
        each("SELECT cell, " + sums + " FROM people GROUP BY cell", row -> {
            for (int i = 0; i < sets; i++) {
                all.get(i)[row.getInt(1)] = row.getLong(i + 2);
            }
        });
        return all;
    }

    private static void requireEqual(List<List<long[]>> counted) {
        List<long[]> first = counted.get(0);
        for (List<long[]> other : counted) {
            for (int i = 0; i < first.size(); i++) {
                if (!Arrays.equals(first.get(i), other.get(i))) {
                    throw new IllegalStateException("two ways of counting set " + i + " differ");
                }
            }
        }
    }

    private void each(String sql, Visit visit) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                visit.row(rows);
            }
        }
    }

    private interface Visit {
        void row(ResultSet row) throws SQLException;
    }
}
