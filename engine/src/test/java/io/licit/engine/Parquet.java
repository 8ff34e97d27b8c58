package io.licit.engine;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.segment.Value;
import io.licit.engine.sql.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.roaringbitmap.RoaringBitmap;

/** Writes small Parquet files for tests. */
final class Parquet {
    private Parquet() {}

    /** Rows of values under a list of columns with types, such as {@code id VARCHAR, at TIMESTAMP}. */
    static void write(Path file, String columns, List<List<Value>> rows) {
        try (Database database = Database.inMemory()) {
            database.run("CREATE TABLE t (" + columns + ")");
            // Texts that the engine reads as the columns' types: to read as many literals would take ten times as long.
            database.run("CREATE TEMP TABLE appended AS SELECT 0 AS row_number, COLUMNS(*)::VARCHAR FROM t");
            database.append("appended", RoaringBitmap.bitmapOfRange(0, rows.size()), (n, appender) -> {
                for (Value value : rows.get(n)) {
                    append(appender, value);
                }
            });
            database.run("INSERT INTO t SELECT * EXCLUDE row_number FROM appended ORDER BY row_number");
            database.run("COPY (SELECT * FROM t ORDER BY rowid) TO " + Sql.text(file.toString()) + " (FORMAT parquet)");
        }
    }

    /** Rows of values by column, in the types of a table's columns. */
    static void write(Path file, Table table, List<Map<String, Value>> rows) {
        List<String> columns = new ArrayList<>();
        for (Column column : table.columns().values()) {
            columns.add(Sql.name(column.name()) + " " + stored(column.type()));
        }
        List<List<Value>> values = rows.stream()
                .map(row -> table.columnNames().stream()
                        .map(name -> row.getOrDefault(name, Value.nothing()))
                        .toList())
                .toList();
        write(file, String.join(", ", columns), values);
    }

    private static String stored(Type type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case NUMBER -> "DOUBLE";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            case TEXT, UNKNOWN -> "VARCHAR";
        };
    }

    private static void append(DuckDBAppender appender, Value value) throws SQLException {
        if (value instanceof Value.Nothing) {
            appender.appendNull();
        } else {
            appender.append(written(value));
        }
    }

    private static String written(Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        if (value instanceof Value.Num number) {
            return String.valueOf(number.value());
        }
        if (value instanceof Value.Bool bool) {
            return String.valueOf(bool.value());
        }
        if (value instanceof Value.Day day) {
            return day.value().toString();
        }
        LocalDateTime time = Sql.time(((Value.Moment) value).value());
        return time.toLocalDate() + " " + DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }
}
