package io.licit.engine.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.roaringbitmap.RoaringBitmap;

/** Persons whose gates the clock or something recorded may have changed since these were made ready, by shard. */
record Touched(HashMap<Integer, OfShard> shards) implements Serializable {
    static final Touched NOBODY = new Touched(new HashMap<>());

    /** How a task comes by it. */
    interface Sent extends Serializable {
        Touched value();
    }

    /** @param tests of these persons, for whom each test holds now */
    record OfShard(int shard, RoaringBitmap rows, ArrayList<RoaringBitmap> tests) implements Serializable {}

    /** Every number of a test is asked of somebody only. */
    OfShard of(int shard) {
        return shards.getOrDefault(shard, new OfShard(shard, new RoaringBitmap(), new ArrayList<>()));
    }

    static Touched of(List<OfShard> parts) {
        Map<Integer, OfShard> shards = new HashMap<>();
        parts.forEach(part -> shards.merge(part.shard(), part, Touched::both));
        return new Touched(new HashMap<>(shards));
    }

    private static OfShard both(OfShard one, OfShard other) {
        ArrayList<RoaringBitmap> tests = new ArrayList<>();
        for (int i = 0; i < one.tests().size(); i++) {
            tests.add(RoaringBitmap.or(one.tests().get(i), other.tests().get(i)));
        }
        return new OfShard(one.shard(), RoaringBitmap.or(one.rows(), other.rows()), tests);
    }

    /** Reads the answers to tests of persons who are touched. */
    record Task(Packing packing) implements FlatMapFunction<Iterator<InternalRow>, OfShard> {
        @Override
        public Iterator<OfShard> call(Iterator<InternalRow> rows) {
            List<OfShard> parts = new ArrayList<>();
            Iterator<ShardRows> shards = ShardRows.of(rows, packing, ShardRows.Beside.NOTHING, false);
            while (shards.hasNext()) {
                ShardRows shard = shards.next();
                ArrayList<RoaringBitmap> tests = new ArrayList<>();
                for (int test = 0; test < packing.flags(); test++) {
                    tests.add(shard.flag(test));
                }
                parts.add(new OfShard(shard.shard(), shard.persons(), tests));
            }
            return parts.iterator();
        }
    }
}
