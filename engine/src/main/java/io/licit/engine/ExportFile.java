package io.licit.engine;

import io.licit.engine.ExportRequest.Form;
import io.licit.engine.sql.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A file of exported persons.
 *
 * @param columns names, in their order
 */
public record ExportFile(Path path, Form form, List<String> columns) {
    public ExportFile {
        columns = List.copyOf(columns);
    }

    /** Every row as a JSON object on one line, in the order of the file. Nothing but this file is read. */
    public void rows(Consumer<String> each) {
        try (Database database = Database.inMemory()) {
            Tuning.reading(database);
            database.each(
                    "SELECT CAST(to_json(t) AS VARCHAR) FROM (SELECT " + names() + " FROM " + source() + ") t",
                    row -> each.accept(row.getString(1)));
        }
    }

    String names() {
        return columns.stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    /** What stands after FROM. */
    String source() {
        String file = Sql.text(path.toString());
        return switch (form) {
            case PARQUET -> "read_parquet(" + file + ")";
            case NDJSON ->
                "read_json(" + file + ", format = 'newline_delimited', maximum_object_size = 16777216, columns = {"
                        + columns("JSON") + "})";
            case CSV ->
                "read_csv(" + file + ", header = true, auto_detect = false, delim = ',', quote = '\"', escape ="
                        + " '\"', allow_quoted_nulls = false, parallel = false, columns = {" + columns("VARCHAR")
                        + "})";
        };
    }

    private String columns(String type) {
        return columns.stream()
                .map(name -> Sql.text(name) + ": " + Sql.text(type))
                .collect(Collectors.joining(", "));
    }

    /** A column of a row {@code b} as text. */
    String text(String column) {
        String named = "b." + Sql.name(column);
        return form == Form.NDJSON ? "(" + named + " ->> '$')" : "CAST(" + named + " AS VARCHAR)";
    }

    /** The statement that writes a query's rows, in their order. */
    String copy(String query) {
        String how = switch (form) {
            case CSV -> "FORMAT csv, HEADER true, DELIM ',', QUOTE '\"', ESCAPE '\"'";
            case PARQUET -> "FORMAT parquet";
            case NDJSON -> "FORMAT json";
        };
        return "COPY (" + query + ") TO " + Sql.text(path.toString()) + " (" + how + ")";
    }
}
