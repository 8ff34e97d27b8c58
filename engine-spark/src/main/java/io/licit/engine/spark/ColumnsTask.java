package io.licit.engine.spark;

import io.licit.engine.column.Column;
import io.licit.engine.column.ColumnWriter;
import io.licit.engine.column.Kernel;
import io.licit.engine.column.Kind;
import io.licit.engine.column.Texts;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;

/** What a worker does to make columns: cuts the rows that it reads into pieces, and writes the columns of each. */
final class ColumnsTask implements FlatMapFunction<Iterator<InternalRow>, ColumnsTask.Written> {
    /** Rows of a piece at most: some blocks, which one thread answers. */
    private static final int PIECE = 4 * Kernel.BLOCK;

    private final String folder;
    private final ArrayList<Making> columns;
    private final Broadcast<HashMap<String, ArrayList<String>>> texts;
    private final SerializableConfiguration configuration;

    /** @param texts of each column of texts, ascending */
    ColumnsTask(
            String folder,
            ArrayList<Making> columns,
            Broadcast<HashMap<String, ArrayList<String>>> texts,
            SerializableConfiguration configuration) {
        this.folder = folder;
        this.columns = columns;
        this.texts = texts;
        this.configuration = configuration;
    }

    record Making(String name, Kind kind) implements Serializable {}

    /** @param places of each column's numbers, in their order */
    record Written(Part part, ArrayList<Integer> places) implements Serializable {}

    /** A value in SQL, of the type that {@link Spelled} reads. */
    static String value(Kind kind, String sql) {
        String type = switch (kind) {
            case BOOLEAN -> "BOOLEAN";
            case NUMBER -> "DOUBLE";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            case TEXT, UNLISTED -> "STRING";
        };
        return "CAST(" + sql + " AS " + type + ")";
    }

    @Override
    public Iterator<Written> call(Iterator<InternalRow> rows) throws IOException {
        List<Map<UTF8String, Integer>> codes = new ArrayList<>();
        columns.forEach(column -> codes.add(codes(column)));
        List<Written> written = new ArrayList<>();
        List<Piece> open = new ArrayList<>();
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            int shard = row.getInt(0);
            int number = Math.toIntExact(row.getLong(1));
            if (!open.isEmpty() && !open.get(0).goesOnWith(shard, number)) {
                written.add(open.remove(0).write());
            }
            if (open.isEmpty()) {
                open.add(new Piece(shard, number, codes));
            }
            open.get(0).add(row);
        }
        if (!open.isEmpty()) {
            written.add(open.get(0).write());
        }
        return written.iterator();
    }

    private Map<UTF8String, Integer> codes(Making column) {
        Map<UTF8String, Integer> codes = new HashMap<>();
        for (String text : texts.value().getOrDefault(column.name(), new ArrayList<>())) {
            codes.put(UTF8String.fromString(text), codes.size());
        }
        return codes;
    }

    private final class Piece {
        private final int shard;
        private final int first;
        private final List<Map<UTF8String, Integer>> codes;
        private final List<ColumnWriter> writers = new ArrayList<>();
        private int rows;

        Piece(int shard, int first, List<Map<UTF8String, Integer>> codes) {
            this.shard = shard;
            this.first = first;
            this.codes = codes;
            int most = PIECE - first % PIECE;
            columns.forEach(column -> writers.add(
                    column.kind() == Kind.TEXT
                            ? ColumnWriter.of(new Texts(List.of()), most)
                            : ColumnWriter.of(column.kind(), most)));
        }

        /** Pieces end at multiples of their length, so that every making of a shard cuts it alike. */
        boolean goesOnWith(int nextShard, int number) {
            return nextShard == shard && number == first + rows && number % PIECE != 0;
        }

        void add(InternalRow row) {
            for (int i = 0; i < writers.size(); i++) {
                int at = ShardRows.COLUMNS.size() + i;
                if (!row.isNullAt(at)) {
                    add(row, at, writers.get(i), codes.get(i));
                }
            }
            rows++;
        }

        private void add(InternalRow row, int at, ColumnWriter writer, Map<UTF8String, Integer> texts) {
            switch (writer.kind()) {
                case BOOLEAN -> writer.code(rows, row.getBoolean(at) ? 1 : 0);
                case NUMBER -> writer.number(rows, row.getDouble(at));
                case DATE -> writer.code(rows, row.getInt(at));
                case TIMESTAMP -> writer.code(rows, row.getLong(at));
                case TEXT, UNLISTED -> writer.code(rows, code(row.getUTF8String(at), texts));
            }
        }

        /** What is no UTF-8 was listed as it reads. */
        private static int code(UTF8String text, Map<UTF8String, Integer> texts) {
            return Optional.ofNullable(texts.get(text))
                    .or(() -> Optional.ofNullable(texts.get(UTF8String.fromString(text.toString()))))
                    .orElseThrow(() -> new IllegalStateException("a text that was not listed"));
        }

        Written write() throws IOException {
            ReadyFile.Sections sections = new ReadyFile.Sections();
            ArrayList<Integer> places = new ArrayList<>();
            for (int i = 0; i < writers.size(); i++) {
                Column column = writers.get(i).column(rows);
                places.add(column.numbers().places());
                sections.column(columns.get(i).name(), column);
            }
            String file = folder + "/shard-" + shard + "-" + first + "-" + UUID.randomUUID();
            sections.write(configuration.value(), file);
            return new Written(new Part(shard, first, rows, file), places);
        }
    }
}
