package io.licit.engine.spark;

import io.licit.core.plan.Plan;
import io.licit.engine.Algebra;
import io.licit.engine.Progress;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.roaringbitmap.RoaringBitmap;

/** What Spark decided on every person who meets a condition: by segment's number and key, the rule, or nothing. */
final class Decided {
    private Decided() {}

    /** One person in one segment. */
    record Decision(int segment, String person, String rule) implements Serializable {}

    static List<Map<String, String>> of(SparkEngine engine, Plan plan) {
        List<Map<String, String>> all = new ArrayList<>();
        plan.segments().forEach(segment -> all.add(new HashMap<>()));
        engine.ask(plan, ShardRows.Beside.ID, Looking::new, Progress.none())
                .forEach(one -> all.get(one.segment()).put(one.person(), one.rule()));
        return all;
    }

    /** How many persons meet the condition of each wanted segment, where nobody's key is read. */
    static Map<Integer, Long> matching(SparkEngine engine, Plan plan) {
        Map<Integer, Long> all = new HashMap<>();
        engine.ask(plan, ShardRows.Beside.NOTHING, Counting::new, Progress.none())
                .forEach(part -> all.merge(part.segment(), part.persons(), Long::sum));
        return all;
    }

    private record Count(int segment, long persons) implements Serializable {}

    private record Counting(Algebra algebra, ShardReading reading)
            implements FlatMapFunction<Iterator<ShardRows>, Count> {
        @Override
        public Iterator<Count> call(Iterator<ShardRows> rows) throws IOException {
            return reading.each(
                    rows,
                    (shard, answers) -> algebra.audiences(answers).stream()
                            .map(sets ->
                                    new Count(sets.segment(), sets.matching().getLongCardinality()))
                            .toList());
        }
    }

    private record Looking(Algebra algebra, ShardReading reading)
            implements FlatMapFunction<Iterator<ShardRows>, Decision> {
        @Override
        public Iterator<Decision> call(Iterator<ShardRows> rows) throws IOException {
            return reading.each(rows, (shard, answers) -> {
                List<Decision> all = new ArrayList<>();
                for (Algebra.Sets sets : algebra.audiences(answers)) {
                    add(all, shard, sets.segment(), sets.eligible(), "");
                    sets.first().forEach((rule, out) -> add(all, shard, sets.segment(), out, rule));
                }
                return all;
            });
        }

        private static void add(List<Decision> all, ShardRows shard, int segment, RoaringBitmap persons, String rule) {
            for (int n : persons.toArray()) {
                all.add(new Decision(segment, shard.id(n), rule));
            }
        }
    }
}
