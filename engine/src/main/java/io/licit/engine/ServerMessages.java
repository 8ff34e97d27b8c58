package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Table.Watermark;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Everything that is said of tables of servers. What a server says itself is not repeated, since it may hold values; its
 * code is.
 */
final class ServerMessages {
    private static final Said CREDENTIALS =
            Said.of("LICIT_SOURCE_USER and LICIT_SOURCE_PASSWORD say who asks, or a line in ~/.pgpass");

    private ServerMessages() {}

    static Diagnostic otherKind(Table table) {
        return Diagnostic.of(
                        Code.DAT5008,
                        Said.of("the source of `{}` is a database that is not PostgreSQL", table.name()),
                        table.source().span())
                .withHelp(Said.of("export the table to Parquet or CSV and name the file here"));
    }

    static Diagnostic userBeforeHost(Table table) {
        return Diagnostic.of(
                        Code.DAT5008,
                        Said.of("the address of `{}` names a user before its host", table.name()),
                        table.source().span())
                .withHelp(Said.of("write the host right after `//`; {}", CREDENTIALS));
    }

    static Diagnostic missing(Table table, Table.Source.Jdbc source, ServerAddress address, Collection<String> there) {
        Said near = Suggestions.didYouMean(source.table(), there);
        return Diagnostic.of(
                        Code.DAT5001,
                        Said.of("`{}` is not there on {}", source.table(), address.shown()),
                        table.source().span())
                .withHelp(
                        near.isEmpty()
                                ? Said.of("name a table or view as `schema.table`, in capitals and small letters as"
                                        + " the server has it")
                                : near);
    }

    static Diagnostic noWatermark(Table table, Watermark watermark, Collection<String> present) {
        Said near = Suggestions.didYouMean(watermark.column(), present);
        return Diagnostic.of(
                        Code.CAT1203,
                        Said.of("`{}` has no column `{}`", table.name(), watermark.column()),
                        watermark.span())
                .withHelp(near.isEmpty() ? Said.of("name a column that the data has") : near);
    }

    static Diagnostic unfitWatermark(Table table, Watermark watermark) {
        return Diagnostic.of(
                        Code.DAT5002,
                        Said.of("`{}.{}` is neither a time nor a whole number", table.name(), watermark.column()),
                        watermark.span())
                .withHelp(Said.of(
                        "name a column that rises whenever a row is added or changed, or leave `watermark` out"));
    }

    /** What became of a question to a server: the author's to mend, or the world's. */
    static WarehouseException failed(
            Table table, Table.Source.Jdbc source, ServerAddress address, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (isLost(state)) {
            return WarehouseException.unreachable(
                    "the data can't be read",
                    List.of(at(table, Said.of("the server of `{}` went away while it was read", table.name()))
                            .withNote(said(address, state))
                            .withHelp(Said.of("nothing was changed; run again when the server is there"))),
                    new SQLException(state, state));
        }
        if (state.equals("42501")) {
            return WarehouseException.author(List.of(mayNotRead(table, source)));
        }
        return WarehouseException.author(List.of(unreadable(table, Said.of("`{}` can't be read", source.table()))
                .withNote(said(address, state))
                .withHelp(Said.of("see the server's log for what it refused"))));
    }

    static Diagnostic mayNotRead(Table table, Table.Source.Jdbc source) {
        return unreadable(table, Said.of("`{}` may not be read by the user that asks", source.table()))
                .withHelp(Said.of("grant that user `usage` on the schema and `select` on the table, or on the columns"
                        + " that the catalogue names"));
    }

    private static boolean isLost(String state) {
        return List.of("08", "53", "57", "58", "XX", "25", "40").stream().anyMatch(state::startsWith)
                || state.equals("null");
    }

    static WarehouseException unreachable(Table table, ServerAddress address, SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        Diagnostic said;
        if (state.startsWith("28") || state.equals("08004")) {
            said = at(table, Said.of("the server of `{}` refuses the user or the password", table.name()))
                    .withHelp(CREDENTIALS);
        } else if (state.equals("3D000")) {
            said = at(table, Said.of("the server of `{}` has no such database", table.name()))
                    .withHelp(Said.of("name the database after the host: `jdbc:postgresql://db.example/crm`"));
        } else {
            said = at(table, Said.of("the server of `{}` can't be reached", table.name()))
                    .withHelp(Said.of(
                            "see whether host and port are right, the server runs and this machine may connect"));
        }
        return WarehouseException.unreachable(
                "the data can't be read", List.of(said.withNote(said(address, state))), new SQLException(state, state));
    }

    private static Diagnostic at(Table table, Said message) {
        return Diagnostic.of(Code.DAT5009, message, table.source().span());
    }

    static Diagnostic unreadable(ServerTable source) {
        return unreadable(
                        source.table(),
                        Said.of(
                                "`{}` has rows that can't be read",
                                source.source().table()))
                .withHelp(Said.of("see whether the database's encoding is UTF8, or export the table to Parquet"));
    }

    private static Diagnostic unreadable(Table table, Said message) {
        return Diagnostic.of(Code.DAT5002, message, table.source().span());
    }

    private static Said said(ServerAddress address, String state) {
        return Said.of("it is {}, and said {}", address.shown(), state);
    }
}
