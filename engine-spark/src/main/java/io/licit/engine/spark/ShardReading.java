package io.licit.engine.spark;

import io.licit.engine.Admission;
import io.licit.engine.Algebra;
import io.licit.engine.bits.Truth;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.roaringbitmap.RoaringBitmap;

/**
 * How a task comes by the sets that the algebra asks for: conditions are bits of the rows that it reads; gates, places and
 * contact points were made ready; and whom something has changed for since is told with the question.
 */
final class ShardReading implements Serializable {
    private final boolean whole;
    private final Ready.Kept ready;
    private final ArrayList<String> gates;
    private final ArrayList<String> contacts;
    private final Broadcast<Touched> touched;
    private final SerializableConfiguration configuration;

    ShardReading(
            Ready.Kept ready,
            Questions questions,
            Broadcast<Touched> touched,
            SerializableConfiguration configuration) {
        this.whole = questions.isWhole();
        this.ready = ready;
        this.gates = new ArrayList<>(questions.gateKeys());
        this.contacts = new ArrayList<>(questions.contactKeys());
        this.touched = touched;
        this.configuration = configuration;
    }

    Configuration configuration() {
        return configuration.value();
    }

    /** Does something with each shard, or part of one, that a task has rows of, and gives what came of all. */
    <T> Iterator<T> each(Iterator<ShardRows> shards, Work<T> work) throws IOException {
        List<T> all = new ArrayList<>();
        while (shards.hasNext()) {
            ShardRows shard = shards.next();
            all.addAll(work.of(shard, new Sets(shard)));
        }
        return all.iterator();
    }

    interface Work<T> {
        List<T> of(ShardRows rows, Algebra.Answers answers) throws IOException;
    }

    private final class Sets implements Algebra.Answers {
        private final ShardRows rows;
        private final Touched.OfShard changed;
        private final Map<Algebra.Stated, RoaringBitmap> places = new LinkedHashMap<>();

        Sets(ShardRows rows) {
            this.rows = rows;
            this.changed = touched.value().of(rows.shard());
        }

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
            return whole
                    ? new Truth(rows.set(number), new RoaringBitmap())
                    : new Truth(rows.set(2 * number), rows.set(2 * number + 1));
        }

        @Override
        public RoaringBitmap open() {
            return changed.rows();
        }

        @Override
        public RoaringBitmap test(int number) {
            return changed.tests().get(number);
        }

        @Override
        public Admission division(int number) {
            RoaringBitmap allowed = new RoaringBitmap();
            Map<String, RoaringBitmap> first = new LinkedHashMap<>();
            for (Admission part : ready(file -> file.gate(gates.get(number)))) {
                allowed.or(part.allowed());
                part.first()
                        .forEach((rule, out) -> first.computeIfAbsent(rule, name -> new RoaringBitmap())
                                .or(out));
            }
            return new Admission(allowed, first);
        }

        @Override
        public RoaringBitmap contact(int number) {
            RoaringBitmap all = new RoaringBitmap();
            ready(file -> file.contact(contacts.get(number))).forEach(all::or);
            return all;
        }

        @Override
        public Map<Algebra.Stated, RoaringBitmap> places() {
            if (places.isEmpty()) {
                ready(ReadyFile.Reading::places)
                        .forEach(part -> part.forEach(
                                (place, persons) -> places.computeIfAbsent(place, key -> new RoaringBitmap())
                                        .or(persons)));
            }
            return places;
        }

        /** A shard that several tasks have read is in as many files. */
        private <T> List<T> ready(Part<T> part) {
            List<T> all = new ArrayList<>();
            for (String name : ready.files(rows.shard())) {
                try (ReadyFile.Reading file = new ReadyFile.Reading(configuration(), name)) {
                    all.add(part.of(file));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
            return all;
        }
    }

    private interface Part<T> {
        T of(ReadyFile.Reading file) throws IOException;
    }
}
