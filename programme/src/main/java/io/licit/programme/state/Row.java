package io.licit.programme.state;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row of an answer; columns by name. */
public final class Row {
    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    /** A column that is never null. */
    public String text(String column) {
        return optional(column).orElseThrow(() -> new IllegalStateException("null in " + column));
    }

    public Optional<String> optional(String column) {
        try {
            return Optional.ofNullable(row.getString(column));
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }

    public long number(String column) {
        try {
            return row.getLong(column);
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }

    /** A truth that is kept as 0 or 1. */
    public boolean truth(String column) {
        return number(column) != 0;
    }

    public Instant instant(String column) {
        return Instants.parse(text(column));
    }

    public Optional<Instant> optionalInstant(String column) {
        return optional(column).map(Instants::parse);
    }

    public byte[] bytes(String column) {
        try {
            byte[] found = row.getBytes(column);
            if (found == null) {
                throw new IllegalStateException("null in " + column);
            }
            return found;
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }

    /** Every value as text, those of bytes read as UTF-8. */
    List<String> texts() {
        try {
            List<String> all = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                Object value = row.getObject(i);
                if (value != null) {
                    all.add(
                            value instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.UTF_8)
                                    : value.toString());
                }
            }
            return all;
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }
}
