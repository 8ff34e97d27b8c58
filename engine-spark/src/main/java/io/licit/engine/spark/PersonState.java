package io.licit.engine.spark;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * What plans of a day read of every person, as Parquet in a folder a shard: columns, traits, ranks and what her ledgers
 * come to, each named by what it means. A later plan of the day that needs no more than is there reads that alone. Of the
 * ledgers it also says until when it holds: whoever's time has come is looked up again.
 */
final class PersonState {
    private static final String UNRANKED = "unranked";
    private static final String UNTIL = "gate_until";
    private static final String DESCRIPTION = "state.json";
    private static final String DATA = "persons";
    private static final List<String> ALWAYS = List.of("n", "country", "region", "birth", "age", "retain_until");
    private static final String SHARD = "shard";
    private static final int NAME_BYTES = 8;
    /** Once the clock has changed more than one person in so many, a state is made anew. */
    private static final int MANY = 5;

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final String NEVER = Sql.moment(LAST);
    /** Days that a month has at least, with the longest months among them, and by how much to be careful. */
    private static final double MONTH_DAYS = 30.4;

    private static final int CAREFUL_DAYS = 3;

    private final SparkSession session;
    private final Storage storage;
    private final String folder;
    private final int shards;
    /** What this process has found or made. */
    private final List<Kept> known = new ArrayList<>();

    private final Map<String, Dataset<Row>> files = new HashMap<>();

    /** @param folder of all states of the same sources */
    PersonState(SparkSession session, Storage storage, String folder, int shards) {
        this.session = session;
        this.storage = storage;
        this.folder = folder;
        this.shards = shards;
    }

    /**
     * A state that is there.
     *
     * @param folder of it and of what is made of it
     * @param asOf the instant that it was made for
     * @param until no row of the ledgers begins or ceases to count before, and nobody's retention ends; empty for never
     * @param many from then on that is so of more than one person in so many
     * @param columns that it has
     * @param schema of its files, in Spark's JSON
     */
    record Kept(
            String folder,
            Instant asOf,
            Optional<Instant> until,
            Optional<Instant> many,
            Set<String> columns,
            String schema) {
        String data() {
            return folder + "/" + DATA;
        }

        private boolean isOfUseAt(Instant now) {
            return !asOf.isAfter(now)
                    && many.filter(moment -> !moment.isAfter(now)).isEmpty();
        }

        /** Whether somebody's ledgers may come to something else by now. */
        boolean isStaleAt(Instant now) {
            return !asOf.equals(now)
                    && until.filter(moment -> !moment.isAfter(now)).isPresent();
        }
    }

    /** A state with all that is asked; made where there is none. */
    Kept of(Questions questions, Instant asOf) {
        Map<String, String> names = questions.stored();
        Set<String> wanted = new HashSet<>(names.values());
        Optional<Kept> here = known.stream()
                .filter(kept -> kept.columns().containsAll(wanted) && kept.isOfUseAt(asOf))
                .filter(kept -> day(kept.asOf()).equals(day(asOf)))
                .findFirst();
        Kept kept = here.or(() -> find(wanted, asOf)).orElseGet(() -> make(questions, names, asOf));
        if (here.isEmpty()) {
            known.add(kept);
        }
        return kept;
    }

