package io.licit.engine.spark;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.engine.Admission;
import io.licit.engine.Algebra;
import io.licit.engine.bits.Truth;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;
import org.roaringbitmap.RoaringBitmap;

/**
 * Everybody of a state divided by gates, once: files beside the state, as of its instant. They hold for whoever's ledgers
 * the clock has not changed since, and of whom nothing is recorded.
 */
final class Ready {
    private final Storage storage;
    private final SerializableConfiguration configuration;
    /** What this process has found or made, by the folder of the state. */
    private final Map<String, List<Kept>> known = new HashMap<>();

    Ready(Storage storage, SerializableConfiguration configuration) {
        this.storage = storage;
        this.configuration = configuration;
    }

    /**
     * Files that are there.
     *
     * @param description names the files, and goes before them
     * @param has names of what is in each
     */
    record Kept(String description, HashSet<String> has, TreeMap<Integer, ArrayList<String>> shards)
            implements Serializable {
        List<String> files(int shard) {
            return Optional.ofNullable(shards.get(shard))
                    .orElseThrow(() -> new IllegalStateException("nothing is ready of shard " + shard));
        }
    }

    /** Files with all that a plan asks; made where there are none. */
    Kept of(PersonState.Kept state, Questions questions, Algebra algebra, Supplier<JavaRDD<InternalRow>> everybody) {
        Set<String> wanted = new HashSet<>(questions.gateKeys());
        wanted.addAll(questions.contactKeys());
        List<Kept> here = known.computeIfAbsent(state.folder(), folder -> new ArrayList<>());
        Optional<Kept> found =
                here.stream().filter(kept -> kept.has().containsAll(wanted)).findFirst();
        Kept kept = found.or(() -> find(state, wanted)).orElseGet(() -> make(state, questions, algebra, everybody));
        if (found.isEmpty()) {
            here.add(kept);
        }
        return kept;
    }

    /** All that this process has used; one of them can't be read. */
    void forget() {
        known.values().forEach(all -> all.forEach(kept -> storage.delete(kept.description())));
        known.clear();
    }

    private Optional<Kept> find(PersonState.Kept state, Set<String> wanted) {
        for (FileStatus status : storage.listed(state.folder() + ReadyFile.NAME)) {
            String file = status.getPath().toString();
            if (file.endsWith(".json")) {
                Optional<Kept> kept = storage.text(file).flatMap(text -> kept(file, text));
                if (kept.isPresent() && kept.get().has().containsAll(wanted)) {
                    return kept;
                }
            }
        }
        return Optional.empty();
    }

    /** Empty where the description is not whole. */
    private static Optional<Kept> kept(String file, String text) {
        try {
            Json.Obj described = (Json.Obj) Json.parse(text);
            HashSet<String> has = new HashSet<>();
            ((Json.Arr) described.get("has").orElseThrow()).items().forEach(name -> has.add(((Json.Str) name).value()));
            TreeMap<Integer, ArrayList<String>> shards = new TreeMap<>();
            for (Json item : ((Json.Arr) described.get("files").orElseThrow()).items()) {
                Json.Obj part = (Json.Obj) item;
                shards.computeIfAbsent(
                                Integer.valueOf(((Json.Str) part.get("shard").orElseThrow()).value()),
                                key -> new ArrayList<>())
                        .add(((Json.Str) part.get("file").orElseThrow()).value());
            }
            return Optional.of(new Kept(file, has, shards));
        } catch (JsonSyntaxException | ClassCastException | NoSuchElementException | NumberFormatException broken) {
            return Optional.empty();
        }
    }

    private Kept make(
            PersonState.Kept state, Questions questions, Algebra algebra, Supplier<JavaRDD<InternalRow>> everybody) {
        String folder = state.folder() + ReadyFile.NAME + UUID.randomUUID();
        int tests = questions.testCount();
        Packing packing = new Packing(0, tests + questions.contacts().size());
        List<Part> parts = everybody
                .get()
                .mapPartitions(new Task(
                        folder,
                        packing,
                        tests,
                        algebra,
                        new ArrayList<>(questions.gateKeys()),
                        new ArrayList<>(questions.contactKeys()),
                        configuration))
                .collect();
        TreeMap<Integer, ArrayList<String>> shards = new TreeMap<>();
        parts.forEach(part ->
                shards.computeIfAbsent(part.shard(), key -> new ArrayList<>()).add(part.file()));
        HashSet<String> has = new HashSet<>(questions.gateKeys());
        has.addAll(questions.contactKeys());
        Kept kept = new Kept(folder + ".json", has, shards);
        storage.write(kept.description(), json(kept, parts).print());
        return kept;
    }

    private static Json json(Kept kept, List<Part> parts) {
        return Json.object()
                .put(
                        "has",
                        Json.array(kept.has().stream().sorted().map(Json::of).toList()))
                .put(
                        "files",
                        Json.array(parts.stream()
                                .map(part -> Json.object()
                                        .put("shard", Integer.toString(part.shard()))
                                        .put("file", part.file())
                                        .build())
                                .toList()))
                .build();
    }

    /** A file that was written of a shard, or of a part of it. */
    private record Part(int shard, String file) implements Serializable {}

    private record Task(
            String folder,
            Packing packing,
            int tests,
            Algebra algebra,
            ArrayList<String> gates,
            ArrayList<String> contacts,
            SerializableConfiguration configuration)
            implements FlatMapFunction<Iterator<InternalRow>, Part> {
        @Override
        public Iterator<Part> call(Iterator<InternalRow> rows) throws IOException {
            List<Part> parts = new ArrayList<>();
            Iterator<ShardRows> shards = ShardRows.of(rows, packing, ShardRows.Beside.PLACE, true);
            while (shards.hasNext()) {
                ShardRows shard = shards.next();
                String file = folder + "/shard-" + shard.shard() + "-" + shard.firstRow() + "-" + UUID.randomUUID();
                write(shard, file);
                parts.add(new Part(shard.shard(), file));
            }
            return parts.iterator();
        }

        private void write(ShardRows shard, String file) throws IOException {
            ReadyFile.Sections sections = new ReadyFile.Sections().places(shard.places());
            for (int i = 0; i < contacts.size(); i++) {
                sections.contact(contacts.get(i), shard.set(packing.flag(tests + i)));
            }
            List<Admission> divisions = algebra.divisions(new Undivided(shard, packing));
            for (int i = 0; i < gates.size(); i++) {
                sections.gate(gates.get(i), divisions.get(i));
            }
            sections.write(configuration.value(), file);
        }
    }

    /** Persons of whom each test was asked. */
    private record Undivided(ShardRows rows, Packing packing) implements Algebra.Answers {
        @Override
        public long limit() {
            return rows.limit();
        }

        @Override
        public RoaringBitmap persons() {
            return rows.persons();
        }

        @Override
        public Truth atom(int number) {
            throw new IllegalStateException("no condition was asked");
        }

        @Override
        public RoaringBitmap contact(int number) {
            throw new IllegalStateException("no audience was asked");
        }

        @Override
        public Admission division(int number) {
            throw new IllegalStateException("nobody is divided yet");
        }

        @Override
        public RoaringBitmap open() {
            return rows.persons();
        }

        @Override
        public RoaringBitmap test(int number) {
            return rows.set(packing.flag(number));
        }

        @Override
        public Map<Algebra.Stated, RoaringBitmap> places() {
            return rows.places();
        }
    }
}
