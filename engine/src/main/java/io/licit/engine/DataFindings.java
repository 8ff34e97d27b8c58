package io.licit.engine;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.Span;
import io.licit.engine.RowFacts.Places;
import java.util.List;

/** What an engine that counts rows, and can't say where they stand, says of data. */
public final class DataFindings {
    private DataFindings() {}

    private static Places rows(long count) {
        return new Places(count, List.of());
    }

    private static Span key(Table table) {
        String key = table.role() instanceof Table.Role.Persons persons ? persons.key() : "";
        return table.column(key).map(Column::span).orElse(table.span());
    }

    public static Diagnostic noKey(Table persons, long count) {
        return DataMessages.noKey(persons, key(persons), rows(count));
    }

    public static Diagnostic brokenKey(Table persons, long count) {
        return DataMessages.brokenKey(persons, key(persons), rows(count));
    }

    public static Diagnostic doubleKey(Table persons, long count) {
        return DataMessages.doubleKey(persons, key(persons), rows(count));
    }

    public static Diagnostic orphans(Table table, long count) {
        return DataMessages.orphans(table, rows(count));
    }

    /** A refusal would not find its person. */
    public static Diagnostic misspelt(Table ledger, long count) {
        return DataMessages.misspelt(ledger, rows(count));
    }

    /** Values that are not of the type that their column has. */
    public static Diagnostic undecodable(Table table, String column, Type type, long count) {
        return undecodable(table, column, DataMessages.what(type), count);
    }

    /** @param what the value should have been, as a noun such as {@code known purpose} */
    public static Diagnostic undecodable(Table table, String column, String what, long count) {
        Span span = table.column(column).map(Column::span).orElse(table.span());
        return DataMessages.undecodable(table, column, what, span, rows(count));
    }

    public static Diagnostic unreadable(Table table, String file, Said why, Said help) {
        return DataMessages.unreadable(table, file, why, help);
    }

    /** Spark reads files; a server would be asked by every worker at once. */
    public static Diagnostic serverOnSpark(Table table) {
        return Diagnostic.of(
                        Code.DAT5008,
                        Said.of("the rows of `{}` are on a database server, which Spark is not sent to", table.name()),
                        table.source().span())
                .withHelp(Said.of("leave `--engine spark` out, or write the table into Parquet files and name these"
                        + " as its source"));
    }
}
