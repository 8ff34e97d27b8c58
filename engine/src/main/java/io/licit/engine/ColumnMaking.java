package io.licit.engine;

import io.licit.core.diagnostic.Said;
import io.licit.engine.column.Column;
import io.licit.engine.column.ColumnWriter;
import io.licit.engine.column.Kind;
import io.licit.engine.column.Texts;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.StateSql;
import io.licit.engine.sql.StateSql.Valued;
import io.licit.engine.sql.SumScales;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes columns: the person state that they need, a list of each one's texts, and one pass over all persons for as
 * many columns as memory holds.
 */
final class ColumnMaking {
    /** The part of the heap that columns in the making may take, as a divisor. */
    private static final long HEAP_PARTS = 3;

    private final Database database;
    private final Layout layout;
    private final SumScales scales;
    private final LocalDate today;
    private final long persons;

    ColumnMaking(Database database, Layout layout, SumScales scales, LocalDate today, long persons) {
        this.database = database;
        this.layout = layout;
        this.scales = scales;
        this.today = today;
        this.persons = persons;
    }

    /** By text. Each column is kept by its receiver before more are made than memory holds. */
    void make(List<? extends ColumnSource> sources, Progress progress, Receiver receiver) {
        long budget = Runtime.getRuntime().maxMemory() / HEAP_PARTS;
        // One more column's room is for the one that is being cut into slices.
        int most = (int) Math.max(1, budget / (ColumnWriter.bytes(Kind.NUMBER, persons) + 1) - 1);
        for (int from = 0; from < sources.size(); from += most) {
            progress.at(Said.of("preparing columns"), (double) from / sources.size());
            pass(sources.subList(from, Math.min(sources.size(), from + most)), receiver);
        }
    }

    /** On a connection of its own, so that its tables are nobody else's and go with it. */
    private void pass(List<? extends ColumnSource> sources, Receiver receiver) {
        try (Database own = database.sibling()) {
            StateSql state = new StateSql(layout, today, scales);
            Map<ColumnSource, Valued> values = new LinkedHashMap<>();
            sources.forEach(source -> values.put(source, source.in(state)));
            state.statements().forEach(own::run);
            Pass pass = new Pass(own, state.source());
            values.forEach(pass::add);
            pass.read(receiver);
        }
    }

    /** Takes a column by the text of its source. */
    interface Receiver {
        void take(String text, Column column);
    }

    /** One reading of all persons. */
    private final class Pass {
        private final Database own;
        private final String source;
        private final List<String> texts = new ArrayList<>();
        private final List<ColumnWriter> writers = new ArrayList<>();
        private final List<String> unlisted = new ArrayList<>();
        private final StringBuilder inner = new StringBuilder("n");
        private final StringBuilder list = new StringBuilder("s.n");
        private final StringBuilder joins = new StringBuilder();

        private Pass(Database own, String source) {
            this.own = own;
            this.source = source;
        }

        private void add(ColumnSource of, Valued value) {
            Kind kind = ColumnSource.kind(value.type());
            String alias = "v" + writers.size();
            if (kind == Kind.TEXT) {
                List<String> values = texts(value.sql(), "texts_of_" + alias);
                if (values.size() > Texts.MOST_LISTED) {
                    unlisted.add(of.text());
                    return;
                }
                joins.append(" LEFT JOIN texts_of_")
                        .append(alias)
                        .append(" AS t_")
                        .append(alias);
                joins.append(" ON t_").append(alias).append(".v = s.").append(alias);
                writers.add(ColumnWriter.of(new Texts(values), persons));
            } else {
                writers.add(ColumnWriter.of(kind, persons));
            }
            texts.add(of.text());
            inner.append(", ").append(value.sql()).append(" AS ").append(alias);
            list.append(", ").append(code(kind, alias));
        }

        /** A table of the different texts with their places, and the texts; one too many where they are too many. */
        private List<String> texts(String value, String table) {
            own.run("CREATE OR REPLACE TEMP TABLE " + table
                    + " AS SELECT v, CAST(row_number() OVER (ORDER BY v) - 1 AS BIGINT) AS code FROM (SELECT DISTINCT v"
                    + " FROM (SELECT " + value + " AS v FROM " + source + ") WHERE v IS NOT NULL LIMIT "
                    + (Texts.MOST_LISTED + 1) + ")");
            return own.rows("SELECT v FROM " + table + " ORDER BY code", row -> row.getString(1));
        }

        private void read(Receiver receiver) {
            unlisted.forEach(text -> receiver.take(text, Column.unlisted(persons)));
            if (writers.isEmpty()) {
                return;
            }
            List<Reading> readings = writers.stream().map(ColumnMaking::reading).toList();
            own.each("SELECT " + list + " FROM (SELECT " + inner + " FROM " + source + ") s" + joins, row -> {
                int n = row.getInt(1);
                for (int i = 0; i < readings.size(); i++) {
                    readings.get(i).of(row, i + 2, n);
                }
            });
            for (int i = 0; i < texts.size(); i++) {
                receiver.take(texts.get(i), writers.get(i).column());
            }
        }
    }

    /** A value's code as a number in SQL, of a table {@code s}. */
    static String code(Kind kind, String alias) {
        return switch (kind) {
            case BOOLEAN -> "CAST(s." + alias + " AS BIGINT)";
            case NUMBER -> "CAST(s." + alias + " AS DOUBLE)";
            case DATE -> "date_diff('day', CAST('1970-01-01' AS DATE), s." + alias + ")";
            case TIMESTAMP -> "epoch_us(s." + alias + ")";
            case TEXT, UNLISTED -> "t_" + alias + ".code";
        };
    }

    private static Reading reading(ColumnWriter writer) {
        if (writer.kind() == Kind.NUMBER) {
            return (row, at, n) -> {
                double number = row.getDouble(at);
                if (!row.wasNull()) {
                    writer.number(n, number);
                }
            };
        }
        return (row, at, n) -> {
            long code = row.getLong(at);
            if (!row.wasNull()) {
                writer.code(n, code);
            }
        };
    }

    private interface Reading {
        void of(ResultSet row, int at, int n) throws SQLException;
    }
}
