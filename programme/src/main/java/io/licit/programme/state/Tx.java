package io.licit.programme.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A transaction on the state. Values are texts, longs, byte arrays, instants (kept as text), optionals of these; a truth
 * is 0 or 1. Nothing of it stays unless the whole does.
 */
public final class Tx {
    private final Backend backend;
    private final Connection connection;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Tx(Backend backend, Connection connection) {
        this.backend = backend;
        this.connection = connection;
    }

    /** What is done once the transaction has come to stay, such as telling somebody. */
    public void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }

    /** Runs a statement that changes rows, and says how many. */
    public int update(String sql, Object... values) {
        try (PreparedStatement statement = Statements.prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }

    /** Runs one statement with many sets of values, in one go. */
    public void batch(String sql, Collection<Object[]> rows) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                Statements.bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }

    public <T> List<T> rows(String sql, Function<Row, T> reading, Object... values) {
        List<T> all = new ArrayList<>();
        try (PreparedStatement statement = Statements.prepared(connection, sql, values);
                ResultSet found = statement.executeQuery()) {
            Row row = new Row(found);
            while (found.next()) {
                all.add(reading.apply(row));
            }
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
        return all;
    }

    /** The first row, where there is one. */
    public <T> Optional<T> first(String sql, Function<Row, T> reading, Object... values) {
        return rows(sql, reading, values).stream().findFirst();
    }

    /** All tables, whole, for a copy of them. */
    public Tables tables() {
        return new Tables(backend, connection);
    }

    /** The one number that a query gives; 0 where it gives none. */
    public long number(String sql, Object... values) {
        return first(sql, row -> row.number("n"), values).orElse(0L);
    }
}
