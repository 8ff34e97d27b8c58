package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.engine.sql.Sql;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table's files with what their heads show.
 *
 * @param heads of each file, in the files' order
 * @param stored DuckDB's type of every column that some file has; VARCHAR for each of a CSV file
 */
record FileTable(Table table, SourceFiles files, List<CsvHead> heads, Map<String, String> stored)
        implements TableSource {
    private static final Said SAVE_AS_UTF8 = Said.of("save the file in UTF-8");

    /** Reads the heads of a table's files; what is wrong goes to {@code problems}, and then there is nothing. */
    static Optional<FileTable> open(Database database, Path workspace, Table table, Consumer<Diagnostic> problems) {
        Optional<SourceFiles> found = SourceFiles.find(workspace, table, problems);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<SourceFiles> evened = evened(table, found.get(), problems);
        if (evened.isEmpty()) {
            return Optional.empty();
        }
        SourceFiles files = evened.get();
        List<CsvHead> heads = new ArrayList<>();
        Map<String, String> stored = new LinkedHashMap<>();
        List<Set<String>> all = new ArrayList<>();
        Set<String> lacking = new LinkedHashSet<>();
        for (int i = 0; i < files.files().size(); i++) {
            Optional<Map<String, String>> types = files.kind() == SourceFiles.Kind.CSV
                    ? csvHead(table, files, i, problems).map(head -> texts(head, heads))
                    : parquetHead(database, table, files, i, problems);
            if (types.isEmpty()) {
                return Optional.empty();
            }
            types.get().forEach((name, type) -> stored.merge(name, type, FileTable::common));
            all.add(types.get().keySet());
            TableSource.reportLacking(table, types.get().keySet(), files.shown().get(i), lacking, problems);
        }
        List<Diagnostic> doubtful = Doubtful.columns(table, files.shown(), heads, all);
        doubtful.forEach(problems);
        return lacking.isEmpty() && doubtful.isEmpty()
                ? Optional.of(new FileTable(table, files, heads, stored))
                : Optional.empty();
    }

    boolean isCsv() {
        return files.kind() == SourceFiles.Kind.CSV;
    }

    /** The columns of one file, called {@code r0}, {@code r1} …, as a query. */
    String select(int file, List<String> columns, String csvOptions) {
        String path = Sql.text(escaped(files.files().get(file)));
        if (!isCsv()) {
            String list = columns.stream().map(Sql::name).collect(Collectors.joining(", "));
            return "SELECT " + list + " FROM read_parquet([" + path + "])";
        }
        CsvHead head = heads.get(file);
        String list = columns.stream()
                .map(column -> "c" + head.columns().indexOf(column))
                .collect(Collectors.joining(", "));
        return "SELECT " + list + " FROM read_csv([" + path + "], " + dialect(head) + csvOptions + ")";
    }

    private static String dialect(CsvHead head) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < head.columns().size(); i++) {
            columns.append(i == 0 ? "" : ", ").append("'c").append(i).append("': 'VARCHAR'");
        }
        return "auto_detect = false, header = true, strict_mode = true, quote = '\"', escape = '\"', delim = "
                + Sql.text(String.valueOf(head.separator())) + ", columns = {" + columns + "}";
    }

    @Override
    public RawRows fill(Database database, List<String> columns) {
        return FileRows.read(database, this, columns);
    }

    @Override
    public void each(
            Database database,
            List<String> columns,
            BadRows badRows,
            UnaryOperator<String> query,
            Database.RowVisit visit) {
        String options = isCsv() && badRows == BadRows.SKIP ? ", ignore_errors = true" : "";
        for (int file = 0; file < files.files().size(); file++) {
            String rows = "(" + select(file, columns, options) + ") AS t(" + TableSource.names(columns.size()) + ")";
            database.each(query.apply(rows), visit);
        }
    }

    /** Some of the files alone; the types stay those of all. */
    FileTable only(IntPredicate file) {
        List<Integer> kept =
                IntStream.range(0, files.files().size()).filter(file).boxed().toList();
        return new FileTable(
                table,
                new SourceFiles(
                        files.kind(),
                        kept.stream().map(files.files()::get).toList(),
                        kept.stream().map(files.shown()::get).toList()),
                isCsv() ? kept.stream().map(heads::get).toList() : List.of(),
                stored);
    }

    /** So that the database takes no character of the name for a glob's. */
    private static String escaped(Path file) {
        return file.toString().replaceAll("[\\[*?]", "[$0]");
    }

    private static Optional<SourceFiles> evened(Table table, SourceFiles files, Consumer<Diagnostic> problems) {
        if (files.kind() != SourceFiles.Kind.CSV) {
            return Optional.of(files);
        }
        List<Path> even = new ArrayList<>();
        for (Path file : files.files()) {
            try {
                even.add(LineEnds.even(file));
            } catch (IOException unreadable) {
                problems.accept(unreadable(table, files.shown().get(even.size())));
                return Optional.empty();
            }
        }
        return Optional.of(new SourceFiles(files.kind(), even, files.shown()));
    }

    private static Diagnostic unreadable(Table table, String shown) {
        return DataMessages.unreadable(
                table,
                shown,
                Said.of("can't be read"),
                Said.of("make the file readable for the user who runs this command"));
    }

    private static Optional<CsvHead> csvHead(Table table, SourceFiles files, int file, Consumer<Diagnostic> problems) {
        String shown = files.shown().get(file);
        try {
            CsvHead head = CsvHead.read(files.files().get(file));
            if (!head.isEmpty()) {
                return Optional.of(head);
            }
            problems.accept(DataMessages.unreadable(
                    table,
                    shown,
                    Said.of("is empty"),
                    Said.of("a CSV file begins with a line that names its columns")));
        } catch (CharacterCodingException notUtf8) {
            problems.accept(DataMessages.unreadable(table, shown, Said.of("is not UTF-8 text"), SAVE_AS_UTF8));
        } catch (IOException unreadable) {
            problems.accept(unreadable(table, shown));
        }
        return Optional.empty();
    }

    private static Map<String, String> texts(CsvHead head, List<CsvHead> heads) {
        heads.add(head);
        Map<String, String> types = new LinkedHashMap<>();
        head.columns().forEach(name -> types.put(name, "VARCHAR"));
        return types;
    }

    private static Optional<Map<String, String>> parquetHead(
            Database database, Table table, SourceFiles files, int file, Consumer<Diagnostic> problems) {
        Map<String, String> types = new LinkedHashMap<>();
        try {
            database.each(
                    "DESCRIBE SELECT * FROM read_parquet(["
                            + Sql.text(escaped(files.files().get(file))) + "])",
                    row -> types.put(row.getString(1), row.getString(2)));
            return Optional.of(types);
        } catch (WarehouseException unreadable) {
            problems.accept(DataMessages.unreadable(
                    table,
                    files.shown().get(file),
                    Said.of("can't be read as Parquet"),
                    Said.of("write the file again")));
            return Optional.empty();
        }
    }

    /** Files that disagree on a column's type are read as text. */
    private static String common(String one, String other) {
        return one.equals(other) ? one : "VARCHAR";
    }
}
