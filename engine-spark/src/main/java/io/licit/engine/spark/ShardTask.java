package io.licit.engine.spark;

import io.licit.engine.Algebra;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.roaringbitmap.RoaringBitmap;

/** What a worker does with each shard: reads its answers, runs the algebra over them, and writes who is in and out. */
final class ShardTask implements FlatMapFunction<Iterator<ShardRows>, ShardCounts> {
    private final Algebra algebra;
    private final ShardReading reading;
    private final ArrayList<String> folders;

    /** @param folders of each segment of the plan, where its members go; none where nothing is written */
    ShardTask(Algebra algebra, ShardReading reading, Optional<List<String>> folders) {
        this.algebra = algebra;
        this.reading = reading;
        this.folders = folders.map(ArrayList::new).orElseGet(ArrayList::new);
    }

    /** A shard and how many rows it has. */
    record Shard(int number, int rows) implements Serializable {}

    @Override
    public Iterator<ShardCounts> call(Iterator<ShardRows> rows) throws IOException {
        return reading.each(rows, this::counts);
    }

    private List<ShardCounts> counts(ShardRows rows, Algebra.Answers answers) throws IOException {
        List<ShardCounts> counts = new ArrayList<>();
        Map<Algebra.Stated, RoaringBitmap> places = answers.places();
        for (Algebra.Sets sets : algebra.audiences(answers)) {
            String file = "";
            if (!folders.isEmpty() && !sets.matching().isEmpty()) {
                TaskContext task = TaskContext.get();
                file = folders.get(sets.segment()) + "/part-" + rows.shard() + "-" + rows.firstRow() + "-"
                        + task.taskAttemptId() + ".parquet";
                MembersFile.write(reading.configuration(), file, sets, rows);
            }
            counts.add(ShardCounts.of(sets, places, file));
        }
        return counts;
    }
}
