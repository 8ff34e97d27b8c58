package io.licit.benchmarks;

import io.licit.core.plan.Plan;
import io.licit.engine.AudienceCounts;
import io.licit.engine.BadRows;
import io.licit.engine.EngineFactory.Workplace;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.spark.SparkEngine;
import io.licit.engine.spark.SparkFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The process that {@link Spark} measures in: our engine, and Spark SQL by hand over a prepared table of persons with the
 * traits computed, in one session, in turn. Both read Parquet that Spark has written.
 */
final class OnSpark {
    /** Rounds before any counts; one segment takes so little that the JVM still compiles long after the first. */
    private static final int WARM_ONE = 12;

    private static final int WARM_MANY = 4;
    private static final int MORE = 4;
    private static final String PLACE = "local[*]";

    private final RetailData data;
    private final Defined defined;
    private final SparkEngine ours;
    private final SparkSession theirs;
    private final int rounds;

    private OnSpark(RetailData data, Defined defined, SparkEngine ours, SparkSession theirs, int rounds) {
        this.data = data;
        this.defined = defined;
        this.ours = ours;
        this.theirs = theirs;
        this.rounds = rounds;
    }

    /** @param arguments folder of the data, persons, segments, how many of them at once, rounds */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        RetailData data =
                RetailData.in(Path.of(arguments[0]), Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        Defined defined = Defined.in(data.workspace());
        Workplace here =
                new Workplace(data.workspace(), defined.workspace().catalogue(), BadRows.STOP, Optional.of(PLACE));
        try (SparkEngine ours = (SparkEngine) new SparkFactory().open(here, Progress.none(), Recorded.nothing())) {
            SparkSession theirs = SparkSession.builder().getOrCreate();
            new OnSpark(data, defined, ours, theirs, Integer.parseInt(arguments[4]))
                    .measure(Integer.parseInt(arguments[3]));
            theirs.stop();
        }
    }

    private void measure(int many) throws IOException, SQLException, InterruptedException {
        theirs.read().parquet(prepared().toString()).createOrReplaceTempView("prepared");
        List<Integer> all = IntStream.range(0, data.conditions().size()).boxed().toList();
        Plan whole = defined.plan(names(all));
        tell("made", Lap.once(() -> ours.counts(whole, Progress.none())));
        for (int number : Refresh.typical(data.conditions())) {
            compare("one" + number, List.of(number));
        }
        compare("many", all.subList(0, Math.min(many, all.size())));
        Plan some = defined.plan(names(all.subList(0, Math.min(many, all.size()))));
        tell("stored", Lap.once(() -> ours.run(some, written -> {}, Progress.none())));
        tell("all stored", Lap.once(() -> ours.run(whole, written -> {}, Progress.none())));
    }

    /** The baselines' table, with texts as texts, as Spark writes it by itself. */
    private Path prepared() throws IOException, SQLException {
        Path made = data.folder().resolve("prepared.spark");
        if (!Files.exists(made.resolve("_SUCCESS"))) {
            Path file = data.folder().resolve("prepared.parquet");
            try (Duck duck = Duck.readOnly(data.database())) {
                duck.run("COPY prepared TO '" + file + "' (FORMAT parquet)");
            }
            theirs.read().parquet(file.toString()).write().mode("overwrite").parquet(made.toString());
            Files.delete(file);
        }
        return made;
    }

    private void compare(String what, List<Integer> numbers) throws IOException, SQLException, InterruptedException {
        Plan plan = defined.plan(names(numbers));
        String sql = "SELECT "
                + numbers.stream()
                        .map(number -> data.conditions().get(number).sql())
                        .map(condition -> numbers.size() == 1
                                ? "count(*) FROM prepared WHERE " + condition
                                : "sum(CASE WHEN " + condition + " THEN 1 ELSE 0 END)")
                        .collect(Collectors.joining(", "))
                + (numbers.size() == 1 ? "" : " FROM prepared");
        List<Lap> gated = new ArrayList<>();
        List<Lap> bare = new ArrayList<>();
        for (int round = numbers.size() == 1 ? -WARM_ONE : -WARM_MANY; round < rounds + MORE; round++) {
            List<List<Long>> counts = new ArrayList<>();
            Lap theirLap = Lap.once(() -> counts.add(bare(sql)));
            Lap ourLap = Lap.once(() -> counts.add(ours.counts(plan, Progress.none()).stream()
                    .map(AudienceCounts::matching)
                    .toList()));
            if (!counts.get(0).equals(counts.get(1))) {
                throw new IllegalStateException("counts by hand and ours differ: " + counts + " of " + sql);
            }
            if (round >= 0) {
                bare.add(theirLap);
                gated.add(ourLap);
            }
        }
        tell(what + " bare", Lap.median(bare));
        tell(what + " gated", Lap.median(gated));
    }

    private List<Long> bare(String sql) {
        Row row = theirs.sql(sql).head();
        return IntStream.range(0, row.size()).mapToObj(row::getLong).toList();
    }

    private static Set<String> names(List<Integer> numbers) {
        return numbers.stream().map(WorkspaceTexts::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void tell(String what, Lap lap) {
        System.out.printf(Locale.ROOT, "%s\t%.6f\t%.6f%n", what, lap.wall(), lap.cpu());
    }
}
