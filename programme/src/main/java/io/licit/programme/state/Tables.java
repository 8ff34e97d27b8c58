package io.licit.programme.state;

import io.licit.core.json.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All tables of the state within a transaction, whole, in a form that no kind of database owns: a row is an array of
 * texts, numbers, nulls, and bytes as {@code {"bytes": base64}}, in the order of its table's columns.
 */
public final class Tables {
    private static final String BYTES = "bytes";
    private static final int TOGETHER = 500;

    private final Backend backend;
    private final Connection connection;

    Tables(Backend backend, Connection connection) {
        this.backend = backend;
        this.connection = connection;
    }

    /** A row that a table can't hold. */
    public static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    /** The columns of each table, in their order; a table stands behind those that its rows refer to. */
    public Map<String, List<String>> columns() {
        try {
            Set<String> names = names();
            Map<String, Set<String>> before = new LinkedHashMap<>();
            for (String name : names) {
                before.put(name, referred(name));
            }
            Map<String, List<String>> ordered = new LinkedHashMap<>();
            while (ordered.size() < names.size()) {
                String next = names.stream()
                        .filter(name -> !ordered.containsKey(name))
                        .filter(name -> ordered.keySet().containsAll(before.getOrDefault(name, Set.of())))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("tables refer to each other in a circle"));
                ordered.put(next, columns(next));
            }
            return ordered;
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }

    /** Without what the database, or the migrations, keep for themselves. */
    private Set<String> names() throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(backend.tables())) {
            while (rows.next()) {
                String name = rows.getString("name");
                if (!name.startsWith("sqlite_") && !name.equals(Migrations.HISTORY)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private Set<String> referred(String table) throws SQLException {
        Set<String> others = new LinkedHashSet<>();
        DatabaseMetaData about = connection.getMetaData();
        try (ResultSet keys = about.getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (keys.next()) {
                others.add(keys.getString("PKTABLE_NAME"));
            }
        }
        others.remove(table);
        return others;
    }

    private List<String> columns(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnName(i));
            }
            return columns;
        }
    }

    /** Whether no table has a row. */
    public boolean areEmpty() {
        try (Statement statement = connection.createStatement()) {
            for (String name : names()) {
                try (ResultSet first = statement.executeQuery("SELECT 1 FROM " + name + " LIMIT 1")) {
                    if (first.next()) {
                        return false;
                    }
                }
            }
            return true;
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }

    /** Tells the rows of a table, one after the other, in the order of its first two columns. */
    public void each(String table, Consumer<Json.Arr> visit) {
        String rows = "SELECT * FROM " + table + " ORDER BY 1" + (width(table) > 1 ? ", 2" : "");
        try (Statement statement = connection.createStatement()) {
            if (!backend.holdsAnswers()) {
                tell(statement, rows, visit);
                return;
            }
            statement.execute("DECLARE copied NO SCROLL CURSOR FOR " + rows);
            while (tell(statement, "FETCH " + TOGETHER + " FROM copied", visit) > 0) {
                continue;
            }
            statement.execute("CLOSE copied");
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }

    private int width(String table) {
        try {
            return columns(table).size();
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }

    private static int tell(Statement statement, String query, Consumer<Json.Arr> visit) throws SQLException {
        int told = 0;
        try (ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<Json> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(value(rows.getObject(i)));
                }
                visit.accept(Json.array(row));
                told++;
            }
        }
        return told;
    }

    private static Json value(@Nullable Object value) {
        if (value == null) {
            return Json.none();
        }
        if (value instanceof byte[] bytes) {
            return Json.object()
                    .put(BYTES, Base64.getEncoder().encodeToString(bytes))
                    .build();
        }
        if (value instanceof Long || value instanceof Integer) {
            return Json.of(((Number) value).longValue());
        }
        if (value instanceof String text) {
            return Json.of(text);
        }
        throw new IllegalStateException("the state has a value of " + value.getClass());
    }

    /**
     * Puts rows into a table, in the order of its columns.
     *
     * @throws Unfit where one is none of this table
     */
    public void fill(String table, Iterator<Json.Arr> rows) {
        try {
            List<String> columns = columns(table);
            String insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (?"
                    + ", ?".repeat(columns.size() - 1) + ")";
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                int waiting = 0;
                while (rows.hasNext()) {
                    bind(statement, table, columns.size(), rows.next());
                    statement.addBatch();
                    if (++waiting == TOGETHER) {
                        statement.executeBatch();
                        waiting = 0;
                    }
                }
                statement.executeBatch();
            }
            count(table, columns);
        } catch (SQLException failure) {
            if (isOfTheRow(failure)) {
                throw new Unfit("a row of " + table + " is one that the table refuses");
            }
            throw Statements.failed(failure);
        }
    }

    /** A constraint: class 23 of SQL's states, which SQLite has by its own name. */
    private static boolean isOfTheRow(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("23") || String.valueOf(failure.getMessage()).contains("SQLITE_CONSTRAINT");
    }

    private void count(String table, List<String> columns) throws SQLException {
        if (!columns.contains("n")) {
            return;
        }
        for (String statement : backend.counting(table)) {
            try (PreparedStatement counting = connection.prepareStatement(statement)) {
                counting.execute();
            }
        }
    }

    private static void bind(PreparedStatement statement, String table, int columns, Json.Arr row) throws SQLException {
        if (row.items().size() != columns) {
            throw new Unfit("a row of " + table + " has " + row.items().size() + " values, and not " + columns);
        }
        for (int i = 0; i < columns; i++) {
            Json value = row.items().get(i);
            if (value instanceof Json.Str text) {
                statement.setString(i + 1, text.value());
            } else if (value instanceof Json.Num number) {
                statement.setLong(i + 1, whole(number.value(), table));
            } else if (value instanceof Json.Obj object) {
                statement.setBytes(i + 1, bytes(object, table));
            } else if (value instanceof Json.Null) {
                statement.setNull(i + 1, Types.NULL);
            } else {
                throw new Unfit("a row of " + table + " has a value of no kind");
            }
        }
    }

    private static long whole(BigDecimal number, String table) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new Unfit("a row of " + table + " has a number that is none of the state's");
        }
    }

    private static byte[] bytes(Json.Obj object, String table) {
        try {
            return object.get(BYTES)
                    .filter(Json.Str.class::isInstance)
                    .map(text -> Base64.getDecoder().decode(((Json.Str) text).value()))
                    .orElseThrow(() -> new Unfit("a row of " + table + " has a value of no kind"));
        } catch (IllegalArgumentException noBase64) {
            throw new Unfit("a row of " + table + " has bytes that are none");
        }
    }
}
