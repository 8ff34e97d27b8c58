package io.licit.engine.spark;

import io.licit.core.json.Json;
import io.licit.engine.column.Coding;
import io.licit.engine.column.Kind;
import io.licit.engine.column.Numbers;
import io.licit.engine.column.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Columns of everybody of a state as bit slices, as the embedded engine has them: files beside the state, one of each
 * piece of a shard, made once for what conditions say of a value. A question reads the columns that it needs, some bits a
 * person, and nothing of the state.
 */
final class Columns {
    /** Stands in every path of such a file. */
    static final String NAME = ReadyFile.NAME + "columns/";

    /** A pass makes so many, so that the JVM compiles what Spark writes for it, and memory holds a piece of each. */
    private static final int TOGETHER = 24;

    private final SerializableConfiguration configuration;
    private final Described<Kept> described;

    Columns(Storage storage, SerializableConfiguration configuration) {
        this.configuration = configuration;
        this.described = new Described<>(storage, Columns::json, Columns::kept);
    }

    /**
     * A column that a question needs.
     *
     * @param name the same in every plan for the same value
     * @param sql of the value, of a row of the state
     */
    record Wanted(String name, Kind kind, String sql) {}

    /**
     * How a column's codes tell values.
     *
     * @param places the forms of numbers that some piece has
     * @param texts all that there are, whatever the piece
     */
    record Form(Kind kind, Set<Integer> places, Texts texts) {
        /** By the places. */
        Map<Integer, Coding> codings() {
            Map<Integer, Coding> all = new TreeMap<>();
            places.forEach(place -> all.put(place, new Coding(kind, new Numbers(place), texts)));
            return all;
        }

        private static Form unlisted() {
            return new Form(Kind.UNLISTED, Set.of(0), new Texts(List.of()));
        }
    }

    /** Files that are there: what is in each, and the pieces. */
    private record Kept(Map<String, Form> forms, TreeMap<Integer, ArrayList<Part>> shards) {
        /** Where pieces begin and end. */
        private List<List<Integer>> cuts() {
            return shards.values().stream()
                    .flatMap(List::stream)
                    .map(part -> List.of(part.shard(), part.first(), part.rows()))
                    .toList();
        }
    }

    /** Columns that were asked for, by name, and where they are. */
    static final class Found {
        private final Map<String, Form> forms = new HashMap<>();
        private final Map<String, Kept> in = new LinkedHashMap<>();

        Map<String, Form> forms() {
            return forms;
        }

        private void add(Kept kept, Collection<String> names) {
            kept.forms().forEach((name, form) -> {
                if (names.contains(name) && !in.containsKey(name)) {
                    forms.put(name, form);
                    in.put(name, kept);
                }
            });
        }

        /** The files of some of the columns. */
        ColumnFiles files(Set<String> names) {
            List<Kept> sets = names.stream().map(in::get).distinct().collect(Collectors.toList());
            HashMap<String, Integer> of = new HashMap<>();
            names.forEach(name -> of.put(name, sets.indexOf(in.get(name))));
            HashMap<Integer, ArrayList<ColumnFiles.Piece>> shards = new HashMap<>();
            if (!sets.isEmpty()) {
                sets.get(0).shards().forEach((shard, parts) -> shards.put(shard, pieces(sets, shard, parts)));
            }
            return new ColumnFiles(of, shards);
        }

