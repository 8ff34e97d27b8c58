package io.licit.engine.spark;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.segment.Value;
import io.licit.engine.Database;
import io.licit.engine.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes small Parquet files for tests. */
final class Parquet {
    private Parquet() {}

    /** Rows of literals under a list of columns with types, such as {@code id VARCHAR, at TIMESTAMP}. */
    static void write(Path file, String columns, List<String> rows) {
        try (Database database = Database.inMemory()) {
            database.run("CREATE TABLE t (" + columns + ")");
            for (int from = 0; from < rows.size(); from += 1000) {
                List<String> some = rows.subList(from, Math.min(from + 1000, rows.size()));
                database.run("INSERT INTO t VALUES " + String.join(", ", some));
            }
            database.run("COPY (SELECT * FROM t ORDER BY rowid) TO " + Sql.text(file.toString()) + " (FORMAT parquet)");
        }
    }

    /** Rows of values by column, in the types of a table's columns. */
    static void write(Path file, Table table, List<Map<String, Value>> rows) {
        List<String> columns = new ArrayList<>();
        for (Column column : table.columns().values()) {
            columns.add(Sql.name(column.name()) + " " + stored(column.type()));
        }
        List<String> literals = rows.stream()
                .map(row -> table.columnNames().stream()
                        .map(name -> literal(row.getOrDefault(name, Value.nothing())))
                        .collect(Collectors.joining(", ", "(", ")")))
                .toList();
        write(file, String.join(", ", columns), literals);
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

    private static String literal(Value value) {
        if (value instanceof Value.Text text) {
            return Sql.text(text.value());
        }
        if (value instanceof Value.Num number) {
            return number.value() + "::DOUBLE";
        }
        if (value instanceof Value.Bool bool) {
            return String.valueOf(bool.value());
        }
        if (value instanceof Value.Day day) {
            return Sql.date(day.value());
        }
        return value instanceof Value.Moment moment ? Sql.moment(moment.value()) : "NULL";
    }
}
