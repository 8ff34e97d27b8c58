package io.licit.programme.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** Statements with their values bound. */
final class Statements {
    private Statements() {}

    static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            bind(statement, values);
            return statement;
        } catch (SQLException failure) {
            statement.close();
            throw failure;
        }
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
    }

    private static void bind(PreparedStatement statement, int place, Object value) throws SQLException {
        if (value instanceof Optional<?> maybe) {
            if (maybe.isPresent()) {
                bind(statement, place, maybe.get());
            } else {
                statement.setNull(place, Types.VARCHAR);
            }
        } else if (value instanceof Instant instant) {
            statement.setString(place, Instants.text(instant));
        } else {
            statement.setObject(place, value);
        }
    }

    static StateException failed(SQLException failure) {
        return new StateException(
                "the state database refused a statement: " + failure.getMessage(),
                "if another program holds it, try again; `licit doctor` looks at it",
                failure);
    }
}
