package io.licit.engine;

import io.licit.engine.sql.Identifier;
import io.licit.engine.sql.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of an exported file that are a person's: by her key or another identifier of hers, or by its hash. */
public final class RowsOfPerson {
    private static final String ROW = "licit_row";
    private static final List<Identifier> HASHED =
            List.of(Identifier.EMAIL, Identifier.EMAIL_AT_GOOGLE, Identifier.PHONE, Identifier.PHONE_DIGITS);

    private final ExportFile file;
    private final String hers;

    private RowsOfPerson(ExportFile file, String hers) {
        this.file = file;
        this.hers = hers;
    }

    /** Of a file with values as they are. */
    public static RowsOfPerson plain(ExportFile file, String person, List<String> identifiers) {
        String values = Stream.concat(Stream.of(person), identifiers.stream())
                .map(value -> folded(Sql.text(value)))
                .collect(Collectors.joining(", "));
        return new RowsOfPerson(
                file,
                file.columns().stream()
                        .map(column -> folded(file.text(column)) + " IN (" + values + ")")
                        .collect(Collectors.joining(" OR ")));
    }

    /** Of a list of hashes: every identifier is hashed in every way in which one is written for a list. */
    public static RowsOfPerson hashed(ExportFile file, List<String> identifiers) {
        String hashes = identifiers.stream()
                .flatMap(value -> HASHED.stream().map(form -> form.hashed(Sql.text(value))))
                .collect(Collectors.joining(", "));
        return new RowsOfPerson(
                file,
                hashes.isEmpty()
                        ? "false"
                        : file.columns().stream()
                                .map(column -> "COALESCE(" + file.text(column) + ", '') IN (" + hashes + ")")
                                .collect(Collectors.joining(" OR ")));
    }

    private static String folded(String text) {
        return "lower(nfc_normalize(trim(COALESCE(" + text + ", ''))))";
    }

    public long count() {
        try (Database database = reading()) {
            return database.number("SELECT count(*) FROM " + rows() + " WHERE COALESCE(" + hers + ", false)");
        }
    }

    /** Writes all other rows, in their order; gives how many these are. */
    public long copyOthers(Path to) {
        try (Database database = reading()) {
            String others = " FROM " + rows() + " WHERE NOT COALESCE(" + hers + ", false)";
            String columns =
                    file.columns().stream().map(name -> "b." + Sql.name(name)).collect(Collectors.joining(", "));
            database.run(new ExportFile(to, file.form(), file.columns())
                    .copy("SELECT " + columns + others + " ORDER BY " + ROW));
            return database.number("SELECT count(*)" + others);
        }
    }

    /** The keys of a file that has such, which are its first column. */
    public static void keys(ExportFile file, Consumer<String> each) {
        try (Database database = reading()) {
            String key = "COALESCE(" + file.text(file.columns().get(0)) + ", '')";
            database.each("SELECT " + key + " FROM " + file.source() + " b", row -> each.accept(row.getString(1)));
        }
    }

    private String rows() {
        return "(SELECT row_number() OVER () AS " + ROW + ", " + file.names() + " FROM " + file.source() + ") b";
    }

    private static Database reading() {
        Database database = Database.inMemory();
        Tuning.reading(database);
        return database;
    }
}
