package io.licit.engine.spark;

import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** Passes over a state that answer a plan's questions, with what was recorded since the state was made. */
final class Answering {
    /** Tasks for each core, so that one that is slow is not waited for by all. */
    private static final int TASKS = 2;

    private static final String STATE = "state";
    private static final String WHOM = "touched";
    private static final String TOLD = "told_persons";

    private final SparkSession session;
    private final Told told;
    private final PersonState.Kept kept;
    private final Questions questions;
    private final Instant asOf;
    private final Supplier<Dataset<Row>> reading;
    private boolean isRead;

    /** @param reading gives the state of {@code kept}, under the names that the questions have for its columns */
    Answering(
            SparkSession session,
            Told told,
            PersonState.Kept kept,
            Questions questions,
            Instant asOf,
            Supplier<Dataset<Row>> reading) {
        this.session = session;
        this.told = told;
        this.kept = kept;
        this.questions = questions;
        this.asOf = asOf;
        this.reading = reading;
    }

    /** Everybody's state; what needs none of it does not wait for Spark to look at its columns. */
    Dataset<Row> state() {
        if (!isRead) {
            reading.get().createOrReplaceTempView(STATE);
            isRead = true;
        }
        return session.table(STATE);
    }

    /** Whether somebody's gates may be other ones than were made ready. */
    boolean isTouched() {
        return !told.isNothing() || kept.isStaleAt(asOf);
    }

    /** Every shard, whole. */
    JavaRDD<ShardRows> shards(Ready.Kept ready) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        List<ShardTask.Shard> all = ready.shards().keySet().stream()
                .map(shard -> new ShardTask.Shard(shard, ready.limit(shard)))
                .toList();
        int tasks = Math.min(all.size(), TASKS * session.sparkContext().defaultParallelism());
        return context.parallelize(all, Math.max(1, tasks)).map(shard -> ShardRows.all(shard.number(), shard.rows()));
    }

    /** The same with the persons' keys, as tasks read these. */
    JavaRDD<ShardRows> persons() {
        return rows(state(), List.of(), ShardRows.Beside.ID)
                .mapPartitions(rows -> ShardRows.of(rows, new Packing(0), ShardRows.Beside.ID, true));
    }

    /** What every test and contact point is of everybody, as of the instant of the state. */
    JavaRDD<InternalRow> ready() {
        List<String> flags = new ArrayList<>(questions.tests(kept.asOf()));
        flags.addAll(questions.contacts());
        return rows(state(), Packing.expressions(flags), ShardRows.Beside.PLACE);
    }

    /** What every test is of those whom the clock or something recorded may have changed it for. */
    JavaRDD<InternalRow> touched() {
        boolean stale = kept.isStaleAt(asOf);
        state();
        if (!told.isNothing()) {
            told.make(session, STATE);
            session.sql("SELECT n FROM " + Told.CONSENTS + " UNION SELECT n FROM " + Told.RESTRICTIONS)
                    .createOrReplaceTempView(TOLD);
        }
        whom(stale).createOrReplaceTempView(WHOM);
        Dataset<Row> gate = session.sql(gate(stale)).sortWithinPartitions("shard", "row");
        return rows(gate, Packing.expressions(questions.tests(asOf)), ShardRows.Beside.NOTHING);
    }

    private static JavaRDD<InternalRow> rows(Dataset<Row> state, List<String> words, ShardRows.Beside beside) {
        List<String> list = new ArrayList<>(ShardRows.COLUMNS);
        list.addAll(words);
        list.addAll(beside.columns());
        return state.selectExpr(list.toArray(String[]::new))
                .queryExecution()
                .toRdd()
                .toJavaRDD();
    }

    private String changed() {
        return "s.gate_until <= " + Sql.moment(asOf);
    }

    private Dataset<Row> whom(boolean stale) {
        String state = " FROM " + STATE + " s";
        if (told.isNothing()) {
            return session.sql("SELECT s.*" + state + " WHERE " + changed());
        }
        String hint = told.isFew() ? "/*+ BROADCAST(t) */ " : "";
        return session.sql("SELECT " + hint + "s.*" + state + " LEFT JOIN " + TOLD
                + " t ON t.n = s.n WHERE t.n IS NOT NULL" + (stale ? " OR " + changed() : ""));
    }

    /** Those who are touched, with their ledgers as of the instant. */
    private String gate(boolean stale) {
        StringBuilder list = new StringBuilder("s.shard, s.row, s.birth, s.age, s.retain_until");
        StringBuilder from = new StringBuilder(WHOM + " s");
        add(list, from, questions.consentAggregates(asOf), Layout.CONSENTS, stale);
        add(list, from, questions.restrictionAggregates(asOf), Layout.RESTRICTIONS, stale);
        return "SELECT " + list + " FROM " + from;
    }

    /** Every aggregate over a ledger is a latest moment, so that of two parts of the ledger the later one is it. */
    private void add(
            StringBuilder list, StringBuilder from, Map<String, String> aggregates, String ledger, boolean stale) {
        if (aggregates.isEmpty()) {
            return;
        }
        String again = "again_" + ledger;
        String recorded = "recorded_" + ledger;
        aggregates.keySet().forEach(name -> {
            String now = stale
                    ? "CASE WHEN " + changed() + " THEN " + again + "." + name + " ELSE s." + name + " END"
                    : "s." + name;
            list.append(", ")
                    .append(told.isNothing() ? now : "greatest(" + now + ", " + recorded + "." + name + ")")
                    .append(" AS ")
                    .append(name);
        });
        if (stale) {
            String rows = "(SELECT l.* FROM " + ledger + " l LEFT SEMI JOIN (SELECT s.n FROM " + WHOM + " s WHERE "
                    + changed() + ") w ON w.n = l.n)";
            from.append(joined(PersonState.grouped(aggregates, rows, ""), again));
        }
        if (!told.isNothing()) {
            from.append(joined(PersonState.grouped(aggregates, Told.beside(ledger), ""), recorded));
        }
    }

    private static String joined(String query, String alias) {
        return " LEFT JOIN (" + query + ") " + alias + " ON " + alias + ".n = s.n";
    }
}
