package io.licit.engine.spark;

import io.licit.engine.Admission;
import io.licit.engine.Algebra;
import io.licit.engine.bits.Truth;
import io.licit.engine.column.Column;
import io.licit.engine.column.Formula;
import io.licit.engine.column.Kernel;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.roaringbitmap.RoaringBitmap;

/**
 * How a task comes by the sets that the algebra asks for: conditions are tests of columns, which were made before; gates,
 * places and contact points were made ready; and whom something has changed for since is told with the question.
 */
final class ShardReading implements Serializable {
    private final Asked asked;
    private final Ready.Kept ready;
    private final ArrayList<String> gates;
    private final ArrayList<String> contacts;
    private final Touched.Sent touched;
    private final SerializableConfiguration configuration;

    /**
     * The conditions of a question.
     *
     * @param conditions of every segment of the plan, over the atoms
     */
    record Asked(ArrayList<Formula> conditions, ArrayList<Atom> atoms, ColumnFiles columns) implements Serializable {}

    ShardReading(
            Asked asked,
            Ready.Kept ready,
            Questions questions,
            Touched.Sent touched,
            SerializableConfiguration configuration) {
        this.asked = asked;
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
            try (Sets sets = new Sets(shard)) {
                all.addAll(work.of(shard, sets));
            }
        }
        return all.iterator();
    }

    interface Work<T> {
        List<T> of(ShardRows rows, Algebra.Answers answers) throws IOException;
    }

    private final class Sets implements Algebra.Answers, AutoCloseable {
        private final ShardRows rows;
        private final Touched.OfShard changed;
        private final Map<Algebra.Stated, RoaringBitmap> places = new LinkedHashMap<>();
        private final Map<String, ReadyFile.Reading> open = new HashMap<>();

        Sets(ShardRows rows) {
            this.rows = rows;
            this.changed = touched.value().of(rows.shard());
        }

        @Override
        public RoaringBitmap persons() {
            return rows.persons();
        }

        @Override
        public List<RoaringBitmap> matching() {
            List<ColumnFiles.Piece> pieces = asked.columns().pieces(rows.shard());
            if (pieces.isEmpty()) {
                pieces = List.of(new ColumnFiles.Piece(0, rows.limit(), new ArrayList<>()));
            }
            List<RoaringBitmap> all = new ArrayList<>();
            asked.conditions().forEach(condition -> all.add(new RoaringBitmap()));
            for (ColumnFiles.Piece piece : pieces) {
                if (piece.isWithin(rows.firstRow(), rows.limit())) {
                    List<Truth> truths = Kernel.answer(atoms(piece), asked.conditions(), piece.rows(), block -> true);
                    for (int i = 0; i < truths.size(); i++) {
                        all.get(i).or(RoaringBitmap.addOffset(truths.get(i).yes(), (long) piece.first()));
                    }
                }
            }
            return all;
        }

        private List<Formula> atoms(ColumnFiles.Piece piece) {
            Map<String, Column> columns = new HashMap<>();
            try {
                for (Map.Entry<String, Integer> set : asked.columns().sets().entrySet()) {
                    String file = piece.files().get(set.getValue());
                    columns.put(set.getKey(), opened(file).column(set.getKey(), piece.rows()));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return asked.atoms().stream().map(atom -> atom.in(columns::get)).toList();
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
        private <T> List<T> ready(Found<T> found) {
            List<T> all = new ArrayList<>();
            try {
                for (Part part : ready.parts(rows.shard())) {
                    all.add(found.in(opened(part.file())));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return all;
        }

        private ReadyFile.Reading opened(String file) throws IOException {
            ReadyFile.Reading known = open.get(file);
            if (known != null) {
                return known;
            }
            ReadyFile.Reading reading = new ReadyFile.Reading(configuration(), file);
            open.put(file, reading);
            return reading;
        }

        @Override
        public void close() throws IOException {
            for (ReadyFile.Reading reading : open.values()) {
                reading.close();
            }
        }
    }

    private interface Found<T> {
        T in(ReadyFile.Reading file) throws IOException;
    }
}
