package io.licit.engine.spark;

import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** Passes over a state that answer a plan's questions, with what was recorded since the state was made. */
final class Answering {
    private static final String STATE = "state";
    private static final String WHOM = "touched";
    private static final String TOLD = "told_persons";

    private final SparkSession session;
    private final Told told;
    private final PersonState.Kept kept;
    private final Questions questions;
    private final Instant asOf;

    /** @param state of {@code kept}, under the names that the questions have for its columns */
    Answering(
            SparkSession session,
            Told told,
            PersonState.Kept kept,
            Questions questions,
            Instant asOf,
            Dataset<Row> state) {
        this.session = session;
        this.told = told;
        this.kept = kept;
        this.questions = questions;
        this.asOf = asOf;
        state.createOrReplaceTempView(STATE);
    }

    /** Whether somebody's gates may be other ones than were made ready. */
    boolean isTouched() {
        return !told.isNothing() || kept.isStaleAt(asOf);
    }

    /** What every condition says of everybody, or of whoever some wanted segment's is true of. */
    JavaRDD<ShardRows> conditions(ShardRows.Beside beside) {
        Dataset<Row> state = session.table(STATE);
        List<Questions.Pass> passes = questions.passes();
        // Members are written of consecutive rows.
        Optional<String> anybody = beside == ShardRows.Beside.ID ? Optional.empty() : questions.anybody();
        if (anybody.isPresent()) {
            return pass(state.where(anybody.get()), passes.get(0), beside, false);
        }
        JavaRDD<ShardRows> all = pass(state, passes.isEmpty() ? NO_CONDITION : passes.get(0), beside, true);
        for (int i = 1; i < passes.size(); i++) {
            JavaRDD<ShardRows> further = pass(state, passes.get(i), ShardRows.Beside.NOTHING, true);
            all = all.zipPartitions(further, Answering::both);
        }
        return all;
    }

    private static final Questions.Pass NO_CONDITION = new Questions.Pass(List.of(), List.of());

    private static JavaRDD<ShardRows> pass(
            Dataset<Row> state, Questions.Pass pass, ShardRows.Beside beside, boolean dense) {
        Packing packing = new Packing(pass.conditions().size(), pass.flags().size());
        return rows(state, Packing.expressions(pass.conditions(), pass.flags()), beside)
                .mapPartitions(rows -> ShardRows.of(rows, packing, beside, dense));
    }

    /** Files are shared out to tasks by their sizes, whatever is read of them, so that two passes meet at the same rows. */
    private static Iterator<ShardRows> both(Iterator<ShardRows> one, Iterator<ShardRows> other) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (one.hasNext() != other.hasNext()) {
                    throw new IllegalStateException("two passes over a shard have read different rows");
                }
                return one.hasNext();
            }

            @Override
            public ShardRows next() {
                return one.next().with(other.next());
            }
        };
    }

    /** What every test and contact point is of everybody, as of the instant of the state. */
    JavaRDD<InternalRow> ready() {
        List<String> flags = new ArrayList<>(questions.tests(kept.asOf()));
        flags.addAll(questions.contacts());
        return rows(session.table(STATE), Packing.expressions(List.of(), flags), ShardRows.Beside.PLACE);
    }

    /** What every test is of those whom the clock or something recorded may have changed it for. */
    JavaRDD<InternalRow> touched() {
        boolean stale = kept.isStaleAt(asOf);
        if (!told.isNothing()) {
            told.make(session, STATE);
            session.sql("SELECT n FROM " + Told.CONSENTS + " UNION SELECT n FROM " + Told.RESTRICTIONS)
                    .createOrReplaceTempView(TOLD);
        }
        whom(stale).createOrReplaceTempView(WHOM);
        Dataset<Row> gate = session.sql(gate(stale)).sortWithinPartitions("shard", "row");
        return rows(gate, Packing.expressions(List.of(), questions.tests(asOf)), ShardRows.Beside.NOTHING);
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
