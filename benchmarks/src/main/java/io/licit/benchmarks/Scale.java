package io.licit.benchmarks;

import io.licit.benchmarks.scale.Cluster;
import io.licit.benchmarks.scale.Line;
import io.licit.benchmarks.scale.Simulation;
import io.licit.benchmarks.scale.Stage;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a million persons cost, from three sizes with a line through them, and what a thousand times as many would take of
 * a cluster, which is simulated from what Spark was measured to take of one machine.
 */
final class Scale {
    private static final double BILLION = 1e9;

    /** CPU seconds that Spark takes to make the state of a million persons more, by the entry {@code spark} at two sizes. */
    private static final double SPARK_MAKES = 79;

    /** Likewise, to answer 200 segments from that state and to store their members. */
    private static final double SPARK_ANSWERS = 39;

    private static final double PERSONS_OF_SHARD = 250_000;
    private static final int COURSES = 100;
    private static final List<Integer> WORKERS = List.of(10, 30, 100, 300);

    /** Eight cores; a gigabyte a second from the others; one in fifty is half as fast; one dies in fifty hours. */
    private static final Cluster CLUSTER = new Cluster(1, 8, 1e9, 0.3, 0.02, 2, 0.02, 0.005);

    private final Map<String, List<Line.Point>> seconds = new LinkedHashMap<>();
    private final Map<String, List<Line.Point>> bytes = new LinkedHashMap<>();

    private Scale() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        Scale scale = new Scale();
        for (long persons : List.of(session.persons() / 10, session.persons() * 3 / 10, session.persons())) {
            scale.at(session, persons);
        }
        scale.tell(session.report());
    }

    private void at(Session session, long persons) throws IOException, SQLException, InterruptedException {
        RetailData data = RetailData.in(
                session.options().folder(), persons, session.options().segments());
        Path folder = data.copy("scale");
        List<Held> opened = new ArrayList<>();
        cost(
                seconds,
                "load",
                persons,
                Lap.once(() -> opened.add(Held.open(folder, Recorded.nothing())))
                        .cpu());
        try (Held held = opened.get(0)) {
            Lap.Work run = () -> held.warehouse().run(held.plan(), Progress.none());
            cost(
                    seconds,
                    "first refresh: columns and bits made",
                    persons,
                    Lap.once(run).cpu());
            cost(
                    seconds,
                    "refresh, columns and bits standing",
                    persons,
                    Lap.median(session.rounds(), 1, run).cpu());
        }
        cost(bytes, "sources, Parquet", persons, size(folder.resolve("data"), ""));
        cost(bytes, "warehouse", persons, size(folder.resolve(".licit"), "warehouse-"));
        cost(bytes, "prepared columns and bits", persons, size(folder.resolve(".licit"), "prepared-"));
        cost(bytes, "audiences with ids", persons, size(folder.resolve(".licit"), "audiences"));
        Folders.delete(folder);
    }

    private static void cost(Map<String, List<Line.Point>> costs, String what, long persons, double cost) {
        costs.computeIfAbsent(what, key -> new ArrayList<>()).add(new Line.Point(persons, Math.max(cost, 1e-3)));
    }

    private static double size(Path folder, String prefix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            double sum = 0;
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sum += folder.relativize(file).toString().startsWith(prefix) ? Files.size(file) : 0;
            }
            return sum;
        }
    }

    private void tell(Report report) {
        seconds.forEach((what, points) -> report.value(what + ", CPU s", described(points, 1)));
        bytes.forEach((what, points) -> report.value(what + ", MB", described(points, 1e-6)));
        report.note(String.format(
                Locale.ROOT,
                "a billion persons on a simulated cluster of Spark, which takes %.0f CPU s to make the state of a million and"
                        + " %.0f to answer and store 200 segments, in shards of %,.0f persons",
                SPARK_MAKES,
                SPARK_ANSWERS,
                PERSONS_OF_SHARD));
        List<Stage> job = job();
        for (int workers : WORKERS) {
            double[] quantiles = Simulation.quantiles(job, CLUSTER.of(workers), COURSES);
            report.value(
                    workers + " workers of " + CLUSTER.cores() + " cores: middle and 95th of " + COURSES + " courses",
                    String.format(Locale.ROOT, "%.0f, %.0f s", quantiles[0], quantiles[1]));
        }
    }

    private static String described(List<Line.Point> points, double unit) {
        Line line = Line.through(points);
        StringBuilder text = new StringBuilder();
        points.forEach(point -> text.append(
                String.format(Locale.ROOT, "%,.2f at %,.2f M; ", point.cost() * unit, point.persons() / 1e6)));
        return text
                + String.format(
                        Locale.ROOT,
                        "%.2f + %.3f a million (%.0f %% off at most); %,.0f for a billion",
                        line.fixed() * unit,
                        line.perMillion() * unit,
                        line.off() * 100,
                        line.at(BILLION) * unit);
    }

    /** Reading with the shuffle's writing; grouping by person; answering with the writing of memberships. */
    private List<Stage> job() {
        int shards = (int) Math.ceil(BILLION / PERSONS_OF_SHARD);
        double make = SPARK_MAKES * PERSONS_OF_SHARD / 1e6;
        double answer = SPARK_ANSWERS * PERSONS_OF_SHARD / 1e6;
        double raw = shard(bytes, "sources, Parquet");
        return List.of(
                new Stage("read", shards, make / 2, 0, true),
                new Stage("group", shards, make / 2, raw, false),
                new Stage("answer", shards, answer, 0, false));
    }

    private static double shard(Map<String, List<Line.Point>> costs, String what) {
        return Line.through(costs.getOrDefault(what, List.of())).perMillion() * PERSONS_OF_SHARD / 1e6;
    }
}
