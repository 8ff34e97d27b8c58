package io.licit.engine.spark;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.catalogue.Word;
import io.licit.engine.spark.Facts.Fact;
import io.licit.engine.spark.Facts.Kind;
import io.licit.engine.spark.Sources.Stored;
import io.licit.engine.spark.Views.Fields;
import io.licit.engine.sql.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Looks for what is wrong with the data, and counts it. */
final class Soundness {
    private final SparkSession session;
    private final Sources sources;
    private final List<Fact> found = new ArrayList<>();

    private Soundness(SparkSession session, Sources sources) {
        this.session = session;
        this.sources = sources;
    }

    /** To be called once the views are made. */
    static List<Fact> of(SparkSession session, Catalogue catalogue, Sources sources) {
        Soundness soundness = new Soundness(session, sources);
        catalogue.tables().values().forEach(soundness::look);
        return soundness.found;
    }

    /** Counts of one pass over a table. */
    private final class Pass {
        private final Map<Fact, String> conditions = new LinkedHashMap<>();

        void count(Fact fact, String condition) {
            conditions.put(fact, condition);
        }

        void over(Stored stored, String table) {
            List<String> list = new ArrayList<>(List.of("count(*)"));
            conditions.values().forEach(condition -> list.add("count_if(" + condition + ")"));
            Row row = stored.rows().selectExpr(list.toArray(String[]::new)).head();
            add(Fact.of(table, Kind.ROWS), row.getLong(0));
            int next = 1;
            for (Fact fact : conditions.keySet()) {
                add(fact, row.getLong(next++));
            }
        }
    }

    private void add(Fact fact, long count) {
        if (count > 0) {
            found.add(fact.times(count));
        }
    }

    private void look(Table table) {
        Stored stored = sources.of(table);
        Pass pass = new Pass();
        if (table.role() instanceof Table.Role.Consents consents) {
            Fields fields = new Fields(stored, consents.columns());
            known(pass, table, fields, Table.ConsentField.PURPOSE, "purpose");
            known(pass, table, fields, Table.ConsentField.CHANNEL, "channel");
            known(pass, table, fields, Table.ConsentField.STATUS, "status");
            time(pass, table, fields, Table.ConsentField.AT);
            time(pass, table, fields, Table.ConsentField.EXPIRES_AT);
        } else if (table.role() instanceof Table.Role.Restrictions restrictions) {
            Fields fields = new Fields(stored, restrictions.columns());
            known(pass, table, fields, Table.RestrictionField.KIND, "kind");
            time(pass, table, fields, Table.RestrictionField.AT);
            time(pass, table, fields, Table.RestrictionField.UNTIL);
        } else {
            for (Column column : table.columns().values()) {
                ColumnReading reading = stored.column(column.name()).orElseThrow();
                if (reading.isDoubtfulAs(column.type())) {
                    pass.count(Fact.of(table.name(), column.name(), column.type()), reading.failed(column.type()));
                }
            }
        }
        if (table.role() instanceof Table.Role.Persons role) {
            String key = stored.column(role.key()).orElseThrow().key();
            pass.count(Fact.of(table.name(), Kind.NO_KEY), key + " IS NULL");
            pass.count(Fact.of(table.name(), Kind.BROKEN_KEY), Functions.BREAKS + "(" + key + ")");
        }
        pass.over(stored, table.name());
        if (table.role() instanceof Table.Role.Persons) {
            add(
                    Fact.of(table.name(), Kind.DOUBLE_KEY),
                    session.sql("SELECT count(*) FROM (SELECT n FROM " + Layout.PERSONS
                                    + " GROUP BY n HAVING count(*) > 1)")
                            .head()
                            .getLong(0));
        }
        lookForStrangers(table);
    }

    private <F extends Enum<F> & Word> void known(Pass pass, Table table, Fields fields, F field, String vocabulary) {
        fields.of(field)
                .ifPresent(column -> pass.count(
                        Fact.of(table.name(), fields.name(field), "known " + vocabulary),
                        "NOT " + Functions.KNOWN + "('" + vocabulary + "', " + column.word() + ")"));
    }

    private <F extends Enum<F> & Word> void time(Pass pass, Table table, Fields fields, F field) {
        fields.of(field)
                .ifPresent(column -> pass.count(
                        Fact.of(table.name(), fields.name(field), Type.TIMESTAMP), column.failed(Type.TIMESTAMP)));
    }

    /** Rows whose person is unknown. In a ledger, one of them may be meant for somebody whose key is written otherwise. */
    private void lookForStrangers(Table table) {
        Optional<String> person = person(table);
        if (person.isEmpty()) {
            return;
        }
        Stored stored = sources.of(table);
        String key = stored.column(person.get()).map(ColumnReading::key).orElse("CAST(NULL AS STRING)");
        Dataset<Row> keys = stored.rows().selectExpr(key + " AS n").groupBy("n").count();
        Dataset<Row> persons = session.table(Layout.PERSONS).select("n");
        Dataset<Row> strangers = keys.join(persons, keys.col("n").equalTo(persons.col("n")), "left_anti");
        Row sum = strangers.selectExpr("COALESCE(sum(count), 0)", "count(n)").head();
        long rows = sum.getLong(0);
        if (rows == 0) {
            return;
        }
        add(Fact.of(table.name(), Kind.ORPHANS), rows);
        if (!(table.role() instanceof Table.Role.Events) && sum.getLong(1) > 0) {
            Dataset<Row> alike = strangers.selectExpr(Functions.ALIKE + "(n) AS alike", "count");
            Dataset<Row> meant =
                    persons.selectExpr(Functions.ALIKE + "(n) AS meant").distinct();
            long misspelt = alike.join(meant, alike.col("alike").equalTo(meant.col("meant")), "left_semi")
                    .selectExpr("COALESCE(sum(count), 0)")
                    .head()
                    .getLong(0);
            add(Fact.of(table.name(), Kind.MISSPELT), misspelt);
        }
    }

    private Optional<String> person(Table table) {
        if (table.role() instanceof Table.Role.Events events) {
            return Optional.of(events.person());
        }
        if (table.role() instanceof Table.Role.Consents consents) {
            return Optional.of(new Fields(sources.of(table), consents.columns()).name(Table.ConsentField.PERSON));
        }
        if (table.role() instanceof Table.Role.Restrictions restrictions) {
            return Optional.of(
                    new Fields(sources.of(table), restrictions.columns()).name(Table.RestrictionField.PERSON));
        }
        return Optional.empty();
    }
}