        private static ArrayList<ColumnFiles.Piece> pieces(List<Kept> sets, int shard, List<Part> parts) {
            ArrayList<ColumnFiles.Piece> pieces = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                ArrayList<String> files = new ArrayList<>();
                for (Kept set : sets) {
                    files.add(set.shards()
                            .getOrDefault(shard, new ArrayList<>())
                            .get(i)
                            .file());
                }
                pieces.add(
                        new ColumnFiles.Piece(parts.get(i).first(), parts.get(i).rows(), files));
            }
            return pieces;
        }
    }

    /** All that are wanted; those that are not there are made. */
    Found of(PersonState.Kept state, Collection<Wanted> wanted, Supplier<Dataset<Row>> everybody) {
        Map<String, Wanted> byName = new LinkedHashMap<>();
        wanted.forEach(column -> byName.putIfAbsent(column.name(), column));
        String folder = state.folder() + NAME;
        Found found = among(described.known(folder), byName.keySet());
        if (!found.forms().keySet().containsAll(byName.keySet())) {
            found = among(described.look(folder), byName.keySet());
        }
        List<Wanted> missing = new ArrayList<>(byName.values());
        Set<String> there = found.forms().keySet();
        missing.removeIf(column -> there.contains(column.name()));
        if (missing.isEmpty()) {
            return found;
        }
        List<Kept> made = make(folder, missing, everybody.get());
        Found all = among(described.known(folder), byName.keySet());
        if (all.forms().keySet().containsAll(byName.keySet())) {
            return all;
        }
        // Spark has cut the shards otherwise than it did for what was there.
        List<Wanted> rest = new ArrayList<>(byName.values());
        rest.removeAll(missing);
        made.addAll(make(folder, rest, everybody.get()));
        return among(made, byName.keySet());
    }

    /** What there is of some columns in files that are cut alike: of all ways to cut, the one that has most. */
    private static Found among(List<Kept> all, Set<String> names) {
        Map<List<List<Integer>>, Found> byCuts = new LinkedHashMap<>();
        all.forEach(
                kept -> byCuts.computeIfAbsent(kept.cuts(), cuts -> new Found()).add(kept, names));
        Found most = new Found();
        for (Found found : byCuts.values()) {
            most = found.forms().size() > most.forms().size() ? found : most;
        }
        return most;
    }

    /** One of the files that this process has used can't be read. */
    void forget() {
        described.forget();
    }

    // --- making -----------------------------------------------------------------------------------------------

    private List<Kept> make(String folder, List<Wanted> wanted, Dataset<Row> everybody) {
        List<Kept> made = new ArrayList<>();
        Map<String, Form> unlisted = new HashMap<>();
        List<Wanted> listed = new ArrayList<>();
        Map<String, Texts> texts = new HashMap<>();
        for (Wanted column : wanted) {
            List<String> values = column.kind() == Kind.TEXT ? texts(everybody, column) : List.of();
            if (values.size() > Texts.MOST_LISTED) {
                unlisted.put(column.name(), Form.unlisted());
            } else {
                texts.put(column.name(), Texts.of(values));
                listed.add(column);
            }
        }
        for (int from = 0; from < listed.size() || from == 0; from += TOGETHER) {
            List<Wanted> some = listed.subList(from, Math.min(listed.size(), from + TOGETHER));
            String name = UUID.randomUUID().toString();
            Kept kept = pass(folder + name, some, texts, everybody);
            kept.forms().putAll(from == 0 ? unlisted : Map.of());
            described.add(folder, name, kept);
            made.add(kept);
        }
        return made;
    }

    /** The different texts of a column; one too many where they are too many. */
    private static List<String> texts(Dataset<Row> everybody, Wanted column) {
        return everybody
                .selectExpr(column.sql() + " AS v")
                .where("v IS NOT NULL")
                .distinct()
                .limit(Texts.MOST_LISTED + 1)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .distinct()
                .collect(Collectors.toList());
    }

    private Kept pass(String folder, List<Wanted> columns, Map<String, Texts> texts, Dataset<Row> everybody) {
        ArrayList<ColumnsTask.Making> making = new ArrayList<>();
        List<String> list = new ArrayList<>(ShardRows.COLUMNS);
        for (Wanted column : columns) {
            making.add(new ColumnsTask.Making(column.name(), column.kind()));
            list.add(ColumnsTask.value(column.kind(), column.sql()));
        }
        HashMap<String, ArrayList<String>> lists = new HashMap<>();
        columns.forEach(column -> lists.put(
                column.name(),
                new ArrayList<>(
                        texts.getOrDefault(column.name(), new Texts(List.of())).all())));
        Broadcast<HashMap<String, ArrayList<String>>> sent = JavaSparkContext.fromSparkContext(
                        everybody.sparkSession().sparkContext())
                .broadcast(lists);
        try {
            List<ColumnsTask.Written> written = everybody
                    .selectExpr(list.toArray(String[]::new))
                    .queryExecution()
                    .toRdd()
                    .toJavaRDD()
                    .mapPartitions(new ColumnsTask(folder, making, sent, configuration))
                    .collect();
            Map<String, Form> forms = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                Wanted column = columns.get(i);
                Set<Integer> places = new TreeSet<>();
                for (ColumnsTask.Written piece : written) {
                    places.add(piece.places().get(i));
                }
                forms.put(
                        column.name(),
                        new Form(column.kind(), places, texts.getOrDefault(column.name(), new Texts(List.of()))));
            }
            return new Kept(
                    forms,
                    Part.byShard(written.stream().map(ColumnsTask.Written::part).toList()));
        } finally {
            sent.destroy();
        }
    }

    // --- descriptions -----------------------------------------------------------------------------------------

    private static Json json(Kept kept) {
        List<Json> forms = new ArrayList<>();
        new TreeMap<>(kept.forms())
                .forEach((name, form) -> forms.add(Json.object()
                        .put("name", name)
                        .put("kind", form.kind().name())
                        .put(
                                "places",
                                Json.array(form.places().stream()
                                        .map(place -> Json.of(Integer.toString(place)))
                                        .toList()))
                        .put(
                                "texts",
                                Json.array(form.texts().all().stream()
                                        .map(Json::of)
                                        .toList()))
                        .build()));
        return Json.object()
                .put("columns", Json.array(forms))
                .put("files", Part.json(kept.shards()))
                .build();
    }

    private static Kept kept(Json.Obj described) {
        Map<String, Form> forms = new HashMap<>();
        for (Json item : ((Json.Arr) described.get("columns").orElseThrow()).items()) {
            Json.Obj form = (Json.Obj) item;
            Set<Integer> places =
                    texts(form, "places").stream().map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
            forms.put(
                    text(form, "name"),
                    new Form(Kind.valueOf(text(form, "kind")), places, new Texts(texts(form, "texts"))));
        }
        return new Kept(forms, Part.byShard(described.get("files").orElseThrow()));
    }

    private static String text(Json.Obj form, String key) {
        return ((Json.Str) form.get(key).orElseThrow()).value();
    }

    private static List<String> texts(Json.Obj form, String key) {
        return ((Json.Arr) form.get(key).orElseThrow())
                .items().stream().map(text -> ((Json.Str) text).value()).toList();
    }
}
