package io.licit.programme.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, which all tests of a run share and which ends with it. */
public final class TestPostgres {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The address of a fresh database. */
    public static String database() {
        String name = "team" + NUMBER.incrementAndGet();
        try (Connection admin = DriverManager.getConnection(SERVER.getJdbcUrl("postgres", "postgres"));
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return SERVER.getJdbcUrl("postgres", name);
    }
}
