package io.licit.engine.spark;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.catalogue.Word;
import io.licit.engine.spark.Sources.Stored;
import io.licit.engine.sql.Layout;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The sources as the warehouse names them ({@link Layout}), each a view that is read when it is asked. In place of a
 * person's number, {@code n} is her key; a row without one is not there.
 */
final class Views {
    /** Whether a contact point's column is written: stands before the column's name. */
    static final String WRITTEN = "written_";

    private static final String LONG_PAST = "CAST('0001-01-01' AS TIMESTAMP)";

    private final SparkSession session;
    private final Catalogue catalogue;
    private final Layout layout;
    private final Sources sources;

    Views(SparkSession session, Catalogue catalogue, Sources sources) {
        this.session = session;
        this.catalogue = catalogue;
        this.layout = new Layout(catalogue);
        this.sources = sources;
    }

    /** @param shards over how many parts persons are spread by their key */
    void make(int shards) {
        for (Table table : catalogue.tables().values()) {
            Table.Role role = table.role();
            Stored stored = sources.of(table);
            if (role instanceof Table.Role.Persons persons) {
                Dataset<Row> rows = read(stored, persons(stored, persons));
                rows.repartition(shards, rows.col("n")).createOrReplaceTempView(Layout.PERSONS);
            } else if (role instanceof Table.Role.Consents consents) {
                read(stored, consents(new Fields(stored, consents.columns()))).createOrReplaceTempView(Layout.CONSENTS);
            } else if (role instanceof Table.Role.Restrictions restrictions) {
                read(stored, restrictions(new Fields(stored, restrictions.columns())))
                        .createOrReplaceTempView(Layout.RESTRICTIONS);
            } else {
                read(stored, events(stored, (Table.Role.Events) role))
                        .createOrReplaceTempView(layout.table(table.name()));
            }
        }
        if (catalogue.consents().isEmpty()) {
            session.sql("SELECT '' AS n, 0 AS purposes, 0 AS channels, 0 AS status, CAST(NULL AS TIMESTAMP) AS moment,"
                            + " CAST(NULL AS TIMESTAMP) AS expires, 0 AS method, false AS explicit,"
                            + " CAST(NULL AS STRING) AS product WHERE false")
                    .createOrReplaceTempView(Layout.CONSENTS);
        }
        if (catalogue.restrictions().isEmpty()) {
            session.sql("SELECT '' AS n, 0 AS kind, CAST(NULL AS TIMESTAMP) AS moment,"
                            + " CAST(NULL AS TIMESTAMP) AS until WHERE false")
                    .createOrReplaceTempView(Layout.RESTRICTIONS);
        }
    }

    private static Dataset<Row> read(Stored stored, List<String> columns) {
        return stored.rows().selectExpr(columns.toArray(String[]::new)).where("n IS NOT NULL");
    }

    private List<String> persons(Stored stored, Table.Role.Persons role) {
        String key = stored.column(role.key()).orElseThrow().key();
        List<String> columns = new ArrayList<>(List.of(
                key + " AS n",
                key + " AS id",
                place(stored, role.country()) + " AS country",
                place(stored, role.region()) + " AS region",
                as(stored, role.birthDate(), Type.DATE) + " AS birth",
                age(stored, role) + " AS age",
                retainUntil(stored, role) + " AS retain_until"));
        columns.addAll(typed(stored));
        for (Column column : stored.table().columns().values()) {
            if (column.contact().isPresent()) {
                columns.add(stored.column(column.name()).orElseThrow().call(Functions.WRITTEN) + " AS " + WRITTEN
                        + layout.column(stored.table().name(), column.name()));
            }
        }
        return columns;
    }

    private static String place(Stored stored, Optional<String> column) {
        return column.flatMap(stored::column)
                .map(found -> found.call(Functions.PLACE))
                .orElse("''");
    }

    private static String age(Stored stored, Table.Role.Persons role) {
        String years = as(stored, role.age(), Type.NUMBER);
        return "CAST(CASE WHEN abs(" + years + ") < 1000 THEN floor(" + years + ") END AS INT)";
    }

