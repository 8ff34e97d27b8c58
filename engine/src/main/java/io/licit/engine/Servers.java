package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostic;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The database servers that a catalogue names, each as it was at one moment: all that is read of one is read in one
 * transaction, which sees no change from its first question on.
 */
final class Servers implements AutoCloseable {
    private final Map<ServerAddress, Server> open = new LinkedHashMap<>();
    private final Map<Table, SourceState.OfServer> states = new HashMap<>();

    /** @throws WarehouseException of kind environment, with a diagnostic, where the server can't be reached */
    Server of(Table table, Table.Source.Jdbc source) {
        ServerAddress address = ServerAddress.of(source.url());
        Server known = open.get(address);
        if (known != null) {
            return known;
        }
        try {
            Server server = Server.connect(address, source.url());
            open.put(address, server);
            return server;
        } catch (SQLException failure) {
            throw ServerMessages.unreachable(table, address, failure);
        }
    }

    /** A table's state at the moment that all is read of; asked for once. */
    Optional<SourceState.OfServer> state(Table table, Table.Source.Jdbc source, Consumer<Diagnostic> problems) {
        SourceState.OfServer known = states.get(table);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<SourceState.OfServer> state =
                ServerTable.open(this, table, source, problems).map(found -> ServerState.of(found, found.read()));
        state.ifPresent(found -> states.put(table, found));
        return state;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    @Override
    public void close() {
        open.values().forEach(Server::close);
        open.clear();
    }
}
