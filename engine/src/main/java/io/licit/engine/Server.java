package io.licit.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** A PostgreSQL server in one transaction that sees one moment and can't write. */
final class Server implements AutoCloseable {
    private static final int FETCHED = 10_000;

    /** What decides how values are written, and that a long load is not cut off. */
    private static final List<String> SETTINGS = List.of(
            "SET LOCAL TimeZone = 'UTC'",
            "SET LOCAL DateStyle = 'ISO, YMD'",
            "SET LOCAL extra_float_digits = 1",
            "SET LOCAL bytea_output = 'hex'",
            "SET LOCAL statement_timeout = 0",
            "SET LOCAL idle_in_transaction_session_timeout = 0");

    private final ServerAddress address;
    private final Connection connection;

    private Server(ServerAddress address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    static Server connect(ServerAddress address, String url) throws SQLException {
        Properties properties = address.credentials(url);
        properties.setProperty("ApplicationName", "licit");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("readOnly", "true");
        // A question that the server refuses does not end the transaction.
        properties.setProperty("autosave", "always");
        Connection connection = new Driver().connect(address.url(), properties);
        if (connection == null) {
            throw new SQLException("no address of PostgreSQL", "08001");
        }
        Server server = new Server(address, connection);
        try {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            for (String setting : SETTINGS) {
                server.run(setting);
            }
            return server;
        } catch (SQLException failure) {
            server.close();
            throw failure;
        }
    }

    ServerAddress address() {
        return address;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Asks with texts in the places of the question marks. */
    void each(String sql, List<String> values, Database.RowVisit visit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visit.row(rows);
                }
            }
        }
    }

    /** The rows of a query as CSV: the server sends each row by itself. */
    CopyOut copy(String query) throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "COPY (" + query + ") TO STDOUT (FORMAT csv, NULL '" + ServerRows.NULL + "', ENCODING 'UTF8')");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // Nothing was written, so that nothing is lost with it.
            assert gone != null;
        }
    }
}