    private static String retainUntil(Stored stored, Table.Role.Persons role) {
        if (role.retention().isEmpty()) {
            return "CAST(NULL AS TIMESTAMP)";
        }
        Period keep = role.retention().get().keep();
        String since = as(stored, Optional.of(role.retention().get().since()), Type.TIMESTAMP);
        return "timestampadd(DAY, " + keep.getDays() + ", timestampadd(MONTH, " + keep.toTotalMonths() + ", " + since
                + "))";
    }

    private List<String> events(Stored stored, Table.Role.Events role) {
        List<String> columns = new ArrayList<>();
        columns.add(stored.column(role.person()).orElseThrow().key() + " AS n");
        columns.addAll(typed(stored));
        return columns;
    }

    private List<String> typed(Stored stored) {
        String table = stored.table().name();
        return stored.table().columns().values().stream()
                .filter(column -> !layout.isId(table, column.name()))
                .map(column -> stored.column(column.name()).orElseThrow().as(column.type()) + " AS "
                        + layout.column(table, column.name()))
                .collect(Collectors.toList());
    }

    private static String as(Stored stored, Optional<String> column, Type type) {
        return column.flatMap(stored::column)
                .map(found -> found.as(type))
                .orElse(type == Type.DATE ? "CAST(NULL AS DATE)" : "CAST(NULL AS DOUBLE)");
    }

    private static List<String> consents(Fields fields) {
        return List.of(
                fields.key(Table.ConsentField.PERSON) + " AS n",
                fields.word(Table.ConsentField.PURPOSE, Functions.PURPOSES) + " AS purposes",
                fields.word(Table.ConsentField.CHANNEL, Functions.CHANNELS) + " AS channels",
                fields.word(Table.ConsentField.STATUS, Functions.STATUS) + " AS status",
                fields.time(Table.ConsentField.AT) + " AS moment",
                fields.of(Table.ConsentField.EXPIRES_AT)
                                .map(expires -> "CASE WHEN " + expires.call(Functions.PRESENT) + " THEN COALESCE("
                                        + expires.as(Type.TIMESTAMP) + ", " + LONG_PAST + ") END")
                                .orElse("CAST(NULL AS TIMESTAMP)")
                        + " AS expires",
                fields.word(Table.ConsentField.METHOD, Functions.METHOD) + " AS method",
                fields.of(Table.ConsentField.EXPLICIT)
                                .map(column -> column.call(Functions.EXPLICIT))
                                .orElse("false")
                        + " AS explicit",
                fields.of(Table.ConsentField.PRODUCT).map(ColumnReading::word).orElse("CAST(NULL AS STRING)")
                        + " AS product");
    }

    private static List<String> restrictions(Fields fields) {
        return List.of(
                fields.key(Table.RestrictionField.PERSON) + " AS n",
                fields.word(Table.RestrictionField.KIND, Functions.KIND) + " AS kind",
                fields.time(Table.RestrictionField.AT) + " AS moment",
                fields.time(Table.RestrictionField.UNTIL) + " AS until");
    }

    /** Whether the source's ledger of consents has a column of products. */
    boolean tellsProducts() {
        return catalogue
                .consents()
                .filter(table -> new Fields(sources.of(table), ((Table.Role.Consents) table.role()).columns())
                        .of(Table.ConsentField.PRODUCT)
                        .isPresent())
                .isPresent();
    }

    /** A ledger's columns: as the catalogue maps its fields, or else those of the field's own name. */
    record Fields(Stored stored, Map<?, String> mapped) {
        <F extends Enum<F> & Word> Optional<ColumnReading> of(F field) {
            return stored.column(name(field));
        }

        <F extends Enum<F> & Word> String name(F field) {
            return Optional.ofNullable(mapped.get(field)).orElse(field.word());
        }

        <F extends Enum<F> & Word> String key(F field) {
            return of(field).map(ColumnReading::key).orElse("CAST(NULL AS STRING)");
        }

        <F extends Enum<F> & Word> String time(F field) {
            return of(field).map(column -> column.as(Type.TIMESTAMP)).orElse("CAST(NULL AS TIMESTAMP)");
        }

        <F extends Enum<F> & Word> String word(F field, String function) {
            return function + "(" + of(field).map(ColumnReading::word).orElse("''") + ")";
        }
    }
}
