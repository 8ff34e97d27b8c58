package io.licit.engine.spark;

import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** One pass over a state that answers every leaf of a plan, with what was recorded since the state was made in it. */
final class Answering {
    private static final String STATE = "state";

    private final SparkSession session;
    private final PersonState states;
    private final Told told;
    private final Instant asOf;
    private final List<String> broadcast = new ArrayList<>();

    Answering(SparkSession session, PersonState states, Told told, Instant asOf) {
        this.session = session;
        this.states = states;
        this.told = told;
        this.asOf = asOf;
    }

    /** Rows of {@code n}, {@code country}, {@code region} and the numbers that {@link Packing} tells. */
    JavaRDD<InternalRow> rows(PersonState.Kept kept, Questions questions, Packing packing) {
        states.read(kept, questions).createOrReplaceTempView(STATE);
        if (!told.isNothing()) {
            told.make(session, STATE);
        }
        List<String> list = new ArrayList<>(List.of("n", "country", "region"));
        list.addAll(packing.expressions(questions));
        return session.sql(gate(questions, kept.isStaleAt(asOf)))
                .selectExpr(list.toArray(String[]::new))
                .queryExecution()
                .toRdd()
                .toJavaRDD();
    }

    /** The state with its ledgers as of the instant. */
    private String gate(Questions questions, boolean stale) {
        if (!stale && told.isNothing()) {
            return "SELECT * FROM " + STATE;
        }
        StringBuilder list = new StringBuilder("s.n, s.country, s.region, s.birth, s.age, s.retain_until");
        StringBuilder from = new StringBuilder(STATE + " s");
        questions.meanings().forEach((name, meaning) -> {
            if (!questions.consentAggregates().containsKey(name)
                    && !questions.restrictionAggregates().containsKey(name)) {
                list.append(", s.").append(name);
                if (questions.ranks().containsValue(name)) {
                    list.append(", s.")
                            .append(name)
                            .append("_below, s.")
                            .append(name)
                            .append("_known");
                }
            }
        });
        add(list, from, questions.consentAggregates(), Layout.CONSENTS, stale);
        add(list, from, questions.restrictionAggregates(), Layout.RESTRICTIONS, stale);
        String hint = broadcast.isEmpty() ? "" : "/*+ BROADCAST(" + String.join(", ", broadcast) + ") */ ";
        return "SELECT " + hint + list + " FROM " + from;
    }

    /** Every aggregate over a ledger is a latest moment, so that of two parts of the ledger the later one is it. */
    private void add(
            StringBuilder list, StringBuilder from, Map<String, String> aggregates, String ledger, boolean stale) {
        if (aggregates.isEmpty()) {
            return;
        }
        String again = "again_" + ledger;
        String recorded = "recorded_" + ledger;
        String changed = "s.gate_until <= " + Sql.moment(asOf);
        aggregates.keySet().forEach(name -> {
            String kept = stale
                    ? "CASE WHEN " + changed + " THEN " + again + "." + name + " ELSE s." + name + " END"
                    : "s." + name;
            list.append(", ")
                    .append(told.isNothing() ? kept : "greatest(" + kept + ", " + recorded + "." + name + ")")
                    .append(" AS ")
                    .append(name);
        });
        if (stale) {
            String rows = "(SELECT l.* FROM " + ledger + " l LEFT SEMI JOIN (SELECT s.n FROM " + STATE + " s WHERE "
                    + changed + ") w ON w.n = l.n)";
            from.append(joined(PersonState.grouped(aggregates, rows, ""), again));
        }
        if (!told.isNothing()) {
            from.append(joined(PersonState.grouped(aggregates, Told.beside(ledger), ""), recorded));
            if (told.isFew()) {
                broadcast.add(recorded);
            }
        }
    }

    private static String joined(String query, String alias) {
        return " LEFT JOIN (" + query + ") " + alias + " ON " + alias + ".n = s.n";
    }
}
