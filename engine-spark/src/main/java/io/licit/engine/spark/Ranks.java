package io.licit.engine.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Ranks over all persons, without all persons on one worker: values are spread by range and sorted there, equal ones
 * together, and how many stand before a range is the sum of those before it.
 */
final class Ranks {
    private Ranks() {}

    /**
     * @param values of {@code n} and a value, which is never null
     * @param name of the value's column
     * @return {@code n} with the value, how many are less, and how many there are
     */
    static Dataset<Row> of(SparkSession session, Dataset<Row> values, String name, int shards) {
        JavaRDD<Row> sorted = values.repartitionByRange(shards, values.col(name))
                .sortWithinPartitions(name)
                .javaRDD()
                .persist(StorageLevel.DISK_ONLY());
        List<Long> counts =
                sorted.mapPartitions(rows -> List.of(count(rows)).iterator()).collect();
        long[] before = new long[counts.size()];
        long known = 0;
        for (int part = 0; part < before.length; part++) {
            before[part] = known;
            known += counts.get(part);
        }
        long all = known;
        Function2<Integer, Iterator<Row>, Iterator<Row>> ranked = (part, rows) -> new Ranked(rows, before[part], all);
        StructType schema = new StructType()
                .add("n", DataTypes.StringType)
                .add(name, values.schema().apply(name).dataType())
                .add(name + "_below", DataTypes.LongType)
                .add(name + "_known", DataTypes.LongType);
        return session.createDataFrame(sorted.mapPartitionsWithIndex(ranked, true), schema);
    }

    private static long count(Iterator<Row> rows) {
        long count = 0;
        while (rows.hasNext()) {
            rows.next();
            count++;
        }
        return count;
    }

    /** Rows of one range in order, each with its rank. */
    private static final class Ranked implements Iterator<Row> {
        private final Iterator<Row> rows;
        private final long known;
        private long passed;
        private long below;
        private final List<Object> last = new ArrayList<>();

        Ranked(Iterator<Row> rows, long before, long known) {
            this.rows = rows;
            this.passed = before;
            this.known = known;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Row next() {
            Row row = rows.next();
            Object value = row.get(1);
            if (last.isEmpty() || !Objects.equals(last.get(0), value)) {
                below = passed;
                last.clear();
                last.add(value);
            }
            passed++;
            return RowFactory.create(row.getString(0), value, below, known);
        }
    }
}
