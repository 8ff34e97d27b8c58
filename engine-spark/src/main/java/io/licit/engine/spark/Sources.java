package io.licit.engine.spark;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.engine.DataFindings;
import io.licit.engine.SourceFiles;
import io.licit.engine.SourceHeads;
import io.licit.engine.WarehouseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The catalogue's tables as they are stored. A source is a file or a glob, of this machine relative to the workspace or
 * of another file system with its scheme, or {@code table:} and the name of a table that Spark knows.
 */
final class Sources {
    private static final String TABLE = "table:";

    private final SparkSession session;
    private final Storage storage;
    private final Path workspace;
    private final String copies;
    private final Map<String, Stored> tables = new LinkedHashMap<>();
    private final List<String> prints = new ArrayList<>();

    private Sources(SparkSession session, Storage storage, Path workspace, String copies) {
        this.session = session;
        this.storage = storage;
        this.workspace = workspace;
        this.copies = copies;
    }

    /**
     * A table's rows.
     *
     * @param rows with a column {@code r0}, {@code r1} … for each of the names, in their order
     */
    record Stored(Table table, List<String> names, Dataset<Row> rows) {
        Optional<ColumnReading> column(String name) {
            int index = names.indexOf(name);
            return index < 0
                    ? Optional.empty()
                    : Optional.of(new ColumnReading(
                            "r" + index, rows.schema().fields()[index].dataType()));
        }
    }

    /**
     * @param copies a folder for copies of sources that Spark can't read as they are
     * @throws WarehouseException with everything that keeps the sources from being read
     */
    static Sources open(SparkSession session, Storage storage, Path workspace, Catalogue catalogue, String copies) {
        Sources sources = new Sources(session, storage, workspace, copies);
        Diagnostics problems = new Diagnostics();
        for (Table table : catalogue.tables().values()) {
            sources.rows(table, problems).ifPresent(rows -> sources.add(table, rows, problems));
        }
        if (problems.hasErrors()) {
            throw WarehouseException.author(problems.sorted());
        }
        return sources;
    }

    Stored of(Table table) {
        Stored found = tables.get(table.name());
        if (found == null) {
            throw new IllegalStateException("not read: " + table.name());
        }
        return found;
    }

    /** Paths, sizes and times of all files, which tell one state of the sources from another. */
    String print() {
        return String.join("\n", prints);
    }

    /** How many bytes the sources have, as far as that is known. */
    long bytes() {
        return bytes;
    }

    private long bytes;

    private Optional<Dataset<Row>> rows(Table table, Diagnostics problems) {
        if (!(table.source() instanceof Table.Source.Files files)) {
            problems.add(DataFindings.serverOnSpark(table));
            return Optional.empty();
        }
        String pattern = files.pattern();
        try {
            if (pattern.startsWith(TABLE)) {
                String name = pattern.substring(TABLE.length());
                prints.add(table.name() + " " + pattern + " " + System.identityHashCode(session));
                return Optional.of(session.table(name));
            }
            return pattern.contains("://") ? remote(table, pattern, problems) : local(table, problems);
        } catch (Exception unreadable) {
            if (unreadable instanceof WarehouseException known) {
                throw known;
            }
            // Where Spark itself is gone, nothing is known of the file.
            if (session.sparkContext().isStopped()) {
                throw Failures.told(unreadable);
            }
            boolean differ = unreadable instanceof SparkException || unreadable instanceof AnalysisException;
            problems.add(DataFindings.unreadable(
                    table,
                    pattern,
                    Said.of("can't be read by Spark"),
                    differ
                            ? Said.of("write all files of a table with the same columns and types")
                            : Said.of("write the files again")));
            return Optional.empty();
        }
    }

    private Optional<Dataset<Row>> local(Table table, Diagnostics problems) {
        Optional<SourceHeads> heads = SourceHeads.of(workspace, table, problems::add);
        if (heads.isEmpty()) {
            return Optional.empty();
        }
        List<String> paths = new ArrayList<>();
        for (Path file : heads.get().files()) {
            paths.add(file.toAbsolutePath().normalize().toUri().toString());
        }
        paths.forEach(path -> storage.files(escaped(path)).forEach(file -> print(table, file)));
        return heads.get().kind() == SourceFiles.Kind.CSV ? copied(table, problems) : Optional.of(parquet(paths));
    }

    /** So that no character of a file's name is taken for a glob's. */
    private static String escaped(String path) {
        return path.replaceAll("[\\[\\]{}*?]", "\\\\$0");
    }

    /** CSV is taken apart by what takes it apart in the warehouse too. */
    private Optional<Dataset<Row>> copied(Table table, Diagnostics problems) {
        Path folder = Path.of(copies);
        Path target = folder.resolve(Integer.toHexString(print().hashCode()) + "-" + table.name() + ".parquet");
        try {
            java.nio.file.Files.createDirectories(folder);
        } catch (java.io.IOException failure) {
            throw WarehouseException.environment("cannot make the folder " + folder, failure);
        }
        SourceHeads.texts(workspace, table, target, problems::add);
        return problems.hasErrors()
                ? Optional.empty()
                : Optional.of(parquet(List.of(target.toUri().toString())));
    }

    private Optional<Dataset<Row>> remote(Table table, String pattern, Diagnostics problems) {
        List<FileStatus> files = storage.files(pattern);
        if (files.isEmpty()
                || !files.stream().allMatch(file -> file.getPath().getName().endsWith(".parquet"))) {
            problems.add(DataFindings.unreadable(
                    table,
                    pattern,
                    files.isEmpty() ? Said.of("is not there") : Said.of("is not Parquet by its ending"),
                    Said.of("a source elsewhere than on this machine is a Parquet file or a glob of Parquet files")));
            return Optional.empty();
        }
        files.forEach(file -> print(table, file));
        Set<String> columns = null;
        for (FileStatus file : files) {
            Set<String> here = new LinkedHashSet<>(Arrays.asList(
                    session.read().parquet(file.getPath().toString()).columns()));
            if (columns != null && !columns.equals(here)) {
                problems.add(DataFindings.unreadable(
                        table,
                        file.getPath().toString(),
                        Said.of("has other columns than the files before it"),
                        Said.of("write all files of a table with the same columns and types")));
                return Optional.empty();
            }
            columns = here;
        }
        return Optional.of(
                parquet(files.stream().map(file -> file.getPath().toString()).toList()));
    }

    private void print(Table table, FileStatus file) {
        prints.add(table.name() + " " + file.getPath() + " " + file.getLen() + " " + file.getModificationTime());
        bytes += file.getLen();
    }

    private Dataset<Row> parquet(List<String> paths) {
        return session.read().option("mergeSchema", paths.size() > 1).parquet(paths.toArray(String[]::new));
    }

    private void add(Table table, Dataset<Row> rows, Diagnostics problems) {
        List<String> names = Arrays.asList(rows.columns());
        String[] numbered = new String[names.size()];
        Arrays.setAll(numbered, index -> "r" + index);
        Stored stored = new Stored(table, names, rows.toDF(numbered));
        for (Column column : table.columns().values()) {
            Optional<ColumnReading> found = stored.column(column.name());
            if (found.isEmpty() || !found.get().isReadable()) {
                problems.add(DataFindings.unreadable(
                        table,
                        column.name(),
                        found.isEmpty()
                                ? Said.of("is no column of the data")
                                : Said.of("is of a type that has no values of one part"),
                        Said.of("name a column of texts, numbers, truth values, dates or times")));
            }
        }
        tables.put(table.name(), stored);
    }
}
