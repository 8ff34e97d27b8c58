package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Table.ConsentField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far granted consents of the sources' ledger can be shown to be such.
 *
 * @param granted rows
 * @param withoutMethod those of them that do not say how
 * @param withoutNotice those of them that do not say which notice was shown
 */
public record ConsentProofs(long granted, long withoutMethod, long withoutNotice) {
    /** Reads the ledger; empty where it can't be read. */
    public static Optional<ConsentProofs> of(Path workspace, Table ledger) {
        if (!(ledger.role() instanceof Table.Role.Consents role)) {
            throw new IllegalArgumentException("no ledger of consents: " + ledger.name());
        }
        try (Database database = Database.inMemory();
                Servers servers = new Servers()) {
            return TableSource.open(database, workspace, ledger, servers, problem -> {})
                    .flatMap(source -> count(database, source, new Fields<>(role.columns(), source)));
        }
    }

    private static Optional<ConsentProofs> count(Database database, TableSource source, Fields<ConsentField> fields) {
        Optional<String> status = fields.of(ConsentField.STATUS);
        if (status.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>(List.of(status.get()));
        String method = missing(columns, fields.of(ConsentField.METHOD));
        String notice = missing(columns, fields.of(ConsentField.NOTICE));
        List<ConsentProofs> counts = new ArrayList<>();
        source.each(
                database,
                columns,
                BadRows.STOP,
                rows -> "SELECT count(*), count(*) FILTER (WHERE " + method + "), count(*) FILTER (WHERE " + notice
                        + ") FROM " + rows + " WHERE lower(trim(CAST(f0 AS VARCHAR))) = 'granted'",
                row -> counts.add(new ConsentProofs(row.getLong(1), row.getLong(2), row.getLong(3))));
        return Optional.of(counts.stream().reduce(new ConsentProofs(0, 0, 0), ConsentProofs::plus));
    }

    /** A test for a row without the field; a field that no file has is missing everywhere. */
    private static String missing(List<String> columns, Optional<String> field) {
        if (field.isEmpty()) {
            return "true";
        }
        columns.add(field.get());
        return "trim(COALESCE(CAST(f" + (columns.size() - 1) + " AS VARCHAR), '')) = ''";
    }

    private ConsentProofs plus(ConsentProofs other) {
        return new ConsentProofs(
                granted + other.granted, withoutMethod + other.withoutMethod, withoutNotice + other.withoutNotice);
    }
}
