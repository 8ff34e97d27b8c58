package io.licit.engine.spark;

import io.licit.engine.Algebra;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;

/** What a worker does with one shard: reads its answers, runs the algebra over them, and writes who is in and out. */
final class ShardTask implements FlatMapFunction<Iterator<InternalRow>, ShardCounts> {
    private final Algebra algebra;
    private final Packing packing;
    private final SerializableConfiguration configuration;
    private final List<String> folders;

    /** @param folders of each segment of the plan, where its members go; none where nothing is written */
    ShardTask(
            Algebra algebra, Packing packing, SerializableConfiguration configuration, Optional<List<String>> folders) {
        this.algebra = algebra;
        this.packing = packing;
        this.configuration = configuration;
        this.folders = folders.map(ArrayList::new).orElseGet(ArrayList::new);
    }

    @Override
    public Iterator<ShardCounts> call(Iterator<InternalRow> rows) throws IOException {
        boolean writes = !folders.isEmpty();
        ShardSets shard = ShardSets.read(rows, packing, writes);
        List<ShardCounts> counts = new ArrayList<>();
        for (Algebra.Sets sets : algebra.audiences(shard)) {
            String file = "";
            if (writes && !sets.matching().isEmpty()) {
                TaskContext task = TaskContext.get();
                file = folders.get(sets.segment()) + "/part-" + task.partitionId() + "-" + task.taskAttemptId()
                        + ".parquet";
                MembersFile.write(configuration.value(), file, sets, shard);
            }
            counts.add(ShardCounts.of(sets, shard.places(), file));
        }
        return counts.iterator();
    }
}