    /**
     * The columns of a state under the names that the questions have for them, {@code gate_until}, and where each row
     * stands: {@code shard} and {@code row}.
     */
    Dataset<Row> read(Kept kept, Questions questions) {
        List<String> list = new ArrayList<>(ALWAYS);
        questions.stored().forEach((name, stored) -> {
            list.add(stored + " AS " + name);
            if (questions.ranks().containsValue(name)) {
                list.add(stored + "_below AS " + name + "_below");
                list.add(stored + "_known AS " + name + "_known");
            }
        });
        list.addAll(List.of(UNTIL, SHARD, "_metadata.row_index AS row"));
        return files.computeIfAbsent(
                        kept.data(),
                        data -> session.read()
                                .schema((StructType) DataType.fromJson(kept.schema()))
                                .parquet(data))
                .selectExpr(list.toArray(String[]::new));
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static LocalDate day(Instant asOf) {
        return LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    }

    private Optional<Kept> find(Set<String> wanted, Instant asOf) {
        for (FileStatus status : storage.listed(folder + "/" + day(asOf))) {
            String state = status.getPath().toString();
            Optional<Kept> kept = storage.text(state + "/" + DESCRIPTION)
                    .flatMap(text -> kept(state, text))
                    .filter(found -> found.columns().containsAll(wanted) && found.isOfUseAt(asOf));
            if (kept.isPresent()) {
                return kept;
            }
        }
        return Optional.empty();
    }

    /** Empty where its description is not whole. */
    private static Optional<Kept> kept(String state, String text) {
        try {
            Json.Obj described = (Json.Obj) Json.parse(text);
            Set<String> has = new HashSet<>();
            ((Json.Arr) described.get("columns").orElseThrow())
                    .items()
                    .forEach(column -> has.add(((Json.Str) column).value()));
            return Optional.of(new Kept(
                    state,
                    Instant.parse(((Json.Str) described.get("as_of").orElseThrow()).value()),
                    moment(described, "until"),
                    moment(described, "many"),
                    has,
                    ((Json.Str) described.get("schema").orElseThrow()).value()));
        } catch (JsonSyntaxException | ClassCastException | NoSuchElementException | DateTimeParseException broken) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(Json.Obj described, String key) {
        return described.get(key).map(moment -> Instant.parse(((Json.Str) moment).value()));
    }

    private Kept make(Questions questions, Map<String, String> names, Instant asOf) {
        String state = folder + "/" + day(asOf) + "/" + UUID.randomUUID();
        Dataset<Row> unranked = session.sql(unranked(questions));
        boolean ranks = !questions.ranks().isEmpty();
        StructType schema;
        if (ranks) {
            unranked.persist(StorageLevel.MEMORY_AND_DISK());
        }
        try {
            unranked.createOrReplaceTempView(UNRANKED);
            questions.ranks().forEach(this::rank);
            Dataset<Row> whole = session.sql(whole(questions, names, asOf));
            schema = whole.schema();
            whole.withColumn(SHARD, functions.spark_partition_id())
                    .sortWithinPartitions(SHARD, "n")
                    .write()
                    .option("maxRecordsPerFile", 0)
                    .partitionBy(SHARD)
                    .parquet(state + "/" + DATA);
        } finally {
            unranked.unpersist();
        }
        Kept kept = describe(state, new HashSet<>(names.values()), schema, asOf);
        removeOtherDays(asOf);
        return kept;
    }

    private Kept describe(String state, Set<String> columns, StructType schema, Instant asOf) {
        String text = schema.add(SHARD, DataTypes.IntegerType).json();
        Row untils = session.read()
                .schema(schema)
                .parquet(state + "/" + DATA)
                .selectExpr(
                        "min(" + UNTIL + ")",
                        "percentile_approx(COALESCE(" + UNTIL + ", " + NEVER + "), " + 1.0 / MANY + ")")
                .head();
        Optional<Instant> many = instant(untils, 1).filter(moment -> !moment.equals(LAST));
        Kept kept = new Kept(state, asOf, instant(untils, 0), many, columns, text);
        Json.Builder described = Json.object()
                .put("as_of", asOf.toString())
                .put(
                        "columns",
                        Json.array(columns.stream().sorted().map(Json::of).toList()))
                .put("schema", text);
        kept.until().ifPresent(moment -> described.put("until", moment.toString()));
        many.ifPresent(moment -> described.put("many", moment.toString()));
        storage.write(state + "/" + DESCRIPTION, described.build().print());
        return kept;
    }

    private static Optional<Instant> instant(Row row, int column) {
        return row.isNullAt(column) ? Optional.empty() : Optional.of(row.<Instant>getAs(column));
    }

    /** A state is of a day; two days may be asked about in turn. */
    private void removeOtherDays(Instant asOf) {
        Set<String> kept = Set.of(
                day(asOf).toString(),
                day(asOf).minusDays(1).toString(),
                day(asOf).plusDays(1).toString());
        for (FileStatus status : storage.listed(folder)) {
            if (status.isDirectory() && !kept.contains(status.getPath().getName())) {
                storage.delete(status.getPath().toString());
            }
        }
    }

    private void rank(String value, String name) {
        Dataset<Row> values = session.sql("SELECT n, " + value + " AS " + name + " FROM " + UNRANKED)
                .where(name + " IS NOT NULL");
        Ranks.of(session, values, name, shards).createOrReplaceTempView("rank_of_" + name);
    }

    private static String unranked(Questions questions) {
        StringBuilder list = new StringBuilder("p.n, p.country, p.region, p.birth, p.age, p.retain_until");
        StringBuilder from = new StringBuilder(Layout.PERSONS + " p");
        questions.personColumns().forEach(column -> list.append(", p.").append(column));
        questions.traits().forEach((table, traits) -> {
            traits.meanings()
                    .keySet()
                    .forEach(name ->
                            list.append(", ").append(table).append("_traits.").append(name));
            from.append(" LEFT JOIN (")
                    .append(traits.query())
                    .append(") ")
                    .append(table)
                    .append("_traits ON ")
                    .append(table)
                    .append("_traits.n = p.n");
        });
        return "SELECT " + list + " FROM " + from;
    }

    private static String whole(Questions questions, Map<String, String> names, Instant asOf) {
        StringBuilder list = new StringBuilder("p.n, p.country, p.region, p.birth, p.age, p.retain_until");
        StringBuilder from = new StringBuilder(UNRANKED + " p");
        Set<String> ranks = new HashSet<>(questions.ranks().values());
        names.forEach((name, stored) -> {
            if (ranks.contains(name)) {
                String rank = "rank_of_" + name;
                for (String part : List.of("", "_below", "_known")) {
                    list.append(", ").append(rank).append('.').append(name).append(part);
                    list.append(" AS ").append(stored).append(part);
                }
                from.append(" LEFT JOIN ")
                        .append(rank)
                        .append(" ON ")
                        .append(rank)
                        .append(".n = p.n");
            } else {
                list.append(", ")
                        .append(questions.isAggregate(name) ? "" : "p.")
                        .append(name);
                list.append(" AS ").append(stored);
            }
        });
        String now = Sql.moment(asOf);
        from.append(
                joined(questions.consentAggregates(asOf), Layout.CONSENTS, "c", consentsChange(questions, asOf, now)));
        from.append(joined(
                questions.restrictionAggregates(asOf),
                Layout.RESTRICTIONS,
                "r",
                List.of(later("moment", now), later("until", now))));
        return "SELECT " + list + ", least(c_until, r_until, " + later("p.retain_until", now) + ") AS " + UNTIL
                + " FROM " + from;
    }

    private static String joined(Map<String, String> aggregates, String ledger, String alias, List<String> changes) {
        if (aggregates.isEmpty()) {
            return " CROSS JOIN (SELECT CAST(NULL AS TIMESTAMP) AS " + alias + "_until)";
        }
        return " LEFT JOIN ("
                + grouped(aggregates, ledger, ", min(least(" + String.join(", ", changes) + ")) AS " + alias + "_until")
                + ") " + alias + " ON " + alias + ".n = p.n";
    }

    /** A ledger's rows by person. */
    static String grouped(Map<String, String> aggregates, String rows, String more) {
        StringBuilder list = new StringBuilder("n");
        aggregates.forEach((name, aggregate) ->
                list.append(", ").append(aggregate).append(" AS ").append(name));
        return "SELECT " + list + more + " FROM " + rows + " GROUP BY n";
    }

    private static List<String> consentsChange(Questions questions, Instant asOf, String now) {
        List<String> changes = new ArrayList<>(List.of(later("moment", now), later("expires", now)));
        for (Period period : questions.periods()) {
            Instant before = asOf.atOffset(ZoneOffset.UTC).minus(period).toInstant();
            long days = Math.max(0, (long) (period.toTotalMonths() * MONTH_DAYS) + period.getDays() - CAREFUL_DAYS);
            changes.add("CASE WHEN moment > " + Sql.moment(before) + " AND moment <= " + now + " THEN greatest(" + now
                    + ", timestampadd(DAY, " + days + ", moment)) END");
        }
        return changes;
    }

    private static String later(String moment, String now) {
        return "CASE WHEN " + moment + " > " + now + " THEN " + moment + " END";
    }
}
