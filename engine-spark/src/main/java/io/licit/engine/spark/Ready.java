package io.licit.engine.spark;

import io.licit.core.json.Json;
import io.licit.engine.Admission;
import io.licit.engine.Algebra;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
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
    private final SerializableConfiguration configuration;
    private final Described<Kept> described;

    Ready(Storage storage, SerializableConfiguration configuration) {
        this.configuration = configuration;
        this.described = new Described<>(storage, Ready::json, Ready::kept);
    }

    /**
     * Files that are there.
     *
     * @param has names of what is in each
     */
    record Kept(HashSet<String> has, TreeMap<Integer, ArrayList<Part>> shards) implements Serializable {
        List<Part> parts(int shard) {
            return Optional.ofNullable(shards.get(shard))
                    .orElseThrow(() -> new IllegalStateException("nothing is ready of shard " + shard));
        }

        /** The number behind a shard's last row. */
        int limit(int shard) {
            return parts(shard).stream().mapToInt(Part::limit).max().orElse(0);
        }
    }

    /** Files with all that a plan asks; made where there are none. */
    Kept of(PersonState.Kept state, Questions questions, Algebra algebra, Supplier<JavaRDD<InternalRow>> everybody) {
        Set<String> wanted = new HashSet<>(questions.gateKeys());
        wanted.addAll(questions.contactKeys());
        String folder = state.folder() + ReadyFile.NAME;
        return having(described.known(folder), wanted)
                .or(() -> having(described.look(folder), wanted))
                .orElseGet(() -> make(folder, questions, algebra, everybody));
    }

    private static Optional<Kept> having(List<Kept> all, Set<String> wanted) {
        return all.stream().filter(kept -> kept.has().containsAll(wanted)).findFirst();
    }

    /** One of the files that this process has used can't be read. */
    void forget() {
        described.forget();
    }

    private static Kept kept(Json.Obj text) {
        HashSet<String> has = new HashSet<>();
        ((Json.Arr) text.get("has").orElseThrow()).items().forEach(name -> has.add(((Json.Str) name).value()));
        return new Kept(has, Part.byShard(text.get("files").orElseThrow()));
    }

    private static Json json(Kept kept) {
        return Json.object()
                .put(
                        "has",
                        Json.array(kept.has().stream().sorted().map(Json::of).toList()))
                .put("files", Part.json(kept.shards()))
                .build();
    }

    private Kept make(String folder, Questions questions, Algebra algebra, Supplier<JavaRDD<InternalRow>> everybody) {
        String name = UUID.randomUUID().toString();
        int tests = questions.testCount();
        List<Part> parts = everybody
                .get()
                .mapPartitions(new Task(
                        folder + name,
                        new Packing(tests + questions.contacts().size()),
                        tests,
                        algebra,
                        new ArrayList<>(questions.gateKeys()),
                        new ArrayList<>(questions.contactKeys()),
                        configuration))
                .collect();
        HashSet<String> has = new HashSet<>(questions.gateKeys());
        has.addAll(questions.contactKeys());
        Kept kept = new Kept(has, Part.byShard(parts));
        described.add(folder, name, kept);
        return kept;
    }

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
                parts.add(new Part(shard.shard(), shard.firstRow(), shard.limit() - shard.firstRow(), file));
            }
            return parts.iterator();
        }

        private void write(ShardRows shard, String file) throws IOException {
            ReadyFile.Sections sections = new ReadyFile.Sections().places(shard.places());
            for (int i = 0; i < contacts.size(); i++) {
                sections.contact(contacts.get(i), shard.flag(tests + i));
            }
            List<Admission> divisions = algebra.divisions(new Undivided(shard));
            for (int i = 0; i < gates.size(); i++) {
                sections.gate(gates.get(i), divisions.get(i));
            }
            sections.write(configuration.value(), file);
        }
    }

    /** Persons of whom each test was asked. */
    private record Undivided(ShardRows rows) implements Algebra.Answers {
        @Override
        public RoaringBitmap persons() {
            return rows.persons();
        }

        @Override
        public List<RoaringBitmap> matching() {
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
            return rows.flag(number);
        }

        @Override
        public Map<Algebra.Stated, RoaringBitmap> places() {
            return rows.places();
        }
    }
}
